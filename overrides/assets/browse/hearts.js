/** Hearts on cards and pages, and what was seen lately; loaded once a page has nothing else to do. */
import { fill } from "../fill.js";
import { drop, keep, shelf } from "./keep.js";

/** @typedef {import("./keep.js").Kept} Kept */

const CARDS = ".card, .shop";
const OTHERS = ".seller, .kept"; // what a page says besides has a heart elsewhere, or a way out of its own
const STRIP_MOST = 8;
const NOTE_MS = 8000; // long enough to read it and to press its link

/** @param {Element} holder @param {string} selector */
const text = (holder, selector) => holder.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() ?? "";

/** The address of a link from the edition's root, of a picture from the site's. @param {string} base @param {string} address */
const fromRoot = (base, address) => {
  const root = new URL(base || "./", location.href).href;
  return address.startsWith(root) ? address.slice(root.length) : "";
};

/** The smallest picture the device can show of an image that stands on the page. @param {Element} holder @param {string} shared */
function pictureOf(holder, shared) {
  const image = holder.querySelector("img");
  const smallest = holder.querySelector("source")?.srcset.split(",")[0]?.trim().split(" ")[0];
  const shown = image?.currentSrc || image?.src || "";
  return fromRoot(shared, smallest && shown.endsWith(".avif") ? new URL(smallest, location.href).href : image?.src ?? "");
}

/** What a card or a page is about. @param {Element} holder @param {string} base @param {string} shared @returns {Kept} */
function itemOf(holder, base, shared) {
  const { heart = "", name = "", seller = "", price = "" } = /** @type {HTMLElement} */ (holder).dataset;
  const picture = pictureOf(holder, shared);
  if (heart) return { address: heart, name, seller, price, picture };
  const link = holder.querySelector("h3 a");
  const address = link instanceof HTMLAnchorElement ? fromRoot(base, link.origin + link.pathname) : "";
  const owner = text(holder, ".card__seller").split("·")[0]?.trim() ?? "";
  return { address, name: text(holder, "h3"), seller: owner, price: text(holder, ".card__tag"), picture };
}

/** @param {HTMLTemplateElement} parts the icons, with the words */
function begin(parts) {
  const { base = "", shared = "", save = "", refused = "", done = "" } = parts.dataset;
  let saved = new Set(shelf().saved.map(({ address }) => address));
  const told = Object.assign(document.createElement("p"), { className: "kept-note", hidden: true });
  told.setAttribute("role", "status");
  document.body.append(told);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;

  /** @param {Element} holder */
  function adorn(holder) {
    if (holder.closest(OTHERS)) return;
    holder.querySelector(":scope > .heart")?.remove(); // of a card that was copied
    const item = itemOf(holder, base, shared);
    if (!item.address) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "heart";
    button.setAttribute("aria-pressed", String(saved.has(item.address)));
    button.setAttribute("aria-label", save.replace("{nama}", item.name));
    button.append(parts.content.cloneNode(true));
    holder.append(button);
  }

  /** @param {ParentNode} root */
  const adornAll = (root) => root.querySelectorAll(`${CARDS}, [data-heart]`).forEach(adorn);

  function mark() {
    saved = new Set(shelf().saved.map(({ address }) => address));
    for (const button of document.querySelectorAll(".heart")) {
      if (button.parentElement) button.setAttribute("aria-pressed", String(saved.has(itemOf(button.parentElement, base, shared).address)));
    }
  }

  /** @param {Element} button */
  function press(button) {
    if (!button.parentElement) return;
    const item = itemOf(button.parentElement, base, shared);
    const taken = saved.has(item.address);
    const held = taken ? drop("saved", item.address) : keep("saved", item);
    mark();
    fill(told, held ? done.replace("{jumlah}", String(saved.size)) : refused);
    if (held) told.append(" ", Object.assign(document.createElement("a"), { href: `${base}tersimpan/`, textContent: parts.dataset.open ?? "" }));
    told.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => { told.hidden = true; }, NOTE_MS);
  }

  adornAll(document);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest(".heart") : null;
    if (button) press(button);
    else told.hidden = true;
  });
  document.addEventListener("cards", (event) => { if (event.target instanceof Element) adornAll(event.target); });
  addEventListener("storage", mark);
  addEventListener("pageshow", mark);

  const page = document.querySelector("[data-heart]");
  const here = page ? itemOf(page, base, shared) : null;
  showSeen(base, shared, here?.address ?? "");
  if (here) keep("seen", here);
}

/** Show what was seen, where nothing that is on the screen moves for it. @param {string} base @param {string} shared @param {string} here */
function showSeen(base, shared, here) {
  const strip = document.querySelector("[data-seen]");
  const items = shelf().seen.filter(({ address, seller }) => address !== here && seller).slice(0, STRIP_MOST);
  const before = strip?.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
  if (!strip || !items.length || before < innerHeight) return;
  const list = strip.querySelector("ul");
  if (list) fill(list, ...items.map(({ address, name, picture }) => {
    const link = Object.assign(document.createElement("a"), { href: base + address });
    const image = Object.assign(document.createElement("img"), { alt: "", loading: "lazy", width: 96, height: 96 });
    image.onerror = () => { image.removeAttribute("src"); }; // published anew since: the name is enough
    if (picture) image.src = shared + picture;
    link.append(image, name);
    const row = document.createElement("li");
    row.append(link);
    return row;
  }));
  strip.toggleAttribute("hidden", false);
}

const parts = document.querySelector("template[data-keep]");
if (parts instanceof HTMLTemplateElement) begin(parts);
