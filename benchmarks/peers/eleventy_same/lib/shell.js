// A whole page around its main part: head, header, footer. What is the same on every page is drawn once.
import crypto from "node:crypto";
import fs from "node:fs";
import { contact, village } from "./catalogue.js";
import { e, json, slug } from "./format.js";

const file = (name) => fs.readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const icons = new Map();

export function icon(name) {
  let made = icons.get(name);
  if (made === undefined) icons.set(name, (made = file(`entries/icons/${name}.svg`)));
  return made;
}

const headScript = file("entries/head.js");
const digest = crypto.createHash("sha256").update(headScript).digest("base64");
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-${digest}'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'">`;

function head({ title, heading = title, description, url, kind = "website", css, hidden, graph }) {
  return `${POLICY}
<title>${e(title)}</title>
<meta name="description" content="${e(description)}">
<link rel="canonical" href="${url}">
${hidden ? '<meta name="robots" content="noindex">\n' : ""}<meta property="og:type" content="${kind}">
<meta property="og:site_name" content="${e(village.nama)}">
<meta property="og:locale" content="id_ID">
<meta property="og:title" content="${e(heading)}">
<meta property="og:description" content="${e(description)}">
<meta property="og:url" content="${url}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:title" content="${e(heading)}">
<meta name="twitter:description" content="${e(description)}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0d4a2b"><script>${headScript}</script>
<link rel="stylesheet" href="/assets/katalog.css">
${css ? `<link rel="stylesheet" href="/assets/${css}">\n` : ""}<link rel="icon" href="/gambar/ikon-bulat-48.png" type="image/png" sizes="48x48">
<link rel="apple-touch-icon" href="/gambar/ikon-persegi-180.png">
<link rel="manifest" href="/manifest.webmanifest">
${graph ? `<script type="application/ld+json">${json({ "@context": "https://schema.org", "@graph": graph })}</script>\n` : ""}`;
}

const MENU = [["produk", "Produk", "basket-outline"], ["usaha", "Usaha", "store-outline"], ["promo", "Promo", "tag-outline"], ["peta", "Peta", "map-marker-outline"]];
const headers = new Map();

function header(section) {
  let made = headers.get(section);
  if (!made) {
    made = `<a class="skip" href="#isi">Langsung ke isi</a>
<header class="top">
<div class="top__bar">
<a class="top__name" href="/">${icon("storefront")}<span>${e(village.nama)}</span></a>
<form class="search" role="search" action="/produk/" method="get" data-search="/data/cari.json" data-base="/" data-loading="Mencari…" data-failed="Pencarian belum bisa dimuat. Periksa sinyal, lalu coba lagi.">
<label class="hidden" for="cari">Cari produk atau usaha</label>
<input class="search__field" id="cari" name="q" type="search" placeholder="Cari produk atau usaha" autocomplete="off" enterkeyhint="search">
<button class="search__button" type="submit" aria-label="Cari">${icon("magnify")}</button>
</form>
<nav class="top__nav" aria-label="Menu utama">
${MENU.map(([id, name, drawn]) => `<a href="/${id}/"${section === id ? ' aria-current="page"' : ""}>${icon(drawn)}<span>${name}</span></a>`).join("\n")}
</nav>
<div class="top__tools">
<a class="tool" href="/keranjang/">${icon("cart-outline")}<span class="hidden">Keranjang</span><span class="tool__count" data-basket-count hidden></span></a>
<button class="tool" type="button" data-theme-toggle hidden>${icon("circle-half-full")}<span class="hidden">Ganti terang atau gelap</span></button>
</div>
</div>
</header>`;
    headers.set(section, made);
  }
  return made;
}

const LINKS = [["produk/", "Produk"], ["usaha/", "Usaha"], ["promo/", "Promo"], ["peta/", "Peta"], ["tersimpan/", "Tersimpan"], ["panduan/", "Panduan"], ["tentang/", "Tentang katalog ini"], ["katalog.json", "Data terbuka (JSON)"]];
const row = (path, name) => `<li><a href="/${path}">${e(name)}</a></li>`;
const FOOTER = `<footer class="foot" data-worker="/sw.js">
<div class="foot__inner">
<div class="foot__about">
<p class="foot__name">${e(village.nama)}</p>
<p>Kecamatan ${e(village.kecamatan)}, Kabupaten ${e(village.kabupaten)}, ${e(village.provinsi)}</p>
<p>Belanja langsung ke tetangga. Pesanan dikirim lewat WhatsApp ke penjual, tanpa perantara dan tanpa biaya.</p>
<p><a class="button button--quiet" href="${contact.register}" rel="noopener">${icon("whatsapp")}Daftarkan usaha Anda</a></p>
<p class="foot__number">Hubungi relawan katalog: <a href="https://wa.me/${contact.wa}" rel="noopener">${contact.phone}</a></p>
</div>
<nav aria-labelledby="kaki-kategori">
<h2 id="kaki-kategori">Kategori</h2>
<ul>
${village.kategori.map((each) => row(`kategori/${each.id}/`, each.nama)).join("\n")}
</ul>
</nav>
<nav aria-labelledby="kaki-dusun">
<h2 id="kaki-dusun">Dusun</h2>
<ul>
${village.dusun.map((name) => row(`dusun/${slug(name)}/`, name)).join("\n")}
</ul>
</nav>
<nav aria-labelledby="kaki-katalog">
<h2 id="kaki-katalog">Katalog</h2>
<ul>
${LINKS.map(([path, name]) => row(path, name)).join("\n")}
</ul>
</nav>
<p class="foot__saving"><button class="button button--quiet" type="button" data-saving-switch hidden>Hemat data: foto kecil saja</button></p>
</div>
</footer>
<template data-keep data-base="/" data-shared="/" data-save="Simpan {nama}" data-done="Sekarang ada {jumlah} yang tersimpan di HP ini." data-refused="Peramban ini tidak mengizinkan menyimpan." data-open="Lihat">${icon("heart-outline")}${icon("heart")}</template>
<script type="module" src="/assets/site.js"></script>`;

// A page: what its head says, which entry of the menu it belongs to, its main part.
export function page(said, section, main) {
  return `<!doctype html> <html lang="id" class="no-js"> <head> <meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${head(said)}</head> <body dir="ltr">${header(section)}${main}${FOOTER}</body></html>
`;
}
