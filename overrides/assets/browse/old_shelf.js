/** What was kept for the whole origin, before a shelf had a site's name: its addresses do not tell of which village they are. */
import { KEY, MOST, shelf, write } from "./keep.js";

/** @typedef {import("./keep.js").Kept} Kept */
/** @typedef {import("./keep.js").Shelf} Shelf */

/** Take over what `isOurs`; the rest stays for the other villages. @param {(kept: Kept) => Promise<boolean>} isOurs
 * @returns {Promise<boolean>} whether there was anything */
export async function takeOver(isOurs) {
  const old = shelf(KEY);
  const all = [...old.saved, ...old.seen];
  const answers = await Promise.all(all.map(isOurs));
  const mine = new Set(all.filter((_, at) => answers[at]));
  if (!mine.size) return false;
  const now = shelf();
  /** @param {keyof Shelf} part */
  const joined = (part) => [...now[part], ...old[part].filter((each) => mine.has(each) && !now[part].some(({ address }) => address === each.address))];
  const taken = write({ saved: joined("saved").slice(0, MOST.saved), seen: joined("seen").slice(0, MOST.seen) });
  if (taken) write({ saved: old.saved.filter((each) => !mine.has(each)), seen: old.seen.filter((each) => !mine.has(each)) }, KEY);
  return taken;
}
