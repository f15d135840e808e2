// An owner's share kit: texts to paste for the business and each product.
import { businesses, village } from "./lib/catalogue.js";
import { e, shortened } from "./lib/format.js";
import { crumbs } from "./lib/parts.js";
import { icon, page } from "./lib/shell.js";

export const data = {
  pagination: { data: "numbers", size: 1, alias: "number" },
  numbers: businesses.map((_, at) => at),
  permalink: ({ number }) => `${businesses[number].path.slice(1)}kit/index.html`,
};

function hashtag(text) {
  const joined = text.replace(/[^\p{L}\p{N}]+/gu, " ").trim().split(" ").map((word) => word[0].toUpperCase() + word.slice(1)).join("");
  return joined && [...joined].length <= 30 ? `#${joined}` : "";
}

function hashtags(b, own) {
  const all = [...own, b.name, village.nama, village.kecamatan, "UMKM Indonesia", "belanja tetangga"].map(hashtag);
  return [...new Set(all.filter(Boolean))].slice(0, 8).join(" ");
}

function captions(file, short, long, rows, url, phone, tags) {
  const listed = rows.length ? `\n${rows.join("\n")}\n` : "";
  const texts = [
    ["short", "Pendek, untuk Status WhatsApp", `${short}\nLihat dan pesan: ${url}?dari=wa`],
    ["long", "Lengkap, untuk Facebook", `${long}\n${listed}\nLihat dan pesan: ${url}?dari=fb\nWhatsApp: ${phone}\n\n${tags}`],
    ["reel", "Untuk Instagram dan TikTok", `${long}\n${listed}\nPesan lewat WhatsApp ${phone} atau tautan di bio.\n\n${tags}`],
  ];
  return `<h3>Tulisan siap tempel</h3>
${texts.map(([key, purpose, text]) => `<div class="kit-caption">
<h4 id="${file}-${key}-judul">${purpose}</h4>
<pre class="kit-caption__text" id="${file}-${key}" dir="auto" tabindex="0" aria-labelledby="${file}-${key}-judul">${e(text)}</pre>
<p><button type="button" class="button" data-copy-from="${file}-${key}" data-copied="Tulisan sudah disalin. Tempel di aplikasi Anda." data-not-copied="Belum bisa menyalin sendiri. Tekan lama tulisan ini, lalu pilih Salin." hidden>${icon("content-copy")}<span>Salin tulisan</span></button>
<span role="status"></span></p>
</div>`).join("\n")}`;
}

function ofProduct(p) {
  const b = p.seller;
  const short = `${p.name} - ${p.words} / ${p.entry.satuan}\n${b.name}`;
  const rows = p.variants.map((each) => `- ${each.name}: ${each.text}`);
  const file = `produk-${p.entry.id}`;
  return `<details class="kit-thing" id="${file}">
<summary>${e(p.name)}</summary>
${captions(file, short, `${short}\n${shortened(p.about.plain, 300)}`, rows, p.url, b.phone, hashtags(b, [p.name, ...(p.entry.tag ?? [])]))}
</details>`;
}

export function render({ number }) {
  const b = businesses[number];
  const name = e(b.name);
  const intro = `Gambar, tulisan, dan kode QR siap pakai untuk ${b.name}. Tekan gambar untuk membukanya, lalu simpan dan bagikan.`;
  const head = `${b.name}\n${b.entry.ringkasan}`;
  const rows = b.products.slice(0, 6).map((p) => `- ${p.name}: ${p.words}`);
  const said = { title: `Bahan promosi ${b.name}`, heading: "Bahan promosi", url: `${b.url}kit/`, hidden: true, css: "kit.css", description: intro };
  return page(said, "", `<main id="isi" class="page kit">
${crumbs([["Beranda", "/"], [b.name, b.path]])}
<h1>Bahan promosi ${name}</h1>
<p class="summary">${e(intro)}</p>
<p class="empty">Gambar dan berkas cetak belum dibuat. Relawan bisa membuatnya dengan membangun situs memakai kit.</p>
<section class="part" aria-labelledby="kit-usaha">
<h2 id="kit-usaha">${name}</h2>
${captions("usaha", head, head, rows, b.url, b.phone, hashtags(b, [b.category.nama]))}
</section>
<section class="part" aria-labelledby="kit-bio">
<h2 id="kit-bio">Satu tautan untuk semua kanal</h2>
<p>Pasang alamat ini di bio Instagram, TikTok, atau Facebook.</p>
<p class="selectable">${b.url}kit/tautan/</p>
<p><a class="button" href="${b.path}kit/tautan/">Buka halaman tautan</a></p>
</section>
${b.products.map(ofProduct).join("\n")}
<p class="fine"><a href="${b.path}">Kembali ke halaman ${name}</a></p>
</main>`);
}
