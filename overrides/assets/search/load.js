/** The index and its pieces, fetched when they are wanted, and what a query finds in them. */
import { content } from "../once.js";
import { Catalogue } from "./catalogue.js";
import { find, wishOf, wordsOf } from "./ranking.js";
import rules from "./rules.js";
import { language } from "./words.js";

const spoken = language(rules);
/** @type {Promise<Catalogue>[]} the one index of all forms, none before it is asked for */
const loading = [];

/** The index, fetched once for all forms; after a failure, once more. @param {HTMLFormElement} form @returns {Promise<Catalogue>} */
export function load(form) {
  const known = loading[0];
  if (known) return known;
  const index = content(form.dataset.search ?? "").then((found) => new Catalogue(found, spoken));
  loading.push(index);
  index.catch(() => { loading.length = 0; });
  return index;
}

/** Now, on the village's clocks, in minutes since 1970-01-01. @param {Catalogue} catalogue */
export const momentIn = ({ index }) => Math.floor(Date.now() / 60000) + index.offset;

/** @param {HTMLFormElement} form @param {string} query */
export async function answerTo(form, query) {
  const catalogue = await load(form);
  const wish = wishOf(catalogue, query);
  const pieces = catalogue.missing(wordsOf(wish, catalogue));
  await Promise.all(pieces.map(async (piece) => {
    catalogue.take(piece, await content((form.dataset.base ?? "") + catalogue.pieceAddress(piece)));
  }));
  return { catalogue, answer: find(catalogue, wish, momentIn(catalogue)) };
}
