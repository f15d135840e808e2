/** A search's words as a condition of a list: which of its rows they find, and in which order. No page, no network. */

/** @typedef {import("./match.js").Facts} Facts */
/** @typedef {import("./match.js").Kind} Kind */
/** @typedef {import("./match.js").Ranks} Ranks */
/** @typedef {{ kind: string, seller: number, shelf: number }} Hit see `search/catalogue.js` */

/**
 * The places of a list's rows among hits; both know businesses by their place, and products by theirs on a shelf.
 * @param {Facts} facts @param {Hit[]} hits best first @returns {Ranks}
 */
export function ranksOf({ businesses, products }, hits) {
  /** @type {number[][]} */
  const shelves = businesses.category.map(() => []);
  products.business.forEach((owner, row) => shelves[owner]?.push(row));
  const ranks = { product: new Int32Array(products.business.length).fill(-1), business: new Int32Array(shelves.length).fill(-1) };
  hits.forEach(({ kind, seller, shelf }, place) => {
    if (kind === "business") ranks.business[seller] = place;
    const row = kind === "product" ? shelves[seller]?.[shelf] : undefined;
    if (row !== undefined) ranks.product[row] = place;
  });
  return ranks;
}

/**
 * The hits that no list of products shows: businesses that fail no filter, and places and pages while none is set.
 * @template {Hit} T @param {T[]} hits @param {ArrayLike<number>} failed by business @param {boolean} filtered
 */
export const otherHits = (hits, failed, filtered) =>
  hits.filter(({ kind, seller }) => (kind === "business" ? !failed[seller] : kind !== "product" && !filtered));
