// Where the businesses are: a drawing in an equirectangular projection around the middle, and a list.
import { scripts, SITE, sellersOf, village } from "./lib/catalogue.js";
import { e } from "./lib/format.js";
import { siteGraph } from "./lib/graph.js";
import { crumbs, opening } from "./lib/parts.js";
import { icon, page } from "./lib/shell.js";

export const data = { permalink: "peta/index.html" };

const METRES = 111_320;

function drawing(places) {
  const lat = places.map((b) => b.latitude);
  const lon = places.map((b) => b.longitude);
  const [south, north, west, east] = [lat, lon].flatMap((all) => [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))]);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max(300, (east - west) * shrink * METRES);
  const high = Math.max(300, (north - south) * METRES);
  const scale = 264 / Math.max(wide, high);
  const [x0, y0] = [(320 - wide * scale) / 2, (320 - high * scale) / 2];
  const dots = places.map((b, at) => {
    const x = (x0 + (b.longitude - west) * shrink * METRES * scale).toFixed(1);
    const y = (y0 + (north - b.latitude) * METRES * scale).toFixed(1);
    return `<a href="#tempat-${b.entry.slug}" aria-label="${e(b.name)}"><circle class="map__touch" cx="${x}" cy="${y}" r="18"/><circle class="map__dot" cx="${x}" cy="${y}" r="11"/><text x="${x}" y="${y}" dy=".35em">${at + 1}</text></a>`;
  });
  return `<svg viewBox="0 0 320.0 320.0" role="group" aria-label="Gambar letak ${places.length} usaha, utara di atas">
<polygon class="map__area" points="${x0},${y0} ${320 - x0},${y0} ${320 - x0},${320 - y0} ${x0},${320 - y0}"/>
${dots.join("\n")}
<path class="map__bar" d="M12 308.0v-5m0 5h${(1000 * scale).toFixed(1)}m0 0v-5"/>
<text class="map__scale" x="16" y="302.0">1 km</text>
<path class="map__north" d="M300.0 32l6-18 6 18-6-4z"/>
</svg>`;
}

export function render() {
  const places = [...sellersOf.values()].flat();
  const numbers = new Map(places.map((b, at) => [b, at + 1]));
  const intro = `Letak usaha warga ${village.nama}, dengan petunjuk arah ke tiap tempat.`;
  const place = (b) => `<li class="place" id="tempat-${b.entry.slug}" data-at="${b.latitude},${b.longitude}">
<span class="place__number">${numbers.get(b)}</span>
<div class="place__text">
<h3><a href="${b.path}">${e(b.name)}</a></h3>
<p>${b.entry.alamat.jalan ? `${e(b.entry.alamat.jalan)}, ` : ""}${e(b.hamlet)}</p>
${opening(b)}
<p class="place__links">
<a class="button button--quiet" href="${e(b.directions)}" rel="noopener">${icon("directions")}Petunjuk arah</a>
<a class="button button--whatsapp" href="${b.order}" rel="noopener">${icon("whatsapp")}Pesan</a>
</p>
</div>
</li>`;
  return page({ title: `Peta usaha – ${village.nama}`, heading: "Peta usaha", url: `${SITE}peta/`, description: intro, graph: siteGraph }, "peta", `<main id="isi" class="page">
${crumbs([["Beranda", "/"]])}
<header class="lead">
<h1>${icon("map-marker-outline")}Peta usaha</h1>
<p>${e(intro)}</p>
</header>
<div class="columns columns--map">
<figure class="map">
${drawing(places)}
<p class="map__offer" data-map-offer><button class="button button--quiet" type="button" hidden data-part="map" data-leaflet="/assets/leaflet-1.9.4/" data-texts="${e(JSON.stringify(scripts.peta))}">${icon("map-outline")}Lihat peta</button></p>
<figcaption>Gambar ini dibuat dari titik lokasi tiap usaha, bukan peta jalan. Tekan Petunjuk arah untuk membuka Google Maps.</figcaption>
</figure>
<div>
${village.kategori.map((each) => `<section class="part" aria-labelledby="kategori-${each.id}">
<h2 id="kategori-${each.id}">${icon(each.ikon)}${e(each.nama)}</h2>
<ul class="places" data-places="${e(each.nama)}">
${sellersOf.get(each.id).map(place).join("\n")}
</ul>
</section>`).join("\n")}
</div>
</div>
</main>`);
}
