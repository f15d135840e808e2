/** Saving data: small photos only, until one is touched. What the head's script began is switched here, and remembered. */
import { scoped } from "./root.js";

const KEY = "hemat";

/** @param {Element} picture the larger files again */
function enlarge(picture) {
  for (const source of picture.querySelectorAll("source")) {
    if (source.dataset.sizes !== undefined) source.sizes = source.dataset.sizes;
  }
}

/** @param {boolean} saving */
function turn(saving) {
  document.documentElement.toggleAttribute("data-saving", saving);
  try {
    localStorage.setItem(scoped(KEY), saving ? "ya" : "tidak");
  } catch {
    // Storage is refused: the choice holds for this page.
  }
  for (const picture of document.querySelectorAll("picture")) {
    if (!saving) enlarge(picture);
    else for (const source of picture.querySelectorAll("source")) {
      if (source.dataset.sizes === undefined) source.dataset.sizes = source.sizes;
      source.sizes = "1px"; // a photo that is there already stays as it is
    }
  }
}

/** Make the switch in the footer work, and photos that are touched clear. */
export function offerSaving() {
  const saves = () => document.documentElement.hasAttribute("data-saving");
  for (const button of document.querySelectorAll("[data-saving-switch]")) {
    const show = () => button.setAttribute("aria-pressed", String(saves()));
    show();
    button.addEventListener("click", () => {
      turn(!saves());
      show();
    });
    button.removeAttribute("hidden");
  }
  for (const gallery of document.querySelectorAll(".gallery")) {
    gallery.addEventListener("click", ({ target }) => {
      const picture = saves() && /** @type {Element} */ (target).closest("picture");
      if (picture) enlarge(picture);
    });
  }
  for (const button of document.querySelectorAll("[data-clear-photos]")) {
    button.addEventListener("click", () => {
      button.parentElement?.querySelectorAll("picture").forEach(enlarge);
      button.remove();
    });
  }
}
