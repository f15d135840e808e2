/** Styles and scripts that only a touch asks for. */

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** Put a style sheet or a classic script into the page, once; one that failed can be asked for again.
 * @param {HTMLLinkElement | HTMLScriptElement} element @param {string} address @returns {Promise<void>} */
function put(element, address) {
  const already = asked.get(address);
  if (already) return already;
  const done = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    if (element instanceof HTMLScriptElement) element.src = address;
    else Object.assign(element, { rel: "stylesheet", href: address });
    element.onload = () => resolve();
    element.onerror = () => {
      asked.delete(address);
      element.remove();
      reject(new Error(address));
    };
    document.head.append(element);
  });
  asked.set(address, done);
  return done;
}

/** @param {string} address */
export const style = (address) => put(document.createElement("link"), address);

/** @param {string} address */
export const script = (address) => put(document.createElement("script"), address);

/** A style sheet that lies beside the scripts. @param {string} name */
export const ownStyle = (name) => style(new URL(name, import.meta.url).href);
