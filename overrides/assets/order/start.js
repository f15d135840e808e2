/** On every page: what is open now, how much is in the basket, and bundles that can be put into it. */
import { whyNot } from "../once.js";
import { countLines, hasOld } from "./count.js";
import { fillOpening } from "./opening.js";

const MINUTE = 60000;

function showCount() {
  const count = countLines();
  for (const element of document.querySelectorAll("[data-basket-count]")) {
    element.textContent = count ? String(count) : "";
    element.toggleAttribute("hidden", !count);
  }
}

/** Keep the basket's count in the header right. */
export function offerCount() {
  addEventListener("basket", showCount);
  addEventListener("storage", showCount);
  addEventListener("pageshow", showCount); // a page that comes back from the back button
  showCount();
  if (hasOld()) import("./old_basket.js").then(({ takeOver }) => takeOver(), () => {});
}

/** Say what is open, minute by minute. */
export function offerHours() {
  fillOpening(document);
  if (document.querySelector("[data-hours]")) setInterval(() => fillOpening(document), MINUTE);
}

/** @param {HTMLButtonElement} button */
async function addBundle(button) {
  button.disabled = true;
  try {
    await (await import("./promo.js")).addPromo(button);
  } catch (error) {
    if (button.nextElementSibling) button.nextElementSibling.textContent = whyNot(error, button.dataset);
  }
  button.disabled = false;
}

/** Make the buttons beside bundles put them into the basket. */
export function offerBundles() {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-add-promo]"))) {
    button.addEventListener("click", () => addBundle(button));
    button.hidden = false;
  }
}
