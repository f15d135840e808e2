/** Sets words on a picture: how a text is broken and sized so that it stays in its box. */

/** @typedef {CanvasRenderingContext2D} Pen */
/** @typedef {{lines: string[], weight: string, size: number, whole: boolean, width: number, height: number}} Fitted sizes in pixels; `whole`: nothing of it had to be cut */
/** @typedef {{width: number, height: number, largest: number, smallest: number, lines?: number}} Room what a text has to keep to, in pixels */

export const FONT = "Studio";
export const MEDIUM = "500";
export const EXTRA = "800";
export const LINE = 1.16; // of the size, from one base line to the next
export const TALL = 1.03; // of the size, from a base line up to the tallest letter's ink
export const LOW = 0.26; // and down to the lowest
const LONGEST = 300; // characters looked at: no picture has room for more
const SAMPLE = 100; // pixels: words are measured at this size, widths grow with it

/** @param {Pen} pen @param {string} weight @param {number} size */
const setFont = (pen, weight, size) => { pen.font = `${weight} ${size}px ${FONT}, sans-serif`; };

/** @param {number} lines @param {number} size */
const tallOf = (lines, size) => (lines ? (TALL + LOW + LINE * (lines - 1)) * size : 0);

/** @typedef {{text: string, width: number}} Word its width in sizes of the font */

/** Words in lines no wider than `room`, null where one alone is wider. @param {Word[]} words @param {number} space @param {number} room */
function wrapped(words, space, room) {
  /** @type {Word[]} */
  const rows = [];
  for (const word of words) {
    if (word.width > room) return null;
    const last = rows[rows.length - 1];
    if (last && last.width + space + word.width <= room) rows.push({ text: `${rows.pop()?.text} ${word.text}`, width: last.width + space + word.width });
    else rows.push(word);
  }
  return rows;
}

/** As many lines, the longest as short as can be. @param {Word[]} words @param {number} space @param {number} room @param {Word[]} rows */
function balanced(words, space, room, rows) {
  let [low, high, best] = [0, room, rows];
  for (let turn = 0; turn < 12 && rows.length > 1; turn++) {
    const middle = (low + high) / 2;
    const tried = wrapped(words, space, middle);
    if (tried && tried.length <= rows.length) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}

/** A word in pieces no wider than `room`. @param {Word} word @param {number} room @param {(text: string) => number} measure */
function pieces(word, room, measure) {
  if (word.width <= room) return [word];
  /** @type {Word[]} */
  const made = [];
  for (const letter of word.text) {
    const last = made[made.length - 1];
    const longer = (last?.text ?? "") + letter;
    if (last && measure(longer) <= room) made[made.length - 1] = { text: longer, width: measure(longer) };
    else made.push({ text: letter, width: measure(letter) });
  }
  return made;
}

/** `text` at the largest size that fits; at the smallest, long words are broken and what has no room ends in an ellipsis.
 * @param {Pen} pen @param {string} text @param {string} weight @param {Room} room @returns {Fitted} */
export function fit(pen, text, weight, { width, height, largest, smallest, lines = 1 }) {
  const measureAt = (/** @type {number} */ size) => {
    setFont(pen, weight, size);
    return (/** @type {string} */ part) => pen.measureText(part).width / size;
  };
  const wordsBy = (/** @type {(text: string) => number} */ measure) =>
    text.slice(0, LONGEST).split(/\s+/).filter(Boolean).map((word) => ({ text: word, width: measure(word) }));
  const made = (/** @type {string[]} */ rows, /** @type {number} */ size, whole = true) => {
    const measure = measureAt(size);
    return { lines: rows, weight, size, whole, width: Math.max(0, ...rows.map(measure)) * size, height: tallOf(rows.length, size) };
  };
  const sample = measureAt(SAMPLE);
  const [words, space] = [wordsBy(sample), sample(" ")];
  for (let size = largest; size >= smallest; size -= 2) {
    const rows = wrapped(words, space, width / size);
    if (!rows || rows.length > lines || tallOf(rows.length, size) > height) continue;
    const fitted = made(balanced(words, space, width / size, rows).map((row) => row.text), size);
    if (fitted.width <= width) return fitted; // a letter's width may be rounded to whole pixels
  }
  const [measure, room] = [measureAt(smallest), width / smallest];
  const broken = wrapped(wordsBy(measure).flatMap((word) => pieces(word, room, measure)), measure(" "), room) ?? [];
  const rows = broken.map((row) => row.text);
  const most = Math.max(1, Math.min(lines, 1 + Math.floor((height / smallest - TALL - LOW) / LINE)));
  if (rows.length <= most) return made(rows, smallest);
  let last = [...(rows[most - 1] ?? "")];
  while (last.length && measure(`${last.join("")}…`) > room) last = last.slice(0, -1);
  return made([...rows.slice(0, most - 1), `${last.join("").replace(/[ ,.;:–-]+$/, "")}…`], smallest, false);
}

/** Draw a text with its top at `top`. @param {Pen} pen @param {Fitted} fitted @param {number} left @param {number} top @param {string} colour @param {CanvasTextAlign} [align] */
export function write(pen, fitted, left, top, colour, align = "left") {
  setFont(pen, fitted.weight, fitted.size);
  pen.textAlign = align;
  pen.textBaseline = "alphabetic";
  pen.fillStyle = colour;
  fitted.lines.forEach((line, at) => pen.fillText(line, left, top + (TALL + LINE * at) * fitted.size));
}

/** Have the font here, its usual weight and the heavy one; where it does not come the phone's own letters stand in.
 * @param {string[]} addresses */
export async function bringFonts(addresses) {
  await Promise.all(addresses.map(async (address, at) => {
    const answer = await fetch(address);
    const face = new FontFace(FONT, await answer.arrayBuffer(), { weight: at ? EXTRA : MEDIUM });
    document.fonts.add(await face.load());
  })).catch(() => {});
}
