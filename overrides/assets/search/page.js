/** What the words of an address find, for the list that shows it; on a page without one, in plain rows. */
import { fill } from "../fill.js";
import { whyNot } from "../once.js";
import { answerTo } from "./load.js";
import { row } from "./rows.js";
import rules from "./rules.js";
import { asksOf } from "./asks.js";
import { remark, summary } from "./summary.js";

/** @typedef {import("./catalogue.js").Thing} Thing */
/** @typedef {{ query: string, asks: string[], rest: string, hits: Thing[], title: string, remark: string, summary: string, row: (thing: Thing) => HTMLElement }} Found
 *   `hits` best first, `remark` what to know of all of them, `summary` that with their number, `row` a link to one; `asks`
 *   are filters that the words name, `rest` is the query without those */

const PAGE_LIMIT = 60; // rows where no list shows them

/** What whole words find. Rejects where the index cannot be fetched. @param {HTMLFormElement} form @param {string} query @returns {Promise<Found>} */
export async function found(form, query) {
  const { catalogue, answer } = await answerTo(form, `${query} `);
  return {
    query,
    ...asksOf(query, rules),
    hits: answer.hits,
    title: (catalogue.index.texts.hasil ?? "").replace("{kata}", () => query),
    remark: remark(catalogue, answer),
    summary: summary(catalogue, answer),
    row: (thing) => row(catalogue, thing, form.dataset.base ?? ""),
  };
}

/** Show every hit in a village that has no list to filter. @param {HTMLFormElement} form @param {HTMLElement} target @param {string} query */
export async function showPlain(form, target, query) {
  const title = document.createElement("h2");
  const note = document.createElement("p");
  note.className = "search__note";
  note.setAttribute("role", "status");
  note.textContent = form.dataset.loading ?? "";
  target.className = "results";
  fill(target, title, note);
  target.hidden = false;
  try {
    const shown = await found(form, query);
    title.textContent = shown.title;
    note.textContent = shown.summary;
    target.append(...shown.hits.slice(0, PAGE_LIMIT).map(shown.row));
  } catch (error) {
    note.textContent = whyNot(error, form.dataset);
  }
}
