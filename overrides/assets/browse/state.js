/** What a visitor has chosen, and its address: `?q=keripik&kategori=camilan&harga=-25000&urut=murah`. No page here. */

/** @typedef {import("./match.js").Facts} Facts */
/** @typedef {{
 *   kategori: string[], dusun: string[], antar: string, bayar: string[], buka: boolean, halal: boolean, promo: boolean,
 *   ada: boolean, harga: [number, number] | null, urut: string, q: string,
 * }} State `harga` is from and to in rupiah, 0 for no limit; `q` are the words of a search */

/** In the order they stand in an address. */
export const MANY = /** @type {const} */ (["kategori", "dusun", "bayar"]);
export const YES = /** @type {const} */ (["buka", "ada", "promo", "halal"]);
export const ORDERS = ["dekat", "murah", "baru", "dikonfirmasi"];
export const KEYS = ["q", "kategori", "dusun", "antar", "bayar", ...YES, "harga", "urut"];

/** Nothing chosen. @returns {State} */
export const nothing = () => ({
  kategori: [], dusun: [], antar: "", bayar: [], buka: false, ada: false, promo: false, halal: false, harga: null, urut: "", q: "",
});

/** @param {string} text @returns {[number, number] | null} */
function priceRange(text) {
  const found = /^(\d{0,9})-(\d{0,9})$/.exec(text.replace(/[.\s]/g, ""));
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  if (!from && !to) return null;
  return to && from > to ? [to, from] : [from, to];
}

/** What an address asks for; what the village does not have is passed over.
 * @param {string} search the part from `?` @param {Facts} facts @returns {State} */
export function readState(search, facts) {
  const asked = new URLSearchParams(search);
  /** @param {string} key @param {[string, string][]} known */
  const among = (key, known) => {
    const words = asked.getAll(key).flatMap((text) => text.split(","));
    return known.map(([id]) => id).filter((id) => words.includes(id));
  };
  /** @param {string} key */
  const yes = (key) => ["1", "ya"].includes(asked.get(key) ?? "");
  const urut = asked.get("urut") ?? "";
  return {
    kategori: among("kategori", facts.categories),
    dusun: among("dusun", facts.hamlets),
    antar: among("antar", facts.hamlets)[0] ?? "",
    bayar: among("bayar", facts.payments),
    buka: yes("buka"), ada: yes("ada"), promo: yes("promo"), halal: yes("halal"),
    harga: priceRange(asked.get("harga") ?? ""),
    urut: ORDERS.includes(urut) ? urut : "",
    q: (asked.get("q") ?? "").trim().replace(/\s+/g, " "),
  };
}

/** The address part for a choice, "" for none; what else stands in `search` stays in front.
 * @param {State} state @param {string} search @returns {string} */
export function writeState(state, search) {
  const kept = new URLSearchParams(search);
  for (const key of KEYS) kept.delete(key);
  const pairs = [...kept].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  for (const key of KEYS) {
    const value = Reflect.get(state, key);
    const text = key === "harga" && value ? value.map((/** @type {number} */ each) => each || "").join("-")
      : Array.isArray(value) ? value.join(",") : value === true ? "1" : key === "q" ? encodeURIComponent(value) : value;
    if (text) pairs.push(`${key}=${text}`);
  }
  return pairs.length ? `?${pairs.join("&")}` : "";
}

/** How many filters are set; neither the words nor the order are one. @param {State} state */
export const howMany = (state) =>
  MANY.reduce((sum, key) => sum + state[key].length, 0) + YES.filter((key) => state[key]).length +
  Number(Boolean(state.antar)) + Number(Boolean(state.harga));

/** A choice with one condition more or less; `value` matters where a condition has several.
 * @param {State} state @param {string} key @param {string} [value] @returns {State} */
export function toggled(state, key, value = "") {
  const now = Reflect.get(state, key);
  if (Array.isArray(now) && key !== "harga") {
    return { ...state, [key]: now.includes(value) ? now.filter((each) => each !== value) : [...now, value] };
  }
  if (typeof now === "boolean") return { ...state, [key]: !now };
  if (key === "harga") {
    const range = priceRange(value);
    return { ...state, harga: String(range) === String(now) ? null : range };
  }
  return { ...state, [key]: now === value ? "" : value };
}
