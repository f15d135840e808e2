/** What a page needs only once it is touched (map, large photos, videos), and the worker that keeps pages for later. */
import { start } from "./offline.js";

const PATIENCE = 8000; // milliseconds for a part's script to come
const QUIET = 3000; // milliseconds after a page is loaded: what was on its way to the visitor has arrived by then

/** @typedef {{open(touched: HTMLElement): void}} Part */
/** @type {Record<string, () => Promise<Part>>} */
const PARTS = {
  map: () => import("./map.js"),
  gallery: () => import("./gallery.js"),
  video: () => import("./video.js"),
};

/** The first touch fetches the script; where that fails or takes too long, a link is followed as it would have been without. */
export function offerParts() {
  document.addEventListener("click", (event) => {
    const touched = event.target instanceof Element ? event.target.closest("[data-part]") : null;
    const load = touched instanceof HTMLElement && PARTS[touched.dataset.part ?? ""];
    if (!load || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const follow = () => { if (touched instanceof HTMLAnchorElement) location.assign(touched.href); };
    const late = setTimeout(follow, PATIENCE);
    load().then((part) => {
      clearTimeout(late);
      return part.open(touched);
    }).catch((error) => {
      clearTimeout(late);
      follow();
      throw error;
    });
  });
  for (const button of document.querySelectorAll("button[data-part]")) button.removeAttribute("hidden");
}

/** Beside a strip of photos a mouse finds arrows. */
export function offerArrows() {
  if (!matchMedia("(hover: hover) and (pointer: fine)").matches) return;
  for (const gallery of document.querySelectorAll("ul[data-gallery]")) {
    const load = () => import("./gallery.js").then(({ addArrows }) => addArrows(/** @type {HTMLElement} */ (gallery)));
    gallery.addEventListener("pointerenter", load, { once: true });
  }
}

/** Pages that were opened stay readable without signal. Nothing of this is asked for before the page is quiet. */
export function offerOffline() {
  const address = document.querySelector("[data-worker]")?.getAttribute("data-worker");
  if (!address || !("serviceWorker" in navigator)) return;
  const later = () => setTimeout(() => start(address), QUIET);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}
