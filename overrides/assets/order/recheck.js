/** What changed on the site since something was put into the basket. No page, no storage, no clock. */
import "./basket_texts.js";
import { SOLD_OUT, allowed, priceOf } from "./order.js";
import { dayOf, rupiah, t } from "./words.js";

/** @typedef {import("./order.js").Item} Item */
/** @typedef {import("./order.js").Line} Line */

/** Whether a bundle is current on `today`, a day. @param {Item} item @param {number} today */
export const isCurrent = (item, today) =>
  !(item.starts && dayOf(item.starts) > today) && !(item.ends && dayOf(item.ends) < today);

/** Compare a line with the site's data of today.
 * @param {Line} line @param {Item | undefined} item @param {number} today
 * @returns {{line: Line, item?: Item, gone: string, notes: string[]}} the line as it can be ordered, why it cannot be
 *   ("" where it can), and what the buyer has to be told */
export function checked(line, item, today) {
  /** @param {string} gone */
  const lost = (gone) => ({ line, item, gone, notes: [] });
  if (!item) return lost(t("barang_hilang"));
  const variant = item.variants?.find((each) => each.name === line.variant);
  if (line.promo && !isCurrent(item, today)) return lost(t("promo_lewat"));
  if (item.stock === SOLD_OUT || variant?.stock === SOLD_OUT) return lost(t("barang_habis"));
  if (line.variant ? !variant : item.variants?.length) return lost(t("varian_hilang", { variant: line.variant ?? "" }));
  if (!fits(line, item)) return lost(t("pilihan_berubah"));
  const price = priceOf(item, line.variant);
  const quantity = allowed(item, line.quantity);
  const notes = [];
  if (price === null && line.price !== null) notes.push(t("harga_tanya"));
  if (price !== null && price !== line.price) {
    /** @param {number | null} each */
    const shown = (each) => (each === null ? t("total_ditanya") : each ? rupiah(each) : t("gratis"));
    notes.push(t("harga_berubah", { before: shown(line.price), after: shown(price) }));
  }
  if (quantity !== line.quantity) notes.push(t("jumlah_berubah", { before: line.quantity, after: quantity }));
  return { line: { ...line, name: item.name, price, quantity }, item, gone: "", notes };
}

/** Whether the choices and answers of a line are still what the product asks. @param {Line} line @param {Item} item */
function fits(line, item) {
  const choices = item.choices ?? [];
  const questions = item.questions ?? [];
  return (
    line.choices.every(([name, value]) => choices.some((each) => each.name === name && each.options.includes(value))) &&
    line.answers.every(([label]) => questions.some((each) => each.label === label)) &&
    choices.every((each) => !each.must || line.choices.some(([name]) => name === each.name)) &&
    questions.every((each) => !each.must || line.answers.some(([label]) => label === each.label))
  );
}
