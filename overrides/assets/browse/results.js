/** What stands above a filtered list: what words found besides, what is chosen, how much, and ways out of an empty one. */
import { copy, h } from "../order/elements.js";
import { rupiah } from "../order/words.js";
import { middleOf } from "./near.js";
import { MANY, YES, howMany, nothing, toggled, writeState } from "./state.js";

/** @typedef {import("./list.js").List} List */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../search/page.js").Found} Found */

const OTHERS_MOST = 3; // rows above the products, which are what most came for

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

/** Every filter that is set, and the order: its name, and the choice without it. @param {List} list @returns {[string, State][]} */
function filters(list) {
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

/** The words likewise, none where there are none. @param {List} list @returns {[string, State][]} */
const wordsOf = (list) => (list.chosen.q ? [[list.t("kata", { kata: list.chosen.q }), { ...list.chosen, q: "" }]] : []);

/** Take focus to the bar: what was pressed is gone. @param {List} list @param {State} state */
function leave(list, state) {
  list.change(state);
  list.bar.querySelector("button")?.focus({ preventScroll: true });
}

/** @param {List} list @param {number[]} counts by kind */
export function head(list, counts) {
  const chips = [...wordsOf(list), ...filters(list)].map(([name, rest]) =>
    h("li", {}, button(name, () => leave(list, rest), { className: "chip chip--out", "aria-label": list.t("hapus_satu", { nama: name }) })));
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
    share, told, h("ul", { className: "chips", "aria-label": list.t("terpilih") }, ...chips));
}

/** What the words are and what else they find, above the products. @param {List} list @param {Found} words @param {Found["hits"]} others */
export function answerHead(list, words, others) {
  const rows = others.map((thing) => h("li", {}, words.row(thing)));
  const rest = rows.slice(OTHERS_MOST);
  for (const row of rest) row.hidden = true;
  const more = button(list.t("kata_lagi", { jumlah: rest.length }), () => {
    for (const row of rest) row.hidden = false;
    more.remove();
    rest[0]?.querySelector("a")?.focus({ preventScroll: true });
  }, { className: "chip chip--plain" });
  return h("div", { className: "answer" },
    h("h2", {}, words.title),
    words.hits.length && words.remark ? h("p", { className: "found__note" }, words.remark) : null,
    rows.length ? h("ul", { className: "answer__rows", "aria-label": list.t("kata_lain") }, ...rows) : null,
    rest.length ? more : null);
}

/** Why nothing fits. @param {List} list @param {string[]} blamed names of filters @param {number} found by the words alone */
function why(list, blamed, found) {
  const { words } = list;
  if (!words) return list.t("tidak_ada_isi");
  if (!words.hits.length) return words.remark;
  if (!found) return list.t("kata_bukan_di_sini", { kata: words.query });
  return list.t("kata_disaring", { kata: words.query, jumlah: found, saringan: blamed.join(", ") });
}

/** The way on from a list where nothing fits. @param {List} list @param {number} found by the words alone */
function wayOn(list, found) {
  const { chosen, words, form } = list;
  const here = { ...nothing(), q: chosen.q };
  if (found) return button(list.t("kata_semua", { jumlah: found, kata: chosen.q }), () => leave(list, here), { className: "button" });
  if (words?.hits.length && form && !list.isOfAll) {
    return h("a", { className: "button", href: form.action + writeState(here, "") }, list.t("kata_di_semua", { kata: chosen.q }));
  }
  return button(list.t(words ? "lihat_semua" : "hapus_semua"), () => leave(list, nothing()), { className: "button" });
}

/**
 * What stands where nothing fits: which filters are in the way, how much there would be without each, and a way on.
 * @param {List} list
 */
export function emptyState(list) {
  const { chosen } = list;
  /** @param {[string, State]} condition */
  const counted = ([name, rest]) => ({ name, rest, count: list.count(rest) });
  const set = filters(list).map(counted);
  const guilty = set.filter(({ count }) => count);
  const ways = [...guilty, ...wordsOf(list).map(counted).filter(({ count }) => count)].sort((one, other) => other.count - one.count);
  // Where none is in the way alone, all are together; the order never is.
  const blamed = guilty.length ? guilty : set.filter(({ rest }) => howMany(rest) < howMany(chosen));
  const found = chosen.q ? list.count({ ...nothing(), q: chosen.q }) : 0;
  return h("div", { className: "empty" },
    h("p", {}, why(list, blamed.map(({ name }) => name), found)),
    h("ul", { className: "chips chips--middle" }, ...(howMany(chosen) ? ways : []).map(({ name, rest, count }) =>
      h("li", {}, button(list.t("tanpa", { nama: name, jumlah: count }), () => leave(list, rest))))),
    h("p", {}, wayOn(list, found)));
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
