/** The search field: a combobox over what the catalogue holds, fetched at the first touch; without it the form is a link. */
import { Catalogue } from "./search/catalogue.js";
import { find, wishOf, wordsOf } from "./search/ranking.js";
import { rupiah } from "./order/words.js";
import { row } from "./search/rows.js";

/** @typedef {import("./search/ranking.js").Answer} Answer */

const LIMIT = 8; // rows under the field
const SAME_NAME_LIMIT = 2; // of them with one name
const PAGE_LIMIT = 60; // rows on the page of results

/** @type {Promise<Catalogue> | undefined} */
let loading;

/** @param {Promise<Response>} asked */
async function json(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * The index, fetched once for all forms; after a failure, once more.
 * @param {HTMLFormElement} form @param {Promise<Response>} [asked] where it is on its way already
 * @returns {Promise<Catalogue>}
 */
function load(form, asked) {
  loading ??= json(asked ?? fetch(form.dataset.search ?? "")).then((index) => new Catalogue(index)).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {HTMLFormElement} form @param {string} query */
async function answerTo(form, query) {
  const catalogue = await load(form);
  const wish = wishOf(catalogue, query);
  const pieces = catalogue.missing(wordsOf(wish, catalogue));
  await Promise.all(pieces.map(async (piece) => {
    catalogue.take(piece, await json(fetch((form.dataset.base ?? "") + catalogue.pieceAddress(piece))));
  }));
  return { catalogue, answer: find(catalogue, wish) };
}

/** How many there are and what they have in common, in words. @param {Catalogue} catalogue @param {Answer} answer */
function summary({ index: { texts } }, { hits, whole, limit }) {
  if (!hits.length) return texts.kosong ?? "";
  const count = (texts.jumlah ?? "").replace("{jumlah}", String(hits.length));
  const most = limit ? `, ${(texts.batas ?? "").replace("{harga}", rupiah(limit))}` : "";
  return whole ? count + most : `${texts.mirip}: ${count}${most}`;
}

/** The first hits of which no name crowds out the others. @param {Answer} answer */
function varied({ hits }) {
  /** @type {Map<string, number>} */
  const shown = new Map();
  return hits.filter(({ name }) => {
    const count = (shown.get(name) ?? 0) + 1;
    shown.set(name, count);
    return count <= SAME_NAME_LIMIT;
  }).slice(0, LIMIT);
}

class SearchBox {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} field */
  constructor(form, field) {
    this.form = form;
    this.field = field;
    this.base = form.dataset.base ?? "";
    this.turn = 0;
    this.active = -1;
    this.panel = document.createElement("div");
    this.panel.className = "search__list";
    this.panel.hidden = true;
    this.list = document.createElement("div");
    this.list.id = `${field.id}-hasil`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
    this.status = document.createElement("p");
    this.status.className = "search__note";
    this.status.setAttribute("role", "status");
    this.panel.append(this.status, this.list);
    form.append(this.panel);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
    field.addEventListener("input", () => this.show());
    field.addEventListener("click", () => this.show());
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => {
      if (!field.value.trim()) event.preventDefault();
    });
    // A touch on a row must not take the focus from the field before the click is through.
    this.panel.addEventListener("mousedown", (event) => event.preventDefault());
    field.addEventListener("blur", () => this.close());
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  async show() {
    const query = this.field.value.trim();
    const turn = this.turn += 1;
    if (!query) return this.close();
    const waiting = setTimeout(() => this.say(this.form.dataset.loading ?? ""), 150);
    try {
      const { catalogue, answer } = await answerTo(this.form, this.field.value);
      if (turn !== this.turn) return undefined;
      this.fill(catalogue, answer, query);
    } catch {
      if (turn === this.turn) {
        this.list.replaceChildren();
        this.say(this.form.dataset.failed ?? "");
      }
    } finally {
      clearTimeout(waiting);
    }
    return undefined;
  }

  /** @param {Catalogue} catalogue @param {Answer} answer @param {string} query */
  fill(catalogue, answer, query) {
    const shown = varied(answer);
    const rows = shown.map((thing) => row(catalogue, thing, this.base));
    if (answer.hits.length > shown.length || !answer.hits.length) rows.push(this.everything(catalogue, answer, query));
    rows.forEach((each, at) => {
      each.id = `${this.list.id}-${at}`;
      each.setAttribute("role", "option");
      each.setAttribute("aria-selected", "false");
      each.tabIndex = -1;
    });
    this.list.replaceChildren(...rows);
    this.mark(-1);
    this.say(summary(catalogue, answer));
  }

  /** The last row: the page of all results, or of all products. @param {Catalogue} catalogue @param {Answer} answer @param {string} query */
  everything({ index: { texts } }, { hits }, query) {
    const link = document.createElement("a");
    link.className = "hit hit--all";
    link.href = hits.length ? `${this.form.action}?q=${encodeURIComponent(query)}` : this.form.action;
    link.textContent = hits.length ? (texts.semua ?? "").replace("{jumlah}", String(hits.length)) : texts.semua_produk ?? "";
    return link;
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
    this.panel.hidden = false;
    this.field.setAttribute("aria-expanded", String(this.options.length > 0));
    this.list.hidden = !this.options.length;
  }

  close() {
    this.turn += 1; // whatever is on its way comes too late
    this.panel.hidden = true;
    this.mark(-1);
    this.field.setAttribute("aria-expanded", "false");
  }

  /** Make an option the one that Enter opens, -1 for none. @param {number} at */
  mark(at) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = at;
    const option = this.options[at];
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.field.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const count = this.options.length;
    const open = !this.panel.hidden && count > 0;
    if (event.key === "Escape") {
      if (this.panel.hidden) return;
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const down = event.key === "ArrowDown";
      if (!open) this.show();
      // Past either end the field itself is the place: none is marked there.
      else this.mark(((this.active + 1 + (down ? 1 : count)) % (count + 1)) - 1);
    } else if (event.key === "Enter" && open && this.active >= 0) {
      this.options[this.active]?.click();
    } else return;
    event.preventDefault();
  }
}

/** Show every hit on the page of results. @param {HTMLFormElement} form @param {HTMLElement} target @param {string} query */
async function showPage(form, target, query) {
  const title = document.createElement("h2");
  title.textContent = `${target.dataset.title}: ${query}`;
  const note = document.createElement("p");
  note.className = "search__note";
  note.setAttribute("role", "status");
  note.textContent = form.dataset.loading ?? "";
  target.className = "results";
  target.replaceChildren(title, note);
  target.hidden = false;
  try {
    const { catalogue, answer } = await answerTo(form, `${query} `);
    note.textContent = summary(catalogue, answer);
    target.append(...answer.hits.slice(0, PAGE_LIMIT).map((thing) => row(catalogue, thing, form.dataset.base ?? "")));
  } catch {
    note.textContent = form.dataset.failed ?? "";
  }
}

/**
 * Make a search form answer while it is typed in; called once for each.
 * @param {HTMLFormElement} form @param {string | undefined} query shown on the page itself, where there is one
 * @param {Promise<Response>} asked the index, asked for while this script was on its way
 */
export function attach(form, query, asked) {
  const field = form.querySelector("input");
  if (!field || form.dataset.attached) return;
  form.dataset.attached = "yes";
  load(form, asked).catch(() => {}); // whoever asks is told
  const box = new SearchBox(form, field);
  const results = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-results]"));
  if (query && results) {
    field.value = query;
    showPage(form, results, query);
  } else if (document.activeElement === field) box.show();
}
