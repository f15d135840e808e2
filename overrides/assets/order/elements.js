/** Small pieces of page: elements, labelled fields, a problem beside its field, copying text. */
import { fill } from "../fill.js";
import { t } from "./words.js";

/** An element; properties of it are set as such, other names as attributes, undefined and false are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, unknown>} [props] @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[K]} */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name in element) Reflect.set(element, name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A field under its label. @param {string} id @param {string} label @param {HTMLElement} control @param {string} [hint] */
export function field(id, label, control, hint) {
  control.id = id;
  return h("div", { className: "order-field" }, h("label", { htmlFor: id }, label, ...(hint ? [" ", h("span", { className: "order-hint" }, hint)] : [])), control);
}

/** @param {string} id @param {string} label @param {HTMLInputElement} box */
export function tick(id, label, box) {
  box.id = id;
  return h("div", { className: "order-field order-tick" }, h("label", { htmlFor: id }, box, " ", h("span", {}, label)));
}

/** Radio buttons. @param {string} name @param {string} legend @param {[string, string][]} options value and label @param {string} chosen */
export const radios = (name, legend, options, chosen) =>
  h("fieldset", { className: "order-field" }, h("legend", {}, legend),
    h("div", { className: "order-options" }, ...options.map(([value, label]) =>
      h("label", { className: "order-option" }, h("input", { type: "radio", name, value, checked: value === chosen }), " ", h("span", {}, label)))));

/** Say beside a field what is wrong with it; "" clears. @param {HTMLElement} control @param {string} problem */
export function mark(control, problem) {
  const holder = control.closest(".order-field") ?? control.parentElement;
  holder?.querySelector(".order-error")?.remove();
  control.removeAttribute("aria-invalid");
  control.removeAttribute("aria-describedby");
  if (!problem) return;
  const id = `${control.id || "order"}-problem`;
  holder?.append(h("p", { className: "order-error", id }, problem));
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", id);
}

/** Mark every problem and go to the first; true where there is none. @param {[HTMLElement, string][]} problems */
export function allRight(problems) {
  for (const [control, problem] of problems) mark(control, problem);
  const first = problems.find(([, problem]) => problem);
  first?.[0].focus();
  return !first;
}

/** Copy a text and say so; where the app refuses, show it to be copied by hand. Some in-app browsers have neither way.
 * @param {string} text @param {HTMLElement} status a live region @param {string} done what to say */
export async function copy(text, status, done) {
  try {
    await navigator.clipboard.writeText(text);
    fill(status, done);
  } catch {
    const area = h("textarea", { value: text, readOnly: true, rows: 6, className: "order-copy", "aria-label": t("teks_pesan") });
    fill(status, area);
    area.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false;
    }
    if (copied) fill(status, done);
    else status.prepend(h("p", {}, t("tak_tersalin")));
  }
}
