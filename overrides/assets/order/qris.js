/** What is shown where an order is to be paid by QRIS. Fetched when that is chosen. */
import "./qris_texts.js";
import { copy, h } from "./elements.js";
import { rupiah, t } from "./words.js";

/** @typedef {import("./order.js").Seller} Seller */

const SITE = new URL("../../../", import.meta.url);

/** The seller's own QRIS code with what to type beside it. @param {Seller} seller @param {number | null} total null: not known yet */
export function qrisBlock({ slug, name, qris, sample }, total) {
  if (!qris) return [];
  const { merchant, city, amount } = qris;
  const file = new URL(`usaha/${slug}/qris`, SITE).href;
  const said = h("p", { className: "order-status", role: "status" });
  const shown = amount ?? total;
  return [
    h("p", { className: "order-hint" }, t(sample ? "qris_contoh" : "qris_pesan")),
    h("img", { src: `${file}.svg`, alt: t("qris_gambar", { name }), width: 240, height: 240 }),
    h("p", {}, t(city ? "qris_nama" : "qris_nama_saja", { name: merchant, city: city ?? "" })),
    shown === null ? h("p", {}, t("qris_tunggu")) : h("p", {}, t(amount === undefined ? "qris_ketik" : "qris_tertera"), " ", h("strong", {}, rupiah(shown)), " ",
      h("button", { type: "button", className: "button button--quiet", onclick: () => copy(String(shown), said, t("jumlah_tersalin")) }, t("salin_jumlah"))),
    said,
    h("p", {}, h("a", { href: `${file}.png`, download: `qris-${slug}.png` }, t("qris_simpan"))),
  ];
}
