/** Which businesses and products fit a choice, in which order. No page, no storage, no clock. */
import { stateAt } from "../order/opening.js";
import { dayOfMoment } from "../order/words.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{
 *   texts: Record<string, string>, offset: number, categories: [string, string][], hamlets: [string, string][],
 *   payments: [string, string][], prices: number[], hours: import("../order/opening.js").Hours[], cards: string, piece: number,
 *   businesses: Record<"category" | "hamlet" | "status" | "hours" | "pay" | "halal" | "joined" | "confirmed", number[]> &
 *     { reach: number[][], where: (0 | [number, number])[] },
 *   products: Record<"business" | "price" | "flags", number[]>,
 *   promos: [number, number, number, number[]][],
 * }} Facts see scripts/katalog/data/filters.py */
/** @typedef {"product" | "business"} Kind */
/** @typedef {[number, number]} Point latitude and longitude in degrees */
/** @typedef {Record<Kind, ArrayLike<number>>} Ranks of each row its place among what a search's words find, -1 for not found */

/** A bit for each condition: a row's number says which it fails. */
export const BIT = { kategori: 1, dusun: 2, buka: 4, antar: 8, bayar: 16, halal: 32, harga: 64, promo: 128, ada: 256, q: 512 };
const [SOLD_OUT, NOT_NOW, REDUCED] = [1, 2, 4];
const MICRO = 100000;
const EARTH_METRES = 6371000;

/** @param {string[]} chosen @param {[string, string][]} known */
const places = (chosen, known) => new Set(chosen.map((id) => known.findIndex(([each]) => each === id)));

/** @param {Facts} facts @param {number} moment the village's now, in minutes */
function current(facts, moment) {
  const today = dayOfMoment(moment);
  return facts.promos.filter(([, from, to]) => (!from || from <= today) && (!to || today <= to));
}

/**
 * Which conditions of `state` each row fails, as sums of BIT.
 *
 * A business fails a condition on products where none of its products meets all of them; where a promo is all that is
 * asked of products, its own bundle will do. Words ask for a product too, but of a business that is found itself.
 * @param {Facts} facts @param {State} state @param {number} moment the village's now, in minutes
 * @param {Ranks | null} ranks what the words of `state` find, null for no words
 * @returns {Record<Kind, Int32Array>}
 */
export function failures(facts, state, moment, ranks) {
  const { businesses: b, products: p } = facts;
  const today = dayOfMoment(moment);
  const categories = places(state.kategori, facts.categories);
  const hamlets = places(state.dusun, facts.hamlets);
  const target = facts.hamlets.findIndex(([id]) => id === state.antar);
  const ways = facts.payments.reduce((sum, [id], at) => sum + (state.bayar.includes(id) ? 1 << at : 0), 0);
  const open = state.buka ? facts.hours.map((hours) => stateAt(hours, moment)?.open === true) : [];
  const business = Int32Array.from(b.category, (category, at) => {
    const halal = b.halal[at] ?? 0;
    return (categories.size && !categories.has(category) ? BIT.kategori : 0) |
      (hamlets.size && !hamlets.has(b.hamlet[at] ?? -1) ? BIT.dusun : 0) |
      (state.buka && !open[b.hours[at] ?? -1] ? BIT.buka : 0) |
      (state.antar && !(b.reach[at]?.includes(target) && b.status[at] === 0) ? BIT.antar : 0) |
      (ways && !(ways & (b.pay[at] ?? 0)) ? BIT.bayar : 0) |
      (state.halal && !(halal === 1 || halal >= today) ? BIT.halal : 0);
  });
  const ofProducts = (state.harga ? BIT.harga : 0) | (state.promo ? BIT.promo : 0) | (state.ada ? BIT.ada : 0);
  const asked = ofProducts | (ranks ? BIT.q : 0);
  const bundles = state.promo ? current(facts, moment) : [];
  const bundled = new Set(bundles.flatMap((promo) => promo[3]));
  const [from, to] = state.harga ?? [0, 0];
  /** @param {Kind} kind @param {number} row */
  const unfound = (kind, row) => (ranks && (ranks[kind][row] ?? -1) < 0 ? BIT.q : 0);
  const served = new Uint8Array(business.length);
  const product = Int32Array.from(p.business, (owner, row) => {
    const price = p.price[row] ?? -1;
    const flags = p.flags[row] ?? 0;
    const own = (state.harga && (price < from || (to && price > to)) ? BIT.harga : 0) |
      (state.promo && !(flags & REDUCED || bundled.has(row)) ? BIT.promo : 0) |
      (state.ada && flags & NOT_NOW ? BIT.ada : 0);
    const words = unfound("product", row);
    if (!own && !(words && unfound("business", owner))) served[owner] = 1;
    return own | words | (business[owner] ?? 0);
  });
  if (ofProducts === BIT.promo) for (const [owner] of bundles) if (!unfound("business", owner)) served[owner] = 1;
  if (asked) {
    served.forEach((good, at) => {
      if (!good && (ofProducts || unfound("business", at))) business[at] = (business[at] ?? 0) | asked;
    });
  }
  return { business, product };
}

/** Metres between two points, whole. @param {Point} a @param {Point} b */
export function metres(a, b) {
  const [lat1 = 0, lon1 = 0, lat2 = 0, lon2 = 0] = [...a, ...b].map((degrees) => (degrees * Math.PI) / 180);
  const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
  return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(half)));
}

/** Metres from `here` to each business, Infinity where one of both is not known.
 * @param {Facts} facts @param {Point | null} here */
export const distances = (facts, here) =>
  facts.businesses.where.map((point) => (here && point ? metres(here, [point[0] / MICRO, point[1] / MICRO]) : Infinity));

/**
 * The rows that fail nothing, in the order asked for. What cannot be had comes last, within it what the order knows
 * nothing of; equal ones as on the page.
 * @param {Facts} facts @param {Kind} kind @param {Int32Array} failed
 * @param {string} order "" for that of what words find, or the page's own
 * @param {number[]} far see `distances` @param {Ranks | null} ranks see `failures`
 */
export function inOrder(facts, kind, failed, order, far, ranks) {
  const { businesses: b, products: p } = facts;
  /** @type {number[]} */
  const rows = [];
  failed.forEach((fails, row) => { if (!fails) rows.push(row); });
  if (!order && ranks) {
    const places = kind === "product" ? ranks.product : bestPlaces(facts, ranks);
    return rows.sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  }
  if (!order) return rows;
  const lowest = kind === "business" && order === "murah" ? lowestPrices(facts) : [];
  /** @param {number} row what comes first has the smallest, Infinity is not known */
  const worth = (row) => {
    const owner = kind === "product" ? (p.business[row] ?? 0) : row;
    if (order === "dekat") return far[owner] ?? Infinity;
    if (order === "murah") {
      const price = kind === "product" ? (p.price[row] ?? -1) : (lowest[row] ?? Infinity);
      return price < 0 ? Infinity : price;
    }
    return -((order === "baru" ? b.joined : b.confirmed)[owner] ?? 0) || Infinity;
  };
  /** @param {number} row */
  const late = (row) => (kind === "product" ? (p.flags[row] ?? 0) & SOLD_OUT : Number(b.status[row] !== 0));
  const worths = new Float64Array(failed.length);
  const lates = new Uint8Array(failed.length);
  for (const row of rows) {
    worths[row] = worth(row);
    lates[row] = late(row);
  }
  /** @param {ArrayLike<number>} keys @param {number} one @param {number} other */
  const compare = (keys, one, other) => Number((keys[one] ?? 0) > (keys[other] ?? 0)) - Number((keys[one] ?? 0) < (keys[other] ?? 0));
  return rows.sort((one, other) => compare(lates, one, other) || compare(worths, one, other) || one - other);
}

/** The place of each business among what is found: its own, or that of the best of its products. @param {Facts} facts @param {Ranks} ranks */
function bestPlaces({ products }, ranks) {
  const best = Array.from(ranks.business, (place) => (place < 0 ? Infinity : place));
  products.business.forEach((owner, row) => {
    const place = ranks.product[row] ?? -1;
    if (place >= 0) best[owner] = Math.min(best[owner] ?? Infinity, place);
  });
  return best;
}

/** The lowest price of each business in rupiah, Infinity for none. @param {Facts} facts */
function lowestPrices({ businesses, products }) {
  const lowest = businesses.category.map(() => Infinity);
  products.business.forEach((owner, row) => {
    const price = products.price[row] ?? -1;
    if (price >= 0) lowest[owner] = Math.min(lowest[owner] ?? Infinity, price);
  });
  return lowest;
}

/**
 * How many rows each option would leave if it were the only one of its kind: `kategori`, `dusun`, `antar`, `bayar` by place.
 * @param {Facts} facts @param {Kind} kind @param {Int32Array} failed
 */
export function optionCounts(facts, kind, failed) {
  const { businesses: b, products: p } = facts;
  const zeros = (/** @type {[string, string][]} */ known) => known.map(() => 0);
  const counts = { kategori: zeros(facts.categories), dusun: zeros(facts.hamlets), antar: zeros(facts.hamlets), bayar: zeros(facts.payments) };
  /** @param {number[]} list @param {number} place */
  const add = (list, place) => { list[place] = (list[place] ?? 0) + 1; };
  failed.forEach((fails, row) => {
    const owner = kind === "product" ? (p.business[row] ?? 0) : row;
    if (!(fails & ~BIT.kategori)) add(counts.kategori, b.category[owner] ?? 0);
    if (!(fails & ~BIT.dusun)) add(counts.dusun, b.hamlet[owner] ?? 0);
    if (!(fails & ~BIT.antar) && b.status[owner] === 0) for (const place of b.reach[owner] ?? []) add(counts.antar, place);
    if (!(fails & ~BIT.bayar)) facts.payments.forEach((_, place) => { if ((b.pay[owner] ?? 0) >> place & 1) add(counts.bayar, place); });
  });
  return counts;
}
