/** A dialog over the page. iOS before 15.4 and Firefox before 98 have no such element: there it is made to behave as one. */

/** The same element, with `open`, `showModal()` and `close()` in every browser. @param {HTMLDialogElement} dialog @returns {HTMLDialogElement} */
export function modal(dialog) {
  if (typeof dialog.showModal === "function") return dialog;
  /** @type {Element | null} */
  let before = null; // what had the focus
  const inside = (/** @type {Event} */ event) => event.target instanceof Node && dialog.contains(event.target);
  const hold = (/** @type {Event} */ event) => { if (!inside(event)) dialog.focus(); };
  const leave = (/** @type {KeyboardEvent} */ { key }) => { if (key === "Escape") dialog.close(); };
  const press = (/** @type {MouseEvent} */ event) => {
    if (inside(event)) return;
    event.preventDefault();
    event.stopPropagation();
    dialog.close();
  };
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.tabIndex = -1;
  return Object.assign(dialog, {
    open: false,
    showModal() {
      before = document.activeElement;
      dialog.open = true;
      dialog.setAttribute("open", "");
      document.addEventListener("focusin", hold);
      document.addEventListener("keydown", leave);
      document.addEventListener("click", press, true);
      dialog.focus();
    },
    close() {
      dialog.open = false;
      dialog.removeAttribute("open");
      document.removeEventListener("focusin", hold);
      document.removeEventListener("keydown", leave);
      document.removeEventListener("click", press, true);
      if (before instanceof HTMLElement) before.focus();
      dialog.dispatchEvent(new Event("close"));
    },
  });
}
