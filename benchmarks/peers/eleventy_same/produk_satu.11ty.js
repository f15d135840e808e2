// A product.
import { inTurn, products, reportLink, sellersOf, village } from "./lib/catalogue.js";
import { e, json, quoted, shortened } from "./lib/format.js";
import { productGraph } from "./lib/graph.js";
import { itemData, sellerData } from "./lib/orders.js";
import { bar, card, crumbs, gallery, seen, sellerCard, share } from "./lib/parts.js";
import { page } from "./lib/shell.js";

const MOST = 6;
const similarOf = new Map();

export const data = {
  pagination: { data: "numbers", size: 1, alias: "number" },
  numbers: products.map((_, at) => at),
  permalink: ({ number }) => `${products[number].path.slice(1)}index.html`,
};

// Products of the sellers listed after this one in its category, in turn; drawn once a seller.
function similar(seller) {
  let made = similarOf.get(seller);
  if (made === undefined) {
    const all = sellersOf.get(seller.category.id);
    const at = all.indexOf(seller);
    const near = [...all.slice(at + 1, at + 1 + MOST), ...all.slice(0, Math.min(at, MOST))].slice(0, MOST);
    const chosen = inTurn(near).slice(0, MOST);
    made = chosen.length
      ? `<section class="part" aria-labelledby="serupa">
<h2 id="serupa">Serupa dari tetangga</h2>
<ul class="grid">${chosen.map(card).join("")}</ul>
</section>`
      : "";
    similarOf.set(seller, made);
  }
  return made;
}

export function render({ number }) {
  const p = products[number];
  const b = p.seller;
  const unit = p.entry.satuan;
  const asked = p.variants.length ? `Varian (${p.variants.map((each) => each.name).join(" / ")}): \n` : "";
  const message = `Halo ${b.name}, saya mau pesan:\n\n${p.name} - ${p.words} / ${unit}\n${p.url}\n\n${asked}Jumlah: \n${b.recipient}\n\n(dari katalog ${village.nama})`;
  const order = `https://wa.me/${b.wa}?text=${quoted(message)}`;
  const at = b.products.indexOf(p);
  const others = [...b.products.slice(at + 1), ...b.products.slice(0, at)].slice(0, MOST);
  const said = {
    title: `${p.name} – ${b.name}, ${village.nama}`, heading: p.name, url: p.url, kind: "product", css: "order.css",
    description: shortened(`${p.name}: ${p.words}. ${p.about.plain}`, 160), graph: productGraph(p),
  };
  return page(said, "produk", `<main id="isi" class="page page--bar">
${crumbs([["Beranda", "/"], [b.category.nama, `/kategori/${b.category.id}/`], [b.name, b.path]])}
<div class="split">
<div class="split__media" data-heart="${p.path.slice(1)}" data-name="${e(p.name)}" data-seller="${e(b.name)}" data-price="${p.words}">${gallery(p)}
</div>
<div class="split__main">
<h1>${e(p.name)}</h1>
<p class="price price--large"><strong class="price__now">${p.starting ? "<small>mulai</small> " : ""}${p.text}</strong>${unit ? ` <span class="price__unit">/ ${e(unit)}</span>` : ""}</p>
${p.variants.length ? `<div class="offer">
<table class="rows rows--prices">
<caption>Pilihan harga</caption>
<tbody>
${p.variants.map((each) => `<tr><th scope="row">${e(each.name)}</th><td>${each.text}</td></tr>`).join("\n")}
</tbody>
</table>
<dl class="rows">
</dl>
</div>` : ""}
<section class="order" id="pesan" aria-labelledby="order-title" data-order>
<h2 id="order-title">Pesan</h2><form class="order-form" data-composer hidden novalidate>${p.variants.length ? `<fieldset class="order-field">
<legend>Pilih varian</legend>
<div class="order-options">${p.variants.map((each, first) => `<label class="order-option"><input type="radio" name="variant" value="${e(each.name)}"${first ? "" : " checked"}> <span class="order-both"><span>${e(each.name)}</span> <span class="order-price">${each.text}</span></span></label>`).join("")}</div>
</fieldset>` : ""}<div class="order-field">
<label for="order-quantity">Jumlah${unit ? ` <span class="order-hint">(${e(unit)})</span>` : ""}</label>
<div class="order-stepper">
<button type="button" data-step="-1" aria-label="Kurangi jumlah">&minus;</button>
<input id="order-quantity" name="quantity" type="number" inputmode="numeric" min="1" step="1" value="1">
<button type="button" data-step="1" aria-label="Tambah jumlah">+</button>
</div></div>
<div data-checkout></div>
<p class="order-total"><span>Total</span> <output data-total></output></p>
</form><div class="order-actions">
<a class="button button--whatsapp button--wide" href="${order}" rel="noopener" data-order-link>Pesan lewat WhatsApp</a><button type="button" class="button button--quiet" data-add hidden>Masukkan keranjang</button></div>
<p class="order-status" role="status" data-status></p>
<p class="order-fallback">WhatsApp tidak terbuka? Kirim pesan ke nomor <strong class="order-number" data-number>${b.phone}</strong></p><p class="order-copies" data-copies hidden><button type="button" class="button button--quiet" data-copy="message">Salin pesan</button> <button type="button" class="button button--quiet" data-copy="number">Salin nomor</button></p>
<script type="application/json" data-order-data>${json({ seller: sellerData(b), item: itemData(p) })}</script></section>
</div>
<div class="split__more">
${sellerCard(b)}
<section class="part prose" aria-labelledby="keterangan">
<h2 id="keterangan">Keterangan</h2>
${p.about.html}
</section>
${p.entry.tag ? `<ul class="chips tags" aria-label="Tentang">
${p.entry.tag.map((tag) => `<li class="chip">${e(tag)}</li>`).join("\n")}
</ul>` : ""}
</div>
</div>
${others.length ? `<section class="part" aria-labelledby="lain">
<h2 id="lain">Lainnya dari ${e(b.name)}</h2>
<ul class="grid grid--own">${others.map(card).join("")}</ul>
</section>` : ""}
${similar(b)}
${seen}
${share(p.url, `${p.name}, ${p.words}, dari ${b.name}`)}
<p class="fine"><a href="${reportLink(p.url)}" rel="noopener">Ada data yang salah? Beri tahu relawan</a></p>
${bar(p.words, unit, order)}
</main>`);
}
