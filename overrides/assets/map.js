/** The map with streets: Leaflet from this site at the first touch, OpenStreetMap's pictures only after a second one. */
import { ownStyle, script, style } from "./fetched.js";

const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
const SOURCE = '© <a href="https://www.openstreetmap.org/copyright" rel="noopener">OpenStreetMap</a>';
const NEAREST = 19; // the deepest zoom that OpenStreetMap draws
const NEAR = 17; // where a single business is shown
const TONES = 6; // colours of pins, as the tiles of the home page have

/** @typedef {Record<string, string>} Texts */
/** @typedef {{item: HTMLElement, at: [number, number], category: string, tone: number}} Place */

/** @param {string} tag @param {string} className @param {string} [text] */
function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** The businesses of the list beside the map that say where they are. @returns {Place[]} */
function listed() {
  return [...document.querySelectorAll("[data-places]")].flatMap((list, at) =>
    /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-at]")]).map((item) => {
      const [latitude = 0, longitude = 0] = (item.dataset.at ?? "").split(",").map(Number);
      return { item, at: [latitude, longitude], category: list.getAttribute("data-places") ?? "", tone: at % TONES };
    }),
  );
}

/** @param {HTMLElement} button */
export async function open(button) {
  const { leaflet = "", texts = "{}" } = button.dataset;
  /** @type {Texts} */
  const words = JSON.parse(texts);
  const figure = button.closest("figure");
  if (!figure || button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  const status = figure.querySelector("[role=status]") ?? figure.appendChild(made("p", "map__status"));
  status.setAttribute("role", "status");
  status.textContent = words.memuat ?? "";
  try {
    await Promise.all([style(`${leaflet}leaflet.css`), ownStyle("map.css"), script(`${leaflet}leaflet.js`)]);
  } catch {
    status.textContent = words.gagal ?? "";
    button.removeAttribute("aria-busy");
    return;
  }
  status.textContent = "";
  figure.querySelector("svg")?.setAttribute("hidden", "");
  for (const part of figure.querySelectorAll("[data-map-offer], figcaption")) part.remove();
  draw(figure, words, status);
}

/** @param {HTMLElement} figure @param {Texts} words @param {Element} status */
function draw(figure, words, status) {
  const L = /** @type {any} */ (window).L;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const holder = made("div", "map__live");
  holder.tabIndex = -1;
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", words.nama ?? "");
  figure.prepend(holder);
  const map = L.map(holder, {
    zoomControl: false, maxZoom: NEAREST, zoomSnap: 0.5, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ position: "bottomright", zoomInTitle: words.dekat, zoomOutTitle: words.jauh }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const places = listed();
  map.fitBounds(L.latLngBounds(places.map((place) => place.at)).pad(0.15), { maxZoom: NEAR, animate: false });
  const markers = places.map((place) => marker(L, map, place, words));
  figure.prepend(filters(places, markers, map, words));
  figure.append(offer(L, map, figure, words, status));
  holder.addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
  holder.focus({ preventScroll: true });
  figure.scrollIntoView({ block: "start" });
}

/** A pin with the category's icon and the number it has in the list. @param {any} L @param {any} map @param {Place} place @param {Texts} words */
function marker(L, map, { item, at, category, tone }, words) {
  const pin = made("span", `pin pin--${tone}`);
  const icon = item.closest("section")?.querySelector("h2 .icon");
  if (icon) pin.append(icon.cloneNode(true));
  const number = item.querySelector(".place__number")?.textContent ?? "";
  pin.append(made("b", "", number));
  const place = L.marker(at, { icon: L.divIcon({ html: pin, className: "pin__place", iconSize: [44, 44], iconAnchor: [22, 42], popupAnchor: [0, -38] }) });
  const name = `${number}. ${item.querySelector("h3")?.textContent}, ${category}`; // what is seen comes first (WCAG 2.5.3)
  place.on("add", () => place.getElement().setAttribute("aria-label", name));
  place.addTo(map).bindPopup(() => shown(item), { minWidth: 200, maxWidth: 260, autoPanPadding: [8, 8] });
  place.on("popupopen", () => {
    const popup = place.getPopup().getElement();
    popup.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.tutup ?? "");
    if (document.activeElement === place.getElement()) popup.querySelector("a").focus({ preventScroll: true });
  });
  place.on("popupclose", () => {
    if (place.getPopup().getElement()?.contains(document.activeElement)) place.getElement()?.focus({ preventScroll: true });
  });
  return place;
}

/** What the list says of a place, for its popup; made when it opens, since a shop may have opened or closed by then. */
function shown(/** @type {HTMLElement} */ item) {
  const copy = made("div", "place__text");
  for (const part of item.querySelector(".place__text")?.children ?? []) {
    const name = part.matches("h3") ? made("p", "place__name") : null; // no heading: it would stand before the list's
    name?.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
    copy.append(name ?? part.cloneNode(true));
  }
  return copy;
}

/** One button a category, and one for all of them. @param {Place[]} places @param {any[]} markers @param {any} map @param {Texts} words */
function filters(places, markers, map, words) {
  const row = made("div", "chips chips--scroll map__filters");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", words.saring ?? "");
  const names = [...new Set(places.map((place) => place.category))];
  if (names.length < 2) return row;
  for (const name of ["", ...names]) {
    const chip = made("button", "chip", name || words.semua);
    chip.setAttribute("type", "button");
    chip.setAttribute("aria-pressed", String(!name));
    chip.addEventListener("click", () => {
      for (const other of row.children) other.setAttribute("aria-pressed", String(other === chip));
      places.forEach((place, at) => (!name || place.category === name ? markers[at].addTo(map) : markers[at].remove()));
    });
    row.append(chip);
  }
  return row;
}

/** What stands under the map until streets are wanted. @param {any} L @param {any} map @param {HTMLElement} figure @param {Texts} words @param {Element} status */
function offer(L, map, figure, words, status) {
  const part = made("div", "map__consent");
  const button = made("button", "button", words.jalan);
  button.setAttribute("type", "button");
  button.addEventListener("click", () => {
    // Its rules ask for the page the map is on to be named: the site's name is, the page is not.
    const tiles = L.tileLayer(TILES, {
      maxZoom: NEAREST, attribution: SOURCE, keepBuffer: 0, updateWhenIdle: true, referrerPolicy: "strict-origin-when-cross-origin",
    });
    tiles.on("tileerror", () => (status.textContent = words.tanpa_jalan ?? ""));
    tiles.on("tileload", () => (status.textContent = ""));
    tiles.addTo(map);
    part.remove();
    /** @type {HTMLElement | null} */ (figure.querySelector(".map__live"))?.focus({ preventScroll: true });
  });
  part.append(made("p", "", words.izin), button);
  return part;
}
