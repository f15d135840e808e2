/** Changes of what is in the basket, each beginning from what is stored now: another tab may have written since. */
import { readBasket, writeBasket } from "./store.js";

/** @typedef {import("./order.js").Line} Line */
/** @typedef {import("./order.js").Order} Order */
/** @typedef {import("./order.js").Seller} Seller */
/** @typedef {import("./store.js").Group} Group */

const MOST_LINES = 99; // what a message to a person can still be about

/** Change what is bought of one seller. @param {string} slug @param {(group: Group) => void} change */
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
  if (!group) groups.push((group = { seller, lines: [], order: {}, number: "", sentAs: "", sent: false }));
  const same = group.lines.find((each) => isSame(each, line));
  if (!same && groups.reduce((sum, each) => sum + each.lines.length, 0) >= MOST_LINES) return "full";
  if (same) Object.assign(same, line, { quantity: (same.sent ? 0 : Number(same.quantity) || 0) + line.quantity, went: undefined, sent: undefined });
  else group.lines.push(line);
  Object.assign(group, { seller, sent: false, number: group.sent ? "" : group.number, order: { ...group.order, ...order } });
  return writeBasket(groups) ? "" : "refused";
}
