// What a browser needs to compose an order: a seller and its products.
const kept = new Map();

export function sellerData(b) {
  let made = kept.get(b);
  if (!made) {
    made = {
      slug: b.entry.slug, name: b.name, url: b.url, wa: b.wa, phone: b.phone, code: b.code, zone: 420, hours: b.hours,
      services: b.entry.layanan, areas: b.entry.ongkir.map((each) => ({ name: each.wilayah, fee: each.biaya })), pay: b.entry.pembayaran,
    };
    kept.set(b, made);
  }
  return made;
}

export function itemData(p) {
  const variants = (p.entry.varian ?? []).map((each) => (each.harga ? { name: each.nama, price: each.harga } : { name: each.nama }));
  return { id: p.entry.id, name: p.name, url: p.url, price: p.entry.harga, unit: p.entry.satuan, variants };
}
