/** What a hit looks like: thumbnail, name, and a line of price, seller and whether it is open. */
import { rupiah } from "../order/words.js";
import { isOpen } from "./open.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Thing} Thing */

const CLOSED = { "-2": "tutup-sementara", "-3": "tutup-permanen" };

/** @param {string} tag @param {string} className @param {string} text */
function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** @param {number} price @param {Record<string, string>} texts */
function priceText(price, texts) {
  if (!price) return texts.tanya_harga ?? "";
  return price < 0 ? `${texts.mulai} ${rupiah(-price)}` : rupiah(price);
}

/** Whether a seller is open now, in words, "" where that is not known. @param {Catalogue} catalogue @param {number} seller */
function state({ index }, seller) {
  const hours = index.businesses.hours[seller] ?? -1;
  if (hours < -1) return { open: false, text: index.texts[CLOSED[/** @type {"-2" | "-3"} */ (String(hours))]] ?? "" };
  const known = index.hours[hours];
  const open = known && isOpen(known, Math.floor(Date.now() / 60000) + index.offset);
  return open === undefined ? undefined : { open, text: index.texts[open ? "buka" : "tutup"] ?? "" };
}

/** What stands under a name, in parts: how much, whether it can be had now, from whom. @param {Catalogue} catalogue @param {Thing} thing */
function facts(catalogue, { kind, seller, price, stock }) {
  const { texts, businesses, categories, hamlets } = catalogue.index;
  if (kind !== "product" && kind !== "business") return [texts[{ page: "halaman", category: "kategori", hamlet: "dusun" }[kind]] ?? ""];
  const now = state(catalogue, seller);
  const shown = now ? [element("span", now.open ? "hit__open" : "hit__closed", now.text)] : [];
  if (kind === "business") {
    const place = [categories[businesses.categories[seller] ?? -1]?.[1], hamlets[businesses.hamlets[seller] ?? -1]?.[1]];
    return [...place.map((name) => name ?? ""), ...shown];
  }
  const stocks = ["", texts["pre-order"], texts.habis];
  return [element("b", "hit__price", priceText(price, texts)), stocks[stock] ?? "", ...shown, catalogue.sellers[seller] ?? ""].filter(Boolean);
}

/** A link to what was found. @param {Catalogue} catalogue @param {Thing} thing @param {string} base the way to the site's root */
export function row(catalogue, thing, base) {
  const link = document.createElement("a");
  link.className = "hit";
  const address = catalogue.addressOf(thing);
  link.href = base + address;
  if (thing.bare || "saving" in document.documentElement.dataset) {
    const initial = element("span", "hit__none", thing.name.slice(0, 1).toUpperCase());
    initial.setAttribute("aria-hidden", "true");
    link.append(initial);
  } else {
    const picture = document.createElement("img");
    Object.assign(picture, { src: `${base}${catalogue.index.shared}${address}kecil.jpg`, alt: "", width: 48, height: 48, decoding: "async" });
    link.append(picture);
  }
  const text = element("span", "hit__text", "");
  const line = element("span", "hit__note", "");
  facts(catalogue, thing).forEach((fact, at) => line.append(at ? " · " : "", fact));
  text.append(element("b", "hit__name", thing.name), line);
  link.append(text);
  return link;
}
