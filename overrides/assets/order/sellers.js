/** The site's data of today about one seller: `data/pesanan/<slug>.json`. */

/** @typedef {{seller: import("./order.js").Seller, items?: import("./order.js").Item[], promos?: import("./order.js").Item[]}} SellerData */

const PATIENCE = 8000; // milliseconds
const HASTE = 400; // milliseconds on a page that the worker took from its store: the network has been waited for already

/** The data, "gone" where the business is no longer listed, null where nothing could be asked. Always asks the server
 * whether what the browser holds is still right. @param {string} slug @param {boolean} [again] the visitor asked for it
 * @returns {Promise<SellerData | "gone" | null>} */
export function sellerData(slug, again = false) {
  const patience = !again && document.querySelector(".notice--saved") ? HASTE : PATIENCE;
  /** @type {Promise<null>} */
  const late = new Promise((resolve) => setTimeout(resolve, patience, null));
  return Promise.race([asked(slug), late]); // a line can hang as well as be cut
}

/** @param {string} slug @returns {Promise<SellerData | "gone" | null>} */
async function asked(slug) {
  try {
    const answer = await fetch(new URL(`../../../data/pesanan/${slug}.json`, import.meta.url), { cache: "no-cache" });
    if (answer.status === 404 || answer.status === 410) return "gone";
    if (!answer.ok) return null;
    const data = await answer.json();
    return data?.seller?.slug === slug ? { items: [], promos: [], ...data } : null;
  } catch {
    return null;
  }
}
