/** Conditions that a query may name besides the thing itself: open now, can be had, costs at most. No page, no clock. */

/** @typedef {import("./words.js").Rules} Rules */
/** @typedef {"buka" | "ada"} Ask a filter of lists; see `browse/state.js` */

/**
 * Take the conditions out of a query: `nasi buka sekarang` asks for nasi of shops that are open.
 * @param {string} query @param {Rules} rules @returns {{ rest: string, asks: Ask[] }}
 */
export function asksOf(query, { open_now, in_stock }) {
  let rest = query;
  /** @type {Ask[]} */
  const asks = [];
  for (const [ask, ways] of /** @type {[Ask, string[]][]} */ ([["buka", open_now], ["ada", in_stock]])) {
    const said = new RegExp(`(^|[^\\p{L}])(?:${ways.join("|")})(?!\\p{L})`, "iu");
    if (!said.test(rest)) continue;
    rest = rest.replace(said, "$1 ");
    asks.push(ask);
  }
  return { rest, asks };
}

/** An amount in a query is the most that may be paid: `10rb`, `15.000`, `di bawah 20 ribu`. @param {string} query @param {Rules} rules */
export function priceLimit(query, { at_most: before, thousands, millions }) {
  if (!/\d/.test(query)) return { rest: query, limit: 0 };
  const most = `(?:${before.join("|")})?\\s*(?:rp\\.?\\s*)?`;
  const found = new RegExp(
    `${most}(\\d+(?:[.,]\\d+)?)\\s*(?:(${thousands.join("|")})|${millions.join("|")})(?![a-z])|${most}(\\d{1,3}(?:[.,]\\d{3})+|\\d{4,})(?!\\d)`, "i",
  ).exec(query);
  if (!found) return { rest: query, limit: 0 };
  const [all, number = "", thousand, plain = ""] = found;
  const limit = plain ? Number(plain.replace(/\D/g, "")) : Math.round(Number(number.replace(",", ".")) * (thousand ? 1e3 : 1e6));
  return { rest: query.replace(all, " "), limit };
}
