/** The share studio of a business: an owner picks a thing, a shape, words, and hands the picture on. All of it is drawn
 * here, out of what is published; nothing is sent anywhere but to the app that the owner chooses. */
import { MOST_TILES, drawList, drawTiles } from "./board.js";
import { captionOf } from "./caption.js";
import { Grip } from "./grip.js";
import { ofSeller, read, write } from "./kept.js";
import { UNMOVED, bring } from "./photo.js";
import { SHAPES, draw } from "./picture.js";
import { canShare, copied, isInApp, jpeg, save } from "./send.js";
import { bringFonts } from "./words.js";

/** @typedef {import("./photo.js").Photo} Photo */
/** @typedef {import("./photo.js").Source} Source */
/** @typedef {import("./picture.js").Shape} Shape */
/** @typedef {import("./shapes.js").Tone} Tone */
/** @typedef {{id: string, name: string, under: string, tag: string, note: string, struck: boolean, unit: string, price: string, badge: string, initials: string, sold: boolean, isMany: boolean, photos: Source[]}} Thing */
/** @typedef {{slug: string, seller: string, over: string, call: string, number: string, sample: string, tones: [Tone, Tone], pictures: string, things: Thing[]}} Data `tones` dark and light */

const [LIST, SEVERAL] = ["daftar-harga", "beberapa"]; // in the list of what to draw, beside things
const FEW = 4; // photos of a business that has none of its own
const PATIENCE = 3500; // milliseconds for the large photo when a picture is to be shared: after five the phone refuses to open its chooser
const SHAPE_NAMES = /** @type {Shape[]} */ (Object.keys(SHAPES));

class Studio {
  /** @param {HTMLElement} root @param {Data} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.texts = /** @type {Record<string, string>} */ (JSON.parse(root.dataset.texts ?? "{}"));
    this.canvas = /** @type {HTMLCanvasElement} */ (this.one("canvas"));
    this.kept = read();
    const own = (this.own = ofSeller(this.kept, data.slug));
    this.thing = this.asked() ?? (this.has(own.thing) ? own.thing : data.things[0]?.id ?? "");
    this.shape = SHAPE_NAMES.find((name) => name === this.kept.shape) ?? "persegi";
    this.isLight = this.kept.light === true;
    this.hasPrice = this.kept.price !== false;
    this.several = own.several ?? data.things.filter(({ id, sold }) => id.startsWith("produk-") && !sold).map(({ id }) => id);
    /** @type {Map<Source, {photo: Photo, isLarge: boolean}>} */
    this.photos = new Map();
    /** @type {Map<string, Promise<Photo | null>>} */
    this.coming = new Map(); // a finger that moves a photo asks for it many times
    this.isTouched = false; // the large photos are fetched from the first touch on
    this.turn = 0;
    /** @type {{of: string, file: File} | undefined} */
    this.ready = undefined;
    this.grip = new Grip(/** @type {HTMLElement} */ (this.one("[data-grip]")), this.canvas, (spot) => this.move(spot));
  }

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** @param {string} selector @returns {HTMLInputElement[]} */
  all(selector) {
    return [...this.root.querySelectorAll(selector)].map((each) => /** @type {HTMLInputElement} */ (each));
  }

  /** @param {string} id */
  has(id) {
    return this.all("[data-pick] option").some(({ value }) => value === id);
  }

  /** What the address asks for: `?produk=<id>`, `?promo=<id>`, `?usaha`. */
  asked() {
    const query = new URLSearchParams(location.search);
    const wanted = ["produk", "promo"].map((kind) => `${kind}-${query.get(kind) ?? ""}`);
    return [...wanted, query.has("usaha") ? "usaha" : ""].find((id) => this.has(id));
  }

  get current() {
    return this.data.things.find(({ id }) => id === this.thing);
  }

  /** The products of a board, in the order of the page. */
  get chosen() {
    return this.data.things.filter((each) => this.several.includes(each.id));
  }

  /** @returns {import("./photo.js").Spot & {photo: number}} */
  get spot() {
    const kept = this.own.spots[this.thing];
    const count = this.current?.photos.length ?? 0;
    return kept && kept.photo >= 0 && kept.photo < count ? kept : { ...UNMOVED, photo: 0 };
  }

  /** The photos on the picture. @returns {Source[]} */
  get sources() {
    if (this.thing === LIST) return [];
    if (this.thing === SEVERAL) return this.chosen.slice(0, MOST_TILES[this.shape]).flatMap(({ photos }) => photos.slice(0, 1));
    const thing = this.current;
    return thing?.isMany ? thing.photos.slice(0, FEW) : thing?.photos.slice(this.spot.photo, this.spot.photo + 1) ?? [];
  }

  /** @param {import("./photo.js").Spot} spot */
  move({ zoom, x, y }) {
    this.own.spots[this.thing] = { zoom, x, y, photo: this.spot.photo };
    this.changed();
  }

  /** Have a photo here, small at first; one that does not come is left out. @param {Source} source @param {boolean} isLarge */
  async load(source, isLarge) {
    const there = this.photos.get(source);
    if (there && (there.isLarge || !isLarge)) return;
    const files = (isLarge ? source.large : source.small).map((name) => this.data.pictures + name);
    const [first = ""] = files;
    const coming = this.coming.get(first) ?? bring(files).catch(() => null);
    this.coming.set(first, coming);
    const photo = await coming;
    this.coming.delete(first);
    if (photo && !(this.photos.get(source)?.isLarge && !isLarge)) this.photos.set(source, { photo, isLarge });
  }

  /** Draw what is chosen once its photos are here; what is chosen meanwhile is drawn instead. */
  async show() {
    const turn = ++this.turn;
    const sources = this.sources;
    await Promise.all(sources.map((source) => this.load(source, false)));
    if (turn !== this.turn) return;
    this.paint();
    this.root.removeAttribute("aria-busy");
    if (!this.isTouched) return;
    const before = sources.map((source) => this.photos.get(source)?.isLarge);
    await Promise.all(sources.map((source) => this.load(source, true)));
    if (turn === this.turn && sources.some((source, at) => this.photos.get(source)?.isLarge !== before[at])) this.paint();
  }

  paint() {
    const { data, canvas, shape } = this;
    const tone = data.tones[this.isLight ? 1 : 0];
    const photos = this.sources.flatMap((source) => this.photos.get(source)?.photo ?? []);
    const thing = this.current;
    if (thing) {
      const box = draw(canvas, shape, this.words(thing), photos, tone, this.spot);
      this.grip.hold(photos.length === 1 ? photos[0] : undefined, box, this.spot);
    } else {
      const draws = this.thing === LIST ? drawList : drawTiles;
      draws(canvas, shape, this.head(), this.chosen.map((each) => this.item(each)), tone);
      this.grip.hold();
    }
    canvas.setAttribute("aria-label", (this.texts.gambar ?? "").replace("{nama}", thing?.name ?? this.title));
    this.one("[data-photo-tools]").hidden = this.grip.isIdle;
  }

  /** @param {Thing} thing */
  words(thing) {
    const { over, call, number, sample } = this.data;
    const shown = this.hasPrice ? {} : { tag: "", note: "", unit: "" };
    return { ...thing, ...shown, over, call, number, sample, badges: [thing.badge, this.own.line].filter(Boolean) };
  }

  get title() {
    return this.own.line || this.texts[this.thing === LIST ? "daftar" : "ready"] || "";
  }

  head() {
    const { over, seller, call, number, sample } = this.data;
    const day = new Date().toLocaleDateString("id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    return { over, title: this.title, seller, day, call, number, sample, rest: this.texts.lagi ?? "" };
  }

  /** @param {Thing} thing */
  item(thing) {
    const [source] = thing.photos;
    const photo = source && this.photos.get(source)?.photo;
    return { name: thing.name, price: this.hasPrice ? thing.price : "", unit: thing.unit, initials: thing.initials, photo };
  }

  /** The text that goes with the picture. */
  get caption() {
    const { current, chosen, title, hasPrice } = this;
    return captionOf({ thing: current, chosen, title, hasPrice, line: this.own.line, seller: this.data.seller, isSample: !!this.data.sample });
  }

  /** Show, and keep what was chosen. */
  changed() {
    const { kept, own, data } = this;
    Object.assign(kept, { shape: this.shape, light: this.isLight, price: this.hasPrice });
    kept.sellers[data.slug] = { ...own, thing: this.thing, several: this.several };
    write(kept);
    this.fill();
    cancelAnimationFrame(this.frame ?? 0);
    this.frame = requestAnimationFrame(() => this.show());
  }

  /** Set the fields to what is chosen. */
  fill() {
    const photos = this.current?.isMany ? 0 : this.current?.photos.length ?? 0;
    const pick = /** @type {HTMLSelectElement} */ (this.one("[data-pick]"));
    const isBoard = !this.current;
    pick.value = this.thing;
    for (const field of this.all("[data-shape]")) field.checked = field.value === this.shape;
    for (const field of this.all("[data-several] input")) field.checked = this.several.includes(field.value);
    for (const field of this.all("[data-line]")) if (field.value !== this.own.line) field.value = this.own.line;
    for (const field of this.all("[data-price]")) field.checked = this.hasPrice;
    for (const field of this.all("[data-light]")) field.checked = this.isLight;
    this.one("[data-several]").hidden = !isBoard;
    this.one("[data-next]").hidden = photos < 2;
    this.one("[data-next] span").textContent = (this.texts.foto_lain ?? "").replace("{nomor}", String(this.spot.photo + 1)).replace("{jumlah}", String(photos));
    this.one("#studio-tulisan").textContent = this.caption;
  }

  /** @param {Event} event */
  onInput({ target }) {
    const field = /** @type {HTMLInputElement} */ (target);
    const { dataset } = field;
    if (dataset.pick !== undefined) this.thing = field.value;
    else if (dataset.shape !== undefined) this.shape = /** @type {Shape} */ (field.value);
    else if (dataset.line !== undefined) this.own.line = field.value.replace(/\s+/g, " ").trimStart();
    else if (dataset.price !== undefined) this.hasPrice = field.checked;
    else if (dataset.light !== undefined) this.isLight = field.checked;
    else this.several = this.all("[data-several] input").filter(({ checked }) => checked).map(({ value }) => value);
    this.changed();
  }

  /** @param {Event} event */
  onClick({ target }) {
    const { said, next, way } = (target instanceof Element ? target.closest("button") : null)?.dataset ?? {};
    if (said !== undefined) this.own.line = this.own.line === said ? "" : said;
    else if (next !== undefined) this.own.spots[this.thing] = { ...UNMOVED, photo: (this.spot.photo + 1) % (this.current?.photos.length ?? 1) };
    else if (way !== undefined) return this.grip.step(way);
    else return;
    this.changed();
  }

  /** @param {string} key */
  say(key) {
    this.one("[data-said]").textContent = this.texts[key] ?? "";
  }

  /** All that the picture depends on. */
  get state() {
    const isLarge = this.sources.map((source) => this.photos.get(source)?.isLarge);
    return JSON.stringify([isLarge, this.thing, this.shape, this.isLight, this.hasPrice, this.several, this.own]);
  }

  /** The picture as a file, with the large photos where they come in time. @returns {Promise<File>} */
  async file() {
    if (this.ready?.of === this.state) return this.ready.file;
    const large = Promise.all(this.sources.map((source) => this.load(source, true)));
    await Promise.race([large, new Promise((late) => setTimeout(late, PATIENCE))]);
    this.paint();
    const of = this.state;
    const file = await jpeg(this.canvas, `${this.data.slug}-${this.thing}-${this.shape}.jpg`);
    this.ready = { of, file };
    return file;
  }

  /** Copy the caption, then open the phone's chooser with the picture alone: with a text beside it WhatsApp drops it. */
  async share() {
    const copying = copied(this.caption);
    this.say("siapkan");
    const file = await this.file();
    this.say((await copying) ? "tersalin" : "tak_tersalin");
    try {
      await navigator.share({ files: [file] });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.say("lagi_sekali"); // the photo took so long that the touch had run out
    }
  }

  async save() {
    this.say("siapkan");
    const file = await this.file();
    const held = /** @type {HTMLImageElement} */ (this.one("[data-held]"));
    if (isInApp) {
      held.src = this.canvas.toDataURL("image/jpeg", 0.8);
      held.hidden = false;
      held.scrollIntoView({ block: "center" });
    } else save(file);
    this.say(isInApp ? "tahan" : "tersimpan");
  }

  async start() {
    const { root } = this;
    /** @param {string} name @param {() => Promise<void>} act */
    const on = (name, act) => this.one(name).addEventListener("click", () => { act().catch((error) => { this.say("gagal"); throw error; }); });
    const touched = () => { if (!this.isTouched) { this.isTouched = true; this.show(); } };
    for (const touch of ["pointerdown", "keydown", "input"]) root.addEventListener(touch, touched);
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("click", (event) => this.onClick(event));
    on("[data-send]", () => this.share());
    on("[data-save]", () => this.save());
    this.one("[data-send]").hidden = !canShare();
    this.one("[data-save]").classList.toggle("button--quiet", canShare());
    this.fill();
    root.setAttribute("aria-busy", "true");
    root.hidden = false;
    document.querySelector("[data-studio-plain]")?.remove();
    await bringFonts(root.dataset.fonts?.split(" ") ?? []);
    await this.show();
  }
}

const root = document.querySelector("[data-studio]");
if (root instanceof HTMLElement) {
  const data = JSON.parse(root.querySelector("[data-studio-things]")?.textContent ?? "{}");
  new Studio(root, data).start();
}
