/** What stands above a filtered list: what is chosen, how much there is, and the ways out of an empty one. */
import { copy, h } from "../order/elements.js";
import { rupiah } from "../order/words.js";
import { middleOf } from "./near.js";
import { MANY, YES, nothing, toggled } from "./state.js";

/** @typedef {import("./list.js").List} List */
/** @typedef {import("./state.js").State} State */

/** @param {string} text @param {() => void} act @param {Record<string, unknown>} [props] */
export function button(text, act, props = {}) {
  const made = h("button", { type: "button", className: "chip", ...props }, text);
  made.addEventListener("click", act);
  return made;
}

/** A price range in words. @param {List} list @param {[number, number]} range */
export function priceWords(list, [from, to]) {
  if (!from) return list.t("harga_sampai", { ke: rupiah(to) });
  return to ? list.t("harga_antara", { dari: rupiah(from), ke: rupiah(to) }) : list.t("harga_dari", { dari: rupiah(from) });
}

/** Every condition that is set: its name, and the choice without it. @param {List} list @returns {[string, State][]} */
export function conditions(list) {
  const { chosen, facts } = list;
  const known = { kategori: facts.categories, dusun: facts.hamlets, bayar: facts.payments };
  /** @type {[string, State][]} */
  const found = MANY.flatMap((key) => chosen[key].map((id) => {
    const name = known[key].find(([each]) => each === id)?.[1] ?? id;
    return /** @type {[string, State]} */ ([name, toggled(chosen, key, id)]);
  }));
  const hamlet = facts.hamlets.find(([id]) => id === chosen.antar);
  if (hamlet) found.push([list.t("antar_ke", { dusun: hamlet[1] }), { ...chosen, antar: "" }]);
  for (const key of YES) if (chosen[key]) found.push([list.t(key), { ...chosen, [key]: false }]);
  if (chosen.harga) found.push([priceWords(list, chosen.harga), { ...chosen, harga: null }]);
  if (chosen.urut) found.push([list.t(`urut_${chosen.urut}`), { ...chosen, urut: "" }]);
  return found;
}

/** Take focus to the bar: what was pressed is gone. @param {List} list @param {State} state */
function leave(list, state) {
  list.change(state);
  list.bar.querySelector("button")?.focus({ preventScroll: true });
}

/** @param {List} list @param {number[]} counts by kind */
export function head(list, counts) {
  const chips = conditions(list).map(([name, rest]) =>
    h("li", {}, button(`${name} ×`, () => leave(list, rest), { className: "chip chip--out", ariaLabel: list.t("hapus_satu", { nama: name }) })));
  if (chips.length > 1) chips.push(h("li", {}, button(list.t("hapus_semua"), () => leave(list, nothing()), { className: "chip chip--plain" })));
  const told = h("p", { className: "found__note", role: "status" });
  const share = button(list.t("bagikan"), async () => {
    const url = location.href;
    try {
      if (navigator.share) await navigator.share({ title: document.title, url });
      else await copy(url, told, list.t("tersalin"));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) await copy(url, told, list.t("tersalin"));
    }
  }, { className: "chip chip--plain" });
  return h("div", { className: "found__head" },
    h("p", { className: "found__count" }, list.summary(counts)),
    share, told, h("ul", { className: "chips", ariaLabel: list.t("terpilih") }, ...chips));
}

/** What stands where nothing fits: each condition that could go, and how much there would be.
 * @param {List} list */
export function emptyState(list) {
  const ways = conditions(list)
    .map(([name, rest]) => ({ name, rest, count: list.count(rest) }))
    .filter(({ count }) => count)
    .sort((one, other) => other.count - one.count);
  return h("div", { className: "empty" },
    h("p", {}, list.t("tidak_ada_isi")),
    h("ul", { className: "chips chips--middle" }, ...ways.map(({ name, rest, count }) =>
      h("li", {}, button(list.t("tanpa", { nama: name, jumlah: count }), () => leave(list, rest))))),
    h("p", {}, button(list.t("hapus_semua"), () => leave(list, nothing()), { className: "button" })));
}

/** Asking for the place, or what to do without it. @param {List} list @param {string} refused "" while not asked yet */
export function placeNotice(list, refused) {
  const hamlets = list.facts.hamlets.flatMap(([, name], at) =>
    middleOf(list.facts, at) ? [h("li", {}, button(name, () => list.nearHamlet(at)))] : []);
  return h("div", { className: "place-ask" },
    h("p", {}, list.t(refused ? `lokasi_${refused}` : "lokasi_minta")),
    ...(refused === "ditolak" ? [] : [button(list.t(refused ? "lokasi_lagi" : "lokasi_pakai"), () => { list.near(); }, { className: "button" })]),
    h("p", {}, list.t("lokasi_dusun")), h("ul", { className: "chips" }, ...hamlets));
}
