// A business's contact card.
import { businesses, village } from "./lib/catalogue.js";

export const data = {
  pagination: { data: "numbers", size: 1, alias: "number" },
  numbers: businesses.map((_, at) => at),
  permalink: ({ number }) => `${businesses[number].path.slice(1)}kontak.vcf`,
};

const text = (value) => value.replace(/[\\;,]/g, "\\$&");

export function render({ number }) {
  const b = businesses[number];
  return [
    "BEGIN:VCARD", "VERSION:3.0", `FN:${text(b.name)}`, `N:${text(b.name)};;;;`, `ORG:${text(b.name)}`, "X-ABShowAs:COMPANY",
    `TEL;TYPE=CELL,VOICE,PREF:+${b.wa}`,
    `ADR;TYPE=WORK:;;${text(b.street)};${text(`${village.kecamatan}, ${village.kabupaten}`)};${text(village.provinsi)};;Indonesia`,
    `GEO:${b.latitude};${b.longitude}`, `URL:${b.url}`, `NOTE:${text(b.entry.ringkasan)}`, `CATEGORIES:${text(b.category.nama)}`,
    `UID:${b.url}`, "END:VCARD", "",
  ].join("\r\n");
}
