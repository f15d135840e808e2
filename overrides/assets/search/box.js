/** The search field: a combobox over what the catalogue holds. */
import { fill } from "../fill.js";
import { whyNot } from "../once.js";
import { answerTo } from "./load.js";
import { row } from "./rows.js";
import { summary } from "./summary.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./ranking.js").Answer} Answer */

const LIMIT = 8; // rows under the field
const SAME_NAME_LIMIT = 2; // of them with one name

/** The first hits of which no name crowds out the others. @param {Answer} answer */
function varied({ hits }) {
  /** @type {Map<string, number>} */
  const shown = new Map();
  return hits.filter(({ name }) => {
    const count = (shown.get(name) ?? 0) + 1;
    shown.set(name, count);
    return count <= SAME_NAME_LIMIT;
  }).slice(0, LIMIT);
}

export class SearchBox {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} field @param {import("./notice.js").Notice} notice */
  constructor(form, field, notice) {
    this.form = form;
    this.field = field;
    this.notice = notice;
    this.base = form.dataset.base ?? "";
    this.turn = 0;
    this.active = -1;
    this.list = document.createElement("div");
    this.list.id = `${field.id}-hasil`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
    this.list.hidden = true;
    notice.panel.append(this.list);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
    field.addEventListener("input", () => this.show());
    field.addEventListener("click", () => this.show());
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => this.submit(event));
    // A touch on a row must not take the focus from the field before the click is through.
    notice.panel.addEventListener("mousedown", (event) => event.preventDefault());
    field.addEventListener("blur", () => this.close());
  }

  /** Words are put to the list that is here, with its filters, or taken from it. @param {Event} event */
  submit(event) {
    const words = this.field.value.trim();
    const here = new URL(this.form.action).pathname === location.pathname;
    if (here || !words) event.preventDefault();
    if (!here) return;
    const asked = new URLSearchParams(location.search);
    if (words) asked.set("q", words);
    else asked.delete("q");
    location.search = String(asked).replace(/%2C/g, ",");
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  async show() {
    const query = this.field.value.trim();
    const turn = this.turn += 1;
    if (!query) return this.close();
    const waiting = setTimeout(() => this.say(this.form.dataset.loading ?? ""), 150);
    try {
      const { catalogue, answer } = await answerTo(this.form, this.field.value);
      if (turn !== this.turn) return undefined;
      this.fill(catalogue, answer, query);
    } catch (error) {
      if (turn === this.turn) {
        this.list.textContent = "";
        this.say(whyNot(error, this.form.dataset));
      }
    } finally {
      clearTimeout(waiting);
    }
    return undefined;
  }

  /** @param {Catalogue} catalogue @param {Answer} answer @param {string} query */
  fill(catalogue, answer, query) {
    const shown = varied(answer);
    const rows = shown.map((thing) => row(catalogue, thing, this.base));
    if (answer.hits.length > shown.length || !answer.hits.length) rows.push(this.everything(catalogue, answer, query));
    rows.forEach((each, at) => {
      each.id = `${this.list.id}-${at}`;
      each.setAttribute("role", "option");
      each.setAttribute("aria-selected", "false");
      each.tabIndex = -1;
    });
    fill(this.list, ...rows);
    this.mark(-1);
    this.say(summary(catalogue, answer));
  }

  /** The last row: the page of all results, or of all products. @param {Catalogue} catalogue @param {Answer} answer @param {string} query */
  everything({ index: { texts } }, { hits }, query) {
    const link = document.createElement("a");
    link.className = "hit hit--all";
    link.href = hits.length ? `${this.form.action}?q=${encodeURIComponent(query)}` : this.form.action;
    link.textContent = hits.length ? (texts.semua ?? "").replace("{jumlah}", String(hits.length)) : texts.semua_produk ?? "";
    return link;
  }

  /** @param {string} text */
  say(text) {
    this.notice.say(text);
    this.field.setAttribute("aria-expanded", String(this.options.length > 0));
    this.list.hidden = !this.options.length;
  }

  close() {
    this.turn += 1; // whatever is on its way comes too late
    this.notice.panel.hidden = true;
    this.mark(-1);
    this.field.setAttribute("aria-expanded", "false");
  }

  /** Make an option the one that Enter opens, -1 for none. @param {number} at */
  mark(at) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = at;
    const option = this.options[at];
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return this.field.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const count = this.options.length;
    const open = !this.notice.panel.hidden && count > 0;
    if (event.key === "Escape") {
      if (this.notice.panel.hidden) return;
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const down = event.key === "ArrowDown";
      if (!open) this.show();
      // Past either end the field itself is the place: none is marked there.
      else this.mark(((this.active + 1 + (down ? 1 : count)) % (count + 1)) - 1);
    } else if (event.key === "Enter" && open && this.active >= 0) {
      this.options[this.active]?.click();
    } else return;
    event.preventDefault();
  }
}
