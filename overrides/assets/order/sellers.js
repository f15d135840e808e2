/** The site's data of today about one seller: `data/pesanan/<slug>.json`. */

/** @typedef {{seller: import("./order.js").Seller, items?: import("./order.js").Item[], promos?: import("./order.js").Item[]}} SellerData */

/** The data, "gone" where the business is no longer listed, null where nothing could be asked. Always asks the server
 * whether what the browser holds is still right. @param {string} slug @returns {Promise<SellerData | "gone" | null>} */
export async function sellerData(slug) {
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
