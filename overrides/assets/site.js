/** On every page: promos that are over, light or dark, saving data, sharing, what is open, the basket's count;
 * search and the order form are fetched when they are wanted. */
import { offerFilters } from "./browse/start.js";
import { offerArrows, offerOffline, offerParts } from "./later.js";
import { content, whyNot } from "./once.js";
import { noteChannel } from "./order/channel.js";
import { offerOrder } from "./order/offer.js";
import { offerBundles, offerCount, offerHours } from "./order/start.js";
import { scoped } from "./root.js";
import { offerSaving } from "./saving.js";
import { Notice } from "./search/notice.js";
import { offerSharing } from "./share.js";

/** Promos that are over go to the end, and a list says so where nothing is left to show: head.js has marked which they are. */
function orderPromos() {
  for (const list of document.querySelectorAll("[data-promo-list]")) {
    /** @type {NodeListOf<HTMLElement>} */
    const all = list.querySelectorAll("[data-promo]");
    const promos = [...all];
    const over = promos.filter((promo) => promo.dataset.state === "over");
    over.forEach((promo) => promo.parentElement?.append(promo));
    const shown = promos.some(({ dataset }) => dataset.state === "now") || (over.length && list.getAttribute("data-promo-list") !== "current");
    const none = list.querySelector("[data-promo-none]");
    if (none) none.toggleAttribute("hidden", !!shown);
    else if (!shown) list.setAttribute("hidden", "");
  }
}

function offerThemes() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.addEventListener("click", () => {
      const isDark = root.dataset.theme ? root.dataset.theme === "gelap" : dark.matches;
      root.dataset.theme = isDark ? "terang" : "gelap";
      try {
        localStorage.setItem(scoped("tema"), root.dataset.theme);
      } catch {
        // Storage is refused: the choice holds for this page.
      }
    });
    button.removeAttribute("hidden");
  }
}

/** A page opened with `?q=` searches at once; a field loads the search when it is touched, and says what becomes of that. */
function offerSearch() {
  const query = new URLSearchParams(location.search).get("q")?.trim();
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-search]");
  forms.forEach((form, index) => {
    const own = index === 0 ? query : "";
    /** @type {Notice | undefined} */
    let notice;
    let touched = false;
    const say = (/** @type {string} */ text) => {
      /** @type {HTMLInputElement | null} */
      const field = form.querySelector("input:focus");
      if (field?.value && !form.dataset.attached) notice?.say(text);
    };
    const load = () => {
      if (form.dataset.attached) return;
      setTimeout(() => { if (touched) say(form.dataset.loading ?? ""); }, 150); // most waits are over by then
      if (touched) return;
      touched = true;
      content(form.dataset.search ?? "").catch(() => {}); // while the script is on its way: one wait instead of two
      import("./search.js").then((search) => search.attach(form, /** @type {Notice} */ (notice), own)).catch((error) => {
        touched = false;
        say(whyNot(error, form.dataset));
      });
      notice = notice ?? new Notice(form);
    };
    form.addEventListener("focusout", () => { if (notice) notice.panel.hidden = true; });
    if (own) load();
    for (const touch of ["pointerdown", "focusin", "input"]) form.addEventListener(touch, load);
  });
}

/** Hearts and what was seen lately come once the page has nothing else to do. */
function offerHearts() {
  const load = () => { import("./browse/hearts.js"); };
  addEventListener("load", () => ("requestIdleCallback" in window ? requestIdleCallback(load, { timeout: 4000 }) : setTimeout(load, 1500)));
}

/** Start a part of the page: one that fails leaves the others, and its own place as it is without script. @param {() => void} part */
function start(part) {
  try {
    part();
  } catch (error) {
    setTimeout(() => { throw error; }); // where errors are told
  }
}

[offerOrder, offerFilters, offerSearch, offerThemes, offerSaving, offerSharing, noteChannel, offerCount, offerHours, offerBundles,
  orderPromos, offerParts, offerArrows, offerHearts, offerOffline].forEach(start);
document.documentElement.classList.add("js"); // this far it ran
