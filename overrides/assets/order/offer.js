/** The order form's script: fetched once the page is there, or at the first touch of what it serves. */

/** Load the form's script for the page's order section, where it has one. */
export function offerOrder() {
  const section = document.querySelector("[data-order]");
  if (!section) return;
  const touched = new AbortController();
  /** @type {Promise<unknown> | undefined} */
  let loading;
  const load = () => (loading ??= import("./composer.js").catch(() => {
    // No signal: the page goes on as without script, with the plain link.
    document.documentElement.classList.remove("js");
  }).then(() => {
    touched.abort();
    section.removeAttribute("aria-busy");
  }));

  section.setAttribute("aria-busy", "true");
  section.addEventListener("submit", (event) => event.preventDefault(), touched);
  for (const kind of ["pointerdown", "focusin"]) section.addEventListener(kind, load, touched);
  // A touch that comes before the script waits for it: what was chosen belongs into the message.
  document.addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-order-link], [data-order-bar] a");
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    await load();
    link.click();
  }, touched);
  if (document.readyState === "complete") load();
  else addEventListener("load", load, { once: true });
}
