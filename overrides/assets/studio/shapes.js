/** Draws what pictures are made of besides words and photos: batik, the market's awning, labels, a sign of initials. */
import { EXTRA, fit, write } from "./words.js";

/** @typedef {import("./words.js").Pen} Pen */
/** @typedef {{left: number, top: number, width: number, height: number}} Box in pixels */
/** @typedef {{panel: string, pattern: string, words: string, quiet: string, tag: string, on_tag: string, stripe: string, cloth: string}} Tone as tones.py has it */

export const AWNING = 84; // pixels
const STRIPE = 72;
const PITCH = 96; // pixels from one cross of the batik to the next

/** Kawung, the batik of four palm fruits around a cross. @param {Tone} tone */
function kawung(tone) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = PITCH;
  const pen = /** @type {Pen} */ (tile.getContext("2d"));
  for (const [x, y, turn] of /** @type {[number, number, number][]} */ ([[24, 24, 1], [72, 72, 1], [72, 24, -1], [24, 72, -1]])) {
    pen.save();
    pen.translate(x, y);
    pen.rotate((turn * Math.PI) / 4);
    pen.fillStyle = tone.pattern;
    pen.beginPath();
    pen.ellipse(0, 0, 31, 14, 0, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = tone.panel;
    pen.fillRect(-16, -1.5, 32, 3);
    pen.restore();
  }
  return tile;
}

/** @param {Pen} pen @param {Box} box @param {Tone} tone */
export function panel(pen, box, tone) {
  for (const fill of [tone.panel, pen.createPattern(kawung(tone), "repeat")]) {
    pen.fillStyle = fill ?? tone.panel;
    pen.fillRect(box.left, box.top, box.width, box.height);
  }
}

/** A market stall's cloth with a scalloped edge and its shadow; it may hang from further `above`. @param {Pen} pen @param {number} left @param {number} top @param {number} width @param {Tone} tone */
export function awning(pen, left, top, width, tone, above = 0) {
  const count = Math.round(width / STRIPE) | 1;
  const stripe = width / count;
  const straight = AWNING - stripe / 2;
  for (const [drop, colours] of /** @type {[number, string[]][]} */ ([[8, ["#0000003c"]], [0, [tone.stripe, tone.cloth]]])) {
    for (let at = 0; at < count; at++) {
      pen.fillStyle = colours[at % colours.length] ?? tone.cloth;
      pen.beginPath();
      pen.rect(left + at * stripe, top - above, stripe + (at < count - 1 ? 0.5 : 0), above + straight + drop);
      pen.arc(left + (at + 0.5) * stripe, top + straight + drop, stripe / 2, 0, Math.PI);
      pen.fill();
    }
  }
}

/** The outline of a box with round corners. @param {Pen} pen @param {Box} box @param {number} radius */
export function rounded(pen, { left, top, width, height }, radius) {
  pen.beginPath();
  pen.moveTo(left + radius, top);
  pen.arcTo(left + width, top, left + width, top + height, radius);
  pen.arcTo(left + width, top + height, left, top + height, radius);
  pen.arcTo(left, top + height, left, top, radius);
  pen.arcTo(left, top, left + width, top, radius);
  pen.closePath();
}

/** @param {Pen} pen @param {Box} box @param {string} colour @param {number} [radius] */
export function label(pen, box, colour, radius = 22) {
  pen.fillStyle = colour;
  rounded(pen, box, Math.min(radius, box.height / 2));
  pen.fill();
}

/** What stands where no photo is: the initials of the thing itself. @param {Pen} pen @param {string} initials @param {Box} box @param {Tone} tone */
export function sign(pen, initials, box, tone) {
  const across = Math.min(box.width, box.height) * 0.6;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  pen.fillStyle = pen.strokeStyle = tone.tag;
  pen.lineWidth = across * 0.03;
  pen.beginPath();
  pen.arc(x, y, across * 0.43, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.arc(x, y, across * 0.485, 0, 2 * Math.PI);
  pen.stroke();
  const letters = fit(pen, initials, EXTRA, { width: across * 0.6, height: across, largest: Math.round(across * 0.45), smallest: 20 });
  write(pen, letters, x, y - letters.size * 0.67, tone.on_tag, "center");
}
