/** What a visitor marked and saw, kept on this device and for this site only. What is read may be old, damaged or refused. */
import { scoped } from "../root.js";

/** @typedef {{ address: string, name: string, seller: string, price: string, picture: string }} Kept
 *   a page of the site by its address from the root, `seller` "" for a business; `price` as it was shown then */
/** @typedef {{ saved: Kept[], seen: Kept[] }} Shelf */

export const KEY = "tersimpan"; // with the site's name behind it
const VERSION = 1;
export const MOST = { saved: 200, seen: 12 };
const ADDRESS = /^usaha\/[a-z0-9-]+\/(?:[a-z0-9-]+\/)?$/;
const PICTURE = /^(?:gambar\/[\w.-]+)?$/;

/** @param {unknown} value @returns {Kept[]} */
function keptOf(value) {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const { address, name, seller, price, picture } = each ?? {};
    const whole = [address, name, seller, price, picture].every((part) => typeof part === "string");
    return whole && ADDRESS.test(address) && PICTURE.test(picture) ? [{ address, name, seller, price, picture }] : [];
  });
}

/** What is kept, newest first. @param {string} [key] where @returns {Shelf} */
export function shelf(key = scoped(KEY)) {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? "null");
    if (value?.v === VERSION) return { saved: keptOf(value.saved), seen: keptOf(value.seen) };
  } catch {
    // Refused or damaged: nothing is kept.
  }
  return { saved: [], seen: [] };
}

/** Keep a shelf; false where the device refuses. @param {Shelf} kept @param {string} [key] where */
export function write(kept, key = scoped(KEY)) {
  try {
    if (kept.saved.length || kept.seen.length) localStorage.setItem(key, JSON.stringify({ v: VERSION, ...kept }));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** @param {keyof Shelf} part @param {string} address */
const others = (part, address) => shelf()[part].filter((each) => each.address !== address);

/** Put a page in front. @param {keyof Shelf} part @param {Kept} item */
export const keep = (part, item) => write({ ...shelf(), [part]: [item, ...others(part, item.address)].slice(0, MOST[part]) });

/** @param {keyof Shelf} part @param {string} address */
export const drop = (part, address) => write({ ...shelf(), [part]: others(part, address) });

/** Forget all of a part. @param {keyof Shelf} part */
export const clear = (part) => write({ ...shelf(), [part]: [] });

/** @param {string} address */
export const isSaved = (address) => shelf().saved.some((each) => each.address === address);
