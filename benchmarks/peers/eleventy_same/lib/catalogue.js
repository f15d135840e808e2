// The entries, and what pages need of them: prices, addresses, numbers, hours. Worked out once.
import fs from "node:fs";
import { number, prose, quoted, rupiah, slug } from "./format.js";

const read = (name) => JSON.parse(fs.readFileSync(new URL(`../entries/${name}.json`, import.meta.url), "utf8"));

export const SITE = "https://katalog-desa.example/";
export const TODAY = "2026-11-24";
export const village = read("desa");
export const words = read("kata");
export const scripts = read("skrip");
const DAYS = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"];
const categories = new Map(village.kategori.map((each) => [each.id, each]));
const byName = (a, b) => (a.nama < b.nama ? -1 : 1);

export const businesses = read("usaha").sort(byName).map(businessOf);
export const products = inTurn(businesses);
export const contact = contactOf();

function contactOf() {
  const own = number(village.whatsapp);
  const form =
    "Halo, saya mau mendaftarkan usaha di katalog.\n\nNama usaha: \nPemilik: \nJenis usaha: \nYang dijual dan harganya: \nNomor WhatsApp: \nDusun dan alamat: \nJam buka: \nMedia sosial: \nPemilik setuju tampil di situs: \n\nFoto produk saya kirim setelah pesan ini.";
  return { ...own, register: `https://wa.me/${own.wa}?text=${quoted(form)}` };
}

export function reportLink(url) {
  return `https://wa.me/${contact.wa}?text=${quoted(`Halo, ada data yang perlu diperbaiki di katalog:\n${url}\n\nYang salah: \nYang benar: `)}`;
}

// All products: the first of every seller, then the second of every seller, and so on.
export function inTurn(sellers) {
  const most = Math.max(0, ...sellers.map((each) => each.products.length));
  const found = [];
  for (let row = 0; row < most; row++) {
    for (const each of sellers) if (row < each.products.length) found.push(each.products[row]);
  }
  return found;
}

function businessOf(entry) {
  const path = `/usaha/${entry.slug}/`;
  const url = SITE + path.slice(1);
  const { wa, phone } = number(entry.whatsapp);
  const [latitude, longitude] = entry.alamat.koordinat.split(", ").map(Number);
  const delivers = entry.layanan.includes("antar") || entry.layanan.includes("kirim");
  const recipient = delivers ? "Nama: \nAlamat antar: " : "Nama: ";
  const order = `Halo ${entry.nama}, saya mau pesan:\n\n1. \n\n${recipient}\n\n(dari katalog ${village.nama})\n${url}`;
  const letters = entry.nama.toUpperCase().split(" ").map((word) => word.replace(/[^A-Z]|[ILO]/g, "")).filter(Boolean);
  const business = {
    entry, path, url, wa, phone, latitude, longitude, recipient,
    name: entry.nama,
    category: categories.get(entry.kategori),
    hamlet: entry.alamat.dusun,
    hamletSlug: slug(entry.alamat.dusun),
    order: `https://wa.me/${wa}?text=${quoted(order)}`,
    code: letters.length > 1 ? letters[0][0] + letters[1][0] : "PS",
    days: daysOf(entry.jam_buka),
    directions: `https://www.google.com/maps/dir/?api=1&destination=${latitude},${longitude}`,
    street: `${entry.alamat.jalan}, ${entry.alamat.dusun}, ${village.nama}`,
  };
  business.hours = { offset: 420, zone: "WIB", days: business.days, holidays: [] };
  business.products = entry.produk.map((product) => productOf(product, business));
  return business;
}

function productOf(entry, seller) {
  const path = `${seller.path}${entry.id}/`;
  const variants = (entry.varian ?? []).map((each) => {
    const price = each.harga ?? entry.harga;
    return { name: each.nama, price, text: rupiah(price) };
  });
  const prices = variants.length ? variants.map((each) => each.price) : [entry.harga];
  const lowest = Math.min(...prices);
  const highest = Math.max(...prices);
  const text = rupiah(lowest);
  return {
    entry, seller, path, variants, lowest, highest, text,
    url: SITE + path.slice(1),
    name: entry.nama,
    starting: lowest !== highest,
    words: lowest === highest ? text : `mulai ${text}`,
    about: prose(entry.deskripsi),
  };
}

// Weekly hours as written ({"senin-sabtu": "08.00-17.00"}) as seven lists of minutes from midnight, from Monday.
function daysOf(written) {
  const week = DAYS.map(() => []);
  for (const [days, times] of Object.entries(written)) {
    const ends = days.split("-").map((day) => DAYS.indexOf(day));
    const span = times.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    for (let day = ends[0]; day <= ends.at(-1); day++) week[day] = [span];
  }
  return week;
}

export const sellersOf = new Map(village.kategori.map((each) => [each.id, businesses.filter((b) => b.category === each)]));
