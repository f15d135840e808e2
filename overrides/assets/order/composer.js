/** The order form of a product's page: what is chosen becomes the message behind the WhatsApp button, or a line of the basket. */
import { fill } from "../fill.js";
import { channelName } from "./channel.js";
import { answerProblem, checkout } from "./checkout.js";
import { allRight, copy, h, mark } from "./elements.js";
import { addLine } from "./lines.js";
import { numberFor } from "./number.js";
import { address, allowed, bounds, message, priceOf, quantityProblem, shownTotal, totals } from "./order.js";
import { held, hold, whenHidden } from "./place.js";
import { readBasket } from "./store.js";
import { rupiah, t } from "./words.js";

/** @typedef {import("./order.js").Line} Line */

/** Choose the variant that the page's address names, as links in shop feeds do. @param {HTMLFormElement} form */
function choose(form) {
  const named = new URLSearchParams(location.search).get("varian");
  for (const each of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-key]"))) {
    if (each.dataset.key === named && !each.disabled) each.checked = true;
  }
}

/** Make the form of `section` work. @param {HTMLElement} section */
export function compose(section) {
  /** @template {Element} T @param {string} selector @returns {T} */
  const find = (selector) => {
    const found = section.querySelector(selector);
    if (!found) throw new Error(`no ${selector}`);
    return /** @type {T} */ (/** @type {unknown} */ (found));
  };
  /** @type {{seller: import("./order.js").Seller, item: import("./order.js").Item}} */
  const { seller, item } = JSON.parse(find("[data-order-data]").textContent ?? "");
  /** @type {HTMLFormElement} */
  const form = find("[data-composer]");
  /** @type {HTMLInputElement} */
  const quantity = find("[name=quantity]");
  /** @type {HTMLElement} */
  const status = find("[data-status]");
  /** @type {HTMLOutputElement} */
  const total = find("[data-total]");
  /** @type {HTMLButtonElement} */
  const add = find("[data-add]");
  /** @type {HTMLAnchorElement} */
  const link = find("a[data-order-link]");
  const bar = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-order-bar] a"));
  const barTexts = document.querySelectorAll("[data-order-bar] p > *"); // the price, and its unit
  const links = bar ? [link, bar] : [link];
  let seen = false; // whether the buyer has been in the form
  const questions = item.questions ?? [];
  const kept = readBasket().groups.find((group) => group.seller.slug === seller.slug);
  const back = held("order"); // what was filled in, where the buyer comes back to this page
  const sent = { number: String(back.number ?? ""), sentAs: String(back.sentAs ?? "") };

  const part = checkout(seller, { ...kept?.order, ...back.order }, {
    id: "order", lead: item.lead ?? 0, asksDate: questions.some((each) => each.kind === "tanggal"), changed: refresh,
  });
  find("[data-checkout]").replaceWith(part.element);
  for (const each of /** @type {Iterable<HTMLInputElement>} */ (/** @type {unknown} */ (form.elements))) {
    const given = back.fields?.[each.name];
    if (typeof given !== "string" || each.disabled) continue;
    if (each.type !== "radio") each.value = given;
    else if (each.value === given) each.checked = true;
  }
  if (!back.fields) choose(form);
  const keepPlace = () => hold("order", { ...sent, order: part.read(), fields: Object.fromEntries(new FormData(form)) });

  /** @param {string} name */
  const control = (name) => /** @type {HTMLInputElement | HTMLSelectElement | null} */ (form.querySelector(`[name="${name}"]`));
  /** @param {string} name */
  const value = (name) => control(name)?.value.trim() ?? "";
  /** The pairs of label and value that are filled in. @param {string} kind @param {string[]} labels @returns {[string, string][]} */
  const pairs = (kind, labels) =>
    labels.flatMap((label, index) => {
      const given = value(`${kind}-${index}`);
      return given ? [[label, control(`${kind}-${index}`)?.getAttribute("type") === "time" ? given.replace(":", ".") : given]] : [];
    });

  /** @returns {Line} */
  function line() {
    const variant = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=variant]:checked"))?.value;
    return {
      id: item.id, name: item.name, ...(variant === undefined ? {} : { variant }),
      choices: pairs("choice", (item.choices ?? []).map((each) => each.name)), answers: pairs("question", questions.map((each) => each.label)),
      quantity: Number(quantity.value), price: priceOf(item, variant),
    };
  }

  /** What is wrong with the goods. @returns {[HTMLElement, string][]} */
  function problems() {
    /** @type {[HTMLElement, string][]} */
    const found = [];
    for (const [index, each] of (item.choices ?? []).entries()) {
      const choice = control(`choice-${index}`);
      if (choice) found.push([choice, each.must && !choice.value ? t("pilih_ini") : ""]);
    }
    const onDay = value(`question-${questions.findIndex((each) => each.kind === "tanggal")}`);
    for (const [index, each] of questions.entries()) {
      const input = control(`question-${index}`);
      if (!input) continue;
      const given = input.value.trim();
      const unread = /** @type {HTMLInputElement} */ (input).validity.badInput;
      const empty = unread || each.must ? t("isi_ini") : "";
      found.push([input, given ? answerProblem(seller, each.kind, given, onDay, item.lead ?? 0) : empty]);
    }
    found.push([quantity, quantityProblem(item, Number(quantity.value))]);
    return found;
  }

  const orderMark = () => JSON.stringify([line(), part.read()]);
  const number = () => numberFor(sent, orderMark(), seller.code);
  const composed = () => message([{ line: line(), item }], seller, part.read(), number(), channelName());

  function refresh() {
    const now = line();
    const right = !quantityProblem(item, now.quantity);
    part.refresh([now]);
    const sums = totals([now], seller, part.read());
    const from = item.from !== undefined && now.price === null ? t("total_mulai", { total: rupiah(item.from * now.quantity) }) : "";
    const shown = right ? from || shownTotal(sums) : "";
    if (total.value !== shown) total.value = shown;
    if (seen) barTexts.forEach((each, at) => (each.textContent = at ? t("total_label") : shown));
    const { parts } = composed();
    for (const each of links) each.href = address(seller.wa, parts.length === 1 ? parts[0] : "");
  }

  const ready = () => allRight([...problems(), ...part.check([line()])]);

  /** @param {Event} event */
  function send(event) {
    // The bar is always in reach: its first touch leads to the form, so that nobody orders without having seen it.
    if (!seen && event.currentTarget === bar) {
      seen = true;
      event.preventDefault();
      section.scrollIntoView();
      section.tabIndex = -1; // not a field: that would open the keyboard over the form
      return section.focus({ preventScroll: true });
    }
    refresh();
    if (!ready()) return event.preventDefault();
    part.remember();
    sent.sentAs = orderMark();
    keepPlace();
    status.textContent = t(composed().parts.length === 1 ? "disiapkan" : "terlalu_panjang", { number: number() });
    // Without its text the chat would open empty: the buyer copies first, and finds the way to the chat here.
    if (composed().parts.length !== 1) {
      event.preventDefault();
      status.append(" ", h("a", { href: address(seller.wa), rel: "noopener" }, t("buka_chat")));
    }
  }

  /** @param {string} text */
  const withBasketLink = (text) => fill(status, text, " ", h("a", { href: new URL("../../../keranjang/", import.meta.url).href }, t("lihat_keranjang")));

  form.addEventListener("focusin", () => {
    seen = true;
  });
  for (const button of form.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      const by = Number(button.getAttribute("data-step")) * bounds(item).step;
      quantity.value = String(allowed(item, (Number(quantity.value) || 0) + by));
      mark(quantity, "");
      refresh();
      keepPlace();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", refresh);
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLElement && event.target.hasAttribute("aria-invalid")) mark(event.target, "");
    refresh();
    keepPlace();
  });
  whenHidden(keepPlace);
  add.addEventListener("click", () => {
    if (!allRight(problems())) return;
    const trouble = addLine(seller, line(), part.read());
    if (trouble === "") withBasketLink(t("masuk"));
    else status.textContent = t(trouble === "full" ? "penuh" : "tak_tersimpan");
  });
  for (const button of section.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => {
      if (button.getAttribute("data-copy") === "number") copy(`+${seller.wa}`, status, t("nomor_tersalin"));
      else if (ready()) {
        sent.sentAs = orderMark();
        copy(composed().text, status, t("pesan_tersalin"));
      }
    });
  }
  if (kept?.lines.length) withBasketLink(t("ada_di_keranjang"));
  refresh();
  // Last, once all of it works: before, the links are plain ones.
  for (const each of links) each.addEventListener("click", send);
  for (const hidden of section.querySelectorAll("[data-composer], [data-add], [data-copies]")) hidden.removeAttribute("hidden");
}

for (const section of document.querySelectorAll("[data-order]")) compose(/** @type {HTMLElement} */ (section));
