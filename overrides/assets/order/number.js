/** Order numbers that can be read aloud over a phone. */

// No digit or letter that looks like another (0 O Q D, 1 I L, 2 Z, 5 S, 8 B, U V), no vowel that could make a word.
const CHARACTERS = "34679CFGHJKMNPRTWXY";
const LENGTH = 4; // 19^4 = 130,321: enough for a seller never to have two alike in one week

/** @param {string} code the seller's two letters */
export function orderNumber(code) {
  let number = "";
  const bytes = new Uint8Array(1);
  while (number.length < LENGTH) {
    const byte = crypto.getRandomValues(bytes)[0] ?? 0;
    if (byte < 256 - (256 % CHARACTERS.length)) number += CHARACTERS[byte % CHARACTERS.length]; // every character as likely
  }
  return `${code}-${number}`;
}

/** The number an order goes out with: its own for as long as it is the same, once it was sent with one.
 * @param {{number: string, sentAs: string}} held changed where the order is another now @param {string} mark the same for the same order only
 * @param {string} code the seller's two letters */
export function numberFor(held, mark, code) {
  if (!held.number || (held.sentAs && held.sentAs !== mark)) Object.assign(held, { number: orderNumber(code), sentAs: "" });
  return held.number;
}
