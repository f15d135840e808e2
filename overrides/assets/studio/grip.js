/** Moves and enlarges the photo of a picture: with one finger or two, with the arrow keys, with buttons. */
import { UNMOVED, settled } from "./photo.js";
import { WIDTH } from "./picture.js";

/** @typedef {import("./photo.js").Spot} Spot */
/** @typedef {import("./shapes.js").Box} Box */

const STEP = 0.08; // of the photo's place, at a touch of a button or key
const LARGER = 1.2;
/** @type {Record<string, (spot: Spot) => Spot>} */
const WAYS = {
  in: (spot) => ({ ...spot, zoom: spot.zoom * LARGER }),
  out: (spot) => ({ ...spot, zoom: spot.zoom / LARGER }),
  left: (spot) => ({ ...spot, x: spot.x - STEP }),
  right: (spot) => ({ ...spot, x: spot.x + STEP }),
  up: (spot) => ({ ...spot, y: spot.y - STEP }),
  down: (spot) => ({ ...spot, y: spot.y + STEP }),
  first: () => UNMOVED,
};
/** @type {Record<string, string>} */
const KEYS = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", 0: "first" };

export class Grip {
  /** @param {HTMLElement} element lies over the photo @param {HTMLCanvasElement} canvas @param {(spot: Spot) => void} moved */
  constructor(element, canvas, moved) {
    this.element = element;
    this.canvas = canvas;
    this.moved = moved;
    /** @type {Box} */
    this.box = { left: 0, top: 0, width: 1, height: 1 };
    this.spot = UNMOVED;
    /** @type {{width: number, height: number} | undefined} */
    this.photo = undefined;
    /** @type {Map<number, {x: number, y: number}>} */
    this.fingers = new Map();
    element.addEventListener("pointerdown", (event) => {
      element.setPointerCapture(event.pointerId);
      this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    element.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) element.addEventListener(end, (event) => this.fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
    element.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.step(way);
    });
  }

  get isIdle() {
    return !this.photo;
  }

  /** Take hold of a photo where it is drawn, or of none. @param {{width: number, height: number}} [photo] @param {Box} [box] @param {Spot} [spot] */
  hold(photo, box = this.box, spot = UNMOVED) {
    [this.photo, this.box, this.spot] = [photo, box, spot];
    this.element.hidden = !photo;
    const { style } = this.element;
    style.width = `${(box.width / WIDTH) * 100}%`;
    style.height = `${(box.height / this.canvas.height) * 100}%`;
  }

  /** @param {string} way */
  step(way) {
    const move = WAYS[way];
    if (move) this.set(move(this.spot));
  }

  /** @param {Spot} spot */
  set(spot) {
    if (!this.photo) return;
    this.spot = settled(this.photo, this.box, spot);
    this.moved(this.spot);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const now = { x: event.clientX, y: event.clientY };
    this.fingers.set(event.pointerId, now);
    const scale = WIDTH / this.canvas.clientWidth / (others.length + 1);
    const [other] = others;
    const apart = (/** @type {{x: number, y: number}} */ at) => (other ? Math.max(1, Math.hypot(at.x - other.x, at.y - other.y)) : 1);
    this.set({
      zoom: (this.spot.zoom * apart(now)) / apart(before),
      x: this.spot.x + ((now.x - before.x) * scale) / this.box.width,
      y: this.spot.y + ((now.y - before.y) * scale) / this.box.height,
    });
  }
}
