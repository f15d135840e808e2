/** A page's photos as large as the screen: swiped, turned by keys, enlarged by two fingers, two taps or a button. */
import { ownStyle } from "./fetched.js";
import { modal } from "./modal.js";
import texts from "./gallery_texts.js";

const CLOSER = 2.5; // what two taps and the button enlarge to
const CLOSEST = 5;
const STEP = 48; // pixels that a finger has to move for the next photo
const TAP = 10; // pixels; what moves less was a tap
const TWICE = 300; // milliseconds between two taps that belong together
const WIDEST = "100rem"; // as `sizes`: the largest rendition there is

/** @param {HTMLElement} gallery */
const linksOf = (gallery) => /** @type {HTMLAnchorElement[]} */ ([...gallery.querySelectorAll("a[data-part=gallery]")]);

const behavior = () => /** @type {ScrollBehavior} */ (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

/** @param {string} className @param {string} label @param {string} sign @param {() => void} press */
function button(className, label, sign, press) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className, textContent: sign, onclick: press });
  made.setAttribute("aria-label", label);
  return made;
}

/** Buttons beside the strip, for a mouse. @param {HTMLElement} gallery */
export async function addArrows(gallery) {
  const links = linksOf(gallery);
  await ownStyle("gallery.css");
  const turn = (/** @type {number} */ by) => gallery.scrollBy({ left: by * gallery.clientWidth * 0.9, behavior: behavior() });
  const count = document.createElement("span");
  count.className = "arrow__count";
  const back = button("arrow arrow--back", texts.sebelumnya ?? "", "‹", () => turn(-1));
  const on = button("arrow arrow--on", texts.berikutnya ?? "", "›", () => turn(1));
  const show = () => {
    const { scrollLeft, scrollWidth, clientWidth } = gallery;
    back.disabled = scrollLeft < 2;
    on.disabled = scrollLeft > scrollWidth - clientWidth - 2;
    const shown = on.disabled ? links.length : Math.round(scrollLeft / (scrollWidth / links.length)) + 1;
    count.textContent = `${shown}/${links.length}`;
  };
  gallery.addEventListener("scroll", show, { passive: true });
  show();
  gallery.parentElement?.classList.add("arrows");
  gallery.after(back, on, count);
}

/** A photo that begins as what the page already shows, and becomes the largest there is once it is looked at. */
class Slide {
  /** @param {HTMLAnchorElement} link */
  constructor(link) {
    const small = link.querySelector("img");
    this.link = link;
    this.alt = small?.alt ?? "";
    this.image = new Image();
    this.image.alt = this.alt;
    this.image.draggable = false;
    if (small?.complete && small.currentSrc) this.image.src = small.currentSrc;
    this.element = document.createElement("div");
    this.element.className = "zoom__slide";
    this.element.append(this.image);
    this.isLarge = false;
    this.scale = 1;
    this.x = 0; // pixels that the photo's middle is away from the screen's
    this.y = 0;
  }

  reset() {
    this.scale = 1;
    this.draw();
  }

  draw() {
    const { clientWidth, clientHeight } = this.element;
    const roomX = ((this.scale - 1) * clientWidth) / 2;
    const roomY = ((this.scale - 1) * clientHeight) / 2;
    this.x = Math.min(roomX, Math.max(-roomX, this.x));
    this.y = Math.min(roomY, Math.max(-roomY, this.y));
    this.image.style.transform = this.scale === 1 ? "" : `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  /** Enlarge around a point of the screen, the middle where none is given. @param {number} scale @param {number} [left] @param {number} [top] */
  zoom(scale, left = innerWidth / 2, top = innerHeight / 2) {
    const box = this.element.getBoundingClientRect();
    const px = left - box.left - box.width / 2;
    const py = top - box.top - box.height / 2;
    const next = Math.min(CLOSEST, Math.max(1, scale));
    this.x = px - ((px - this.x) * next) / this.scale;
    this.y = py - ((py - this.y) * next) / this.scale;
    this.scale = next;
    this.draw();
  }

  async enlarge() {
    if (this.isLarge) return;
    this.isLarge = true;
    const large = new Image();
    large.sizes = WIDEST;
    large.srcset = this.link.querySelector("source")?.srcset ?? "";
    try {
      await large.decode();
    } catch {
      large.srcset = ""; // an old browser, or no signal
      large.src = this.link.href;
      if (!(await large.decode().then(() => true, () => false))) {
        this.isLarge = false;
        return;
      }
    }
    this.image.src = large.currentSrc || large.src;
  }
}

class Viewer {
  /** @param {HTMLElement} gallery @param {HTMLAnchorElement} link */
  constructor(gallery, link) {
    this.slides = linksOf(gallery).map((each) => new Slide(each));
    this.at = Math.max(0, this.slides.findIndex((slide) => slide.link === link));
    this.dialog = modal(document.createElement("dialog"));
    this.dialog.className = "zoom";
    this.dialog.setAttribute("aria-label", gallery.getAttribute("aria-label") ?? "");
    this.strip = document.createElement("div");
    this.strip.className = "zoom__strip";
    this.strip.append(...this.slides.map((slide) => slide.element));
    this.caption = document.createElement("p");
    this.caption.className = "zoom__caption";
    this.caption.setAttribute("aria-live", "polite");
    this.closer = button("zoom__button", texts.perbesar ?? "", "+", () => this.toggle());
    this.back = button("zoom__button zoom__button--back", texts.sebelumnya ?? "", "‹", () => this.go(this.at - 1));
    this.on = button("zoom__button zoom__button--on", texts.berikutnya ?? "", "›", () => this.go(this.at + 1));
    const tools = document.createElement("div");
    tools.className = "zoom__tools";
    tools.append(button("zoom__button", texts.tutup ?? "", "×", () => this.dialog.close()), this.closer);
    this.dialog.append(tools, this.strip, this.caption, this.back, this.on);
    /** @type {Map<number, [number, number]>} */
    this.fingers = new Map();
    this.dx = 0; // how far fingers have moved since the first was put down
    this.dy = 0;
    this.pinched = false;
    this.tapped = 0;
    this.resized = () => {
      this.slide.reset();
      this.go(this.at, "instant");
    };
    this.listen();
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.go(this.at, "instant");
  }

  get slide() {
    return /** @type {Slide} */ (this.slides[this.at]);
  }

  /** @param {number} to @param {ScrollBehavior} [how] */
  go(to, how = behavior()) {
    const next = Math.min(this.slides.length - 1, Math.max(0, to));
    if (next !== this.at) this.slide.reset();
    this.at = next;
    this.slide.enlarge();
    const left = next * this.strip.clientWidth;
    if ("scrollBehavior" in this.strip.style) this.strip.scrollTo({ left, behavior: how });
    else this.strip.scrollLeft = left; // iOS before 15.4
    const many = this.slides.length > 1;
    const count = (texts.hitung ?? "").replace("{nomor}", String(next + 1)).replace("{jumlah}", String(this.slides.length));
    this.caption.textContent = many ? `${count}: ${this.slide.alt}` : this.slide.alt;
    this.back.hidden = !many || next === 0;
    this.on.hidden = !many || next === this.slides.length - 1;
    this.label();
  }

  label() {
    const isNear = this.slide.scale > 1;
    this.closer.textContent = isNear ? "−" : "+";
    this.closer.setAttribute("aria-label", (isNear ? texts.perkecil : texts.perbesar) ?? "");
  }

  /** @param {number} [left] @param {number} [top] */
  toggle(left, top) {
    this.zoom(this.slide.scale > 1 ? 1 : CLOSER, left, top);
  }

  /** @param {number} scale @param {number} [left] @param {number} [top] */
  zoom(scale, left, top) {
    this.slide.zoom(scale, left, top);
    this.label();
  }

  listen() {
    this.dialog.addEventListener("close", () => {
      removeEventListener("resize", this.resized);
      this.dialog.remove();
      // Back to the photo that was looked at last.
      this.slide.link.scrollIntoView({ block: "nearest", inline: "start", behavior: "instant" });
      this.slide.link.focus({ preventScroll: true });
    });
    this.dialog.addEventListener("keydown", (event) => {
      /** @type {Record<string, () => void>} */
      const keys = {
        ArrowLeft: () => this.go(this.at - 1), ArrowRight: () => this.go(this.at + 1), Home: () => this.go(0),
        End: () => this.go(this.slides.length - 1), "+": () => this.zoom(this.slide.scale * 1.5),
        "-": () => this.zoom(this.slide.scale / 1.5), 0: () => this.zoom(1),
      };
      const key = keys[event.key];
      if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      key();
    });
    this.strip.addEventListener("pointerdown", (event) => this.press(event));
    this.strip.addEventListener("pointermove", (event) => this.move(event));
    this.strip.addEventListener("pointerup", (event) => this.lift(event));
    this.strip.addEventListener("pointercancel", (event) => this.lift(event));
    addEventListener("resize", this.resized);
  }

  /** @param {PointerEvent} event */
  press(event) {
    this.strip.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (this.fingers.size > 1) return;
    this.dx = this.dy = 0;
    this.pinched = false;
  }

  /** @param {PointerEvent} event */
  move(event) {
    const last = this.fingers.get(event.pointerId);
    if (!last) return;
    const dx = event.clientX - last[0];
    const dy = event.clientY - last[1];
    const [other] = [...this.fingers].flatMap(([id, place]) => (id === event.pointerId ? [] : [place]));
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    this.dx += dx;
    this.dy += dy;
    if (other) {
      this.pinched = true; // neither a swipe nor a tap any more
      const before = Math.hypot(last[0] - other[0], last[1] - other[1]) || 1;
      const after = Math.hypot(event.clientX - other[0], event.clientY - other[1]);
      this.zoom((this.slide.scale * after) / before, (event.clientX + other[0]) / 2, (event.clientY + other[1]) / 2);
    } else if (this.slide.scale > 1) {
      this.slide.x += dx;
      this.slide.y += dy;
      this.slide.draw();
    } else this.strip.scrollLeft -= dx;
  }

  /** @param {PointerEvent} event */
  lift(event) {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size) return;
    const { dx, dy } = this;
    if (this.pinched) return;
    if (Math.hypot(dx, dy) < TAP && event.type === "pointerup") {
      const isSecond = event.timeStamp - this.tapped < TWICE;
      this.tapped = isSecond ? 0 : event.timeStamp;
      if (isSecond || event.pointerType === "mouse") this.toggle(event.clientX, event.clientY);
    } else if (this.slide.scale === 1) {
      if (dy > 2 * STEP && Math.abs(dx) < STEP) return this.dialog.close();
      this.go(this.at + (dx < -STEP ? 1 : dx > STEP ? -1 : 0));
    }
  }
}

/** @param {HTMLElement} link of a photo */
export async function open(link) {
  const gallery = link.closest("[data-gallery]");
  if (!(gallery instanceof HTMLElement) || !(link instanceof HTMLAnchorElement)) return;
  await ownStyle("gallery.css");
  new Viewer(gallery, link);
}
