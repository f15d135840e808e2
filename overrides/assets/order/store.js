/** The basket and the buyer's name, kept on this device only. Whatever is read may be old, damaged or refused. */

/** @typedef {import("./order.js").Line} Line */
/** @typedef {import("./order.js").Order} Order */
/** @typedef {import("./order.js").Seller} Seller */
/** @typedef {{seller: Seller, lines: Line[], order: Partial<Order>, number: string, sent: boolean}} Group what is bought of one seller */
/** @typedef {{name: string, address: string}} Buyer */
/** @typedef {"" | "damaged" | "refused"} Trouble */

const BASKET = "keranjang";
const BUYER = "pembeli";
const VERSION = 1;
export const MOST_LINES = 99; // what a message to a person can still be about

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";
/** @param {unknown} value @returns {value is [string, string][]} */
const isPairs = (value) => Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));

/** @param {unknown} value @returns {value is Line} */
const isLine = (value) =>
  isRecord(value) && isText(value.id) && isText(value.name) && isPairs(value.choices) && isPairs(value.answers) &&
  (value.variant === undefined || isText(value.variant)) && (value.promo === undefined || value.promo === true) &&
  Number.isSafeInteger(value.quantity) && Number(value.quantity) > 0 &&
  (value.price === null || (Number.isSafeInteger(value.price) && Number(value.price) >= 0));

/** @param {unknown} value @returns {value is Seller} */
const isSeller = (value) =>
  isRecord(value) && /^[a-z0-9-]+$/.test(String(value.slug)) && /^\d{7,15}$/.test(String(value.wa)) &&
  [value.name, value.url, value.phone, value.code].every(isText) && typeof value.zone === "number";

/** @param {unknown} value @returns {Record<string, string | boolean>} */
const plain = (value) =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (isText(each) || typeof each === "boolean" ? [[key, each]] : []))) : {};

/** @param {unknown} value @returns {Group[]} */
function groupsOf(value) {
  if (!isRecord(value) || value.v !== VERSION || !Array.isArray(value.sellers)) throw new Error("not a basket");
  return value.sellers.map((group) => {
    if (!isRecord(group) || !isSeller(group.seller) || !Array.isArray(group.lines) || !group.lines.every(isLine)) throw new Error("not a basket");
    return { seller: group.seller, lines: group.lines, order: plain(group.order), number: isText(group.number) ? group.number : "", sent: group.sent === true };
  });
}

/** What is in the basket, and what was wrong with what was stored. @returns {{groups: Group[], trouble: Trouble}} */
export function readBasket() {
  let stored;
  try {
    stored = localStorage.getItem(BASKET);
  } catch {
    return { groups: [], trouble: "refused" };
  }
  try {
    return { groups: stored === null ? [] : groupsOf(JSON.parse(stored)), trouble: "" };
  } catch {
    return { groups: [], trouble: "damaged" };
  }
}

/** Keep the basket; false where the device refuses. Who the buyer is stays out of it: that is kept only when asked for.
 * @param {Group[]} groups */
export function writeBasket(groups) {
  const held = groups
    .filter((group) => group.lines.length)
    .map((group) => ({ ...group, order: { ...group.order, name: undefined, address: undefined } }));
  try {
    if (held.length) localStorage.setItem(BASKET, JSON.stringify({ v: VERSION, sellers: held }));
    else localStorage.removeItem(BASKET);
  } catch {
    return false;
  }
  dispatchEvent(new Event("basket"));
  return true;
}

/** Change what is in the basket, beginning from what is stored now: another tab may have written since.
 * @param {string} slug @param {(group: Group) => void} change */
export function updateGroup(slug, change) {
  const { groups } = readBasket();
  const group = groups.find((each) => each.seller.slug === slug);
  if (group) change(group);
  return writeBasket(groups);
}

/** @param {Line} line */
const sameness = ({ id, promo, variant, choices, answers }) => JSON.stringify([id, promo, variant, choices, answers]);

/** Whether two lines are the same thing, however many. @param {Line} a @param {Line} b */
export const isSame = (a, b) => sameness(a) === sameness(b);

/** Put a line into the basket, on top of the same thing if it is there. @param {Seller} seller @param {Line} line
 * @param {Partial<Order>} order @returns {"" | "refused" | "full"} */
export function addLine(seller, line, order) {
  const { groups, trouble } = readBasket();
  if (trouble === "refused") return trouble;
  let group = groups.find((each) => each.seller.slug === seller.slug);
  if (!group) groups.push((group = { seller, lines: [], order: {}, number: "", sent: false }));
  const same = group.lines.find((each) => isSame(each, line));
  if (!same && groups.reduce((sum, each) => sum + each.lines.length, 0) >= MOST_LINES) return "full";
  if (same) Object.assign(same, line, { quantity: same.quantity + line.quantity });
  else group.lines.push(line);
  Object.assign(group, { seller, sent: false, number: group.sent ? "" : group.number, order: { ...group.order, ...order } });
  return writeBasket(groups) ? "" : "refused";
}

/** How many lines are in the basket. */
export const countLines = () => readBasket().groups.reduce((sum, group) => sum + group.lines.length, 0);

/** The buyer as remembered, null where nobody asked for it. @returns {Buyer | null} */
export function readBuyer() {
  try {
    const value = JSON.parse(localStorage.getItem(BUYER) ?? "null");
    return isRecord(value) && isText(value.name) && isText(value.address) ? { name: value.name, address: value.address } : null;
  } catch {
    return null;
  }
}

/** Remember the buyer, or forget with null. @param {Buyer | null} buyer */
export function writeBuyer(buyer) {
  try {
    if (buyer) localStorage.setItem(BUYER, JSON.stringify(buyer));
    else localStorage.removeItem(BUYER);
  } catch {
    // Storage refused: nothing is remembered.
  }
}
