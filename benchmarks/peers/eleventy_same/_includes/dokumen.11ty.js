// A page written by hand.
import { SITE, village } from "../lib/catalogue.js";
import { siteGraph } from "../lib/graph.js";
import { page } from "../lib/shell.js";

export const render = ({ title, description = "", content, page: own }) =>
  page({ title: `${title} - ${village.nama}`, heading: title, url: SITE + own.url.slice(1), description, graph: siteGraph }, "", `<main id="isi" class="page page--document">
<article class="prose">${content}</article>
</main>`);
