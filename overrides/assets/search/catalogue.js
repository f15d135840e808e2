/** The index as it was loaded: what can be found, the words each thing is found by, and pieces that come when needed. */
import { language, words } from "./words.js";

/** @typedef {import("./words.js").Rules} Rules */
/** @typedef {[number[][][] | null, [string, string][]]} Hours seven days from Monday of minutes, and closed days */
/**
 * @typedef {{ of: number[], names: string[], ids: string[], prices: number[], more: string[], marks: string, stocks: string }} Products
 * @typedef {{
 *   texts: Record<string, string>, pages: [string, string][], categories: [string, string][], hamlets: [string, string][],
 *   offset: number, hours: Hours[], traits: string[], rules: Rules, roots: Record<string, string>,
 *   businesses: { slugs: string[], names: string[], categories: number[], hamlets: number[], marks: string[], hours: number[], traits: number[][] },
 *   products?: Products, pieces?: [string, string][],
 * }} Index
 * @typedef {"page" | "category" | "hamlet" | "business" | "product"} Kind
 * @typedef {{ kind: Kind, name: string, address: string, mark: string, seller: number, price: number, stock: number,
 *   in_name: number[], more: number[], at: number }} Thing
 */
/** `seller`: place of the business, -1 for none. `in_name` and `more`: numbers of words. */

const NO_MARK = "---";
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
    for (const root of this.roots[word]?.split(" ") ?? []) put(this.byRoot, this.language.spelled(root), number);
    return number;
  }

  /** @param {string} text */
  numbersOf(text) {
    return words(text).map((word) => this.number(word));
  }
}

/** @param {Map<string, number[]>} map @param {string} key @param {number} value */
function put(map, key, value) {
  const there = map.get(key);
  if (!there) map.set(key, [value]);
  else if (there.at(-1) !== value) there.push(value);
}

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
    for (const [id, name] of index.categories) this.#add("category", name, `kategori/${id}/`);
    for (const [slug, name] of index.hamlets) this.#add("hamlet", name, `dusun/${slug}/`);
    const { slugs, names, categories, hamlets, marks, traits } = index.businesses;
    slugs.forEach((slug, at) => {
      const place = [index.categories[categories[at] ?? -1]?.[1], index.hamlets[hamlets[at] ?? -1]?.[1]];
      const all = [...place, ...(traits[at] ?? []).map((trait) => index.traits[trait])].join(" ");
      this.places.push(this.vocabulary.numbersOf(all));
      this.#add("business", names[at] ?? "", `usaha/${slug}/`, { seller: at, mark: marks[at] ?? NO_MARK });
    });
    if (index.products) this.addProducts(index.products);
    index.pieces?.forEach(([, found], piece) => {
      for (const word of found.split(" ")) this.pieceOf.set(this.vocabulary.number(word), piece);
    });
  }

  /** @param {Kind} kind @param {string} name @param {string} address @param {Partial<Thing>} [rest] */
  #add(kind, name, address, rest = {}) {
    const at = this.things.length;
    this.things.push({
      kind, name, address, mark: NO_MARK, seller: -1, price: 0, stock: 0, in_name: this.vocabulary.numbersOf(name), more: [], at, ...rest,
    });
  }

  /** @param {Products} products */
  addProducts({ of, names, ids, prices, more, marks, stocks }) {
    names.forEach((name, at) => {
      const id = ids[at] || name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
      const seller = of[at] ?? 0;
      const address = `usaha/${this.index.businesses.slugs[seller]}/${id}/`;
      if (this.known.has(address)) return;
      this.known.add(address);
      this.#add("product", name, address, {
        seller, price: prices[at] ?? 0, mark: marks.slice(at * 3, at * 3 + 3), stock: Number(stocks[at]),
        more: this.vocabulary.numbersOf(more[at] ?? ""),
      });
    });
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
  addressOf(piece) {
    return this.index.pieces?.[piece]?.[0] ?? "";
  }

  /** @param {number} piece @param {Products} products */
  take(piece, products) {
    this.loaded.add(piece);
    this.addProducts(products);
  }
}
