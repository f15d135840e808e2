// Pages that a device fills, the page of promos (the made village has none) and the page for what is not there.
import { products, scripts, SITE, village } from "./lib/catalogue.js";
import { e } from "./lib/format.js";
import { siteGraph } from "./lib/graph.js";
import { card, crumbs, tiles } from "./lib/parts.js";
import { icon, page } from "./lib/shell.js";

const ALL = '<p class="more"><a class="button" href="/produk/">Lihat semua produk</a></p>';
const titled = (name) => `${name} – ${village.nama}`;
const pages = {
  "promo/index.html": () => page({ title: titled("Promo"), heading: "Promo", url: `${SITE}promo/`, description: `Paket dan harga khusus dari usaha warga ${village.nama}.`, graph: siteGraph }, "promo", `<main id="isi" class="page">
${crumbs([["Beranda", "/"]])}
<header class="lead">
<h1>${icon("tag-multiple-outline")}Promo</h1>
<p>Paket dan harga khusus dari usaha warga ${e(village.nama)}.</p>
</header>
<section data-promo-list>
<h2 class="hidden">Promo</h2>
<p class="empty" data-promo-none>Sedang tidak ada promo. Lihat produk lain, harganya juga ramah.</p>
</section>
${ALL}
</main>`),
  "keranjang/index.html": () => page({ title: titled("Keranjang"), url: `${SITE}keranjang/`, hidden: true, css: "order.css", description: `Pesanan Anda dari usaha warga ${village.nama}.` }, "", `<main id="isi" class="page page-basket">
<h1>Keranjang</h1>
<p>Satu pesan untuk tiap penjual. Pesanan baru sampai setelah Anda menekan kirim di WhatsApp.</p>
<div class="basket" data-basket tabindex="-1"><p>Kalau isi keranjang tidak muncul di sini, peramban Anda tidak menjalankan JavaScript. Anda tetap bisa memesan dari halaman tiap produk lewat tombol WhatsApp.</p>
<p><a class="button button--quiet" href="/produk/">Lihat semua produk</a></p>
</div>
<script type="module" src="/assets/order/basket.js"></script>
</main>`),
  "luring/index.html": () => page({ title: titled("Tidak ada sinyal"), url: `${SITE}luring/`, hidden: true, description: "Halaman yang Anda tuju belum pernah dibuka di HP ini, jadi belum bisa tampil tanpa internet." }, "", `<main id="isi" class="page">
<section class="hero hero--lost">
<h1>Tidak ada sinyal</h1>
<p>Halaman yang Anda tuju belum pernah dibuka di HP ini, jadi belum bisa tampil tanpa internet.</p>
<p class="links"><a class="button" href="">Coba lagi</a> <a class="button button--quiet" href="/keranjang/">${icon("cart-outline")}Keranjang</a></p>
</section>
<section class="part" aria-labelledby="tersimpan" data-saved hidden>
<h2 id="tersimpan">Yang tersimpan di HP ini</h2>
<p>Halaman ini bisa dibaca tanpa sinyal. Harga dan stoknya bisa sudah berubah.</p>
<ul class="saved"></ul>
</section>
<script type="module" src="/assets/saved.js"></script>
</main>`),
  "tersimpan/index.html": () => page({ title: titled("Tersimpan"), url: `${SITE}tersimpan/`, hidden: true, description: "Disimpan hanya di HP ini. Tidak ada yang dikirim ke siapa pun." }, "", `<main id="isi" class="page" data-kept data-base="/" data-shared="/" data-texts="${e(JSON.stringify(scripts.simpan))}">
<header class="lead">
<h1>${icon("heart-outline")}Tersimpan</h1>
<p>Disimpan hanya di HP ini. Tidak ada yang dikirim ke siapa pun.</p>
</header>
<section class="part" aria-labelledby="tersimpan" data-part="saved" tabindex="-1">
<h2 id="tersimpan">Yang Anda simpan</h2>
<div data-rows><p class="empty">Kalau daftarnya tidak muncul di sini, peramban Anda tidak menjalankan JavaScript.</p></div>
</section>
<section class="part" aria-labelledby="dilihat" data-part="seen" tabindex="-1">
<h2 id="dilihat">Baru dilihat</h2>
<div data-rows></div>
</section>
${ALL}
<script type="module" src="/assets/browse/saved.js"></script>
</main>`),
  "404.html": () => page({ title: titled("Halaman tidak ditemukan"), url: `${SITE}404.html`, hidden: true, description: "Alamat ini tidak ada, atau halamannya sudah pindah." }, "", `<main id="isi" class="page">
<section class="hero hero--lost">
<h1>Halaman tidak ditemukan</h1>
<p>Alamat ini tidak ada, atau halamannya sudah pindah.</p>
<p>Cari di sini, atau pilih salah satu kategori.</p>
<form class="search search--large" role="search" action="/produk/" method="get" data-search="/data/cari.json" data-base="/" data-loading="Mencari…" data-failed="Pencarian belum bisa dimuat. Periksa sinyal, lalu coba lagi.">
<label class="hidden" for="cari-lagi">Cari produk atau usaha</label>
<input class="search__field" id="cari-lagi" name="q" type="search" placeholder="Cari produk atau usaha" autocomplete="off" enterkeyhint="search">
<button class="search__button" type="submit" aria-label="Cari">${icon("magnify")}</button>
</form>
</section>
<section class="part" aria-labelledby="cari-apa">
<h2 id="cari-apa">Mau cari apa?</h2>
<ul class="tiles">
${tiles}
</ul>
</section>
<section class="part" aria-labelledby="unggulan">
<h2 id="unggulan">Pilihan warga</h2>
<ul class="grid grid--few">${products.slice(0, 10).map(card).join("")}</ul>
</section>
</main>`),
};

export const data = {
  pagination: { data: "names", size: 1, alias: "name" },
  names: Object.keys(pages),
  permalink: ({ name }) => name,
};

export const render = ({ name }) => pages[name]();
