/** The sheet to choose in: from the bottom on a phone, at the side on a wide screen. Every touch holds at once. */
import { modal } from "../modal.js";
import { h } from "../order/elements.js";
import { rupiah } from "../order/words.js";
import { optionCounts } from "./match.js";
import { button, priceWords } from "./results.js";
import { ORDERS, YES, howMany, nothing, toggled } from "./state.js";

/** @typedef {import("./list.js").List} List */
/** @typedef {import("./match.js").Kind} Kind */
/** @typedef {{ key: string, value: string, input: HTMLInputElement, said: Text, count: HTMLElement }} Option */

export class Sheet {
  /** @param {List} list */
  constructor(list) {
    this.list = list;
    /** @type {HTMLDialogElement | null} */
    this._dialog = null;
    /** @type {Option[]} */
    this._options = [];
    /** @type {HTMLButtonElement | null} */
    this._done = null;
  }

  get isOpen() {
    return this._dialog?.open === true;
  }

  /** @param {string} group where to begin, "" for the top */
  open(group) {
    if (!this._dialog) this._dialog = this._made();
    if (!this.isOpen) this._dialog.showModal();
    this.list.show();
    if (group) this._dialog.querySelector(`[data-group=${group}]`)?.scrollIntoView();
  }

  close() {
    this._dialog?.close();
  }

  /** Show what is chosen and how much each option would leave.
   * @param {Record<Kind, Int32Array>} failed @param {number} found */
  refresh(failed, found) {
    if (!this._dialog) return;
    const { chosen, facts, kinds } = this.list;
    const kind = kinds[0] ?? "product";
    /** @type {Record<string, number[]>} */
    const counts = optionCounts(facts, kind, failed[kind]);
    const known = { kategori: facts.categories, dusun: facts.hamlets, antar: facts.hamlets, bayar: facts.payments };
    for (const { key, value, input, said, count } of this._options) {
      const now = Reflect.get(chosen, key);
      input.checked = key === "harga" ? (now ?? [0, 0]).map((/** @type {number} */ each) => each || "").join("-") === (value || "-")
        : Array.isArray(now) ? now.includes(value) : typeof now === "boolean" ? now : now === value;
      const at = key in known ? known[/** @type {keyof typeof known} */ (key)].findIndex(([id]) => id === value) : -1;
      if (key === "urut" && !value) said.data = this.list.t(chosen.q ? "urut_kata" : "urut_");
      if (at < 0) continue;
      const number = counts[key]?.[at] ?? 0;
      count.textContent = String(number);
      input.parentElement?.classList.toggle("pick--none", !number && !input.checked);
    }
    if (this._done) this._done.textContent = found ? this.list.t("tampilkan", { jumlah: found }) : this.list.t("tidak_ada");
    const clear = this._dialog.querySelector("[data-clear]");
    if (clear instanceof HTMLButtonElement) clear.disabled = !howMany(chosen) && !chosen.urut;
  }

  /** An option as a chip. @param {"radio" | "checkbox"} type @param {string} key @param {string} value @param {string} name */
  _pick(type, key, value, name) {
    const input = h("input", { type, name: `saring-${key}`, value });
    const said = new Text(name);
    const count = h("small");
    this._options.push({ key, value, input, said, count });
    input.addEventListener("change", () => this._changed(key, value));
    const icon = key === "kategori" ? document.querySelector(`[data-carry] a[href$="kategori/${value}/"] svg`) : null;
    return h("label", { className: "pick" }, input, h("span", {}, icon?.cloneNode(true), said, " ", count));
  }

  /** @param {string} key @param {string} value */
  _changed(key, value) {
    const { list } = this;
    const { chosen } = list;
    if (key === "urut" && value === "dekat") list.nearest();
    else if (key === "urut" || key === "antar") list.change({ ...chosen, [key]: value });
    else if (key === "harga" && !value) list.change({ ...chosen, harga: null });
    else list.change(toggled(chosen, key, value));
  }

  /** @param {string} name @param {string} group @param {...(Node | null)} content */
  _group(name, group, ...content) {
    return h("fieldset", { className: "sheet__group", "data-group": group }, h("legend", {}, name), ...content);
  }

  _made() {
    const { list } = this;
    const { facts, fixed } = list;
    /** @param {"radio" | "checkbox"} type @param {string} key @param {[string, string][]} options */
    const picks = (type, key, options) => h("div", { className: "picks" }, ...options.map(([value, name]) => this._pick(type, key, value, name)));
    const close = button("×", () => dialog.close(), { className: "sheet__close", "aria-label": list.t("tutup") });
    this._done = button("", () => dialog.close(), { className: "button button--wide" });
    const clear = button(list.t("hapus_semua"), () => list.change({ ...nothing(), q: list.chosen.q }), { className: "button button--quiet", "data-clear": true });
    const dialog = modal(h("dialog", { className: "sheet", "aria-labelledby": "saring-judul" },
      h("div", { className: "sheet__head" }, h("h2", { id: "saring-judul" }, list.t("judul")), close),
      h("div", { className: "sheet__body", tabIndex: -1 },
        this._group(list.t("urut"), "urut", picks("radio", "urut", [["", list.t("urut_")], ...ORDERS.map((key) => /** @type {[string, string]} */ ([key, list.t(`urut_${key}`)]))])),
        this._group(list.t("cepat"), "cepat", h("div", { className: "picks" }, ...YES.map((key) => this._pick("checkbox", key, "", list.t(key))))),
        ...("kategori" in fixed ? [] : [this._group(list.t("kategori"), "kategori", picks("checkbox", "kategori", facts.categories))]),
        this._group(list.t("antar"), "antar", picks("radio", "antar", [["", list.t("antar_bebas")], ...facts.hamlets])),
        this._group(list.t("harga"), "harga", picks("radio", "harga", this._ranges()), this._priceFields()),
        this._group(list.t("bayar"), "bayar", picks("checkbox", "bayar", facts.payments)),
        ...("dusun" in fixed ? [] : [this._group(list.t("dusun"), "dusun", picks("checkbox", "dusun", facts.hamlets))])),
      h("div", { className: "sheet__foot" }, clear, this._done)));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
  }

  /** Price ranges between the village's round amounts. @returns {[string, string][]} */
  _ranges() {
    const { list } = this;
    const { prices } = list.facts;
    /** @type {[number, number][]} */
    const ranges = prices.map((to, at) => [at ? (prices[at - 1] ?? 0) : 0, to]);
    if (prices.length) ranges.push([prices[prices.length - 1] ?? 0, 0]);
    return [["", list.t("harga_bebas")], ...ranges.map((range) =>
      /** @type {[string, string]} */ ([range.map((each) => each || "").join("-"), priceWords(list, range)]))];
  }

  _priceFields() {
    const { list } = this;
    const fields = ["dari", "ke"].map((end) => {
      const input = h("input", { type: "text", inputMode: "numeric", id: `saring-${end}`, autocomplete: "off", placeholder: rupiah(0) });
      input.addEventListener("change", () => {
        const [from = "", to = ""] = fields.map((field) => field.querySelector("input")?.value.replace(/\D/g, "") ?? "");
        list.change({ ...toggled({ ...list.chosen, harga: null }, "harga", `${from}-${to}`) });
      });
      return h("div", { className: "sheet__field" }, h("label", { htmlFor: input.id }, list.t(`harga_kolom_${end}`)), input);
    });
    return h("div", { className: "sheet__fields" }, ...fields);
  }
}
