// Index a village's documents with a library and ask it every query: node peers.mjs LIBRARY DOCUMENTS QUERIES INTO
// Writes the page's script (`peer.js`, with the library in it), the index (`index.json`) and `answers.json`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [name, documentsPath, queriesPath, into] = process.argv.slice(2);
const PEERS = new URL("../peers/", import.meta.url);
const require = createRequire(PEERS);
const source = (path) => readFileSync(new URL(`node_modules/${path}`, PEERS), "utf8");
const documents = JSON.parse(readFileSync(documentsPath, "utf8"));
const queries = JSON.parse(readFileSync(queriesPath, "utf8"));
const fields = ["name", "more", "place"];

const peers = {
  minisearch: {
    library: () => source("minisearch/dist/umd/index.js"),
    global: () => require("minisearch"),
    index: (MiniSearch) => {
      const made = new MiniSearch(OPTIONS.minisearch);
      made.addAll(documents);
      return JSON.stringify(made);
    },
    load: "(index) => { const made = MiniSearch.loadJSON(index, OPTIONS); return (query) => made.search(query).slice(0, 8); }",
  },
  flexsearch: {
    library: () => source("flexsearch/dist/flexsearch.bundle.min.js"),
    global: () => require("flexsearch"),
    index: () => JSON.stringify(documents),
    // Its own export is several times the size of the documents, so the phone indexes them.
    load: `(index) => {
      const made = new FlexSearch.Document({ tokenize: "forward", document: { id: "id", index: ["name", "more", "place"] } });
      const documents = JSON.parse(index);
      for (const each of documents) made.add(each);
      return (query) => {
        const ids = new Set(made.search(query, { limit: 8, suggest: true }).flatMap(({ result }) => result));
        return [...ids].slice(0, 8).map((id) => documents[id]);
      };
    }`,
  },
  lunr: {
    library: () => source("lunr/lunr.min.js"),
    global: () => require("lunr"),
    index: (lunr) => {
      const made = lunr(function build() {
        this.ref("id");
        this.pipeline.reset();
        this.searchPipeline.reset();
        fields.forEach((field) => this.field(field, { boost: { name: 3, more: 2, place: 1 }[field] }));
        documents.forEach((each) => this.add(each));
      });
      return JSON.stringify({ index: made, documents });
    },
    load: `(text) => {
      const { index, documents } = JSON.parse(text);
      const made = lunr.Index.load(index);
      return (query) => made.query((asked) => {
        for (const word of query.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean)) {
          asked.term(word, { boost: 10 });
          asked.term(word, { wildcard: lunr.Query.wildcard.TRAILING, boost: 3 });
          if (word.length > 3) asked.term(word, { editDistance: 1 });
        }
      }).slice(0, 8).map(({ ref }) => documents[ref]);
    }`,
  },
};
const OPTIONS = {
  minisearch: {
    fields, storeFields: ["kind", "name", "seller", "price", "address"],
    searchOptions: { boost: { name: 3, more: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  },
};

const peer = peers[name];
const library = peer.global();
const index = peer.index(library);
const options = JSON.stringify(OPTIONS[name] ?? {});
writeFileSync(`${into}/index.json`, index);
writeFileSync(`${into}/peer.js`, `${peer.library()};const OPTIONS=${options};window.makeSearch=${peer.load};`);
const globals = { minisearch: "MiniSearch", flexsearch: "FlexSearch", lunr: "lunr" };
// The very text that the page runs, with the library under the name it has there.
const search = new Function(globals[name], "OPTIONS", `return (${peer.load})`)(library.default ?? library, OPTIONS[name])(index);
writeFileSync(`${into}/answers.json`, JSON.stringify(queries.map((query) => search(query))));
