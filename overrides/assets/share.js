/** Sharing: the system's own sheet where there is one, and buttons that copy a text. Links work without it. */

/** Select a text, so that it can be copied by hand. @param {HTMLElement} element */
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const source = document.getElementById(button.dataset.copyFrom ?? "");
  const status = button.parentElement?.querySelector("[role=status]");
  if (!source || !status) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copyText ?? source.textContent ?? "");
    status.textContent = button.dataset.copied ?? "";
  } catch {
    select(source);
    status.textContent = button.dataset.notCopied ?? "";
  }
}

/** Make the buttons that copy, and the system's own sheet, work. */
export function offerSharing() {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy-from]"))) {
    button.addEventListener("click", () => copy(button));
    button.hidden = false;
  }
  if (typeof navigator.share !== "function") return;
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-share]"))) offerSheet(box);
}

/** @param {HTMLElement} box */
function offerSheet(box) {
  const sheet = /** @type {HTMLElement | null} */ (box.querySelector("[data-share-sheet]"));
  const links = /** @type {HTMLElement | null} */ (box.querySelector("[data-share-links]"));
  if (!sheet || !links) return;
  sheet.addEventListener("click", () => {
    const url = new URL(box.dataset.shareUrl ?? location.href);
    url.searchParams.set("dari", "wa"); // the sheet does not say which app was chosen; here it is nearly always this one
    navigator.share({ text: box.dataset.shareText, url: url.href }).catch(() => {
      // Closed without choosing, or refused: the links are still there.
      links.hidden = false;
    });
  });
  sheet.hidden = false;
  links.hidden = true;
}
