/** The cards of a filtered list: some at once, the rest by a button. */
import { whyNot } from "../once.js";
import { h } from "../order/elements.js";
import { fillOpening } from "../order/opening.js";
import { spoken } from "./near.js";

/** @typedef {import("./list.js").List} List */
/** @typedef {import("./match.js").Kind} Kind */

const FIRST_FOUND = 12; // of what words find: those lie in many pieces, and the best come first

/** @param {List} list @param {Kind} kind @param {number[]} rows @param {number[]} far metres to each business */
export async function section(list, kind, rows, far) {
  const cards = h("ul", { className: kind === "product" ? "grid" : "shops" });
  const heading = h("h2", list.kinds.length < 2 ? { className: "hidden" } : {}, list.headingOf(kind));
  const more = h("button", { type: "button", className: "button button--quiet" });
  let shown = 0;
  /** @param {number} most */
  const step = async (most) => {
    const next = rows.slice(shown, shown + most);
    const fresh = await list.cards.of(kind, next);
    fresh.forEach((card, at) => sayDistance(list, card, far[list.owner(kind, next[at] ?? 0)] ?? Infinity));
    cards.append(...fresh);
    shown += next.length;
    const left = rows.length - shown;
    more.hidden = !left;
    more.textContent = list.t("lagi", { jumlah: Math.min(left, list.facts.piece), sisa: left });
    fillOpening(cards);
    cards.dispatchEvent(new Event("cards", { bubbles: true }));
    return fresh[0];
  };
  await step(list.words ? FIRST_FOUND : list.facts.piece);
  more.addEventListener("click", async () => {
    more.disabled = true;
    try {
      (await step(list.facts.piece))?.querySelector("a")?.focus({ preventScroll: true });
    } catch (error) {
      list.say(whyNot(error, list.bar.dataset));
    }
    more.disabled = false;
  });
  return h("section", {}, heading, cards, h("p", { className: "more" }, more));
}

/** Say on a card how far it is. @param {List} list @param {HTMLElement} card @param {number} metres */
function sayDistance(list, card, metres) {
  card.querySelector(".far")?.remove();
  const place = card.querySelector(".card__seller, .shop__facts");
  if (place && Number.isFinite(metres)) place.append(h("span", { className: "far" }, list.t("jarak", { jauh: spoken(metres) })));
}
