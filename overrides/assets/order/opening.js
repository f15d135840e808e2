/** When a business is open, on the village's clocks. An interval belongs to the day it begins on. */
import { clock, dayOf, dayOfMoment, iso, shortDate, t, villageNow, weekday, weekdayName } from "./words.js";

/** @typedef {{offset: number, zone: string, days: number[][][] | null, holidays: [string, string, string][]}} Hours */
/** @typedef {{open: boolean, until?: number, opensAt?: number, holidayEnds?: number}} State moments, and a day */

const WEEK = 7 * 1440;
const YEAR_DAYS = 366;

/** The last of the closed days in a row that `day` is one of. @param {Hours} hours @param {number} day */
export function endOfHoliday(hours, day) {
  /** @type {number | undefined} */
  let last;
  for (;;) {
    const after = last === undefined ? day : last + 1;
    const ends = hours.holidays.filter(([first, end]) => dayOf(first) <= after && after <= dayOf(end));
    if (!ends.length) return last;
    last = Math.max(...ends.map(([, end]) => dayOf(end)));
  }
}

/** What opens on `day`: moments from and to. @param {Hours} hours @param {number} day @returns {number[][]} */
export function opensOn(hours, day) {
  if (!hours.days || endOfHoliday(hours, day) !== undefined) return [];
  return (hours.days[weekday(day)] ?? []).map((span) => span.map((minute) => day * 1440 + minute)).sort((a, b) => Number(a[0]) - Number(b[0]));
}

/** @param {Hours} hours @param {number} first @returns {Generator<number[], void>} */
function* intervals(hours, first) {
  if (!hours.days?.some((day) => day.length)) return;
  for (let day = first; ; day += 1) {
    day = (endOfHoliday(hours, day) ?? day - 1) + 1;
    yield* opensOn(hours, day);
  }
}

/** Null where nothing is known. @param {Hours} hours @param {number} moment @returns {State | null} */
export function stateAt(hours, moment) {
  const today = dayOfMoment(moment);
  /** @type {number | undefined} */
  let until;
  /** @type {number | undefined} */
  let opensAt;
  for (const [start = 0, end = 0] of intervals(hours, today - 1)) {
    if (until === undefined) {
      if (end <= moment) continue;
      if (start > moment) {
        opensAt = start;
        break;
      }
      until = end;
    } else if (start <= until) until = Math.max(until, end);
    if (until - moment >= WEEK || start > until) break;
  }
  if (until !== undefined) return until - moment >= WEEK ? { open: true } : { open: true, until };
  const holidayEnds = endOfHoliday(hours, today);
  return hours.days || holidayEnds !== undefined ? { open: false, opensAt, holidayEnds } : null;
}

/** @param {State} state @param {number} now */
export function describe(state, now) {
  const today = dayOfMoment(now);
  const year = Number(iso(today).slice(0, 4));
  if (state.open) {
    if (state.until === undefined) return t("buka_24_jam");
    const time = state.until % 1440 ? clock(state.until % 1440) : "24.00";
    if (state.until - now < 1440) return t("buka_sampai", { time });
    return t("buka_sampai_hari", { time, day: weekdayName(dayOfMoment(state.until - 1)) });
  }
  if (state.holidayEnds !== undefined) {
    if (state.holidayEnds === today) return t("libur_hari_ini");
    return t("libur_sampai", { date: shortDate(state.holidayEnds, year) });
  }
  if (state.opensAt === undefined) return t("tutup");
  const day = dayOfMoment(state.opensAt);
  const ahead = day - today;
  const key = ahead === 0 ? "buka_nanti" : ahead === 1 ? "buka_besok" : ahead < 7 ? "buka_hari" : "buka_tanggal";
  return t(key, { time: clock(state.opensAt % 1440), day: weekdayName(day), date: shortDate(day, year) });
}

/** The earliest moment an order can be ready: whole days of lead are days on the calendar, shorter leads run from when
 * somebody is there. @param {Hours} hours @param {number} now @param {number} lead minutes */
export function earliest(hours, now, lead) {
  const state = stateAt(hours, now);
  const start = state && !state.open ? (state.opensAt ?? now) : now;
  return lead && lead % 1440 === 0 ? dayOfMoment(start) * 1440 + lead : start + lead;
}

/** The times of a day that can be asked for, every half hour, in minutes from midnight.
 * @param {Hours} hours @param {number} day @param {number} from the earliest moment */
export function slots(hours, day, from) {
  const midnight = day * 1440;
  const spans = hours.days ? [...opensOn(hours, day - 1), ...opensOn(hours, day)] : [[midnight, midnight + 1440]];
  if (!hours.days && endOfHoliday(hours, day) !== undefined) return [];
  const found = [];
  for (let minute = 0; minute < 1440; minute += 30) {
    const moment = midnight + minute;
    if (moment >= from && spans.some(([start = 0, end = 0]) => start <= moment && moment < end)) found.push(minute);
  }
  return found;
}

/** The days that can be asked for. @param {Hours} hours @param {number} from the earliest moment @param {number} count */
export function offeredDays(hours, from, count) {
  const days = [];
  const first = dayOfMoment(from);
  for (let day = first; days.length < count && day < first + YEAR_DAYS; day += 1) {
    if (slots(hours, day, from).length) days.push(day);
  }
  return days;
}

/** Fill every element with `data-hours` inside `root` with what holds now. @param {ParentNode} root */
export function fillOpening(root) {
  for (const element of root.querySelectorAll("[data-hours]")) {
    try {
      /** @type {Hours} */
      const hours = JSON.parse(element.getAttribute("data-hours") ?? "");
      const now = villageNow(hours.offset);
      const state = stateAt(hours, now);
      if (!state) continue;
      element.textContent = describe(state, now);
      element.setAttribute("data-open", state.open ? "yes" : "no");
      element.removeAttribute("hidden");
    } catch {
      // Hours as written stand on the page in any case.
    }
  }
}
