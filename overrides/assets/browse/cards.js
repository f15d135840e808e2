/** Cards of rows: those the page has already, others in pieces from the site, as the same HTML. */
import { content } from "../once.js";

/** @typedef {import("./match.js").Facts} Facts */
/** @typedef {import("./match.js").Kind} Kind */

const LETTER = { product: "p", business: "u" };

/** Makes cards for one page. */
export class Cards {
  /** @type {Map<string, Promise<Element[]>>} */
  #pieces = new Map();
  /** @type {Map<string, Element>} */
  #own = new Map();

  /** @param {Facts} facts @param {string} base the way to the root */
  constructor(facts, base) {
    this.facts = facts;
    this.base = base;
  }

  /** Take the cards that stand on the page. @param {Kind} kind @param {number[]} rows theirs @param {Iterable<Element>} cards */
  keep(kind, rows, cards) {
    [...cards].forEach((card, at) => {
      const row = rows[at];
      if (row !== undefined) this.#own.set(`${kind}${row}`, card);
    });
  }

  /** A fresh card for each row. Rejects where one cannot be fetched. @param {Kind} kind @param {number[]} rows */
  of(kind, rows) {
    return Promise.all(rows.map(async (row) => {
      const own = this.#own.get(`${kind}${row}`);
      const { piece } = this.facts;
      const card = own ?? (await this.#piece(kind, Math.floor(row / piece)))[row % piece];
      if (!card) throw new Error(`no card ${kind} ${row}`);
      const fresh = /** @type {HTMLElement} */ (card.cloneNode(true));
      // Its photo is not on its way because that of the page's own card was met: let it be met anew (head.js).
      for (const photo of fresh.querySelectorAll("[data-met]")) photo.removeAttribute("data-met");
      return fresh;
    }));
  }

  /** @param {Kind} kind @param {number} number @returns {Promise<Element[]>} */
  #piece(kind, number) {
    const name = `${LETTER[kind]}${number}.json`;
    let piece = this.#pieces.get(name);
    if (!piece) {
      piece = this.#fetched(`${this.base}${this.facts.cards}${name}`);
      piece.catch(() => this.#pieces.delete(name));
      this.#pieces.set(name, piece);
    }
    return piece;
  }

  /** @param {string} address @returns {Promise<Element[]>} */
  async #fetched(address) {
    /** @type {string[]} */
    const written = await content(address);
    const holder = document.createElement("template");
    holder.innerHTML = written.join("").replaceAll("\0", this.base); // drawn by the site's own templates, which escape
    return [...holder.content.children];
  }
}
