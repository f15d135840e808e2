// Ask the site's own search, in Node.js, every query read from standard input (JSON: {index, queries}); prints what it found.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [assets, indexPath, queriesPath, folder] = process.argv.slice(2);
const at = (name) => pathToFileURL(`${assets}/search/${name}.js`).href;
const { Catalogue } = await import(at("catalogue"));
const { find, wishOf, wordsOf } = await import(at("ranking"));
const catalogue = new Catalogue(JSON.parse(readFileSync(indexPath, "utf8")));
const answers = JSON.parse(readFileSync(queriesPath, "utf8")).map((query) => {
  const wish = wishOf(catalogue, query);
  let fetched = 0;
  for (const piece of catalogue.missing(wordsOf(wish, catalogue))) {
    const content = readFileSync(`${folder}/${catalogue.pieceAddress(piece)}`);
    fetched += content.length;
    catalogue.take(piece, JSON.parse(content));
  }
  const { hits, whole } = find(catalogue, wish);
  const shown = hits.slice(0, 8).map(({ kind, name, seller }) => ({ kind, name, seller: catalogue.index.businesses.names[seller] ?? "" }));
  return { query, whole, count: hits.length, fetched, shown };
});
console.log(JSON.stringify(answers));
