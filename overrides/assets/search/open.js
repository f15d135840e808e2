/** Whether a business is open at a moment: the yes or no of `order/opening.js`, without its words, for a list of hits. */

/** @typedef {import("./catalogue.js").Hours} Hours */

const DAY = 1440;

/**
 * @param {Hours} hours @param {number} moment minutes since 1970-01-01 on the village's clocks
 * @returns {boolean | undefined} undefined where nothing is known
 */
export function isOpen([days, holidays], moment) {
  const today = Math.floor(moment / DAY);
  const isHoliday = (/** @type {number} */ day) => {
    const date = new Date(day * DAY * 60000).toISOString().slice(0, 10);
    return holidays.some(([first, last]) => first <= date && date <= last);
  };
  if (!days) return isHoliday(today) ? false : undefined;
  // What began before midnight, on whichever day, may still be open.
  return [today - 1, today].some((day) => !isHoliday(day) &&
    (days[(day + 3) % 7] ?? []).some(([start = 0, end = 0]) => day * DAY + start <= moment && moment < day * DAY + end));
}
