// What pages are about, as structured data.
import { SITE, village } from "./catalogue.js";
import { pictures } from "./photos.js";

const KINDS = [
  [/\b(?:es krim|gelato)\b/, "IceCreamShop"],
  [/\b(?:roti|kue|bakery|donat)\b/, "Bakery"],
  [/\b(?:kopi|kafe|cafe)\b/, "CafeOrCoffeeShop"],
  [/\b(?:warung makan|rumah makan|restoran|nasi|bakso|mie|soto|sate)\b/, "Restaurant"],
  [/\b(?:makanan|minuman|kuliner|katering|catering|jajanan|pangan|oleh oleh)\b/, "FoodEstablishment"],
  [/\b(?:camilan|cemilan|snack|keripik|kerupuk|jamu|susu)\b/, "FoodEstablishment"],
  [/\b(?:pangkas|barber|barbershop|potong rambut)\b/, "HairSalon"],
  [/\b(?:toko|kerajinan|suvenir)\b/, "Store"],
];
const IN_STOCK = "https://schema.org/InStock";
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const kindOf = ({ id, nama }) => KINDS.find(([words]) => words.test(`${id} ${nama}`.toLowerCase()))?.[1] ?? "LocalBusiness";
const site = { "@type": "WebSite", "@id": `${SITE}#situs`, name: village.nama, url: SITE, inLanguage: "id" };
const kept = new Map();

export const siteGraph = [site];

function trailOf(steps) {
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map(([name, item], at) => ({ "@type": "ListItem", position: at + 1, name, item })),
  };
}

function sellerOf(b) {
  let made = kept.get(b);
  if (!made) {
    made = {
      "@type": kindOf(b.category), "@id": `${b.url}#usaha`, name: b.name, url: b.url, telephone: `+${b.wa}`,
      address: { "@type": "PostalAddress", streetAddress: b.street, addressLocality: `${village.kecamatan}, ${village.kabupaten}`, addressRegion: village.provinsi, addressCountry: "ID" },
      geo: { "@type": "GeoCoordinates", latitude: b.latitude, longitude: b.longitude },
    };
    kept.set(b, made);
  }
  return made;
}

export function productGraph(p) {
  const b = p.seller;
  const shared = { availability: IN_STOCK, priceCurrency: "IDR", url: p.url, seller: { "@id": `${b.url}#usaha` } };
  const offers = p.variants.map((each) => ({ "@type": "Offer", name: each.name, price: each.price, priceCurrency: "IDR", availability: IN_STOCK }));
  const offer = offers.length
    ? { "@type": "AggregateOffer", lowPrice: p.lowest, highPrice: p.highest, offerCount: offers.length, ...shared, offers }
    : { "@type": "Offer", price: p.lowest, ...shared };
  return [
    {
      "@type": "Product", "@id": `${p.url}#produk`, name: p.name, url: p.url, description: p.about.plain,
      ...(p.entry.foto && { image: [SITE + pictures.get(p.entry.foto[0]).jpeg.slice(1)] }),
      sku: `${b.entry.slug}_${p.entry.id}`, itemCondition: "https://schema.org/NewCondition", offers: offer,
    },
    sellerOf(b),
    trailOf([["Beranda", SITE], [b.category.nama, `${SITE}kategori/${b.category.id}/`], [b.name, b.url], [p.name, p.url]]),
    site,
  ];
}

export function businessGraph(b) {
  const spans = new Map();
  const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  b.days.forEach((day, at) => {
    const [from, to] = day[0] ?? [0, 0];
    const span = `${clock(from)}-${clock(to)}`;
    spans.set(span, [...(spans.get(span) ?? []), NAMES[at]]);
  });
  const openingHoursSpecification = [...spans].map(([span, dayOfWeek]) => ({
    "@type": "OpeningHoursSpecification", dayOfWeek, opens: span.slice(0, 5), closes: span.slice(6),
  }));
  return [
    { ...sellerOf(b), description: b.entry.ringkasan, areaServed: b.entry.ongkir.map((each) => each.wilayah), openingHoursSpecification },
    trailOf([["Beranda", SITE], ["Usaha", `${SITE}usaha/`], [b.category.nama, `${SITE}kategori/${b.category.id}/`], [b.name, b.url]]),
    site,
  ];
}

export function listGraph(name, url, heading, listed, trail) {
  return [
    {
      "@type": "CollectionPage", "@id": url, url, name, inLanguage: "id", isPartOf: { "@id": `${SITE}#situs` },
      mainEntity: { "@type": "ItemList", itemListElement: listed.map((each, at) => ({ "@type": "ListItem", position: at + 1, name: each.name, url: each.url })) },
    },
    trailOf([...trail.map(([text, path]) => [text, SITE + path.slice(1)]), [heading, url]]),
    site,
  ];
}
