/** The index as it was loaded: what can be found, the words each thing is found by, and pieces that come when needed. */
import { parted, plain } from "./words.js";

/** @typedef {import("./words.js").Language} Language */
/** @typedef {[number[][][] | null, [string, string][]]} Hours seven days from Monday of minutes, and closed days */
/**
 * @typedef {{ names: string, more: string, prices: number[], counts: number[], moved: number[], ids: string, stocks: string }} Products
 * @typedef {{
 *   texts: Record<string, string>, shared: string, pages: [string, string][], categories: [string, string][], hamlets: [string, string][],
 *   offset: number, hours: Hours[], traits: string[], synonyms: string[][], roots: Record<string, string>,
 *   businesses: { slugs: string, names: string, categories: number[], hamlets: number[], bare: number[], hours: number[], traits: number[] },
 *   products?: Products, pieces?: [string, string][],
 * }} Index `roots`: words by what they are without affixes, as that is spelled
 * @typedef {"page" | "category" | "hamlet" | "business" | "product"} Kind
 * @typedef {{ kind: Kind, name: string, id: string, seller: number, shelf: number, price: number, stock: number, bare: boolean,
 *   words: string[], more: string[], place: string[], at: number }} Thing
 * @typedef {Partial<Products> & { names: string, ids: string }} Columns
 * @typedef {Omit<Columns, "names" | "ids" | "more"> & { kind: Kind, names: string[], ids: string[], more: string[], lines: string[],
 *   sellers: number[], from: number }} Block things of one kind
 */
/**
 * `id`: the last part of its address, "" where the name gives it. `seller`: place of the business, -1 for none. `shelf`:
 * place of a product on the seller's shelf. `bare`: without a thumbnail. `words` are those of its name, `more` what a product
 * is found by besides, `place` what its seller is found by. `lines` are words of names, `from` is how many
 * things came before. What the columns are is told in search_index.py.
 */

const STOCKS = 3; // what else there may be to a product: whether it can be had
const WORDS_AT_ONCE = 3; // pieces fetched for one search

/** Every word that something is found by, and the ways to it. */
export class Vocabulary {
  /** @param {Language} language @param {Record<string, string>} roots @param {string} lines words, some of them many times */
  constructor(language, roots, lines) {
    this.language = language;
    this.roots = roots;
    this.known = new Set(lines.match(/\S+/g));
    this.words = [...this.known];
    this.spelled = language.spelled(this.words.join("\n")).split("\n");
  }

  /** Words that are spelled so. @param {string} spelled */
  bySpelling(spelled) {
    const found = [];
    for (let at = this.spelled.indexOf(spelled); at >= 0; at = this.spelled.indexOf(spelled, at + 1)) found.push(this.words[at] ?? "");
    return found;
  }

  /** Words that are this without affixes. @param {string} spelled */
  byRoot(spelled) {
    return Object.prototype.hasOwnProperty.call(this.roots, spelled) ? parted(this.roots[spelled] ?? "") : [];
  }
}

/** @param {string} column a line for each thing, "" for none at all */
const rows = (column) => (column ? column.split("\n") : []);

/** A part of an address as a name gives it. @param {string} name */
const named = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/**
 * Nothing is taken apart here before a search comes near it: on a slow phone a loop over a thousand names that runs for
 * the first time takes longer than fetching them.
 */
export class Catalogue {
  /** @param {Index} index @param {Language} language */
  constructor(index, language) {
    this.index = index;
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {Set<number>} */
    this.loaded = new Set();
    const { pages, categories, hamlets, businesses, traits, products, pieces = [] } = index;
    const [, kinds = [], areas = []] = /** @type {[Kind, [string, string][]][]} */ ([["page", pages], ["category", categories], ["hamlet", hamlets]])
      .map(([kind, all]) => this._add(kind, { names: all.map(([, name]) => name).join("\n"), ids: all.map(([id]) => id).join("\n") }).lines);
    const { names, slugs, bare } = businesses;
    const counts = businesses.categories.map(() => 1);
    const stocks = counts.map((_, at) => (bare.includes(at) ? STOCKS : 0)).join("");
    const sellers = this._add("business", { names, ids: slugs, counts, stocks });
    this.sellers = sellers.names;
    this.slugs = sellers.ids;
    if (products) this._add("product", products);
    /** Words that a seller is found by with all there is on the shelf: of what kind it is, where, and how it sells. */
    this.places = this.sellers.map((_, at) =>
      [kinds[businesses.categories[at] ?? -1], areas[businesses.hamlets[at] ?? -1], traits[businesses.traits[at] ?? -1]].join(" "));
    /** @type {string[][][]} groups of ways to call one thing, each of words as they are spelled */
    this.synonyms = index.synonyms.map((group) => group.map((way) => way.split(" ")));
    /** @type {Map<string, number>} word -> piece */
    this.pieceOf = new Map();
    pieces.forEach(([, found], piece) => {
      for (const word of found.split(" ")) this.pieceOf.set(word, piece);
    });
    const texts = [...this.blocks.flatMap(({ lines, more }) => [...lines, ...more]), ...traits, ...pieces.map(([, found]) => found)];
    this.vocabulary = new Vocabulary(language, index.roots, texts.join(" "));
  }

  /** @param {Kind} kind @param {Columns} columns @returns {Block} */
  _add(kind, columns) {
    const last = this.blocks[this.blocks.length - 1];
    const sellers = (columns.counts ?? []).flatMap((count, seller) => Array(count).fill(seller));
    const block = {
      ...columns, kind, sellers, names: rows(columns.names), ids: rows(columns.ids), more: rows(columns.more ?? ""),
      lines: plain(columns.names).split("\n"), from: last ? last.from + last.names.length : 0,
    };
    this.blocks.push(block);
    return block;
  }

  /** @param {Block} block @param {number} at @returns {Thing} */
  _thing({ kind, names, ids, lines, from, sellers, moved, prices, stocks, more }, at) {
    const seller = sellers[at] ?? -1;
    const stock = Number(stocks?.[at] ?? STOCKS);
    return {
      kind, name: names[at] ?? "", id: ids[at] ?? "", seller, shelf: at - sellers.indexOf(seller) + (moved?.[at] ?? 0),
      price: Math.round((prices?.[at] ?? 0) * 1000), stock: stock % STOCKS, bare: stock >= STOCKS, words: parted(lines[at] ?? ""), more: parted(more[at] ?? ""), place: parted(this.places[seller] ?? ""), at: from + at,
    };
  }

  /** What any of these words is found by, each once. @param {Iterable<string>} words */
  having(words) {
    const any = new RegExp(`(?:^| )(?:${[...words].join("|")})(?: |$)`);
    const found = this.places.map((line) => any.test(line));
    return this._those((block, at) => any.test(block.lines[at] ?? "") || found[block.sellers[at] ?? -1] || (block.more[at] && any.test(block.more[at] ?? "")));
  }

  /** @param {Kind} wanted */
  all(wanted) {
    return this._those(({ kind }) => kind === wanted);
  }

  /** @param {(block: Block, at: number) => unknown} isWanted */
  _those(isWanted) {
    /** @type {Map<string, Thing>} */
    const found = new Map();
    for (const block of this.blocks) {
      for (let at = 0; at < block.names.length; at += 1) {
        if (!isWanted(block, at)) continue;
        const thing = this._thing(block, at);
        const key = `${thing.kind} ${thing.seller} ${thing.id} ${thing.name}`; // a product may come in several pieces
        if (!found.has(key)) found.set(key, thing);
      }
    }
    return [...found.values()];
  }

  /** Where something is, from the site's root. @param {Thing} thing */
  addressOf({ kind, name, id, seller }) {
    if (kind === "page") return id;
    const own = id || named(name);
    if (kind !== "product") return `${{ category: "kategori", hamlet: "dusun", business: "usaha" }[kind]}/${own}/`;
    return `usaha/${this.slugs[seller] || named(this.sellers[seller] ?? "")}/${own}/`;
  }

  /**
   * The pieces that have to be fetched before these words can be found, the best word's first: one search fetches few, and
   * a word's every product is in its piece.
   * @param {string[]} words
   */
  missing(words) {
    const wanted = new Set(words.map((word) => this.pieceOf.get(word) ?? -1));
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
    this._add("product", products);
  }
}
