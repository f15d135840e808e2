// What a basket needs of a business.
import { businesses } from "./lib/catalogue.js";
import { itemData, sellerData } from "./lib/orders.js";

export const data = {
  pagination: { data: "numbers", size: 1, alias: "number" },
  numbers: businesses.map((_, at) => at),
  permalink: ({ number }) => `data/pesanan/${businesses[number].entry.slug}.json`,
};

export const render = ({ number }) =>
  JSON.stringify({ seller: sellerData(businesses[number]), items: businesses[number].products.map(itemData), promos: [] });
