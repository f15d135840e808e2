/** Orders as plain data: prices, quantities and the message. No page, no storage, no clock. */
import "./form_texts.js";
import { said } from "./said.js";
import { dayOf, fullDate, rupiah, t } from "./words.js";

/** @typedef {import("./opening.js").Hours} Hours */
/** @typedef {{name: string, fee: number, min?: number}} Area */
/** @typedef {{merchant: string, city?: string, amount?: number}} Qris */
/** @typedef {{slug: string, name: string, url: string, wa: string, phone: string, code: string, village?: string, sample?: string,
 *   status?: string, hours?: Hours, zone: number, services?: string[], areas?: Area[], pay?: string[], qris?: Qris, sure?: string}} Seller `sure` is the
 * day on which prices were last confirmed */
/** @typedef {{name: string, price?: number, stock?: string, unit?: string}} Variant `unit` takes the product's place */
/** @typedef {{name: string, options: string[], must?: boolean}} Choice */
/** @typedef {{label: string, kind: string, must?: boolean}} Question */
/** @typedef {{id: string, name: string, said?: string, url?: string, price?: number, from?: number, unit?: string, variants?: Variant[],
 *   choices?: Choice[], questions?: Question[], stock?: string, service?: boolean, lead?: number,
 *   min?: number, max?: number, step?: number, photo?: string, parts?: string[], starts?: string, ends?: string}} Item */
/** @typedef {[string, string][]} Pairs */
/** A line of an order; `price` is what the buyer saw, null where one has to ask. `went` is how many went out in the last
 * message, `sent` that the buyer said so while there were others to be sent still.
 * @typedef {{id: string, promo?: boolean, name: string, variant?: string, choices: Pairs, answers: Pairs, quantity: number,
 *   price: number | null, went?: number, sent?: boolean}} Line */
/** @typedef {{service: string, area: string, address: string, pay: string, day: string, time: string, note: string,
 *   name: string, files: boolean, understood: boolean, soon: boolean}} Order `soon`: a day was offered, none was chosen */
/** @typedef {{line: Line, item: Item}} Priced */
/** @typedef {{known: number, asks: boolean, fee: number | null, total: number}} Totals */

export const SOLD_OUT = "habis";
export const ADDRESS_MAX = 1999; // characters; longer addresses are lost on the way in some apps
export const MAX_PARTS = 5; // messages in a row that a buyer can be asked to send

/** @returns {Order} */
export const emptyOrder = () => ({
  service: "", area: "", address: "", pay: "", day: "", time: "", note: "", name: "", files: false, understood: false, soon: false,
});

/** What one of it costs now, null where one has to ask. @param {Item} item @param {string} [variant] */
export const priceOf = (item, variant) =>
  item.variants?.find((each) => each.name === variant)?.price ?? item.price ?? null;

/** The bounds of a quantity. @param {Item} item */
export function bounds({ min = 1, max = 9999, step = 1 }) {
  return { least: Math.ceil(min / step) * step, most: Math.floor(max / step) * step, step };
}

/** The nearest quantity that can be ordered. @param {Item} item @param {number} quantity */
export function allowed(item, quantity) {
  const { least, most, step } = bounds(item);
  return Math.max(least, Math.min(most, Math.round(quantity / step) * step || 0));
}

/** What is wrong with a quantity, "" where nothing is. @param {Item} item @param {number} quantity */
export function quantityProblem(item, quantity) {
  const { least, most, step } = bounds(item);
  if (!Number.isSafeInteger(quantity) || quantity < 1) return t("angka_bulat");
  if (quantity < least) return t("jumlah_minimal", { least });
  if (quantity > most) return t("jumlah_maksimal", { most });
  const lower = Math.floor(quantity / step) * step;
  return quantity === lower ? "" : t("jumlah_kelipatan", { step, lower, upper: lower + step });
}

/** The delivery fee in rupiah; 0 where there is none, null where one has to ask. @param {Seller} seller @param {Order} order */
export function feeOf(seller, order) {
  if (order.service === "kirim") return null;
  if (order.service !== "antar") return 0;
  return areaOf(seller, order)?.fee ?? null;
}

/** @param {Seller} seller @param {Order} order */
export const areaOf = (seller, order) =>
  order.service === "antar" ? seller.areas?.find((each) => each.name === order.area) : undefined;

/** @param {Line[]} lines @param {Seller} seller @param {Order} order @returns {Totals} */
export function totals(lines, seller, order) {
  const known = lines.reduce((sum, line) => sum + (line.price ?? 0) * line.quantity, 0);
  const fee = feeOf(seller, order);
  return { known, asks: lines.some((line) => line.price === null), fee, total: known + (fee ?? 0) };
}

/** What a total does not hold yet, "" where it is whole. @param {Totals} sums @param {typeof t} [words] */
export function missing({ asks, fee }, words = t) {
  if (asks) return words(fee === null ? "belum_keduanya" : "belum_harga");
  return fee === null ? words("belum_ongkir") : "";
}

/** A total for people. @param {Totals} sums @param {typeof t} [words] */
export function shownTotal(sums, words = t) {
  const why = missing(sums, words);
  if (sums.asks && !sums.known) return words("total_ditanya");
  const total = sums.total ? rupiah(sums.total) : words("gratis");
  return why ? words("total_belum", { total, why }) : total;
}

/** @param {Priced} priced @param {number} index @returns {string} */
function block({ line, item }, index) {
  const { quantity, price } = line;
  const unit = item.variants?.find((each) => each.name === line.variant)?.unit ?? item.unit ?? "";
  const size = /\d/.test(unit) ? unit : ""; // "bungkus 250 g" tells things apart, "porsi" does not
  const named = [item.said ?? line.name, line.variant, ...line.choices.map(([, value]) => value), size].filter(Boolean).join(", ");
  const rows = [`${index + 1}. ${named}`];
  if (item.parts) rows.push(`(${item.parts.join("; ")})`);
  if (price === null) {
    rows.push(item.from === undefined ? said("baris_tanya", { quantity }) : said("baris_mulai", { quantity, price: rupiah(item.from) }));
  } else {
    const sum = rupiah(price * quantity);
    rows.push(said(quantity === 1 || !price ? "baris_harga" : "baris_jumlah", { quantity, price: price ? rupiah(price) : said("gratis"), sum }));
  }
  rows.push(...line.answers.map(([label, value]) => `${label}: ${dayOf(value) ? fullDate(dayOf(value), said) : value}`));
  if (item.url) rows.push(item.url);
  return rows.join("\n   ");
}

/** What follows the goods. @param {Priced[]} lines @param {Seller} seller @param {Order} order @param {string} number
 * @param {string} channel @returns {string} */
function ending(lines, seller, order, number, channel) {
  const sums = totals(lines.map((each) => each.line), seller, order);
  const rows = [];
  if (sums.fee === null) rows.push(said("ongkir_tanya"));
  else if (order.service === "antar") {
    rows.push(said("ongkir", { area: order.area, fee: sums.fee ? rupiah(sums.fee) : said("gratis") }));
  }
  rows.push(sums.asks && !sums.known ? said("total_tanya") : said("total", { total: shownTotal(sums, said) }));
  if (order.service) {
    const address = areaOf(seller, order) ? `${order.address}, ${order.area}` : order.address;
    rows.push(said(order.service === "janji-temu" || order.service === "makan-di-tempat" ? "cara_di_tempat" : "cara", { how: said(`pesan_${order.service}`, { address }) }));
  }
  if (order.pay) rows.push(said("bayar", { how: said(`bayar_${order.pay}`) }));
  if (order.day) {
    const date = fullDate(dayOf(order.day), said);
    rows.push(order.time ? said("untuk_jam", { date, time: order.time }) : said("untuk", { date }));
  }
  if (order.soon) rows.push(said("untuk_segera"));
  if (order.files) rows.push(said("berkas"));
  if (order.note) rows.push(said("catatan", { note: order.note }));
  rows.push("");
  if (order.name) rows.push(said("nama", { name: order.name }));
  rows.push(said("nomor", { number }), said(channel ? "dari_kanal" : "dari", { village: seller.village ? ` ${seller.village}` : "", channel }));
  return rows.join("\n");
}

/** Percent-encode a message as Python's `urllib.parse.quote(text, safe="")` does. @param {string} text */
export const encoded = (text) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The address that opens the seller's chat, with a message typed in. @param {string} wa digits @param {string} [text] */
export const address = (wa, text) => `https://wa.me/${wa}` + (text ? `?text=${encoded(text)}` : "");

/** The message, and in how many parts it has to be sent: never cut. `parts` is empty where it cannot be sent as addresses.
 * @param {Priced[]} lines @param {Seller} seller @param {Order} order @param {string} number @param {string} channel
 * @returns {{text: string, parts: string[]}} */
export function message(lines, seller, order, number, channel) {
  const first = seller.sample ? `${seller.sample}\n\n` : "";
  const blocks = lines.map(block);
  const end = ending(lines, seller, order, number, channel);
  const text = `${first}${said("salam", { name: seller.name })}\n\n${blocks.join("\n")}\n\n${end}`;
  /** @param {string} part */
  const sendable = (part) => address(seller.wa, part).length <= ADDRESS_MAX;
  if (sendable(text)) return { text, parts: [text] };

  /** @param {string[]} held @param {number} part @param {number} parts */
  const partOf = (held, part, parts) =>
    first +
    said(part === 1 ? "salam_bagian" : "lanjutan", { name: seller.name, number, part, parts }) +
    `\n\n${held.join("\n")}\n\n${part === parts ? end : said("nomor", { number })}`;
  for (let parts = 2; parts <= MAX_PARTS; parts += 1) {
    const rest = [...blocks];
    const made = [];
    for (let part = 1; part <= parts; part += 1) {
      /** @type {string[]} */
      const held = [];
      while (rest.length && sendable(partOf([...held, String(rest[0])], part, parts))) held.push(String(rest.shift()));
      made.push(partOf(held, part, parts));
    }
    if (!rest.length && made.every(sendable)) return { text, parts: made };
  }
  return { text, parts: [] };
}
