/** What an element holds, put in anew: `replaceChildren` is younger than the phones that order here (overrides/README.md). */

/** @param {Element} element @param {...(Node | string)} content */
export function fill(element, ...content) {
  element.textContent = "";
  element.append(...content);
}
