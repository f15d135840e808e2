/** Data of the site, each file asked for once by all who want it; after a failure, once more. */

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** What a JSON file holds. Rejects where it cannot be fetched. @param {string} address @returns {Promise<any>} */
export function content(address) {
  const known = asked.get(address);
  if (known) return known;
  const fresh = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))));
  asked.set(address, fresh);
  fresh.catch(() => asked.delete(address));
  return fresh;
}
