/** Bundles: what a touch of their button does, while they are current. Fetched at the first touch. */
import { fill } from "../fill.js";
import { h } from "./elements.js";
import { addLine } from "./lines.js";
import { SOLD_OUT } from "./order.js";
import { isCurrent } from "./recheck.js";
import { sellerData } from "./sellers.js";
import { dayOfMoment, t, villageNow } from "./words.js";

/** @param {string} slug @param {string} id @returns {Promise<string>} what went wrong, "" where nothing did */
async function add(slug, id) {
  const data = await sellerData(slug);
  if (data === null) return t("tanpa_jaringan_promo");
  const promo = data === "gone" ? undefined : data.promos?.find((each) => each.id === id);
  if (data === "gone" || !promo) return t("barang_hilang_promo");
  if (data.seller.status) return t("usaha_tutup");
  if (!isCurrent(promo, dayOfMoment(villageNow(data.seller.zone)))) return t("promo_lewat_promo");
  if (promo.stock === SOLD_OUT) return t("barang_habis_promo");
  const trouble = addLine(data.seller, {
    id, promo: true, name: promo.name, choices: [], answers: [], quantity: 1, price: promo.price ?? null,
  }, {});
  return trouble && t(trouble === "full" ? "penuh" : "tak_tersimpan");
}

/** Put the bundle of a button into the basket, and say beside it how that went. @param {HTMLButtonElement} button */
export async function addPromo(button) {
  const [slug = "", id = ""] = (button.getAttribute("data-add-promo") ?? "").split("/");
  const trouble = await add(slug, id);
  const said = button.nextElementSibling;
  if (said) fill(said, ...(trouble ? [trouble] : [t("masuk"), " ",
    h("a", { href: new URL("../../../keranjang/", import.meta.url).href }, t("lihat_keranjang"))]));
}
