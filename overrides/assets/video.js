/** A video in the place of its still, asked of its platform only now that it was touched. */

/** @param {HTMLElement} still */
export function open(still) {
  const frame = document.createElement("iframe");
  frame.className = "video__frame";
  frame.src = `${still.dataset.embed}?autoplay=1&playsinline=1&rel=0`;
  frame.title = still.textContent?.trim().replace(/\s+/g, " ") ?? "";
  frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // without the site's name the platform refuses to play
  still.replaceWith(frame);
  frame.focus();
}
