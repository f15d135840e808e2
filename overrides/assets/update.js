/** The owner's form of changes: what differs from what is published becomes one message, a sentence for each change.
 * The sentences are those of `scripts/katalog/orders/owner_changes.py`, which `ubah` reads word for word. */

/** @typedef {{sentences: Record<string, string>, until: string, free: string, closed: string, months: string[], head: string, chat: string, most: number}} Words */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const LOWEST = 100; // rupiah, as in the program: below it is meant in thousands
const HIGHEST = 1e12;
const WILD = 5; // times: a zero too many or too few is ten
const MORNING = 360; // minutes: what begins earlier behind other hours is read as the afternoon

/** @param {string} pattern @param {Record<string, string | number>} values */
const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** What was typed in one line, as a sentence holds it: without signs that WhatsApp takes for layout. @param {string} text */
export function typed(text) {
  const line = text.replace(/[*_~`;\u200b-\u200f\u2060\ufeff]+/g, " ").replace(/\s+/g, " ").trim();
  return line.replace(/([^\p{L}\p{N}_\s])\1{3,}/gu, "$1$1$1");
}

/** Whole rupiah, NaN for what is no amount. @param {string} text */
export function rupiah(text) {
  const found = /^(?:rp\.?)?(\d{1,3}(?:\.\d{3})+|\d+)(rb|ribu|k)?(?:,-)?$/i.exec(text.replace(/\s/g, ""));
  const amount = found ? Number((found[1] ?? "").replace(/\./g, "")) * (found[2] ? 1000 : 1) : NaN;
  return amount >= LOWEST && amount <= HIGHEST ? amount : NaN;
}

/** @param {number} amount */
export const dotted = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, ".");

/** Hours as entries have them, "" where they cannot be. @param {string} text @param {string} closed */
export function hours(text, closed) {
  const said = text.trim().toLowerCase();
  if (!said || said === closed) return closed;
  if (/^24\s?jam$/.test(said)) return "24 jam";
  let last = -1;
  const spans = said.split(/\s*,\s*/).map((part) => {
    const found = /^(\d{1,2})(?:[.:](\d\d))?\s*[-\u2013]\s*(\d{1,2})(?:[.:](\d\d))?$/.exec(part);
    if (!found) return "";
    const [begin, end] = [60 * Number(found[1]) + Number(found[2] ?? 0), 60 * Number(found[3]) + Number(found[4] ?? 0)];
    const isTime = Number(found[2] ?? 0) < 60 && Number(found[4] ?? 0) < 60 && begin < 1440 && end <= 1440 && begin !== end;
    if (!isTime || begin < last || (last >= 0 && begin < MORNING)) return "";
    last = end > begin ? end : Infinity; // past midnight nothing follows
    return `${clock(begin)}-${clock(end)}`;
  });
  return spans.every(Boolean) ? spans.join(", ") : "";
}

/** @param {number} minutes */
const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}.${String(minutes % 60).padStart(2, "0")}`;

/** @param {Field} field */
const published = (field) =>
  field instanceof HTMLSelectElement ? [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0]?.value ?? "" : field.defaultValue;

/** @param {Field} field */
const isChanged = (field) => field.value.trim() !== published(field);

class Form {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.words = /** @type {Words} */ (JSON.parse(form.dataset.update ?? "{}"));
    this.texts = /** @type {Record<string, string>} */ (JSON.parse(form.dataset.texts ?? "{}"));
    /** @type {string[]} */
    this.lines = [];
  }

  /** @template {Element} T @param {string} selector @param {ParentNode} [within] @returns {T[]} */
  all(selector, within = this.form) {
    return /** @type {T[]} */ ([...within.querySelectorAll(selector)]);
  }

  /** @param {string} selector @param {ParentNode} [within] */
  one(selector, within) {
    return /** @type {HTMLInputElement} */ (this.all(selector, within)[0]);
  }

  /** @param {string} kind @param {Record<string, string>} values */
  say(kind, values = {}) {
    this.lines.push(filled(this.words.sentences[kind] ?? "", values));
  }

  /** Say what is wrong with a field, "" for nothing, or what to look at again. @param {Field} field @param {string} fault @param {string} [doubt] */
  tell(field, fault, doubt = "") {
    field.setCustomValidity(fault);
    field.setAttribute("aria-invalid", String(!!fault));
    const label = /** @type {HTMLElement} */ (field.closest("label"));
    let note = /** @type {HTMLElement | null} */ (label.querySelector(".update__note"));
    if (!note) {
      if (!fault && !doubt) return;
      note = document.createElement("small");
      note.className = "update__note";
      label.append(note);
    }
    note.textContent = fault || doubt;
  }

  /** @returns {string} the message, "" while nothing is changed */
  message() {
    this.lines = [];
    this.products();
    this.newProducts();
    this.days();
    this.daysOff();
    this.numberAndFees();
    for (const line of this.one("[data-note]").value.split("\n").map(typed)) if (line) this.say("note", { note: line });
    if (this.one("[data-same]").checked) this.say("same");
    return this.lines.length ? `${this.words.head}\n\n${this.lines.join("\n")}` : "";
  }

  products() {
    for (const item of /** @type {HTMLElement[]} */ (this.all("fieldset[data-what]"))) {
      const isGone = this.one("[data-gone]", item).checked;
      if (isGone) this.say("gone", { what: item.dataset.what ?? "" });
      for (const field of /** @type {Field[]} */ (this.all("[data-price], [data-stock]", item))) {
        const what = /** @type {HTMLElement} */ (field.closest("[data-what]")).dataset.what ?? "";
        if (field.hasAttribute("data-price")) this.price(field, what, isGone);
        else if (isChanged(field) && !isGone) this.say("stock", { what, stock: field.value });
      }
    }
  }

  /** @param {Field} field @param {string} what @param {boolean} isGone */
  price(field, what, isGone) {
    const [now, before] = [rupiah(field.value), rupiah(published(field))];
    const isAnother = !isGone && isChanged(field) && !!field.value.trim() && now !== before;
    const isFar = isAnother && (now >= WILD * before || before >= WILD * now);
    this.tell(field, isAnother && !now ? this.texts.harga ?? "" : "", isFar ? filled(this.texts.jauh ?? "", { lama: published(field) }) : "");
    if (isAnother && now) this.say("price", { what, price: dotted(now) });
  }

  newProducts() {
    for (const item of /** @type {HTMLElement[]} */ (this.all("[data-new]"))) {
      const [nameField, costField] = [this.one("[data-name]", item), this.one("[data-cost]", item)];
      const [name, unit, cost] = [typed(nameField.value), typed(this.one("[data-unit]", item).value), rupiah(costField.value)];
      const isBegun = !!(name || unit || costField.value.trim());
      const isNamed = /[\p{L}\p{N}]/u.test(name);
      this.tell(nameField, isBegun && !isNamed ? this.texts.nama ?? "" : "");
      this.tell(costField, isBegun && !cost ? this.texts.harga ?? "" : "");
      if (isNamed && cost) this.say(unit ? "new_unit" : "new", { name, unit, price: dotted(cost) });
    }
  }

  days() {
    const { closed } = this.words;
    const fields = /** @type {HTMLInputElement[]} */ (this.all("[data-day]"));
    const week = fields.map((field) => ({ field, day: field.dataset.day ?? "", now: hours(field.value, closed), before: hours(field.defaultValue, closed) }));
    const changed = week.filter(({ now, before }) => now && now !== before);
    const isShut = changed.length > 0 && week.every(({ now }) => now === closed);
    for (const each of week) this.tell(each.field, isShut && each === changed[0] ? this.texts.tutup ?? "" : each.now ? "" : this.texts.jam ?? "");
    if (isShut) return;
    // Closed days come last: until the others are open, the program would read a week without an open day.
    const said = [...new Set(changed.map(({ now }) => now))].sort((one, other) => Number(one === closed) - Number(other === closed));
    for (const each of said) this.say("hours", { days: changed.filter(({ now }) => now === each).map(({ day }) => day).join(", "), hours: each });
  }

  daysOff() {
    for (const off of /** @type {HTMLInputElement[]} */ (this.all("[data-off]"))) if (off.checked) this.say("no_holiday", { days: off.dataset.off ?? "" });
    const [first, last, why] = [this.one("[data-first]"), this.one("[data-last]"), typed(this.one("[data-why]").value)];
    this.tell(first, !first.value && (last.value || why) ? this.texts.mulai ?? "" : "");
    this.tell(last, last.value && last.value < first.value ? this.texts.tanggal ?? "" : "");
    if (!first.value || (last.value && last.value < first.value)) return;
    const days = [first.value, ...(last.value && last.value !== first.value ? [last.value] : [])].map((day) => this.day(day)).join(this.words.until);
    this.say(why ? "holiday_why" : "holiday", { days, why });
  }

  /** @param {string} iso */
  day(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return `${day} ${this.words.months[(month ?? 1) - 1]} ${year}`;
  }

  numberAndFees() {
    const number = this.one("[data-number]");
    const isNumber = /^(?:\+?62|0)8[1-9]\d{7,10}$/.test(number.value.replace(/[\s().-]/g, ""));
    this.tell(number, isChanged(number) && !isNumber ? this.texts.nomor ?? "" : "");
    if (isChanged(number) && isNumber) this.say("number", { number: number.value.trim() });
    for (const each of this.all("[data-fee]")) {
      const field = /** @type {HTMLInputElement} */ (each);
      const price = this.fee(field);
      if (price && isChanged(field) && price !== published(field)) this.say("fee", { what: field.dataset.fee ?? "", price });
    }
    const [area, cost] = [typed(this.one("[data-area]").value), this.one("[data-area-fee]")];
    const price = this.fee(cost, !!area);
    const isNamed = /[\p{L}\p{N}]/u.test(area);
    this.tell(this.one("[data-area]"), (area || price) && !isNamed ? this.texts.wilayah ?? "" : "");
    if (isNamed && price) this.say("new_fee", { area, price });
  }

  /** @param {HTMLInputElement} field @param {boolean} [isNeeded] @returns {string} as a sentence has it, "" for none */
  fee(field, isNeeded = false) {
    const said = field.value.trim().toLowerCase();
    const price = said === this.words.free || /^0+$/.test(said) ? this.words.free : said && rupiah(said) ? dotted(rupiah(said)) : "";
    this.tell(field, (said || isNeeded) && !price ? this.texts.biaya ?? "" : "");
    return price;
  }

  /** Show the message as it is now, and put it into the link. */
  show() {
    const { words, texts } = this;
    const message = this.message();
    const send = /** @type {HTMLAnchorElement} */ (this.form.querySelector("[data-send]"));
    const address = `${words.chat}${words.chat.includes("?") ? "" : "?text="}${encodeURIComponent(message)}`;
    const isLong = address.length > words.most;
    send.href = isLong ? words.chat : address;
    this.one("#pesan-perubahan").textContent = message;
    this.one("[data-sent]").hidden = !message;
    this.one("[data-long]").hidden = !isLong;
    const count = this.lines.length;
    const said = filled((count === 1 ? texts.satu : count ? texts.banyak : texts.belum) ?? "", { n: count });
    const counter = this.one("[data-count]");
    if (counter.textContent !== said) counter.textContent = said;
  }

  more() {
    const last = this.all("[data-new]").pop();
    const next = /** @type {HTMLElement} */ (last?.cloneNode(true));
    for (const field of /** @type {HTMLInputElement[]} */ (this.all("input", next))) field.value = "";
    for (const note of this.all(".update__note", next)) note.remove();
    last?.after(next);
    this.one("[data-name]", next).focus();
  }

  start() {
    const { form } = this;
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.show());
    // What is touched is to be replaced: the next digit begins anew.
    form.addEventListener("focusin", ({ target }) => target instanceof HTMLInputElement && target.matches("[data-price], [data-fee]") && target.select());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-more]")?.addEventListener("click", () => this.more());
    form.querySelector("[data-send]")?.addEventListener("click", (event) => {
      this.show();
      if (form.checkValidity() && this.lines.length) return;
      event.preventDefault();
      /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"))?.focus();
    });
    this.show();
    form.hidden = false;
    /** @type {HTMLElement} */ (document.querySelector("[data-update-plain]")).hidden = true;
  }
}

const form = document.querySelector("form[data-update]");
if (form instanceof HTMLFormElement) new Form(form).start();
