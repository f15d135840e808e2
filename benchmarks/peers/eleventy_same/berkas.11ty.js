// Files beside the pages: open data, feeds, what filters and the search look at, the map's points, the sitemap.
import { businesses, products, scripts, SITE, TODAY, village, words } from "./lib/catalogue.js";
import { e } from "./lib/format.js";
import { card, shop } from "./lib/parts.js";
import { pictures } from "./lib/photos.js";

const rows = (all) => `[${all.map((each) => JSON.stringify(each)).join(",\n")}]`;
const pictured = products.filter((p) => p.entry.foto);
const square = (p) => SITE + pictures.get(p.entry.foto[0]).square.slice(1);
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

function openData() {
  const head = JSON.stringify({ format: "katalog-umkm", versi: 1, tanggal: TODAY, situs: SITE, desa: village });
  const all = businesses.map((b) => {
    const produk = b.products.map((p) => ({ url: p.url, jenis: "barang", stok: "tersedia", unggulan: false, ...p.entry, varian: (p.entry.varian ?? []).map((each) => ({ ...each, stok: "tersedia" })) }));
    return JSON.stringify({
      ...b.entry, url: b.url, whatsapp: `+${b.wa}`, status: "buka", contoh: false,
      alamat: { ...b.entry.alamat, koordinat: { lintang: b.latitude, bujur: b.longitude } },
      jam_buka: { tertulis: Object.entries(b.entry.jam_buka), mingguan: b.days }, produk,
    });
  });
  return `${head.slice(0, -1)},"usaha":[\n${all.join(",\n")}\n]}\n`;
}

function filters() {
  return `{"categories":${JSON.stringify(village.kategori)},"hamlets":${JSON.stringify(village.dusun)},"payments":${JSON.stringify(words.pembayaran)},"texts":${JSON.stringify(scripts.saring)},"businesses":${rows(
    businesses.map((b) => [b.path, b.category.id, b.hamlet, b.entry.pembayaran, b.entry.dikonfirmasi, b.latitude, b.longitude, b.days]),
  )},"products":${rows(products.map((p) => [p.seller.path, p.lowest, 0]))}}`;
}

function points() {
  const feature = (b) => ({
    type: "Feature", id: b.entry.slug, geometry: { type: "Point", coordinates: [b.longitude, b.latitude] },
    properties: { nama: b.name, ringkasan: b.entry.ringkasan, kategori: b.category.id, dusun: b.hamlet, url: b.url, contoh: false },
  });
  return `{"type": "FeatureCollection", "features": [\n${businesses.map((b) => JSON.stringify(feature(b))).join(",\n")}\n]}\n`;
}

function news() {
  const item = (p) => `<item>
<title>${e(p.name)} - ${e(p.seller.name)}</title>
<link>${p.url}</link>
<guid isPermaLink="true">${p.url}</guid>
<description>${e(`${p.words}. ${p.about.plain}`)}</description>
<category>${e(p.seller.category.nama)}</category>
</item>`;
  return `${XML}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Produk baru dari ${e(village.nama)}</title>
<link>${SITE}</link>
<description>Produk yang baru ditambahkan di katalog usaha warga ${e(village.nama)}</description>
<language>id</language>
<atom:link href="${SITE}feeds/produk-baru.xml" rel="self" type="application/rss+xml"/>
${products.slice(0, 100).map(item).join("\n")}
</channel>
</rss>
`;
}

const files = {
  "katalog.json": openData,
  "data/kartu.json": () => `{"products":${rows(products.map(card))},"businesses":${rows(businesses.map(shop))}}`,
  "data/saring.json": filters,
  "data/cari.json": () => rows(products.map((p) => [p.path, p.name, p.seller.name, p.words, p.entry.tag])),
  "peta.geojson": points,
  "feeds/produk-baru.xml": news,
  "feeds/meta.csv": () =>
    ["id,title,description,availability,condition,price,sale_price,link,image_link,additional_image_link,brand,item_group_id,additional_variant_attribute,product_type", ...pictured.map((p) => `${p.seller.entry.slug}_${p.entry.id},"${p.name}","${p.about.plain}",in stock,new,${p.lowest} IDR,,${p.url},${square(p)},,,,,`), ""].join("\n"),
  "feeds/google.xml": () => `${XML}<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>${e(village.nama)}</title>
<link>${SITE}</link>
<description>Produk usaha warga ${e(village.nama)}</description>
${pictured.map((p) => `<item><g:id>${p.seller.entry.slug}_${p.entry.id}</g:id><g:title>${e(p.name)}</g:title><g:link>${p.url}</g:link><g:image_link>${square(p)}</g:image_link><g:price>${p.lowest} IDR</g:price></item>`).join("\n")}
</channel>
</rss>
`,
  "sitemap.xml": () => {
    const lists = ["", "produk/", "usaha/", "promo/", "peta/", "tentang/", "panduan/"].map((path) => SITE + path);
    const all = [...lists, ...businesses.map((b) => b.url), ...products.map((p) => p.url)];
    return `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${all.map((url) => `  <url><loc>${url}</loc></url>`).join("\n")}\n</urlset>\n`;
  },
};

export const data = {
  pagination: { data: "names", size: 1, alias: "name" },
  names: Object.keys(files),
  permalink: ({ name }) => name,
};

export const render = ({ name }) => files[name]();
