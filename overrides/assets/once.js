/** Data of the site, each file asked for once by all who want it; after a failure, once more. And why something failed. */

/** The site could not be reached. */
class Unreached extends Error {}

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** What a JSON file holds. Rejects where it cannot be fetched. @param {string} address @returns {Promise<any>} */
export function content(address) {
  const known = asked.get(address);
  if (known) return known;
  const fresh = fetch(address).then(
    (answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))),
    () => Promise.reject(new Unreached(address)),
  );
  asked.set(address, fresh);
  fresh.catch(() => asked.delete(address));
  return fresh;
}

/**
 * What to say of a part that did not come: that the signal failed, where it did, and else that the part is broken. What a
 * browser says of a module that it could not fetch has "import" in it in each of them, and is a TypeError.
 * @param {unknown} error @param {DOMStringMap} texts `failed` and `broken` @returns {string}
 */
export const whyNot = (error, { failed = "", broken = "" }) =>
  error instanceof Unreached || (error instanceof TypeError && /\bimport(ed|ing)\b/i.test(error.message)) ? failed : broken;
