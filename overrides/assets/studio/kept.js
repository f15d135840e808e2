/** What was chosen in the studio, kept on the device: the look for all, words and products of each business. */
import { scoped } from "../root.js";

/** @typedef {import("./photo.js").Spot} Spot */
/** @typedef {{line?: string, thing?: string, several?: string[], spots?: Record<string, Spot & {photo: number}>}} OfSeller */
/** @typedef {{v: number, shape?: string, light?: boolean, price?: boolean, sellers: Record<string, OfSeller>}} Kept */

const KEY = scoped("studio");
const VERSION = 1;
const MOST_SPOTS = 30;

/** @param {any} value */
const isRecord = (value) => !!value && typeof value === "object" && !Array.isArray(value);
/** @param {any} spot */
const isSpot = (spot) => isRecord(spot) && [spot.zoom, spot.x, spot.y, spot.photo].every(Number.isFinite);

/** @returns {Kept} */
export function read() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (isRecord(value) && value.v === VERSION && isRecord(value.sellers)) return value;
  } catch {
    // Storage is refused, or something else stands there.
  }
  return { v: VERSION, sellers: {} };
}

/** What was kept of one business, only what can be used; without `several` none were chosen yet.
 * @param {Kept} kept @param {string} slug @returns {OfSeller & {line: string, thing: string, spots: Record<string, Spot & {photo: number}>}} */
export function ofSeller(kept, slug) {
  const value = isRecord(kept.sellers[slug]) ? /** @type {OfSeller} */ (kept.sellers[slug]) : {};
  return {
    line: typeof value.line === "string" ? value.line : "",
    thing: typeof value.thing === "string" ? value.thing : "",
    several: Array.isArray(value.several) ? value.several.map(String) : undefined,
    spots: isRecord(value.spots) ? Object.fromEntries(Object.entries(value.spots ?? {}).filter(([, spot]) => isSpot(spot)).slice(-MOST_SPOTS)) : {},
  };
}

/** @param {Kept} kept */
export function write(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is refused or full: the choice holds for this page.
  }
}
