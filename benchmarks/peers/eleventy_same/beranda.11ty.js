// Home.
import { businesses, contact, products, SITE, village } from "./lib/catalogue.js";
import { e, slug } from "./lib/format.js";
import { siteGraph } from "./lib/graph.js";
import { card, seen, shop, tiles } from "./lib/parts.js";
import { icon, page } from "./lib/shell.js";

export const data = { permalink: "index.html" };

const STEPS = [
  ["basket-outline", "Pilih", "Lihat foto dan harga, buka yang Anda mau."],
  ["whatsapp", "Pesan", "Tekan tombol hijau. Pesan WhatsApp sudah tertulis."],
  ["hand-coin-outline", "Terima", "Penjual membalas. Ambil sendiri atau diantar."],
];

export function render() {
  const name = e(village.nama);
  const said = {
    title: `Pasar warga ${village.nama} – pesan lewat WhatsApp`, heading: "Belanja dari tetangga sendiri", url: SITE, graph: siteGraph,
    description: `Katalog usaha warga ${village.nama}. ${businesses.length} usaha, ${products.length} produk dan jasa. Lihat harga, pilih, lalu pesan langsung lewat WhatsApp.`,
  };
  return page(said, "", `<main id="isi" class="page">
<section class="hero">
<p class="hero__place">Pasar warga ${name}</p>
<h1>Belanja dari tetangga sendiri</h1>
<p class="hero__count">${businesses.length} usaha · ${products.length} produk dan jasa</p>
</section>
<section class="part" aria-labelledby="cari-apa">
<h2 id="cari-apa">Mau cari apa?</h2>
<ul class="tiles tiles--row">
${tiles}
</ul>
</section>
<section class="part" aria-labelledby="unggulan">
<h2 id="unggulan">Pilihan warga</h2>
<ul class="grid grid--few">
${products.slice(0, 10).map(card).join("\n")}
</ul>
<p class="more"><a class="button" href="/produk/">Lihat semua produk</a></p>
</section>
<section class="part" aria-labelledby="cara">
<h2 id="cara">Cara memesan</h2>
<div class="prose welcome"><p>Makanan, kerajinan, dan jasa dari warga. Pilih, lalu pesan langsung ke penjualnya lewat WhatsApp.</p></div>
<ol class="steps">
${STEPS.map(([drawn, title, text]) => `<li><span class="steps__icon">${icon(drawn)}</span><div><h3>${title}</h3><p>${text}</p></div></li>`).join("\n")}
</ol>
</section>
<section class="part" aria-labelledby="usaha">
<h2 id="usaha">Usaha di desa ini</h2>
<ul class="shops">
${businesses.slice(0, 12).map(shop).join("\n")}
</ul>
<p class="more"><a class="button" href="/usaha/">Lihat semua usaha</a></p>
</section>
<section class="part" aria-labelledby="dusun">
<h2 id="dusun">Cari yang dekat</h2>
<ul class="chips">
${village.dusun.map((each) => `<li><a class="chip" href="/dusun/${slug(each)}/">${icon("map-marker-outline")}${e(each)}</a></li>`).join("\n")}
</ul>
</section>
${seen}
<section class="call" aria-labelledby="daftar">
<h2 id="daftar">Punya usaha di ${name}?</h2>
<p>Tampil di katalog ini gratis. Kirim data usaha Anda ke relawan desa.</p>
<p><a class="button" href="${contact.register}" rel="noopener">${icon("whatsapp")}<span>Daftarkan lewat WhatsApp</span></a></p>
</section>
</main>`);
}
