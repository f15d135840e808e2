/** The buyer's name and address, kept on this device only where the buyer asked for it. */
import { scoped } from "../root.js";
import { isRecord, isText } from "./store.js";

/** @typedef {{name: string, address: string}} Buyer */

const BUYER = "pembeli"; // without a site's name: as it was kept for the whole origin, and still is taken over from

/** The buyer as remembered, null where nobody asked for it. @returns {Buyer | null} */
export function readBuyer() {
  try {
    const value = JSON.parse(localStorage.getItem(scoped(BUYER)) ?? localStorage.getItem(BUYER) ?? "null");
    return isRecord(value) && isText(value.name) && isText(value.address) ? { name: value.name, address: value.address } : null;
  } catch {
    return null;
  }
}

/** Remember the buyer, or forget with null. @param {Buyer | null} buyer */
export function writeBuyer(buyer) {
  try {
    if (buyer) localStorage.setItem(scoped(BUYER), JSON.stringify(buyer));
    else for (const key of [scoped(BUYER), BUYER]) localStorage.removeItem(key);
  } catch {
    // Storage refused: nothing is remembered.
  }
}
