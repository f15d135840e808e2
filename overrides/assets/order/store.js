/** The basket, kept on this device only and for this site only. Whatever is read may be old, damaged or refused: here it
 * is only taken apart; what is shown or sent of it goes through `sound.js` first. */
import { KEY } from "./count.js";

/** @typedef {import("./order.js").Line} Line */
/** @typedef {import("./order.js").Order} Order */
/** @typedef {import("./order.js").Seller} Seller */
/** @typedef {{seller: Seller, lines: Line[], order: Partial<Order>, number: string, sentAs: string, sent: boolean}} Group
 *   what is bought of one seller; `sentAs` marks the order that went out with `number`, "" while none did */
/** @typedef {"" | "damaged" | "refused"} Trouble */

const VERSION = 1;

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is string} */
export const isText = (value) => typeof value === "string";

/** The groups of a stored basket; throws where it is none. @param {string} stored @returns {Group[]} */
export function groupsOf(stored) {
  const value = JSON.parse(stored);
  if (!isRecord(value) || value.v !== VERSION || !Array.isArray(value.sellers)) throw new Error("not a basket");
  return value.sellers.map((group) => {
    const { seller, lines, order, number, sentAs, sent } = isRecord(group) ? group : {};
    return {
      seller: /** @type {Seller} */ (isRecord(seller) ? seller : {}),
      lines: /** @type {Line[]} */ (Array.isArray(lines) ? lines.map((line) => (isRecord(line) ? line : {})) : []), order: isRecord(order) ? order : {},
      number: isText(number) ? number : "", sentAs: isText(sentAs) ? sentAs : "", sent: sent === true,
    };
  });
}

/** What is in the basket, and what was wrong with what was stored. @returns {{groups: Group[], trouble: Trouble}} */
export function readBasket() {
  let stored;
  try {
    stored = localStorage.getItem(KEY);
  } catch {
    return { groups: [], trouble: "refused" };
  }
  try {
    return { groups: stored === null ? [] : groupsOf(stored), trouble: "" };
  } catch {
    return { groups: [], trouble: "damaged" };
  }
}

/** Throws where the device refuses. @param {string} key @param {Group[]} groups */
export function put(key, groups) {
  if (groups.length) localStorage.setItem(key, JSON.stringify({ v: VERSION, sellers: groups }));
  else localStorage.removeItem(key);
}

/** Keep the basket; false where the device refuses. Who the buyer is stays out of it: that is kept only when asked for.
 * @param {Group[]} groups */
export function writeBasket(groups) {
  const held = groups
    .filter((group) => group.lines.length)
    .map((group) => ({ ...group, order: { ...group.order, name: undefined, address: undefined } }));
  try {
    put(KEY, held);
  } catch {
    return false;
  }
  dispatchEvent(new Event("basket"));
  return true;
}
