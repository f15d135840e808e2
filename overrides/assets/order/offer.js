/** The order form's script: fetched once the page is there, or at the first touch of what it serves. */

/** Load the form's script for the page's order section, where it has one. */
export function offerOrder() {
  const section = document.querySelector("[data-order]");
  if (!section) return;
  let over = false; // the form works, or never will: from here on a link is a link
  /** @type {Promise<unknown> | undefined} */
  let loading;
  const load = () => (loading = loading ?? import("./composer.js").catch(() => {
    // No signal: the page goes on as without script, with the plain link.
    document.documentElement.classList.remove("js");
  }).then(() => {
    over = true;
    section.removeAttribute("aria-busy");
  }));

  section.setAttribute("aria-busy", "true");
  section.addEventListener("submit", (event) => over || event.preventDefault());
  for (const kind of ["pointerdown", "focusin"]) section.addEventListener(kind, load, { once: true });
  // A touch that comes before the script waits for it: what was chosen belongs into the message.
  document.addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-order-link], [data-order-bar] a");
    if (over || !(link instanceof HTMLElement)) return;
    event.preventDefault();
    await load();
    link.click();
  });
  if (document.readyState === "complete") load();
  else addEventListener("load", load, { once: true });
}
