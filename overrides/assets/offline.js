/** Installs the worker that keeps visited pages, and tells it what this page showed before it was there. */
import { KEY } from "./order/count.js";

const hasBasket = () => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // storage is refused
  }
};

/** @param {string} address of the worker */
export async function start(address) {
  // A site whose address this one's begins with may have a worker too, which leaves these pages alone.
  const isFirst = navigator.serviceWorker.controller?.scriptURL !== new URL(address, location.href).href;
  try {
    await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  } catch {
    return; // refused, or no signal any more: the next page tries again
  }
  const { active } = await navigator.serviceWorker.ready;
  const seen = isFirst ? [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)] : [];
  const tell = () => active?.postMessage({ seen: seen.splice(0), basket: hasBasket() });
  tell();
  addEventListener("basket", tell);
}
