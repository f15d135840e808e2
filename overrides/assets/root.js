/** Where the site begins, and what it calls the things it keeps on a device: several villages may share an origin. */

const { root = "/", site = "" } = /** @type {HTMLElement | null} */ (document.querySelector("script[data-root]"))?.dataset ?? {};

/** Where the site begins in all its languages, as this visitor has it. */
export const ROOT = new URL(root, location.href).href;

/** The same as it was published: addresses in messages begin with it. */
export const PUBLISHED = site || ROOT;

/** The name of what only this site keeps. @param {string} key */
export const scoped = (key) => `${key} ${new URL(ROOT).pathname}`;
