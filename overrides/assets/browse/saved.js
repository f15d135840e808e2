/** The page of what is kept on this device: each thing as it was, then as the site has it today. */
import { fill } from "../fill.js";
import { h } from "../order/elements.js";
import { sellerData } from "../order/sellers.js";
import { rupiah } from "../order/words.js";
import { clear, drop, shelf } from "./keep.js";
import { takeOver } from "./old_shelf.js";

/** @typedef {import("./keep.js").Kept} Kept */
/** @typedef {import("./keep.js").Shelf} Shelf */
/** @typedef {import("../order/order.js").Item} Item */

/** @param {HTMLElement} page */
function begin(page) {
  const { base = "", shared = "" } = page.dataset;
  /** @type {Record<string, string>} */
  const texts = JSON.parse(page.dataset.texts ?? "{}");
  /** @param {string} key @param {Record<string, string>} [values] */
  const t = (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  /** Sellers that were asked for, by slug. @type {Map<string, ReturnType<typeof sellerData>>} */
  const asked = new Map();

  /** @param {string} slug */
  function ask(slug) {
    const asking = asked.get(slug) ?? sellerData(slug);
    asked.set(slug, asking);
    return asking;
  }

  /** Whether a thing is of this site: the same seller, and the product is there. @param {Kept} kept */
  async function isOurs({ address, name, seller }) {
    const [, slug = "", id = ""] = address.split("/");
    const data = await ask(slug);
    return data !== null && data !== "gone" && data.seller.name === (seller || name) && (!id || Boolean(data.items?.some((each) => each.id === id)));
  }

  /** @param {Item} item */
  function priceOf(item) {
    const known = item.variants?.length ? item.variants.map((each) => each.price ?? item.price) : [item.price];
    const prices = known.filter((price) => typeof price === "number");
    const lowest = item.from ?? (prices.length ? Math.min(...prices) : null);
    if (lowest === null || lowest === undefined) return t("tanya_harga");
    return item.from || new Set(known).size > 1 ? t("mulai", { harga: rupiah(lowest) }) : rupiah(lowest);
  }

  /** Say under a thing what holds today. @param {Kept} kept @param {HTMLElement} note */
  async function check(kept, note) {
    const [, slug = "", id = ""] = kept.address.split("/");
    const data = await ask(slug);
    if (data === null) {
      if (kept.price) note.append(t("harga_waktu_itu", { harga: kept.price }));
      return;
    }
    if (data === "gone") {
      note.append(t("hilang"));
      return;
    }
    const item = data.items?.find((each) => each.id === id);
    if (!id) note.append(data.seller.status ? t("tutup") : "");
    else if (!item) note.append(t("hilang"));
    else note.append(h("b", {}, priceOf(item)), item.stock === "habis" ? ` · ${t("habis")}` : data.seller.status ? ` · ${t("tutup")}` : "");
  }

  /** @param {keyof Shelf} part @param {Kept} kept */
  function row(part, kept) {
    const note = h("p", { className: "shop__facts" });
    const image = kept.picture ? h("img", { src: shared + kept.picture, alt: "", loading: "lazy", width: 112, height: 112 }) : null;
    if (image) image.onerror = () => image.remove();
    const remove = h("button", { type: "button", className: "button button--quiet kept__drop", "aria-label": t("hapus_satu", { nama: kept.name }) }, "×");
    remove.addEventListener("click", () => {
      drop(part, kept.address);
      show(part);
    });
    check(kept, note);
    return h("li", { className: "shop kept" }, h("span", { className: "shop__photo" }, image),
      h("div", { className: "shop__text" },
        h("h3", { className: "shop__name" }, h("a", { href: base + kept.address }, kept.name)),
        kept.seller ? h("p", { className: "shop__summary" }, kept.seller) : null, note), remove);
  }

  /** @param {keyof Shelf} part */
  function show(part) {
    const section = page.querySelector(`[data-part=${part}]`);
    const items = shelf()[part];
    const wipe = h("button", { type: "button", className: "button button--quiet" }, t(`kosongkan_${part}`));
    wipe.addEventListener("click", () => {
      clear(part);
      show(part);
      if (section instanceof HTMLElement) section.focus();
    });
    const rows = section?.querySelector("[data-rows]");
    if (rows) fill(rows, ...(items.length
      ? [h("ul", { className: "shops" }, ...items.map((kept) => row(part, kept))), h("p", { className: "more" }, wipe)]
      : [h("p", { className: "empty" }, t(`kosong_${part}`))]));
  }

  const showAll = () => {
    show("saved");
    show("seen");
  };
  showAll();
  takeOver(isOurs).then((some) => some && showAll());
}

/** @type {HTMLElement | null} */
const page = document.querySelector("[data-kept]");
if (page) begin(page);
