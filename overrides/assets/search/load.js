/** The index and its pieces, fetched when they are wanted, and what a query finds in them. */
import { Catalogue } from "./catalogue.js";
import { find, wishOf, wordsOf } from "./ranking.js";

/** @type {Promise<Catalogue>[]} the one index of all forms, none before it is asked for */
const loading = [];

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
export function load(form, asked) {
  const known = loading[0];
  if (known) return known;
  const index = json(asked ?? fetch(form.dataset.search ?? "")).then((content) => new Catalogue(content));
  loading.push(index);
  index.catch(() => { loading.length = 0; });
  return index;
}

/** @param {HTMLFormElement} form @param {string} query */
export async function answerTo(form, query) {
  const catalogue = await load(form);
  const wish = wishOf(catalogue, query);
  const pieces = catalogue.missing(wordsOf(wish, catalogue));
  await Promise.all(pieces.map(async (piece) => {
    catalogue.take(piece, await json(fetch((form.dataset.base ?? "") + catalogue.pieceAddress(piece))));
  }));
  return { catalogue, answer: find(catalogue, wish) };
}
