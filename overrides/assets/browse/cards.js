/** Cards of rows: those the page has already, others in pieces from the site, as the same HTML. */
import { content } from "../once.js";

/** @typedef {import("./match.js").Facts} Facts */
/** @typedef {import("./match.js").Kind} Kind */

const LETTER = { product: "p", business: "u" };

/** Makes cards for one page. */
export class Cards {
  /** @param {Facts} facts @param {string} base the way to the root */
  constructor(facts, base) {
    this.facts = facts;
    this.base = base;
    /** @type {Map<string, Promise<Element[]>>} */
    this._pieces = new Map();
    /** @type {Map<string, Element>} */
    this._own = new Map();
  }

  /** Take the cards that stand on the page. @param {Kind} kind @param {number[]} rows theirs @param {Iterable<Element>} cards */
  keep(kind, rows, cards) {
    [...cards].forEach((card, at) => {
      const row = rows[at];
      if (row !== undefined) this._own.set(`${kind}${row}`, card);
    });
  }

  /** A fresh card for each row. Rejects where one cannot be fetched. @param {Kind} kind @param {number[]} rows */
  of(kind, rows) {
    return Promise.all(rows.map(async (row) => {
      const own = this._own.get(`${kind}${row}`);
      const { piece } = this.facts;
      const card = own ?? (await this._piece(kind, Math.floor(row / piece)))[row % piece];
      if (!card) throw new Error(`no card ${kind} ${row}`);
      const fresh = /** @type {HTMLElement} */ (card.cloneNode(true));
      // Its photo is not on its way because that of the page's own card was met: let it be met anew (head.js).
      for (const photo of fresh.querySelectorAll("[data-met]")) photo.removeAttribute("data-met");
      return fresh;
    }));
  }

  /** @param {Kind} kind @param {number} number @returns {Promise<Element[]>} */
  _piece(kind, number) {
    const name = `${LETTER[kind]}${number}.json`;
    let piece = this._pieces.get(name);
    if (!piece) {
      piece = this._fetched(`${this.base}${this.facts.cards}${name}`);
      piece.catch(() => this._pieces.delete(name));
      this._pieces.set(name, piece);
    }
    return piece;
  }

  /** @param {string} address @returns {Promise<Element[]>} */
  async _fetched(address) {
    /** @type {string[]} */
    const written = await content(address);
    const holder = document.createElement("template");
    holder.innerHTML = written.join("").split("\0").join(this.base); // drawn by the site's own templates, which escape
    return [...holder.content.children];
  }
}
