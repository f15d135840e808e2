// Lists of products and businesses, on numbered pages.
import { businesses, inTurn, products, SITE, sellersOf, village } from "./lib/catalogue.js";
import { e, shortened, slug } from "./lib/format.js";
import { listGraph } from "./lib/graph.js";
import { card, crumbs, shop } from "./lib/parts.js";
import { icon, page } from "./lib/shell.js";

const A_PAGE = 60;
const HOME = ["Beranda", "/"];
const name = village.nama;

const lists = [
  { path: "produk/", title: "Semua produk", intro: `Produk dan jasa warga ${name}, dipesan langsung lewat WhatsApp.`, goods: products, shops: [], section: "produk", trail: [HOME] },
  { path: "usaha/", title: "Semua usaha", intro: `Semua usaha warga ${name}, dari dapur, bengkel, sampai kandang.`, goods: [], shops: businesses, section: "usaha", trail: [HOME] },
  ...village.kategori.map((each) => ({
    path: `kategori/${each.id}/`, title: each.nama, intro: `${each.nama} dari warga ${name}: lihat harga, lalu pesan lewat WhatsApp.`,
    goods: inTurn(sellersOf.get(each.id)), shops: sellersOf.get(each.id), section: "produk", trail: [HOME, ["Produk", "/produk/"]], icon: each.ikon, category: each.id,
  })),
  ...village.dusun.map((hamlet) => {
    const shops = businesses.filter((b) => b.hamlet === hamlet);
    return {
      path: `dusun/${slug(hamlet)}/`, title: `Usaha di ${hamlet}`, intro: `Usaha warga di ${hamlet}, ${name}. Dekat, tinggal jalan kaki.`,
      goods: inTurn(shops), shops, section: "usaha", trail: [HOME, ["Usaha", "/usaha/"]], icon: "map-marker-outline", hamlet,
    };
  }),
];

const pages = lists.flatMap((list) => {
  const rows = list.goods.length ? list.goods : list.shops;
  const count = Math.max(1, Math.ceil(rows.length / A_PAGE));
  return Array.from({ length: count }, (_, at) => ({ list, number: at + 1, count, part: rows.slice(at * A_PAGE, (at + 1) * A_PAGE) }));
});
const address = (list, number) => (number === 1 ? list.path : `${list.path}${number}/`);

export const data = {
  pagination: { data: "numbers", size: 1, alias: "at" },
  numbers: pages.map((_, at) => at),
  permalink: ({ at }) => `${address(pages[at].list, pages[at].number)}index.html`,
};

function chips(list) {
  const one = (path, text, current, drawn) => `<li><a class="chip" href="/${path}"${current ? ' aria-current="page"' : ""}>${drawn ? icon(drawn) : ""}${e(text)}</a></li>`;
  const all = list.hamlet
    ? village.dusun.map((each) => one(`dusun/${slug(each)}/`, each, each === list.hamlet))
    : village.kategori.map((each) => one(`kategori/${each.id}/`, each.nama, each.id === list.category, each.ikon));
  return `<nav aria-label="Semua ${list.hamlet ? "dusun" : "kategori"}" data-carry="${list.hamlet ? "dusun" : "kategori"}">
<ul class="chips chips--scroll">
${all.join("\n")}
</ul>
</nav>`;
}

export function render({ at }) {
  const { list, number, count, part } = pages[at];
  const { goods, shops } = list;
  const shown = goods.length ? (number === 1 ? shops : []) : part;
  const url = SITE + address(list, number);
  const title = number === 1 ? `${list.title} – ${name}` : `${list.title}, halaman ${number} – ${name}`;
  const listed = goods.length ? [...shown, ...part] : part;
  const said = { title, heading: list.title, url, description: shortened(list.intro, 160), graph: listGraph(title, url, list.title, listed, list.trail) };
  const both = goods.length && shops.length;
  const counts = [shops.length ? `${shops.length} usaha` : "", goods.length ? `${goods.length} produk` : ""].filter(Boolean).join(" · ");
  return page(said, list.section, `<main id="isi" class="page">
${crumbs(list.trail)}
<header class="lead">
<h1>${list.icon ? icon(list.icon) : ""}${e(list.title)}</h1>
<p>${e(list.intro)}</p>
<p class="lead__count">${counts}</p>
</header>
${list.section === "produk" ? '<div data-search-results data-title="Hasil pencarian" hidden></div>' : ""}
${chips(list)}
<div class="browse" data-browse="/data/saring.json" data-style="/assets/browse.css" data-failed="Saringan belum bisa dimuat. Periksa sinyal, lalu coba lagi." data-base="/" data-number="${number}"${list.category ? ` data-category="${list.category}"` : ""}${list.hamlet ? ` data-hamlet="${slug(list.hamlet)}"` : ""}${both ? ' data-both="yes"' : ""}>
<div class="chips chips--scroll" role="group" aria-label="Saring dan urutkan">
<button class="chip" type="button" aria-haspopup="dialog">${icon("tune-variant")}Saring <span data-browse-count hidden></span></button>
<button class="chip" type="button" aria-pressed="false" data-set="buka">Buka sekarang</button>
<button class="chip" type="button" aria-pressed="false" data-set="urut" data-value="dekat">Terdekat</button>
</div>
<p class="hidden" role="status"></p>
</div>
${goods.length ? `<section class="part part--list" aria-labelledby="produk" data-listed="product">
<h2 id="produk"${shops.length ? "" : ' class="hidden"'}>Produk dan jasa</h2>
<ul class="grid">
${part.map(card).join("\n")}
</ul>
</section>` : ""}
${shown.length ? `<section class="part part--list" aria-labelledby="usaha" data-listed="business">
<h2 id="usaha"${goods.length ? "" : ' class="hidden"'}>Usaha</h2>
<ul class="shops">
${shown.map(shop).join("\n")}
</ul>
</section>` : ""}
${count > 1 ? `<nav class="pager" data-unfiltered aria-label="Halaman ${number} dari ${count}">
${number > 1 ? `<a class="button" rel="prev" href="/${address(list, number - 1)}">Sebelumnya</a>` : ""}
<p>Halaman ${number} dari ${count}</p>
${number < count ? `<a class="button" rel="next" href="/${address(list, number + 1)}">Berikutnya</a>` : ""}
</nav>` : ""}
</main>`);
}
