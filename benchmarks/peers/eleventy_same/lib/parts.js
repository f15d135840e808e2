// Parts that pages share; cards are drawn once.
import { village, words } from "./catalogue.js";
import { e, quoted, rupiah, unbroken } from "./format.js";
import { pictures } from "./photos.js";
import { icon } from "./shell.js";

const once = (draw) => {
  const kept = new Map();
  return (thing) => {
    let made = kept.get(thing);
    if (made === undefined) kept.set(thing, (made = draw(thing)));
    return made;
  };
};
const noPhoto = (category) => `<span class="nophoto">${icon(category.ikon)}</span>`;
const CARD_SIZES = "(min-width:75rem) 13.6rem,(min-width:60rem) calc(25vw - 1.5rem),(min-width:40rem) calc(33.3vw - 1rem),calc(50vw - 1.125rem)";
const LEAD_SIZES = "(min-width:75rem) 35rem,(min-width:48rem) calc(50vw - 2.5rem),100vw";

function photo(p, sizes, first = false) {
  const made = pictures.get(p.entry.foto[0]);
  return `<picture${first ? ' class="near"' : ""}><source type="image/avif" srcset="${made.set}" sizes="${sizes}"><img src="${made.jpeg}" width="${made.width}" height="${made.height}" alt="${e(p.name)}"
loading="lazy" ${first ? 'fetchpriority="high"' : 'decoding="async"'}></picture>`;
}

function sellerPhoto(b) {
  const shown = b.products.find((p) => p.entry.foto);
  return shown ? photo(shown, "112px") : noPhoto(b.category);
}

export const noGallery = (category) => `<div class="gallery gallery--none">${noPhoto(category)}</div>`;
export const gallery = (p) =>
  p.entry.foto
    ? `<div class="gallery gallery--one" role="group" aria-label="Foto ${e(p.name)}" data-gallery><a class="gallery__photo" href="${pictures.get(p.entry.foto[0]).jpeg}" data-part="gallery">${photo(p, LEAD_SIZES, true)}</a></div>
<button class="button button--quiet" type="button" data-clear-photos>Muat foto yang jelas</button>`
    : noGallery(p.seller.category);
export const crumbs = (trail) =>
  `<nav class="crumbs" aria-label="Letak halaman ini"><ol>${trail.map(([name, path]) => `<li><a href="${path}">${e(name)}</a></li>`).join("")}</ol></nav>`;
export const opening = once((b) => `<p class="opening" data-hours="${e(JSON.stringify(b.hours))}"></p>`);

export const card = once((p) => `<li class="card">
<div class="card__photo">${p.entry.foto ? photo(p, CARD_SIZES) : noPhoto(p.seller.category)}</div>
<p class="card__tag">${p.starting ? "<small>mulai</small> " : ""}${p.text}</p>
<h3 class="card__name"><a href="${p.path}">${e(p.name)}</a></h3>
<p class="card__more">${p.entry.satuan ? `per ${e(p.entry.satuan)}` : ""}</p>
<p class="card__seller">${e(p.seller.name)}&nbsp;· ${unbroken(p.seller.hamlet)}</p>
</li>`);

const shopText = (b) => `<h3 class="shop__name"><a href="${b.path}">${e(b.name)}</a></h3>`;
const facts = (b) => `<p class="shop__facts">${e(b.category.nama)}&nbsp;· ${unbroken(b.hamlet)}</p>\n${opening(b)}`;

export const shop = once((b) => `<li class="shop">
<span class="shop__photo">${sellerPhoto(b)}</span>
<div class="shop__text">
${shopText(b)}
<p class="shop__summary">${e(b.entry.ringkasan)}</p>
${facts(b)}
</div>
</li>`);

export const sellerCard = once((b) => `<section class="seller" aria-labelledby="penjual">
<h2 id="penjual">Dijual oleh</h2>
<div class="shop">
<span class="shop__photo">${sellerPhoto(b)}</span>
<div class="shop__text">
${shopText(b)}
${facts(b)}
</div>
</div>
${b.entry.layanan ? `<p class="seller__facts">${b.entry.layanan.map((each) => words.layanan[each]).join(" · ")}</p>` : ""}
${b.entry.ongkir ? `<p class="seller__facts">Ongkos antar: ${b.entry.ongkir.slice(0, 4).map((each) => `${e(each.wilayah)} ${rupiah(each.biaya)}`).join(", ")}</p>` : ""}
</section>`);

export const seen = `<section class="part seen" aria-labelledby="dilihat" data-seen hidden>
<h2 id="dilihat">Baru dilihat</h2>
<ul></ul>
</section>`;

export function bar(left, small, link) {
  return `<div class="bar" data-order-bar>
<p class="bar__text"><strong>${e(left)}</strong>${small ? `<span>${e(small)}</span>` : ""}</p>
<a class="button button--whatsapp" href="${link}" rel="noopener">${icon("whatsapp")}<span>Pesan lewat WhatsApp</span></a>
</div>`;
}

export function share(url, text) {
  const said = quoted(text);
  const to = quoted(`${url}?dari=`);
  const link = (href, name, drawn) =>
    `<li><a class="button" href="${href}" rel="noopener nofollow" aria-label="Bagikan lewat ${name}">${icon(drawn)}<span>${name}</span></a></li>`;
  return `<section class="share" aria-labelledby="bagikan" data-share data-share-text="${e(text)}" data-share-url="${url}">
<h2 id="bagikan">Bagikan</h2>
<p data-share-sheet hidden><button type="button" class="button">${icon("share-variant")}<span>Bagikan</span></button></p>
<ul class="share__links" data-share-links>
${link(`https://wa.me/?text=${said}%0A${to}wa`, "WhatsApp", "whatsapp")}
${link(`https://www.facebook.com/sharer/sharer.php?u=${to}fb`, "Facebook", "facebook")}
${link(`https://t.me/share/url?url=${to}tg&amp;text=${said}`, "Telegram", "send")}
${link(`https://x.com/intent/post?url=${to}x&amp;text=${said}`, "X", "alpha-x-circle-outline")}
</ul>
<p class="share__address">Tautan halaman ini: <span class="selectable" id="bagikan-tautan">${url}</span>
<button type="button" class="button" data-copy-from="bagikan-tautan" data-copy-text="${url}?dari=salin" data-copied="Tautan sudah disalin." data-not-copied="Belum bisa menyalin sendiri. Tekan lama tautan ini, lalu pilih Salin." hidden>${icon("content-copy")}<span>Salin tautan</span></button>
<span role="status"></span></p>
</section>`;
}

export const tiles = village.kategori.map((each, at) => `<li><a class="tile tile--${at % 6}" href="/kategori/${each.id}/"><span class="tile__icon">${icon(each.ikon)}</span><span>${e(each.nama)}</span></a></li>`).join("\n");
