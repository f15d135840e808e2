/** Brings photos, and puts one into its place: as much of it as can be, moved and enlarged as the owner wants it. */
import { rounded } from "./shapes.js";

/** @typedef {import("./shapes.js").Box} Box */
/** @typedef {import("./words.js").Pen} Pen */
/** @typedef {{image: CanvasImageSource, width: number, height: number}} Photo its size in pixels */
/** @typedef {{zoom: number, x: number, y: number}} Spot how an owner moved a photo: times its size, shares of its box */
/** @typedef {{large: string[], small: string[]}} Source the files of a photo for what is shared and what is shown first, those for newer browsers before the others */

/** @type {Spot} */
export const UNMOVED = { zoom: 1, x: 0, y: 0 };
const MOST_ZOOM = 5;
const PORTRAIT_KEEPS = 0.92; // of a portrait's height: bottles have a neck and a foot
const LANDSCAPE_KEEPS = 0.5; // of the height of any other: one of 4:3 fills its place in every shape
const KEEPS = 0.64; // of a width
const MOST_ENLARGED = 2.6; // beyond it a photo is mush
const HIGH = 0.42; // where the middle of a cut lies in a tall photo: what is sold stands a little above the middle

/** Where a photo is drawn for a box. @param {{width: number, height: number}} photo @param {Box} box @param {Spot} spot @returns {Box} */
export function placed({ width, height }, box, spot) {
  const keepsHeight = height > width ? PORTRAIT_KEEPS : LANDSCAPE_KEEPS;
  const fills = Math.max(box.width / width, box.height / height);
  const least = Math.min(fills, box.width / (width * KEEPS), box.height / (height * keepsHeight), Math.max(MOST_ENLARGED, Math.min(box.width / width, box.height / height)));
  const scale = least * spot.zoom;
  const [across, down] = [width * scale, height * scale];
  const [spareX, spareY] = [box.width - across, box.height - down];
  /** @param {number} at @param {number} spare */
  const within = (at, spare) => Math.max(Math.min(0, spare), Math.min(Math.max(0, spare), at));
  return {
    left: box.left + within(spareX / 2 + spot.x * box.width, spareX),
    top: box.top + within(spareY * (spareY < 0 ? HIGH : 0.5) + spot.y * box.height, spareY),
    width: across,
    height: down,
  };
}

/** The same place without what goes beyond it, so that moving back begins at once. @param {{width: number, height: number}} photo @param {Box} box @param {Spot} spot @returns {Spot} */
export function settled(photo, box, spot) {
  const zoom = Math.max(leastZoom(photo, box), Math.min(MOST_ZOOM, spot.zoom));
  const [at, first] = [placed(photo, box, { ...spot, zoom }), placed(photo, box, { ...UNMOVED, zoom })];
  return { zoom, x: (at.left - first.left) / box.width, y: (at.top - first.top) / box.height };
}

/** How small a photo may be made: until all of it is seen. @param {{width: number, height: number}} photo @param {Box} box */
function leastZoom(photo, box) {
  const first = placed(photo, box, UNMOVED);
  return Math.min(1, box.width / first.width, box.height / first.height);
}

/** Draw a photo into its box; where it does not fill it, before a blur of its own colours.
 * @param {Pen} pen @param {Photo} photo @param {Box} box @param {Spot} [spot] @param {number} [radius] */
export function draw(pen, photo, box, spot = UNMOVED, radius = 0) {
  const at = placed(photo, box, spot);
  pen.save();
  rounded(pen, box, radius);
  pen.clip();
  if (at.width < box.width - 0.5 || at.height < box.height - 0.5) blur(pen, photo, box);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(photo.image, at.left, at.top, at.width, at.height);
  pen.restore();
}

/** @param {Pen} pen @param {Photo} photo @param {Box} box */
function blur(pen, photo, box) {
  /** @type {CanvasImageSource} */
  let from = photo.image;
  for (const [width, height] of /** @type {[number, number][]} */ ([[64, 48], [5, 4], [40, 32]])) {
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    small.getContext("2d")?.drawImage(from, 0, 0, width, height);
    from = small;
  }
  pen.imageSmoothingQuality = "high";
  pen.drawImage(from, box.left, box.top, box.width, box.height);
  pen.fillStyle = "#0000004d";
  pen.fillRect(box.left, box.top, box.width, box.height);
}

/** The first of some files that this browser can show: AVIF is for newer ones. Rejects where none comes.
 * @param {string[]} files @returns {Promise<Photo>} */
export function bring([file, ...others]) {
  if (!file) return Promise.reject(new Error("no photo"));
  return new Promise((found, failed) => {
    const image = new Image();
    image.onload = () => found({ image, width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => (others.length ? bring(others).then(found, failed) : failed(new Error(file)));
    image.src = file;
  });
}
