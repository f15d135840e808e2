// Texts, amounts and numbers as people read them, and as HTML, JSON and addresses hold them.
import { createRequire } from "node:module";

const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

export const e = (text) => String(text).replace(/[&<>"']/g, (mark) => MARKS[mark]);
export const rupiah = (amount) => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`;
export const quoted = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
export const json = (value) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
export const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
export const unbroken = (name) => e(name).replaceAll(" ", "\u00a0");

// A number as written (0812-0000-0007): for wa.me, and as it is shown.
export function number(written) {
  const digits = written.replace(/\D/g, "");
  return { wa: `62${digits.slice(1)}`, phone: digits.replace(/^(.{4})(.{4})(.+)$/, "$1-$2-$3") };
}

// Eleventy's own markdown-it, as its Markdown templates use it.
const MarkdownIt = createRequire(process.argv[1])("markdown-it");
const parser = new MarkdownIt();
const kept = new Map();

// Markdown as HTML and as plain words; the same text is worked out once.
export function prose(text) {
  let made = kept.get(text);
  if (!made) {
    const html = parser.render(text);
    made = { html, plain: html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ").trim() };
    kept.set(text, made);
  }
  return made;
}

export function shortened(text, limit) {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/\s+\S*$/, "")}…`;
}
