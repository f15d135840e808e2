/** The basket as it was kept for the whole origin, before it had a site's name. Fetched where there is one. */
import { PUBLISHED, ROOT } from "../root.js";
import { KEY, OLD_KEY } from "./count.js";
import { groupsOf, isText, put, readBasket } from "./store.js";

/** @typedef {import("./store.js").Group} Group */

const PAGES = /^(?:en\/)?(?:(?:usaha|promo)\/|$)/; // what an address kept on a device may lead to, after the site's own

/** Whether an address leads to a page of this site, not of another below it. @param {string} address */
function isOwn(address) {
  try {
    const { href } = new URL(address);
    return [ROOT, PUBLISHED].some((begin) => href.startsWith(begin) && PAGES.test(href.slice(begin.length)));
  } catch {
    return false; // no address at all
  }
}

/** Take over what was kept for the whole origin before baskets had a site's name: the goods of sellers of this site, and
 * what no site can read any more, so that it is said once. Other villages find theirs where it was. */
export function takeOver() {
  try {
    const stored = localStorage.getItem(OLD_KEY);
    if (stored === null) return;
    /** @type {Group[]} */
    let groups = [];
    try {
      groups = groupsOf(stored);
    } catch {
      if (localStorage.getItem(KEY) === null) localStorage.setItem(KEY, stored);
    }
    /** @param {Group} group */
    const isForeign = ({ seller }) => isText(seller.url) && !isOwn(seller.url);
    const kept = readBasket().groups;
    for (const group of groups) {
      if (isForeign(group)) continue;
      const same = kept.find((each) => each.seller.slug === group.seller.slug);
      if (same) same.lines.push(...group.lines);
      else kept.push(group);
    }
    if (kept.length) put(KEY, kept);
    put(OLD_KEY, groups.filter(isForeign));
  } catch {
    // Storage refused or full: nothing is lost, it lies where it was.
  }
  dispatchEvent(new Event("basket"));
}
