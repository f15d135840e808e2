/** The words of messages: in the seller's language, whatever the buyer reads. */
import "./form_texts.js";
import texts from "./message_texts.js";
import { filled } from "./words.js";

/** A text for a message; `{name}` in it becomes `values.name`.
 * @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
export const said = (key, values = {}) => filled(texts[key] ?? key, values);
