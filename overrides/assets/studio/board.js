/** Draws pictures of several products: the price list of the day, and what is ready, each with its photo. */
import { draw as drawPhoto } from "./photo.js";
import { INNER, MARGIN, SHAPES, WIDTH, begun } from "./picture.js";
import { AWNING, awning, rounded, sign } from "./shapes.js";
import { EXTRA, MEDIUM, fit, write } from "./words.js";

/** @typedef {import("./words.js").Pen} Pen */
/** @typedef {import("./shapes.js").Box} Box */
/** @typedef {import("./shapes.js").Tone} Tone */
/** @typedef {import("./picture.js").Shape} Shape */
/** @typedef {{name: string, price: string, unit: string, initials: string, photo?: import("./photo.js").Photo}} Item one product; `price` "" where it is not to be shown */
/** @typedef {{over: string, title: string, seller: string, day: string, call: string, number: string, sample: string, rest: string}} Head what stands above and below; `rest` says that there is more, with `{jumlah}` for how many */

export const MOST_TILES = { persegi: 4, feed: 6, story: 6 };
const ROW = { least: 76, most: 132 }; // pixels
const GAP = 28; // pixels between tiles

/** Draw the price list: as many rows as can be read, then how many more there are.
 * @param {HTMLCanvasElement} canvas @param {Shape} shape @param {Head} head @param {Item[]} items @param {Tone} tone */
export function drawList(canvas, shape, head, items, tone) {
  const pen = begun(canvas, shape, tone);
  const room = framed(pen, shape, head, tone);
  const most = Math.floor(room.height / ROW.least);
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const rows = shown.length + (shown.length < items.length ? 1 : 0);
  const tall = Math.min(ROW.most, room.height / Math.max(1, rows));
  shown.forEach((item, at) => row(pen, item, { ...room, top: room.top + at * tall, height: tall }, tone));
  if (rows > shown.length) {
    const more = head.rest.replace("{jumlah}", String(items.length - shown.length));
    write(pen, fit(pen, more, MEDIUM, { width: INNER, height: tall, largest: 36, smallest: 26 }), MARGIN, room.top + shown.length * tall + tall * 0.2, tone.words);
  }
}

/** Draw what is ready as tiles, a photo each; only as many as MOST_TILES are shown.
 * @param {HTMLCanvasElement} canvas @param {Shape} shape @param {Head} head @param {Item[]} items @param {Tone} tone */
export function drawTiles(canvas, shape, head, items, tone) {
  const pen = begun(canvas, shape, tone);
  const room = framed(pen, shape, head, tone);
  const shown = items.slice(0, MOST_TILES[shape]);
  const columns = shown.length > 1 ? 2 : 1;
  const lines = Math.ceil(shown.length / columns) || 1;
  const [width, height] = [(room.width - GAP * (columns - 1)) / columns, (room.height - GAP * (lines - 1)) / lines];
  shown.forEach((item, at) => {
    const isAlone = at === shown.length - 1 && at % columns === 0;
    tile(pen, item, { left: room.left + (at % columns) * (width + GAP), top: room.top + Math.floor(at / columns) * (height + GAP), width: isAlone ? room.width : width, height }, tone);
  });
}

/** Draw what stands above and below the products, and return the room between. @param {Pen} pen @param {Shape} shape @param {Head} head @param {Tone} tone @returns {Box} */
function framed(pen, shape, head, tone) {
  const { end, top: clear } = SHAPES[shape];
  const cloth = Math.max(0, clear - AWNING - 12);
  awning(pen, 0, cloth, WIDTH, tone, cloth);
  let top = cloth + AWNING + 30;
  const [title, seller, over] = [
    fit(pen, head.title, EXTRA, { width: INNER, height: 180, largest: 84, smallest: 48, lines: 2 }),
    fit(pen, head.seller, EXTRA, { width: INNER, height: 60, largest: 40, smallest: 26 }),
    fit(pen, [head.over, head.day, head.sample].filter(Boolean).join(" · "), MEDIUM, { width: INNER, height: 50, largest: 32, smallest: 24 }),
  ];
  for (const [text, colour] of /** @type {[import("./words.js").Fitted, string][]} */ ([[title, tone.words], [seller, tone.quiet], [over, tone.words]])) {
    write(pen, text, MARGIN, top, colour);
    top += text.height + 4;
  }
  const call = fit(pen, head.call, MEDIUM, { width: INNER * 0.52, height: 60, largest: 36, smallest: 24 });
  const number = fit(pen, head.number, EXTRA, { width: INNER * 0.44, height: 60, largest: 46, smallest: 26 });
  const bottom = end - number.height;
  write(pen, call, MARGIN, bottom + (number.size - call.size) * 1.03, tone.words);
  write(pen, number, WIDTH - MARGIN, bottom, tone.quiet, "right");
  return { left: MARGIN, top: top + 20, width: INNER, height: bottom - 24 - top - 20 };
}

/** @param {Pen} pen @param {Item} item @param {Box} box @param {Tone} tone */
function row(pen, item, { left, top, width, height }, tone) {
  const price = fit(pen, item.price, EXTRA, { width: width * 0.42, height: height * 0.6, largest: 44, smallest: 26 });
  const unit = item.price ? fit(pen, item.unit, MEDIUM, { width: width * 0.42, height: height * 0.4, largest: 26, smallest: 20 }) : price;
  const name = fit(pen, item.name, EXTRA, { width: width - (item.price ? Math.max(price.width, unit.width) + 30 : 0), height: height - 8, largest: 46, smallest: 26, lines: 2 });
  pen.fillStyle = tone.words;
  pen.globalAlpha = 0.35;
  pen.fillRect(left, top + height - 1, width, 2);
  pen.globalAlpha = 1;
  write(pen, name, left, top + (height - name.height) / 2, tone.words);
  if (!item.price) return;
  const at = top + (height - price.height - unit.height) / 2;
  write(pen, price, left + width, at, tone.quiet, "right");
  write(pen, unit, left + width, at + price.height, tone.words, "right");
}

/** A photo with name and price, below it where there is height, else beside it. @param {Pen} pen @param {Item} item @param {Box} box @param {Tone} tone */
function tile(pen, item, { left, top, width, height }, tone) {
  const isTall = height > width * 0.8;
  const side = isTall ? width : Math.min(height, width * 0.48);
  const room = isTall ? width : width - side - 20;
  const price = fit(pen, item.price, EXTRA, { width: room, height: 90, largest: isTall ? 46 : 40, smallest: 26, lines: 2 });
  const name = fit(pen, item.name, EXTRA, { width: room, height: isTall ? height * 0.22 : height - price.height, largest: isTall ? 44 : 36, smallest: 24, lines: isTall ? 2 : 5 });
  const box = { left, top, width: side, height: isTall ? height - name.height - price.height - 10 : height };
  if (item.photo) drawPhoto(pen, item.photo, box, undefined, 20);
  else {
    pen.fillStyle = tone.pattern;
    rounded(pen, box, 20);
    pen.fill();
    sign(pen, item.initials, box, tone);
  }
  const [x, y] = isTall ? [left, top + box.height + 8] : [left + side + 20, top + (height - name.height - price.height) / 2];
  write(pen, name, x, y, tone.words);
  write(pen, price, x, y + name.height, tone.quiet);
}
