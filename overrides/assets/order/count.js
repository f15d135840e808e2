/** Where the basket lies on this device, and how much is in it: all that pages without an order have to know. */
import { scoped } from "../root.js";

/** Where baskets lay before they had a site's name. */
export const OLD_KEY = "keranjang";
/** Where the basket lies; a `storage` event names it. */
export const KEY = scoped(OLD_KEY);

/** How many lines are in the basket; none where it cannot be read. @returns {number} */
export function countLines() {
  try {
    const { sellers } = JSON.parse(localStorage.getItem(KEY) ?? '{"sellers":[]}');
    return sellers.reduce((/** @type {number} */ sum, /** @type {any} */ group) => sum + (Number(group.lines.length) || 0), 0);
  } catch {
    return 0;
  }
}

/** Whether there is a basket from before baskets had a site's name. */
export const hasOld = () => {
  try {
    return localStorage.getItem(OLD_KEY) !== null;
  } catch {
    return false;
  }
};
