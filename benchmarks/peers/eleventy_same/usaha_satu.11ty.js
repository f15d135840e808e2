// A business.
import { businesses, reportLink, village, words } from "./lib/catalogue.js";
import { e, prose, rupiah } from "./lib/format.js";
import { businessGraph } from "./lib/graph.js";
import { bar, card, crumbs, noGallery, opening, share } from "./lib/parts.js";
import { icon, page } from "./lib/shell.js";

export const data = {
  pagination: { data: "numbers", size: 1, alias: "number" },
  numbers: businesses.map((_, at) => at),
  permalink: ({ number }) => `${businesses[number].path.slice(1)}index.html`,
};

const chip = (text) => `<li class="chip">${text}</li>`;

function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${words.bulan[month - 1]} ${year}`;
}

function info(b) {
  const { alamat, jam_buka, layanan, ongkir, pembayaran, pemilik } = b.entry;
  return `<h2 class="hidden">Info usaha</h2>
${jam_buka ? `<section class="info" aria-labelledby="jam">
<h2 id="jam">${icon("clock-outline")}Jam buka</h2>
<table class="rows">
<thead class="hidden"><tr><th scope="col">Hari</th><th scope="col">Jam</th></tr></thead>
<tbody>
${Object.entries(jam_buka).map(([days, times]) => `<tr><th scope="row">${e(days)}</th><td>${e(times)}</td></tr>`).join("\n")}
</tbody>
</table>
</section>` : ""}
<section class="info" aria-labelledby="alamat">
<h2 id="alamat">${icon("map-marker-outline")}Alamat</h2>
<address>
${alamat.jalan ? `${e(alamat.jalan)}<br>` : ""}<a href="/dusun/${b.hamletSlug}/">${e(b.hamlet)}</a>, ${e(village.nama)}
</address>
<p class="links"><a class="button button--quiet" href="${e(b.directions)}" rel="noopener">${icon("directions")}Petunjuk arah</a>
</p>
</section>
<section class="info" aria-labelledby="layanan">
<h2 id="layanan">${icon("truck-delivery-outline")}Layanan</h2>
${layanan ? `<ul class="chips">\n${layanan.map((each) => chip(icon(words.ikon_layanan[each]) + words.layanan[each])).join("\n")}\n</ul>` : ""}
${ongkir ? `<table class="rows">
<caption>Ongkos antar</caption>
<thead class="hidden"><tr><th scope="col">Ke</th><th scope="col">Biaya</th></tr></thead>
<tbody>
${ongkir.map((each) => `<tr><th scope="row">${e(each.wilayah)}</th><td>${rupiah(each.biaya)}</td></tr>`).join("\n")}
</tbody>
</table>` : ""}
</section>
${pembayaran ? `<section class="info" aria-labelledby="bayar">
<h2 id="bayar">${icon("wallet-outline")}Cara bayar</h2>
<ul class="chips">\n${pembayaran.map((each) => chip(words.pembayaran[each])).join("\n")}\n</ul>
</section>` : ""}
<section class="info" aria-labelledby="hubungi">
<h2 id="hubungi">${icon("account-outline")}Hubungi</h2>
<dl class="rows">
${pemilik ? `<div><dt>Pemilik</dt><dd>${e(pemilik)}</dd></div>` : ""}
<div><dt>WhatsApp</dt><dd><a href="${b.order}" rel="noopener">${b.phone}</a></dd></div>
</dl>
</section>`;
}

export function render({ number }) {
  const b = businesses[number];
  const said = { title: `${b.name} – ${village.nama}`, heading: b.name, url: b.url, description: b.entry.ringkasan, graph: businessGraph(b) };
  return page(said, "usaha", `<main id="isi" class="page page--bar">
${crumbs([["Beranda", "/"], ["Usaha", "/usaha/"], [b.category.nama, `/kategori/${b.category.id}/`]])}
<div class="split">
<div class="split__media" data-heart="${b.path.slice(1)}" data-name="${e(b.name)}">${noGallery(b.category)}
</div>
<header class="split__main">
<h1>${e(b.name)}</h1>
<p class="summary">${e(b.entry.ringkasan)}</p>
${opening(b)}
<ul class="chips">
<li><a class="chip" href="/kategori/${b.category.id}/">${icon(b.category.ikon)}${e(b.category.nama)}</a></li>
<li><a class="chip" href="/dusun/${b.hamletSlug}/">${icon("map-marker-outline")}${e(b.hamlet)}</a></li>
</ul>
<p class="split__action split__action--wide-screen"><a class="button button--whatsapp button--wide" href="${b.order}" rel="noopener">${icon("whatsapp")}<span>Pesan lewat WhatsApp</span></a></p>
<p class="split__number">WhatsApp: <span class="selectable">${b.phone}</span></p>
</header>
</div>
<section class="part" aria-labelledby="produk">
<h2 id="produk">Produk dan jasa</h2>
<ul class="grid grid--own">${b.products.map(card).join("")}</ul>
</section>
<div class="columns">
<div class="columns__main">
${b.entry.cerita ? `<section class="part prose" aria-labelledby="cerita">
<h2 id="cerita">Cerita usaha</h2>
${prose(b.entry.cerita).html}
</section>` : ""}
</div>
<div class="columns__side">
${info(b)}
</div>
</div>
${share(b.url, `${b.name}: ${b.entry.ringkasan}`)}
<p class="fine">
<a href="${b.path}kit/">Pemilik usaha? Ambil gambar dan kode QR siap pakai</a>
${b.entry.dikonfirmasi ? `Data dikonfirmasi pemilik ${day(b.entry.dikonfirmasi)}.` : ""}<a href="${reportLink(b.url)}" rel="noopener">Ada data yang salah? Beri tahu relawan</a></p>
${bar(b.name, "", b.order)}
</main>`);
}
