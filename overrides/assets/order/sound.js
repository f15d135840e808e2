/** The basket as it can be shown and sent: what was stored, checked to the last field. A seller that cannot be read is left
 * out and named; the others stay. */
import { PUBLISHED } from "../root.js";
import { isRecord, isText, readBasket } from "./store.js";

/** @typedef {import("./store.js").Group} Group */
/** @typedef {import("./store.js").Trouble} Trouble */
/** @typedef {(value: any) => boolean} Check */

/** @type {Check} */
const whole = (value) => Number.isSafeInteger(value) && value >= 0;
/** @param {Check} check @returns {Check} */
const perhaps = (check) => (value) => value === undefined || check(value);
/** @param {Check} check @param {number} [length] @returns {Check} */
const list = (check, length) => (value) => Array.isArray(value) && value.every(check) && (length ?? value.length) === value.length;
/** @param {Record<string, Check>} fields @returns {Check} */
const record = (fields) => (value) => isRecord(value) && Object.entries(fields).every(([key, check]) => check(value[key]));
/** @param {RegExp} pattern @returns {Check} */
const like = (pattern) => (value) => isText(value) && pattern.test(value);

const TWO_DAYS = 2880; // minutes: opening hours may run past midnight, and no further
const slug = like(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const day = like(/^\d{4}-\d\d-\d\d$/);
/** @type {Check} */
const span = (value) => list(whole, 2)(value) && value[0] < value[1] && value[1] <= TWO_DAYS;
/** @type {Check} */
const holiday = (value) => list(isText, 3)(value) && day(value[0]) && day(value[1]);

const isSeller = record({
  slug, name: isText, phone: isText, code: isText, wa: like(/^\d{7,15}$/), zone: Number.isFinite,
  village: perhaps(isText), sample: perhaps(isText), status: perhaps(isText), sure: perhaps(day),
  services: perhaps(list(isText)), pay: perhaps(list(isText)),
  areas: perhaps(list(record({ name: isText, fee: perhaps(whole), min: perhaps(whole) }))),
  qris: perhaps(record({ merchant: isText, city: perhaps(isText), amount: perhaps(whole) })),
  hours: perhaps(record({
    offset: Number.isFinite, zone: isText, holidays: list(holiday), days: (value) => value === null || list(list(span), 7)(value),
  })),
});

const isLine = record({
  id: slug, name: isText, choices: list(list(isText, 2)), answers: list(list(isText, 2)), variant: perhaps(isText),
  promo: perhaps((value) => value === true), quantity: (value) => whole(value) && value > 0, price: (value) => value === null || whole(value),
  went: perhaps(whole), sent: perhaps((value) => value === true),
});

/** What can be ordered, and the names ("" where none can be read) of those of whom something had to be left out.
 * The address of a seller's page is never taken from the store.
 * @returns {{groups: Group[], lost: string[], trouble: Trouble}} */
export function soundBasket() {
  const { groups, trouble } = readBasket();
  /** @type {string[]} */
  const lost = [];
  const sound = groups.flatMap((group) => {
    const { seller } = group;
    const lines = isSeller(seller) ? group.lines.filter(isLine) : [];
    if (!lines.length || lines.length < group.lines.length) lost.push(isText(seller.name) ? seller.name : "");
    return lines.length ? [{ ...group, lines, seller: { ...seller, url: `${PUBLISHED}usaha/${seller.slug}/` } }] : [];
  });
  return { groups: sound, lost, trouble: lost.length && !sound.length ? "damaged" : trouble };
}
