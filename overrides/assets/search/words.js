/** Words as buyers write them, by the rules of their language; search_words.py says what each function is for. */

/**
 * @typedef {{ head: "first" | "last", spelling: [string, string][], root: string, affixes: [string, string[]][], fillers: string[], cheap: string[],
 *   at_most: string[], thousands: string[], millions: string[], phrases: string[], open_now: string[], in_stock: string[] }} Rules
 * @typedef {{ rules: Rules, spelled: (lines: string) => string, stems: (word: string) => string[], phrases: { words: string[], spelled: string[] }[] }} Language
 */
/** `spelled` takes a word, or many with a line for each, which is far faster than one by one. */

const ROUNDS = 3;
const ASCII = /^[\0-\x7f]*$/;

/** The words of one text. @param {string} text */
export const words = (text) => parted(plain(text).replace(/\n/g, " "));

/** The words of a line of `plain`; one said twice in a row counts once. @param {string} line */
export const parted = (line) => line.split(" ").filter((word, at, all) => word && word !== all[at - 1]);

/**
 * Lines of text with nothing but words and a space between: a thousand names at once take a tenth of the time that they
 * take one by one.
 * @param {string} lines
 */
export function plain(lines) {
  const small = ASCII.test(lines) ? lines.toLowerCase() : lines.normalize("NFKD").toLowerCase().normalize("NFKD");
  const letters = ASCII.test(small) ? small.replace(/['`]/g, "").replace(/[^a-z0-9\n ]+/g, " ")
    : small.replace(/[\p{Mn}'\u2018\u2019\u02bc`]+/gu, "").replace(/[^\p{L}\p{N}\n ]+/gu, " ");
  return letters.replace(/ {2,}/g, " ").replace(/(^| )([a-z]{3,})2(?= |$)/gm, "$1$2").replace(/^ | $/gm, "");
}

/** Whether two words differ by one letter: another, one more, one less, or two swapped. @param {string} a @param {string} b */
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length < 2 && right.length < 2) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** @param {Rules} rules @returns {Language} */
export function language(rules) {
  const into = (/** @type {string} */ text) => text.replace(/\\(\d)/g, "$$$1");
  const spelling = rules.spelling.map(([pattern, text]) => ({ pattern: new RegExp(pattern, "gm"), text: into(text) }));
  const affixes = rules.affixes.map(([pattern, texts]) => ({ pattern: new RegExp(pattern), texts: texts.map(into) }));
  const root = new RegExp(rules.root);
  const spelled = (/** @type {string} */ lines) => {
    for (let before = ""; lines !== before;) {
      before = lines;
      for (const { pattern, text } of spelling) lines = lines.replace(pattern, text);
    }
    return lines;
  };
  return {
    rules,
    spelled,
    phrases: rules.phrases.map((phrase) => ({ words: phrase.split(" "), spelled: spelled(phrase.replace(/ /g, "\n")).split("\n") })),
    stems(word) {
      const found = [word];
      let latest = [word];
      for (let round = 0; round < ROUNDS; round += 1) {
        const following = [];
        for (const each of latest) {
          for (const { pattern, texts } of affixes) {
            for (const text of texts) {
              const stem = each.replace(pattern, text);
              if (stem === each || found.includes(stem) || !root.test(stem)) continue;
              found.push(stem);
              following.push(stem);
            }
          }
        }
        latest = following;
      }
      return found.slice(1);
    },
  };
}
