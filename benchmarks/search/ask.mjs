// Ask the site's own search, in Node.js, every query of a file; prints what it found.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [assets, rulesPath, indexPath, queriesPath, folder] = process.argv.slice(2);
const at = (name) => pathToFileURL(`${assets}/search/${name}.js`).href;
const { Catalogue } = await import(at("catalogue"));
const { find, wishOf, wordsOf } = await import(at("ranking"));
const { language } = await import(at("words"));
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const catalogue = new Catalogue(read(indexPath), language(read(rulesPath)));
const answers = read(queriesPath).map((query) => {
  const wish = wishOf(catalogue, query);
  let fetched = 0;
  for (const piece of catalogue.missing(wordsOf(wish, catalogue))) {
    const content = readFileSync(`${folder}/${catalogue.pieceAddress(piece)}`);
    fetched += content.length;
    catalogue.take(piece, JSON.parse(content));
  }
  const { hits, whole } = find(catalogue, wish);
  const shown = hits.slice(0, 8).map(({ kind, name, seller }) => ({ kind, name, seller: catalogue.sellers[seller] ?? "" }));
  return { query, whole, count: hits.length, fetched, shown };
});
console.log(JSON.stringify(answers));
