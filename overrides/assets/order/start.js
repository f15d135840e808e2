/** On every page: the visit's channel, what is open now, how much is in the basket, and bundles that can be put into it. */
import { noteChannel } from "./channel.js";
import { fillOpening } from "./opening.js";
import { countLines } from "./store.js";

const MINUTE = 60000;

function showCount() {
  const count = countLines();
  for (const element of document.querySelectorAll("[data-basket-count]")) {
    element.textContent = count ? String(count) : "";
    element.toggleAttribute("hidden", !count);
  }
}

noteChannel();
showCount();
addEventListener("basket", showCount);
addEventListener("storage", showCount);
addEventListener("pageshow", showCount); // a page that comes back from the back button
fillOpening(document);
if (document.querySelector("[data-hours]")) setInterval(() => fillOpening(document), MINUTE);
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-add-promo]"))) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await (await import("./promo.js")).addPromo(button);
    } catch {
      if (button.nextElementSibling) button.nextElementSibling.textContent = button.dataset.failed ?? "";
    }
    button.disabled = false;
  });
  button.hidden = false;
}
