// One page of links for the bio of an owner's social media.
import { businesses } from "./lib/catalogue.js";
import { e } from "./lib/format.js";
import { icon, page } from "./lib/shell.js";

export const data = {
  pagination: { data: "numbers", size: 1, alias: "number" },
  numbers: businesses.map((_, at) => at),
  permalink: ({ number }) => `${businesses[number].path.slice(1)}kit/tautan/index.html`,
};

export function render({ number }) {
  const b = businesses[number];
  const said = { title: `Tautan ${b.name}`, heading: b.name, url: `${b.url}kit/tautan/`, hidden: true, css: "kit.css", description: b.entry.ringkasan };
  return page(said, "", `<main id="isi" class="page bio">
<h1>${e(b.name)}</h1>
<p class="summary">${e(b.entry.ringkasan)}</p>
<ul class="bio__links">
<li><a class="button button--whatsapp button--wide" href="${b.order}" rel="noopener">${icon("whatsapp")}<span>Pesan lewat WhatsApp</span></a></li>
<li><a class="button button--wide" href="${b.path}">${icon("storefront-outline")}<span>Lihat produk dan harga</span></a></li>
<li><a class="button button--wide" href="${e(b.directions)}" rel="noopener nofollow">${icon("map-marker-outline")}<span>Petunjuk arah</span></a></li>
</ul>
<p class="split__number">WhatsApp: <span class="selectable">${b.phone}</span></p>
</main>`);
}
