/** A list page under filters: the choice in the address, the list that fits it, and the sheet to choose in. */
import { fill } from "../fill.js";
import { whyNot } from "../once.js";
import { villageNow } from "../order/words.js";
import { Cards } from "./cards.js";
import { distances, failures, inOrder } from "./match.js";
import { locate, middleOf, remember, remembered } from "./near.js";
import { answerHead, emptyState, head, placeNotice } from "./results.js";
import { Sheet } from "./sheet.js";
import { section } from "./shelf.js";
import { howMany, nothing, readState, toggled, writeState } from "./state.js";
import { otherHits, ranksOf } from "./words.js";

/** @typedef {import("./match.js").Facts} Facts */
/** @typedef {import("./match.js").Kind} Kind */
/** @typedef {import("./match.js").Point} Point */
/** @typedef {import("./match.js").Ranks} Ranks */
/** @typedef {import("../search/page.js").Found} Found */
/** @typedef {import("./state.js").State} State @typedef {{ kind: Kind, section: HTMLElement, list: Element, heading: string }} Listed a list that stands on the page */

const MINUTE = 60000;
const ROWS_A_PAGE = 60; // cards on a numbered page; see page_lists.py

export class List {
  /** @param {HTMLElement} bar @param {Facts} facts */
  constructor(bar, facts) {
    this.bar = bar;
    this.facts = facts;
    /** @type {Point | null} */
    this._here = remembered();
    /** "" | "ditolak" | "gagal": why the place is not known */
    this._refused = "";
    this._shown = 0; // increases with every showing: one that was overtaken stops
    this._rows = ""; // what is shown, to know whether a minute changed anything
    this._pushed = false; // whether the sheet that is open has its step in the history already
    /** What the words of the address find, null while there are none. @type {(Found & { ranks: Ranks }) | null} */
    this.words = null;
    this.base = bar.dataset.base ?? "";
    /** Where words are typed. @type {HTMLFormElement | null} */
    this.form = document.querySelector("form[data-search]");
    const { category = "", hamlet = "" } = bar.dataset;
    /** What the page itself is about: never in its address. @type {Partial<State>} */
    this.fixed = { ...(category ? { kategori: [category] } : {}), ...(hamlet ? { dusun: [hamlet] } : {}) };
    this.cards = new Cards(facts, this.base);
    /** @type {Listed[]} */
    this.listed = [];
    const all = failures(facts, { ...nothing(), ...this.fixed }, this.now(), null);
    for (const section of document.querySelectorAll("[data-listed]")) {
      const kind = /** @type {Kind} */ (section.getAttribute("data-listed"));
      const list = section.querySelector("ul");
      if (!(section instanceof HTMLElement) || !list) continue;
      this.listed.push({ kind, section, list, heading: section.querySelector("h2")?.textContent ?? "" });
      const from = (Number(bar.dataset.number) - 1) * ROWS_A_PAGE;
      this.cards.keep(kind, inOrder(facts, kind, all[kind], "", [], null).slice(from), list.children);
    }
    /** @type {Kind[]} */
    this.kinds = this.listed.some(({ kind }) => kind === "product") ? ["product"] : ["business"];
    if (bar.dataset.both) this.kinds = ["product", "business"];
    this.totals = this.kinds.map((kind) => all[kind].filter((fails) => !fails).length);
    /** Whether this is a list of everything that is sold, where businesses and places are found beside it. */
    this.isOfAll = this.kinds.length === 1 && this.kinds[0] === "product" && !category && !hamlet;
    this.results = document.createElement("div");
    this.results.className = "found";
    this.results.hidden = true;
    bar.after(this.results);
    this.sheet = new Sheet(this);
    addEventListener("popstate", () => this.show());
    setInterval(() => this._tick(), MINUTE);
  }

  /** @returns {State} */
  get state() {
    return { ...readState(location.search, this.facts), ...this.fixed };
  }

  /** The choice without what the page is about. */
  get chosen() {
    const empty = nothing();
    return { ...this.state, ...("kategori" in this.fixed ? { kategori: empty.kategori } : {}), ...("dusun" in this.fixed ? { dusun: empty.dusun } : {}) };
  }

  now() {
    return villageNow(this.facts.offset);
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  t(key, values = {}) {
    return (this.facts.texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }

  /** What a button of the bar does. @param {HTMLElement} button */
  press(button) {
    const key = button.dataset.set;
    if (!key) this.open();
    else if (key === "urut" && button.dataset.value === "dekat" && this.state.urut !== "dekat") this.nearest();
    else this.change(toggled(this.chosen, key, button.dataset.value));
  }

  open(group = "") {
    this._pushed = false;
    this.sheet.open(group);
  }

  /** Put a choice into the address and show it. @param {State} state */
  change(state) {
    const address = location.pathname + writeState(state, location.search);
    const replaces = this.sheet.isOpen && this._pushed;
    history[replaces ? "replaceState" : "pushState"](null, "", address);
    this._pushed = this.sheet.isOpen;
    this.show();
  }

  /** Sort by distance, from what is known or after asking. */
  nearest() {
    if (this._here) this.change({ ...this.chosen, urut: "dekat" });
    else this.near();
  }

  /** Shops open and close while somebody looks: the list follows, but is left alone where nothing changed. */
  _tick() {
    const { state } = this;
    if (!state.buka || document.hidden) return;
    if (String(this._find(state, this._failed(state))) !== this._rows) this.show();
  }

  /** @param {State} state */
  _failed(state) {
    return failures(this.facts, { ...state, ...this.fixed }, this.now(), state.q ? this.words?.ranks ?? null : null);
  }

  /** The rows of each kind that fit, in order. @param {State} state @param {Record<Kind, Int32Array>} failed */
  _find(state, failed) {
    const far = distances(this.facts, this._here);
    return this.kinds.map((kind) => inOrder(this.facts, kind, failed[kind], state.urut, far, this.words?.ranks ?? null));
  }

  /** Find what the words of the address find; false where that cannot be. @param {string} query */
  async _search(query) {
    const { form } = this;
    if (!form) return false;
    const turn = this._shown;
    if (query) this.bar.setAttribute("aria-busy", "true");
    try {
      const search = query ? await import("../search.js") : null;
      const found = await search?.hitsFor(form, query);
      if (turn !== this._shown) return false;
      this.words = found ? { ...found, ranks: ranksOf(this.facts, found.hits) } : null;
      const field = form.querySelector("input");
      if (field) field.value = query;
      return true;
    } catch (error) {
      if (turn === this._shown) this._fail(error, form);
      return false;
    }
  }

  /** Nothing more is on its way. @param {string} said what came of it @param {boolean} [failed] */
  _done(said, failed = false) {
    this.bar.querySelector("[role=status]")?.classList.toggle("hidden", !failed);
    this.bar.removeAttribute("aria-busy");
    for (const { section: own } of this.listed) own.removeAttribute("data-waiting");
    this.say(said);
  }

  /** What was asked for cannot be shown: said where it is seen, above the page's own list. @param {unknown} error @param {HTMLElement} asker */
  _fail(error, asker) {
    this.reveal(false);
    this._done(`${whyNot(error, asker.dataset)} ${this.bar.dataset.whole}`, true);
  }

  /** Ask where the visitor is, then sort by it. */
  async near() {
    this.say(this.t("mencari_lokasi"));
    try {
      this._here = await locate();
      this._refused = "";
    } catch (why) {
      this._refused = why === "ditolak" ? "ditolak" : "gagal";
      this.sheet.close(); // what can be done instead stands above the list
    }
    this.change({ ...this.chosen, urut: "dekat" });
  }

  /** Sort from the middle of a hamlet instead. @param {number} hamlet its place */
  nearHamlet(hamlet) {
    const middle = middleOf(this.facts, hamlet);
    if (middle) this._here = remember(middle);
    this.change({ ...this.chosen, urut: "dekat" });
  }

  /** How many of each kind a choice leaves. @param {State} state */
  countsOf(state) {
    const failed = this._failed(state);
    return this.kinds.map((kind) => failed[kind].filter((fails) => !fails).length);
  }

  /** How many rows a choice leaves. @param {State} state */
  count(state) {
    return this.countsOf(state).reduce((sum, count) => sum + count, 0);
  }

  /** Show what the address asks for. */
  async show() {
    const turn = ++this._shown;
    const { state, chosen } = this;
    this.mark(chosen);
    if (state.q !== (this.words?.query ?? "") && !(await this._search(state.q))) return;
    if (this.words?.asks.length) return void this._take(this.words);
    const failed = this._failed(state);
    const far = distances(this.facts, this._here);
    const found = this._find(state, failed);
    this._rows = String(found);
    this.sheet.refresh(failed, found.flat().length);
    if (!howMany(chosen) && !state.urut && !state.q) {
      this.reveal(false);
      return this._done(this.t("semua_tampil"));
    }
    const counts = found.map((rows) => rows.length);
    const others = !this.isOfAll || !this.words ? [] : otherHits(this.words.hits, failed.business, howMany(chosen) > 0);
    /** @type {HTMLElement[]} */
    const parts = [head(this, counts)];
    if (this.words) parts.unshift(answerHead(this, this.words, others));
    if (state.urut === "dekat" && !this._here) parts.push(placeNotice(this, this._refused));
    if (!found.flat().length) parts.push(emptyState(this));
    try {
      for (const [at, kind] of this.kinds.entries()) {
        const rows = found[at] ?? [];
        if (rows.length) parts.push(await section(this, kind, rows, far));
      }
    } catch (error) {
      if (turn === this._shown) this._fail(error, this.bar);
      return;
    }
    if (turn !== this._shown) return;
    fill(this.results, ...parts);
    this.reveal(true);
    this._done(this.summary(counts));
  }

  /** Make filters of what the words of the address ask for. @param {Found} words */
  _take({ asks, rest }) {
    const asked = Object.fromEntries(asks.map((ask) => [ask, true]));
    history.replaceState(null, "", location.pathname + writeState({ ...this.chosen, ...asked, q: rest.trim() }, location.search));
    this.show();
  }

  /** @param {number[]} counts by kind */
  summary(counts) {
    if (!counts.some(Boolean)) return this.t("tidak_ada");
    const { chosen } = this;
    const all = chosen.q ? this.countsOf({ ...nothing(), q: chosen.q }) : this.totals;
    const key = chosen.q && !howMany(chosen) ? "jumlah" : "hasil";
    return this.kinds.map((kind, at) => this.t(`${key}_${kind}`, { jumlah: counts[at] ?? 0, semua: all[at] ?? 0 })).join(" · ");
  }

  /** What a list on the page is called. @param {Kind} kind */
  headingOf(kind) {
    return this.listed.find((each) => each.kind === kind)?.heading ?? this.t(kind);
  }

  /** The business of a row. @param {Kind} kind @param {number} row */
  owner(kind, row) {
    return kind === "product" ? (this.facts.products.business[row] ?? 0) : row;
  }

  /** Show the results in the place of the page's own list, or that list again. @param {boolean} on */
  reveal(on) {
    this.results.hidden = !on;
    if (!on) this.results.textContent = "";
    for (const { section } of this.listed) section.hidden = on;
    for (const each of document.querySelectorAll("[data-unfiltered]")) each.toggleAttribute("hidden", on);
  }

  /** Show on the bar what is chosen, and let its neighbours keep it. @param {State} chosen */
  mark(chosen) {
    for (const button of this.bar.querySelectorAll("button")) {
      const { set, value } = button.dataset;
      const now = set ? Reflect.get(chosen, set) : false;
      if (set) button.setAttribute("aria-pressed", String(value ? now === value : now === true));
    }
    const badge = this.bar.querySelector("[data-browse-count]");
    const count = howMany(chosen);
    if (badge) badge.textContent = count ? String(count) : "";
    badge?.toggleAttribute("hidden", !count);
    for (const nav of document.querySelectorAll("[data-carry]")) {
      const carried = writeState({ ...chosen, [nav.getAttribute("data-carry") ?? ""]: [] }, "");
      for (const link of nav.querySelectorAll("a")) link.search = carried;
    }
  }

  /** Say something politely. @param {string} text */
  say(text) {
    const said = this.bar.querySelector("[role=status]");
    if (said && said.textContent !== text) said.textContent = text;
  }
}

/** @param {HTMLElement} bar @param {Facts} facts */
export const attach = (bar, facts) => new List(bar, facts);
