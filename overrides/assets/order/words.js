/** The interface's words, amounts, days and times as people here write them. */
import texts from "./texts.js";

/** A text of the language file; `{name}` in it becomes `values.name`.
 * @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
export const t = (key, values = {}) => filled(texts[key] ?? key, values);

/** @param {string} text @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** Whether the language file has that text. @param {string} key */
export const known = (key) => Object.keys(texts).includes(key);

/** Whole rupiah as `Rp15.000`. @param {number} amount */
export const rupiah = (amount) => "Rp" + String(amount).replace(/\B(?=(\d{3})+$)/g, ".");

/** Minutes from midnight as `08.00`; midnight at a day's end is `24.00`. @param {number} minutes */
export const clock = (minutes) => {
  const inDay = minutes > 1440 ? minutes % 1440 : minutes;
  return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, "0")).join(".");
};

// A day is the number of days since 1970-01-01, a moment the number of minutes since then on the village's clocks:
// the phone's own zone has no say in either.

/** @param {number} day */
export const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

/** The day of an ISO date, NaN for other text. @param {string} text */
export const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / 864e5 : NaN);

/** 0 for Monday. @param {number} day */
export const weekday = (day) => (day + 3) % 7;

/** @param {number} day @param {typeof t} [words] */
export const weekdayName = (day, words = t) => words("hari").split(",")[weekday(day)] ?? "";

/** `28 Maret`, with the year where `year` is another. @param {number} day @param {number} [year]
 * @param {typeof t} [words] */
export const shortDate = (day, year, words = t) => {
  const [y, month, date] = iso(day).split("-").map(Number);
  return `${date} ${words("bulan").split(",")[Number(month) - 1]}` + (y === year ? "" : ` ${y}`);
};

/** `Sabtu, 28 Maret 2026`. @param {number} day @param {typeof t} [words] */
export const fullDate = (day, words = t) => `${weekdayName(day, words)}, ${shortDate(day, undefined, words)}`;

/** @param {number} moment */
export const dayOfMoment = (moment) => Math.floor(moment / 1440);

/** The moment it is in the village. @param {number} offset minutes ahead of UTC */
export const villageNow = (offset) => Math.floor(Date.now() / 60000) + offset;
