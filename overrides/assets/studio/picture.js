/** Draws a picture to share of one thing: its photo, its name, its price and how to order, 1080 pixels wide. */
import { draw as drawPhoto } from "./photo.js";
import { AWNING, awning, label, panel, sign } from "./shapes.js";
import { EXTRA, MEDIUM, fit, write } from "./words.js";

/** @typedef {import("./words.js").Pen} Pen */
/** @typedef {import("./words.js").Fitted} Fitted */
/** @typedef {import("./shapes.js").Box} Box */
/** @typedef {import("./shapes.js").Tone} Tone */
/** @typedef {import("./photo.js").Photo} Photo */
/** @typedef {import("./photo.js").Spot} Spot */
/** @typedef {"persegi" | "feed" | "story"} Shape */
/** @typedef {{over: string, name: string, under: string, tag: string, unit: string, note: string, struck: boolean, call: string, number: string, badges: string[], sample: string, initials: string}} Words what is empty is left out; `note` stands before the price, `badges` lie on the photo */

export const WIDTH = 1080;
export const MARGIN = 64;
export const INNER = WIDTH - 2 * MARGIN;
/** Heights of the picture, of its photo, where words end and, in a story, from where the apps cover nothing, in pixels. */
export const SHAPES = {
  persegi: { height: 1080, photo: 520, end: 1026, top: 0 },
  feed: { height: 1350, photo: 800, end: 1286, top: 0 },
  story: { height: 1920, photo: 1000, end: 1580, top: 250 },
};
const ASIDE_UP_TO = 1.15; // width to height of a photo that stands beside the words in a square: above them it would lose its head and foot
const ASIDE_KEEPS = 0.77; // of its width
const ASIDE = [460, 600]; // pixels, the narrowest and widest photo beside words
const RULE = 10; // pixels of cloth between the two
const BETWEEN = 14; // pixels between lines of words
const EDGE = 32; // pixels from the plates to the end of the photo
const COMFORTABLE = 64; // pixels: a name that would be smaller takes room from the photo, as far as the least of SHARES
const SHARES = [1, 0.92, 0.84, 0.76];

/** The photo's part of a picture and that of the words. @param {Shape} shape @param {Photo[]} photos @param {number} [share] of the photo's usual height
 * @returns {{photo: Box, words: Box, aside: boolean}} */
export function parts(shape, photos, share = 1) {
  const { height, photo, end } = SHAPES[shape];
  const [only] = photos;
  const proportion = only && photos.length === 1 ? only.width / only.height : Infinity;
  if (shape === "persegi" && proportion <= ASIDE_UP_TO) {
    const across = Math.max(ASIDE[0] ?? 0, Math.min(ASIDE[1] ?? 0, Math.round(height * proportion * ASIDE_KEEPS)));
    const left = across + RULE + 40;
    return { photo: { left: 0, top: 0, width: across, height }, words: { left, top: AWNING + 36, width: WIDTH - left - 40, height: end - AWNING - 36 }, aside: true };
  }
  const tall = Math.round(photo * share);
  const top = tall + AWNING + 8;
  return { photo: { left: 0, top: 0, width: WIDTH, height: tall }, words: { left: MARGIN, top, width: INNER, height: end - top }, aside: false };
}

/** The places of up to four photos in a box. @param {Box} box @param {number} count @returns {Box[]} */
function cells({ left, top, width, height }, count) {
  const [across, down] = [(width - 8) / 2, (height - 8) / 2];
  const right = left + across + 8;
  const below = top + down + 8;
  if (count <= 1) return [{ left, top, width, height }];
  if (count === 2) return [{ left, top, width: across, height }, { left: right, top, width: across, height }];
  const lower = [{ left, top: below, width: across, height: down }, { left: right, top: below, width: across, height: down }];
  if (count === 3) return [{ left, top, width, height: down }, ...lower];
  return [{ left, top, width: across, height: down }, { left: right, top, width: across, height: down }, ...lower];
}

/** Draw the picture on a canvas, which takes its size. @param {HTMLCanvasElement} canvas @param {Shape} shape @param {Words} words @param {Photo[]} photos @param {Tone} tone @param {Spot} [spot]
 * @returns {Box} the place of its photo */
export function draw(canvas, shape, words, photos, tone, spot) {
  const pen = begun(canvas, shape, tone);
  let place = parts(shape, photos);
  let text = set(pen, words, place.words, place.aside);
  for (const share of SHARES) {
    if (place.aside || (text.whole && text.size >= COMFORTABLE)) break;
    place = parts(shape, photos, share);
    text = set(pen, words, place.words, false);
  }
  const box = place.photo;
  const badges = badgesOf(pen, words);
  if (photos.length) {
    pen.fillStyle = tone.cloth;
    pen.fillRect(box.left, box.top, box.width + (place.aside ? RULE : 0), box.height);
    cells(box, photos.length).forEach((cell, at) => { const photo = photos[at]; if (photo) drawPhoto(pen, photo, cell, photos.length > 1 ? undefined : spot); });
  } else {
    const { top } = SHAPES[shape];
    sign(pen, words.initials, { ...box, top, height: box.height - top - badges.height - (badges.height && EDGE) }, tone);
  }
  if (place.aside) awning(pen, box.width + RULE, 0, WIDTH - box.width - RULE, tone);
  else awning(pen, 0, box.height - 4, WIDTH, tone);
  if (!place.aside) badges.draw(box.height - EDGE, tone);
  text.draw(tone);
  return box;
}

/** A canvas of a shape's size with its ground. @param {HTMLCanvasElement} canvas @param {Shape} shape @param {Tone} tone */
export function begun(canvas, shape, tone) {
  const { height } = SHAPES[shape];
  if (canvas.width !== WIDTH) canvas.width = WIDTH;
  if (canvas.height !== height) canvas.height = height;
  const pen = /** @type {Pen} */ (canvas.getContext("2d"));
  panel(pen, { left: 0, top: 0, width: WIDTH, height }, tone);
  return pen;
}

/** Plates for the photo's lower edge: words on a photo itself could not be read on every one. @param {Pen} pen @param {Words} words */
function badgesOf(pen, words) {
  const sample = words.sample ? plate(pen, words.sample, 200) : null;
  const made = words.badges.map((text, at) => plate(pen, text, INNER - 56 - (at === 0 && sample ? sample.width + 20 : 0)));
  return {
    height: Math.max(sample?.height ?? 0, made.reduce((sum, each) => sum + each.height + BETWEEN, 0)),
    /** @param {number} bottom @param {Tone} tone */
    draw(bottom, tone) {
      sample?.draw(WIDTH - MARGIN - sample.width, bottom - sample.height, tone);
      let free = bottom;
      for (const each of made) {
        each.draw(MARGIN, free - each.height, tone);
        free -= each.height + BETWEEN;
      }
    },
  };
}

/** @param {Pen} pen @param {string} text @param {number} room @param {number} [largest] */
function plate(pen, text, room, largest = 46) {
  const words = fit(pen, text, EXTRA, { width: room, height: 130, largest, smallest: 24, lines: 2 });
  const [width, height] = [words.width + 56, words.height + 26];
  return {
    width,
    height,
    /** @param {number} left @param {number} top @param {Tone} tone */
    draw(left, top, tone) {
      label(pen, { left, top, width, height }, tone.tag);
      write(pen, words, left + 28, top + 10, tone.on_tag);
    },
  };
}

/** Fit all words of a picture to their box. @param {Pen} pen @param {Words} words @param {Box} box @param {boolean} aside */
function set(pen, words, box, aside) {
  const bottom = box.top + box.height;
  const foot = footOf(pen, words, box.width, aside);
  const over = fit(pen, words.over, EXTRA, { width: box.width, height: 60, largest: 34, smallest: 26 });
  const top = box.top + (over.lines.length ? over.height + 4 : 0);
  const room = bottom - foot.height - 2 * BETWEEN - top;
  const smallest = Math.max(48, Math.round(over.size * 1.4)); // never as small as the village's line above it
  let [under, name] = [over, over];
  for (const lines of aside ? [3, 2, 1] : [2, 1]) {
    under = fit(pen, words.under, MEDIUM, { width: box.width, height: room / 2, largest: 40, smallest: 30, lines });
    const rest = room - (under.lines.length ? under.height + BETWEEN : 0);
    name = fit(pen, words.name, EXTRA, { width: box.width, height: rest, largest: aside ? 88 : 116, smallest, lines: aside ? 9 : 4 });
    if (name.whole) break;
  }
  return {
    whole: name.whole,
    size: name.size,
    /** @param {Tone} tone */
    draw(tone) {
      write(pen, over, box.left, box.top, tone.quiet);
      write(pen, name, box.left, top, tone.words);
      write(pen, under, box.left, top + name.height + BETWEEN, tone.words);
      foot.draw(box.left, bottom, tone);
    },
  };
}

/** The price on its label and how to order, beside one another; below one another, and below the plates, beside a photo. @param {Pen} pen @param {Words} words @param {number} width @param {boolean} aside */
function footOf(pen, words, width, aside) {
  const half = aside || !words.tag ? width : width * 0.42;
  const call = fit(pen, words.call, MEDIUM, { width: half, height: 46, largest: 34, smallest: 22 });
  const number = fit(pen, words.number, EXTRA, { width: half, height: 60, largest: 46, smallest: 24 });
  const tall = call.height + number.height;
  const tag = words.tag ? tagOf(pen, words, aside ? width : width - Math.max(call.width, number.width) - 40) : null;
  const plates = aside ? [...words.badges, words.sample].filter(Boolean).map((text) => plate(pen, text, width - 56, 36)) : [];
  const above = plates.reduce((sum, each) => sum + each.height + BETWEEN, 0);
  const height = above + (!tag ? tall : aside ? tag.height + BETWEEN + tall : Math.max(tag.height, tall));
  return {
    height,
    /** @param {number} left @param {number} bottom @param {Tone} tone */
    draw(left, bottom, tone) {
      let free = bottom - height;
      for (const each of plates) {
        each.draw(left, free, tone);
        free += each.height + BETWEEN;
      }
      tag?.draw(left, aside ? free : bottom - tag.height, tone);
      const at = tag && !aside ? left + tag.width + 40 : left;
      const top = aside ? bottom - tall : bottom - height + (height - tall) / 2;
      write(pen, call, at, top, tone.words);
      write(pen, number, at, top + call.height, tone.quiet);
    },
  };
}

/** @param {Pen} pen @param {Words} words @param {number} width */
function tagOf(pen, words, width) {
  const inner = width - 64;
  const note = fit(pen, words.note, EXTRA, { width: inner, height: 60, largest: 36, smallest: 22 });
  const price = fit(pen, words.tag, EXTRA, { width: inner, height: 130, largest: words.note && words.unit ? 80 : 96, smallest: 26 });
  const unit = fit(pen, words.unit, MEDIUM, { width: inner, height: 50, largest: 32, smallest: 22 });
  const rows = [note, price, unit].filter((each) => each.lines.length);
  const height = 32 + rows.reduce((sum, each) => sum + each.size * 1.12, 0);
  const box = { left: 0, top: 0, width: Math.max(...rows.map((each) => each.width)) + 64, height };
  return {
    ...box,
    /** @param {number} left @param {number} top @param {Tone} tone */
    draw(left, top, tone) {
      label(pen, { ...box, left, top }, tone.tag);
      let at = top + 16;
      for (const each of rows) {
        write(pen, each, left + 32, at - each.size * 0.14, tone.on_tag);
        if (each === note && words.struck) {
          pen.fillStyle = tone.on_tag;
          pen.fillRect(left + 28, at + each.size * 0.56, each.width + 8, 4);
        }
        at += each.size * 1.12;
      }
    },
  };
}
