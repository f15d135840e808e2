/** The order form's script: fetched once the page is there, or at the first touch of what it serves. */

const PATIENCE = 15000; // milliseconds that a form is shown before its script is there
const HELD = 4000; // milliseconds that a touch of the link waits for what was filled in to come into the message

/** Load the form's script for the page's order section, where it has one. */
export function offerOrder() {
  const section = document.querySelector("[data-order]");
  if (!section) return;
  /** @type {HTMLElement | null} */
  const offer = document.querySelector(".offer--again");
  let touched = Boolean(history.state?.order); // whether something was chosen before the script was there, or the last time (place.js)
  let over = false; // the form works, or never will: a link is a link
  /** @type {Promise<void> | undefined} */
  let loading;

  /** The page as it is without script, or with a form that works. @param {boolean} works */
  const end = (works) => {
    over = true;
    section.removeAttribute("aria-busy");
    if (offer) offer.hidden = works;
  };
  const load = () => {
    loading = loading ?? import("./composer.js").then(() => end(true), (error) => {
      for (const part of section.querySelectorAll("[data-composer], [data-add], [data-copies]")) part.setAttribute("hidden", "");
      end(false);
      throw error;
    });
    return loading;
  };

  // A link waits only where something was chosen that its message would lack, and never for longer than a moment.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-order-link], [data-order-bar] a") : null;
    if (over || !touched || !(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const goOn = () => (over ? link.click() : location.assign(link.href));
    Promise.race([load(), new Promise((late) => setTimeout(late, HELD))]).then(goOn, goOn);
  });
  section.addEventListener("change", () => { touched = true; });
  section.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["pointerdown", "focusin"]) section.addEventListener(kind, load, { once: true });
  setTimeout(() => over || touched || end(false), PATIENCE);
  if (offer) offer.hidden = true;
  section.setAttribute("aria-busy", "true");
  if (document.readyState === "complete") load();
  else addEventListener("load", load, { once: true });
}
