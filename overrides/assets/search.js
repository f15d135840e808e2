//# allFunctionsCalledOnLoad
/** Search, fetched at the first touch of a field or for an address that asks; without it the form is a link. */
import { SearchBox } from "./search/box.js";
import { load } from "./search/load.js";
import { found, showPlain } from "./search/page.js";

/** For a list that is narrowed by words; see `search/page.js`. @param {HTMLFormElement} form @param {string} query */
export const hitsFor = (form, query) => found(form, query);

/**
 * Make a search form answer while it is typed in; called once for each.
 * @param {HTMLFormElement} form @param {import("./search/notice.js").Notice} notice @param {string | undefined} query what the address
 *   asks for, where it does
 */
export function attach(form, notice, query) {
  const field = form.querySelector("input");
  if (!field || form.dataset.attached) return;
  form.dataset.attached = "yes";
  load(form).catch(() => {}); // whoever asks is told
  const box = new SearchBox(form, field, notice);
  /** @type {HTMLElement | null} */
  const plain = document.querySelector("[data-search-results]");
  if (query) field.value = new URLSearchParams(location.search).get("q") ?? ""; // a list may have made filters of it meanwhile
  if (query && plain) showPlain(form, plain, query);
  else if (document.activeElement === field) box.show();
}
