/** Where the visitor is: asked of the device only when they want it, kept for this visit, sent nowhere. */
import { scoped } from "../root.js";

/** @typedef {import("./match.js").Point} Point */

const KEY = "lokasi";
const DECIMALS = 4; // about 11 metres: enough for "near", no more than that
const PATIENCE = 15000; // milliseconds; a cheap phone indoors needs a while
const FRESH = 600000; // milliseconds that an earlier fix of the device will do

/** What is known from earlier in this visit. @returns {Point | null} */
export function remembered() {
  try {
    const value = JSON.parse(sessionStorage.getItem(scoped(KEY)) ?? "null");
    return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) ? [value[0], value[1]] : null;
  } catch {
    return null;
  }
}

/** Keep a point for this visit. @param {Point} point @returns {Point} */
export function remember(point) {
  const [latitude, longitude] = point.map((degrees) => Number(degrees.toFixed(DECIMALS)));
  const rounded = /** @type {Point} */ ([latitude, longitude]);
  try {
    sessionStorage.setItem(scoped(KEY), JSON.stringify(rounded));
  } catch {
    // Storage refused: it holds for this page.
  }
  return rounded;
}

/** Ask the device. Rejects with "ditolak" where the visitor said no, else "gagal". @returns {Promise<Point>} */
export const locate = () => new Promise((found, failed) => {
  if (!("geolocation" in navigator) || !isSecureContext) {
    failed("gagal");
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => found(remember([coords.latitude, coords.longitude])),
    (error) => failed(error.code === error.PERMISSION_DENIED ? "ditolak" : "gagal"),
    { maximumAge: FRESH, timeout: PATIENCE },
  );
});

/** The middle of the businesses of a hamlet, null where none says where it is.
 * @param {import("./match.js").Facts} facts @param {number} hamlet @returns {Point | null} */
export function middleOf(facts, hamlet) {
  const { where, hamlet: of } = facts.businesses;
  const known = where.flatMap((point, at) => (point && of[at] === hamlet ? [point] : []));
  /** @param {0 | 1} side */
  const mean = (side) => known.reduce((total, point) => total + point[side], 0) / known.length / 100000;
  return known.length ? [mean(0), mean(1)] : null;
}

/** A distance as people say it: `350 m`, `1,2 km`, `12 km`. @param {number} metres */
export function spoken(metres) {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  const km = metres / 1000;
  return `${km < 10 ? km.toFixed(1).replace(".", ",") : Math.round(km)} km`;
}
