/** What filters cost before they are touched: fetches them at the first touch, or at once for an address that asks. */
import { content, whyNot } from "../once.js";

const FILTERED = /[?&](q|kategori|dusun|antar|bayar|buka|ada|promo|halal|harga|urut)=[^&]/;

/** @typedef {import("./list.js").List} List */

/** @param {HTMLElement} bar */
function offer(bar) {
  const { browse = "", style = "", whole = "" } = bar.dataset;
  const isAsked = FILTERED.test(location.search);
  const said = bar.querySelector("[role=status]");
  /** @type {Promise<List> | undefined} */
  let loading;
  const load = () => (loading = loading ?? (async () => {
    bar.setAttribute("aria-busy", "true");
    try {
      const [{ attach }, facts] = await Promise.all([
        import("./list.js"),
        content(browse),
        styled(style),
      ]);
      return attach(bar, facts);
    } finally {
      bar.removeAttribute("aria-busy");
    }
  })());
  /** @param {(list: List) => void} act */
  const then = (act) => load().then(act).catch((error) => {
    loading = undefined;
    if (said) said.textContent = `${whyNot(error, bar.dataset)} ${isAsked ? whole : ""}`;
    said?.classList.remove("hidden"); // to be seen: what is shown is not what was asked for
    for (const each of document.querySelectorAll("[data-listed]")) each.removeAttribute("data-waiting");
  });
  const early = () => { load().catch(() => { loading = undefined; }); };
  bar.addEventListener("pointerdown", early, { once: true, passive: true });
  bar.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) then((list) => list.press(button));
  });
  bar.hidden = false;
  if (!isAsked) return;
  // What is about to be replaced is not shown first.
  for (const each of document.querySelectorAll("[data-listed]")) each.setAttribute("data-waiting", "");
  then((list) => list.show());
}

/** The style of what opens; a page without it still works. @param {string} address @returns {Promise<void>} */
const styled = (address) => new Promise((done) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  link.onload = link.onerror = () => done();
  document.head.append(link);
});

/** Make the row of filters work. */
export function offerFilters() {
  /** @type {NodeListOf<HTMLElement>} */
  const bars = document.querySelectorAll("[data-browse]");
  bars.forEach(offer);
}
