/** From what a buyer typed to the things meant, best first; nothing here knows of a page or a network. */
import { asksOf, priceLimit } from "./asks.js";
import { isOpen } from "./open.js";
import { near, words } from "./words.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Thing} Thing */
/** @typedef {import("./words.js").Rules} Rules */
/** @typedef {Map<string, number>} Matches how well each word of the vocabulary fits, 0 to 1 */
/** @typedef {{ options: { matches: Matches[], worth: number }[], filler: boolean }} Slot one thing that was asked for */
/** @typedef {{ slots: Slot[], cheap: boolean, limit: number, asks: import("./asks.js").Ask[] }} Wish `limit` is rupiah, 0 for none */
/** @typedef {{ hits: Thing[], whole: boolean, limit: number }} Answer `whole`: everything that was asked for fits */

// How well a word fits.
const SAME_SPELLING = 0.95;
const SAME_STEM = 0.85;
const BEGINNING = 0.7;
const OTHER_WORD = 0.8;
const ONE_LETTER = 0.55;
const IN_TWO = 0.9;
const WITHIN = 0.4;
// Where it fits.
const MORE = 0.7;
const PLACE = 0.45;
// What else counts.
const ALL_OF_NAME = 0.15;
const HEAD_OF_NAME = 0.04; // the word that says what a thing is: at which end it stands depends on the language
const OTHER_END = 0.02; // where it stands last: names of another language may have it first
const FILLER = 0.05;
const CLEAR = 0.9; // a whole word as typed, not its beginning or another word for it
const KIND = { page: 0.02, category: 0.06, hamlet: 0.05, business: 0.03, product: 0 }; // where the whole name was asked for
const NOT_A_PRODUCT = 0.1; // where it was not: who asks for a thing wants the thing
const SOLD_OUT = 0.12;
const PAUSED = 0.2;
const CLOSED = 0.5;

const TYPO_LETTERS = 4; // shorter words have too many neighbours
const GROWING_TYPO_LETTERS = 5;
const WITHIN_LETTERS = 4;
const CHEAP_MARGIN = 0.3; // of the best score: what counts as the same thing when the cheapest is asked for

/** @param {Matches} matches @param {string[]} words @param {number} worth */
function fit(matches, words, worth) {
  for (const word of words) if ((matches.get(word) ?? 0) < worth) matches.set(word, worth);
}

/**
 * What `word` may mean in the vocabulary.
 * @param {Catalogue} catalogue @param {string} word @param {boolean} growing it may not be typed to its end
 * @returns {Matches}
 */
export function matchesOf({ vocabulary }, word, growing) {
  const { language } = vocabulary;
  const spelled = language.spelled(word);
  /** @type {Matches} */
  const found = new Map();
  for (const stem of language.stems(word)) {
    const root = language.spelled(stem);
    fit(found, vocabulary.bySpelling(root), SAME_STEM);
    fit(found, vocabulary.byRoot(root), SAME_STEM);
  }
  fit(found, vocabulary.byRoot(spelled), SAME_STEM);
  fit(found, vocabulary.bySpelling(spelled), SAME_SPELLING);
  if (vocabulary.known.has(word)) fit(found, [word], 1);
  if (growing || word.length >= WITHIN_LETTERS) {
    vocabulary.words.forEach((each, number) => {
      const other = vocabulary.spelled[number] ?? "";
      if (each.startsWith(word) || other.startsWith(spelled)) fit(found, [each], BEGINNING + (0.1 * word.length) / Math.max(each.length, word.length));
    });
  }
  if (found.size || word.length < TYPO_LETTERS) return found;
  vocabulary.words.forEach((each, number) => {
    const other = vocabulary.spelled[number] ?? "";
    if (near(word, each) || near(spelled, other)) fit(found, [each], ONE_LETTER);
    else if (growing && word.length >= GROWING_TYPO_LETTERS && each.length > word.length && near(word, each.slice(0, word.length))) {
      fit(found, [each], ONE_LETTER - 0.05);
    } else if (each.includes(word)) fit(found, [each], WITHIN);
  });
  return found;
}

/** Two words written as one: `esteh`; one of them may have another name here. @param {Catalogue} catalogue @param {string} word */
function inTwo({ vocabulary, synonyms }, word) {
  const called = (/** @type {string} */ part) => vocabulary.bySpelling(part);
  const otherwise = (/** @type {string} */ part) => synonyms.filter((group) => group.some((way) => String(way) === part)).flat().map(String).flatMap(called);
  for (const [first, second] of [[called, called], [otherwise, called], [called, otherwise]]) {
    for (let at = 2; at <= word.length - 2; at += 1) {
      const [start = "", end = ""] = [word.slice(0, at), word.slice(at)].map(vocabulary.language.spelled);
      const parts = [first?.(start) ?? [], second?.(end) ?? []];
      if (parts.every((found) => found.length)) return parts.map((found) => new Map(found.map((each) => [each, 1])));
    }
  }
}

/**
 * @param {Catalogue} catalogue @param {string} query
 * @returns {Wish}
 */
export function wishOf(catalogue, query) {
  const { language } = catalogue.vocabulary;
  const { rules } = language;
  const { rest: said, asks } = asksOf(query, rules);
  const { rest, limit } = priceLimit(said, rules);
  const asked = words(rest);
  const cheap = asked.some((word) => rules.cheap.includes(word));
  const left = asked.filter((word) => !rules.cheap.includes(word));
  const spelled = left.map((word) => [word, ...language.stems(word)].map(language.spelled));
  /** @type {Slot[]} */
  const slots = [];
  for (let at = 0; at < left.length;) {
    const isTyping = !/\s$/.test(said);
    const [known, ways] = otherWays(catalogue.synonyms, spelled, at);
    const phrase = phraseAt(language, left, spelled, at, isTyping);
    const [length, others] = phrase > known ? [phrase, []] : [known, ways];
    const typed = left.slice(at, at + length);
    // One letter is the beginning of something only where there is nothing else to go by.
    const growing = at + length === left.length && isTyping && (left.length === 1 || (left[left.length - 1] ?? "").length > 1);
    const options = [{ matches: typed.map((word, i) => matchesOf(catalogue, word, growing && i === typed.length - 1)), worth: 1 }];
    const first = typed.length === 1 ? typed[0] ?? "" : typed.join("");
    const best = Math.max(0, ...(options[0]?.matches ?? []).flatMap((matches) => [...matches.values()]));
    const parts = best < SAME_STEM ? inTwo(catalogue, first) : undefined;
    if (parts) options.push({ matches: parts, worth: IN_TWO });
    for (const way of others) options.push({ matches: way.map((word) => sameSpelling(catalogue, word)), worth: OTHER_WORD });
    slots.push({ options, filler: length === 1 && rules.fillers.includes(typed[0] ?? "") });
    at += length;
  }
  if (slots.every((slot) => slot.filler)) {
    if (asks.length) slots.length = 0; // `warung buka`
    else slots.forEach((slot) => { slot.filler = false; });
  }
  return { slots: joined(catalogue, left, slots), cheap, limit, asks };
}

/**
 * How many words from `at` on mean something together that they do not mean apart, 1 for none.
 * @param {import("./words.js").Language} language @param {string[]} asked @param {string[][]} spelled each word's spelling and its stems'
 * @param {number} at @param {boolean} isTyping the last word may not be typed to its end
 */
function phraseAt({ phrases }, asked, spelled, at, isTyping) {
  const fits = phrases.filter((phrase) => phrase.spelled.every((word, i) => spelled[at + i]?.includes(word) ||
    (i > 0 && isTyping && at + i === asked.length - 1 && phrase.words[i]?.startsWith(asked[at + i] ?? " "))));
  return Math.max(1, ...fits.map(({ words: { length } }) => length));
}

/** Two words that are one: `foto copy` where there is only `fotokopi`. @param {Catalogue} catalogue @param {string[]} typed @param {Slot[]} slots */
function joined(catalogue, typed, slots) {
  if (typed.length !== 2 || slots.length !== 2) return slots;
  const whole = sameSpelling(catalogue, catalogue.vocabulary.language.spelled(typed.join("")));
  if (!whole.size) return slots;
  const both = slots.every((slot) => slot.options.some(({ matches }) => matches.every((each) => each.size)));
  return both ? slots : [{ options: [{ matches: [whole], worth: IN_TWO }], filler: false }];
}

/** @param {Catalogue} catalogue @param {string} spelled @returns {Matches} */
function sameSpelling({ vocabulary }, spelled) {
  // `copy` means copies where nothing is called copy.
  const same = vocabulary.bySpelling(spelled);
  return new Map((same.length ? same : vocabulary.byRoot(spelled)).map((word) => [word, 1]));
}

/**
 * How many words from `at` on are one thing with other names, and those names.
 * @param {string[][][]} groups @param {string[][]} spelled each word's spelling and its stems' @param {number} at
 * @returns {[number, string[][]]}
 */
function otherWays(groups, spelled, at) {
  let length = 1;
  /** @type {string[][]} */
  let ways = [];
  for (const group of groups) {
    for (const way of group) {
      if (way.length < length || !way.every((word, i) => spelled[at + i]?.includes(word))) continue;
      if (way.length > length) ways = [];
      length = way.length;
      ways = [...ways, ...group.filter((other) => other !== way)];
    }
  }
  return [length, ways];
}

/** @param {Matches} matches @param {string[]} words */
function best(matches, words) {
  let found = 0;
  for (const word of words) {
    const worth = matches.get(word);
    if (worth !== undefined && worth > found) found = worth;
  }
  return found;
}

/** How well a thing is what was asked for, by whichever name that has, and how many words of its own name say so. @param {Slot} slot @param {Thing} thing */
function fitOf({ options }, thing) {
  const found = { worth: 0, named: 0 };
  for (const { matches, worth } of options) {
    let sum = 0;
    let named = 0;
    for (const each of matches) {
      const name = best(each, thing.words);
      const value = Math.max(name, best(each, thing.more) * MORE, best(each, thing.place) * PLACE);
      sum += value || -Infinity; // every word of it has to fit
      if (name === value) named += 1;
    }
    const value = (sum / matches.length) * worth;
    if (value <= found.worth) continue;
    found.worth = value;
    found.named = Math.max(found.named, named);
  }
  return found;
}

/** What it is worth that the head of a name is asked for. @param {Set<string>} asked @param {string[]} name @param {Rules} rules */
function headWorth(asked, name, { head }) {
  if (head === "last" && asked.has(name[name.length - 1] ?? "")) return HEAD_OF_NAME;
  return asked.has(name[0] ?? "") ? (head === "last" ? OTHER_END : HEAD_OF_NAME) : 0;
}

/** @param {Catalogue} catalogue @param {Wish} wish @param {number} [moment] minutes since 1970-01-01 on the village's clocks @returns {Answer} */
export function find(catalogue, wish, moment = 0) {
  if (!wish.slots.length && !wish.cheap && !wish.limit && !wish.asks.length) return { hits: [], whole: true, limit: 0 };
  const { businesses } = catalogue.index;
  const { rules } = catalogue.vocabulary.language;
  const wanted = wish.slots.filter((slot) => !slot.filler);
  const extra = wish.slots.filter((slot) => slot.filler);
  const asked = new Set(wanted.flatMap(({ options }) => options.flatMap(({ matches }) => matches.flatMap((each) => [...each.keys()]))));
  // Who asks for no thing, but what it may cost, means all products; who asks what is open means shops.
  const onlyOpen = wish.asks.includes("buka");
  const candidates = wanted.length ? catalogue.having(asked) : catalogue.all(onlyOpen && !wish.cheap && !wish.limit ? "business" : "product");
  /** @type {{ thing: Thing, met: number, score: number }[]} */
  const found = [];
  for (const thing of candidates) {
    const price = Math.abs(thing.price);
    if (wish.limit && (thing.kind !== "product" || !price || price > wish.limit)) continue;
    if (wish.asks.includes("ada") && thing.stock === 2) continue;
    const hours = catalogue.index.hours[businesses.hours[thing.seller] ?? -1];
    if (onlyOpen && !(hours && isOpen(hours, moment))) continue;
    let met = 0;
    let score = 0;
    let named = 0;
    for (const slot of wanted) {
      const fits = fitOf(slot, thing);
      if (fits.worth) met += 1;
      score += fits.worth;
      named += fits.named;
    }
    if (wanted.length && !met) continue;
    score /= Math.max(1, wanted.length);
    const clear = score >= CLEAR;
    const share = Math.min(1, named / Math.max(1, thing.words.length));
    score += ALL_OF_NAME * share + headWorth(asked, thing.words, rules);
    if (share === 1 && clear) score += KIND[thing.kind];
    else if (thing.kind !== "product") score -= NOT_A_PRODUCT;
    for (const slot of extra) if (fitOf(slot, thing).worth) score += FILLER;
    if (thing.stock === 2) score -= SOLD_OUT;
    const state = businesses.hours[thing.seller] ?? 0;
    score -= state === -3 ? CLOSED : state === -2 ? PAUSED : 0;
    found.push({ thing, met, score });
  }
  if (wish.limit && !found.length) return find(catalogue, { ...wish, limit: 0 }, moment);
  const most = Math.max(0, ...found.map(({ met }) => met));
  const kept = found.filter(({ met }) => met === most).sort((a, b) => b.score - a.score || a.thing.seller - b.thing.seller || a.thing.at - b.thing.at);
  if (wish.cheap || (wish.limit && !wanted.length)) cheapestFirst(kept);
  return { hits: kept.map(({ thing }) => thing), whole: most === wanted.length, limit: wish.limit };
}

/** Of what fits about as well as the best, the cheapest first; what has no price last. @param {{ thing: Thing, score: number }[]} found */
function cheapestFirst(found) {
  const bar = (found[0]?.score ?? 0) - CHEAP_MARGIN;
  const price = (/** @type {Thing} */ thing) => (thing.kind === "product" && Math.abs(thing.price)) || Infinity;
  const fits = found.filter(({ score }) => score >= bar);
  fits.sort((a, b) => (price(a.thing) === price(b.thing) ? 0 : price(a.thing) - price(b.thing)));
  found.splice(0, fits.length, ...fits);
}

/**
 * The words whose pieces hold every answer to a wish, best first. What is asked for together stands in the pieces of any
 * one of its words: those of the word that takes the fewest are enough.
 * @param {Wish} wish @param {Catalogue} catalogue @returns {string[]}
 */
export function wordsOf({ slots }, { pieceOf }) {
  /** @type {string[]} */
  let fewest = [];
  let least = Infinity;
  for (const { options } of slots.filter((slot) => !slot.filler)) {
    const all = options.flatMap(({ matches, worth }) => matches.flatMap((each) => [...each].map(([word, fits]) => ({ word, fits: fits * worth }))));
    const found = all.sort((a, b) => b.fits - a.fits).map(({ word }) => word).filter((word) => pieceOf.has(word));
    const pieces = new Set(found.map((word) => pieceOf.get(word))).size;
    if (!pieces || pieces >= least) continue;
    [fewest, least] = [found, pieces];
  }
  return fewest;
}
