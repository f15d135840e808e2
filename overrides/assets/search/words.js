/** Words as buyers write them, by the rules that come with the index; search_words.py says what each function is for. */

/**
 * @typedef {{ head: "first" | "last", spelling: [string, string][], root: string, affixes: [string, string[]][], fillers: string[], cheap: string[],
 *   at_most: string[], thousands: string[], millions: string[], synonyms: string[][] }} Rules
 * @typedef {{ spelled: (word: string) => string, stems: (word: string) => string[] }} Language
 */

const ROUNDS = 3;

/** @param {string} text @returns {string[]} */
export function words(text) {
  // Names in plain letters, nearly all there are, take a fifth of the time.
  const found = /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replace(/['`]/g, "").match(/[a-z0-9]+/g) ?? [] : lettersOf(text);
  return found.map((word) => word.replace(/^([a-z]{3,})2$/, "$1")).filter((word, at, all) => word !== all[at - 1]);
}

/** @param {string} text */
function lettersOf(text) {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[\p{Mn}'\u2018\u2019\u02bc`]/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ")
    .split(" ").filter(Boolean);
}

/** @param {Rules} rules @returns {Language} */
export function language(rules) {
  const into = (/** @type {string} */ text) => text.replace(/\\(\d)/g, "$$$1");
  const spelling = rules.spelling.map(([pattern, text]) => ({ pattern: new RegExp(pattern, "g"), text: into(text) }));
  // Most words are spelled as they are: one look tells.
  let groups = 0;
  const any = new RegExp(rules.spelling.map(([pattern]) => {
    const own = pattern.replace(/\\(\d)/g, (_, group) => `\\${groups + Number(group)}`);
    groups += (new RegExp(`${pattern}|`).exec("")?.length ?? 1) - 1;
    return own;
  }).join("|"));
  const affixes = rules.affixes.map(([pattern, texts]) => ({ pattern: new RegExp(pattern), texts: texts.map(into) }));
  const root = new RegExp(rules.root);
  return {
    spelled(word) {
      while (any.test(word)) {
        const before = word;
        for (const { pattern, text } of spelling) word = word.replace(pattern, text);
        if (word === before) break;
      }
      return word;
    },
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
