// Parts that pages share; cards are drawn once.
import { village, words } from "./catalogue.js";
import { e, quoted, rupiah, unbroken } from "./format.js";
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

export const gallery = (category) => `<div class="gallery gallery--none">${noPhoto(category)}</div>`;
export const crumbs = (trail) =>
  `<nav class="crumbs" aria-label="Letak halaman ini"><ol>${trail.map(([name, path]) => `<li><a href="${path}">${e(name)}</a></li>`).join("")}</ol></nav>`;
export const opening = once((b) => `<p class="opening" data-hours="${e(JSON.stringify(b.hours))}"></p>`);

export const card = once((p) => `<li class="card">
<div class="card__photo">${noPhoto(p.seller.category)}</div>
<p class="card__tag">${p.starting ? "<small>mulai</small> " : ""}${p.text}</p>
<h3 class="card__name"><a href="${p.path}">${e(p.name)}</a></h3>
<p class="card__more">${p.entry.satuan ? `per ${e(p.entry.satuan)}` : ""}</p>
<p class="card__seller">${e(p.seller.name)}&nbsp;· ${unbroken(p.seller.hamlet)}</p>
</li>`);

const shopText = (b) => `<h3 class="shop__name"><a href="${b.path}">${e(b.name)}</a></h3>`;
const facts = (b) => `<p class="shop__facts">${e(b.category.nama)}&nbsp;· ${unbroken(b.hamlet)}</p>\n${opening(b)}`;

export const shop = once((b) => `<li class="shop">
<span class="shop__photo">${noPhoto(b.category)}</span>
<div class="shop__text">
${shopText(b)}
<p class="shop__summary">${e(b.entry.ringkasan)}</p>
${facts(b)}
</div>
</li>`);

export const sellerCard = once((b) => `<section class="seller" aria-labelledby="penjual">
<h2 id="penjual">Dijual oleh</h2>
<div class="shop">
<span class="shop__photo">${noPhoto(b.category)}</span>
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
