/** The index as it was loaded: what can be found, the words each thing is found by, and pieces that come when needed. */
import { language, words } from "./words.js";

/** @typedef {import("./words.js").Rules} Rules */
/** @typedef {[number[][][] | null, [string, string][]]} Hours seven days from Monday of minutes, and closed days */
/**
 * @typedef {{ of: number[], shelves: number[], names: string[], ids: string[], prices: number[], more: string[], stocks: string }} Products
 * @typedef {{
 *   texts: Record<string, string>, shared: string, pages: [string, string][], categories: [string, string][], hamlets: [string, string][],
 *   offset: number, hours: Hours[], traits: string[], rules: Rules, roots: Record<string, string>,
 *   businesses: { slugs: string[], names: string[], categories: number[], hamlets: number[], bare: number[], hours: number[], traits: number[][] },
 *   products?: Products, pieces?: [string, string][],
 * }} Index
 * @typedef {"page" | "category" | "hamlet" | "business" | "product"} Kind
 * @typedef {{ kind: Kind, name: string, id: string, seller: number, shelf: number, price: number, stock: number, bare: boolean,
 *   in_name: number[], more: number[], at: number }} Thing
 */
/**
 * `id`: the last part of its address, "" where the name gives it. `seller`: place of the business, -1 for none. `shelf`:
 * place of a product on the seller's shelf. `bare`: without a thumbnail. `in_name` and `more`: numbers of words.
 */

const STOCKS = 3; // what else there may be to a product: whether it can be had
/** @type {number[]} */
const NO_WORDS = [];
const WORDS_AT_ONCE = 3; // pieces fetched for one search

/** Every word that something is found by, and the ways to it. */
export class Vocabulary {
  /** @param {Rules} rules @param {Record<string, string>} roots */
  constructor(rules, roots) {
    this.language = language(rules);
    this.roots = roots;
    /** @type {string[]} */
    this.words = [];
    /** @type {string[]} */
    this.spelled = [];
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {Map<string, number[]>} what stands between two spaces -> its words */
    this.written = new Map();
    /** @type {Map<string, number[]>} */
    this.bySpelling = new Map();
    /** @type {Map<string, number[]>} */
    this.byRoot = new Map();
  }

  /** @param {string} word */
  number(word) {
    let number = this.numbers.get(word);
    if (number !== undefined) return number;
    number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    const spelled = this.language.spelled(word);
    this.spelled.push(spelled);
    put(this.bySpelling, spelled, number);
    const roots = this.roots[word];
    for (const root of roots ? roots.split(" ") : []) put(this.byRoot, this.language.spelled(root), number);
    return number;
  }

  /** The numbers of a text's words; names share most of theirs, so each is looked at once. @param {string} text */
  numbersOf(text) {
    const found = [];
    for (const written of text.split(" ")) {
      let numbers = this.written.get(written);
      if (!numbers) this.written.set(written, numbers = words(written).map((word) => this.number(word)));
      for (const number of numbers) found.push(number);
    }
    return found;
  }
}

/** @param {Map<string, number[]>} map @param {string} key @param {number} value */
function put(map, key, value) {
  const there = map.get(key);
  if (!there) map.set(key, [value]);
  else if (there.at(-1) !== value) there.push(value);
}

/** A part of an address as a name gives it. @param {string} name */
const named = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

export class Catalogue {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.vocabulary = new Vocabulary(index.rules, index.roots);
    /** @type {Thing[]} */
    this.things = [];
    /** @type {number[][]} words of a business besides its name: what it sells, where, how */
    this.places = [];
    /** @type {Set<string>} */
    this.known = new Set();
    /** @type {Map<number, number>} word -> piece */
    this.pieceOf = new Map();
    /** @type {Set<number>} */
    this.loaded = new Set();
    for (const [address, name] of index.pages) this.#add("page", name, address);
    for (const [id, name] of index.categories) this.#add("category", name, id);
    for (const [slug, name] of index.hamlets) this.#add("hamlet", name, slug);
    const { slugs, names, categories, hamlets, bare, traits } = index.businesses;
    names.forEach((name, at) => {
      const place = [index.categories[categories[at] ?? -1]?.[1], index.hamlets[hamlets[at] ?? -1]?.[1]];
      const all = [...place, ...(traits[at] ?? []).map((trait) => index.traits[trait])].join(" ");
      this.places.push(this.vocabulary.numbersOf(all));
      this.#add("business", name, slugs[at] || named(name), at).bare = bare.includes(at);
    });
    if (index.products) this.addProducts(index.products);
    index.pieces?.forEach(([, found], piece) => {
      for (const word of found.split(" ")) this.pieceOf.set(this.vocabulary.number(word), piece);
    });
  }

  /** @param {Kind} kind @param {string} name @param {string} id @param {number} [seller] @returns {Thing} */
  #add(kind, name, id, seller = -1) {
    const thing = {
      kind, name, id, seller, shelf: 0, price: 0, stock: 0, bare: true, in_name: this.vocabulary.numbersOf(name), more: NO_WORDS, at: this.things.length,
    };
    this.things.push(thing);
    return thing;
  }

  /** @param {Products} products */
  addProducts({ of, shelves, names, ids, prices, more, stocks }) {
    names.forEach((name, at) => {
      if (this.index.pieces && this.#isKnown(`${of[at]} ${ids[at]} ${name}`)) return;
      const thing = this.#add("product", name, ids[at] ?? "", of[at]);
      const stock = Number(stocks[at]);
      thing.shelf = shelves[at] ?? 0;
      thing.price = prices[at] ?? 0;
      thing.stock = stock % STOCKS;
      thing.bare = stock >= STOCKS;
      if (more[at]) thing.more = this.vocabulary.numbersOf(more[at]);
    });
  }

  /** Whether a product came with an earlier piece. @param {string} key */
  #isKnown(key) {
    return this.known.size === this.known.add(key).size;
  }

  /** Where something is, from the site's root. @param {Thing} thing */
  addressOf({ kind, name, id, seller }) {
    if (kind === "page") return id;
    if (kind !== "product") return `${{ category: "kategori", hamlet: "dusun", business: "usaha" }[kind]}/${id}/`;
    const { slugs, names } = this.index.businesses;
    return `usaha/${slugs[seller] || named(names[seller] ?? "")}/${id || named(name)}/`;
  }

  /**
   * The pieces that have to be fetched before words of these numbers can be found, the best word's first: one search
   * fetches few, and a word's every product is in its piece.
   * @param {number[]} numbers
   */
  missing(numbers) {
    const wanted = new Set(numbers.map((number) => this.pieceOf.get(number) ?? -1));
    wanted.delete(-1);
    return [...wanted].slice(0, WORDS_AT_ONCE).filter((piece) => !this.loaded.has(piece));
  }

  /** @param {number} piece */
  pieceAddress(piece) {
    return this.index.pieces?.[piece]?.[0] ?? "";
  }

  /** @param {number} piece @param {Products} products */
  take(piece, products) {
    this.loaded.add(piece);
    this.addProducts(products);
  }
}
