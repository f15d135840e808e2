/** What is filled in on a page stays with the page's place in the tab's history: it is there when the buyer comes back from
 * the chat, even where the page has to load again, and nowhere else. A page that is opened anew begins anew. */
import { isRecord } from "./store.js";

/** @param {string} part @returns {Record<string, any>} nothing where the page was opened anew */
export function held(part) {
  const value = isRecord(history.state) ? history.state[part] : null;
  return isRecord(value) ? value : {};
}

/** Not at every key that is pressed: browsers count how often. @param {string} part @param {Record<string, unknown>} value */
export function hold(part, value) {
  try {
    history.replaceState({ ...history.state, [part]: value }, "");
  } catch {
    // Too often, or refused: what was held before stays.
  }
}

/** Call `keep` once the page is hidden: it may be dropped from memory then. @param {() => void} keep */
export const whenHidden = (keep) => document.addEventListener("visibilitychange", () => document.hidden && keep());
