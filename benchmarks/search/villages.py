"""Villages of any size that the forty queries are asked of: the hundred products of `village.yaml`, and more like them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from katalog import values
from katalog.model import Business, Catalogue, Village
from katalog.pictures import Picture, picture, plan

HERE = Path(__file__).parent
SEED = 7
SELLERS_EACH = 12  # products of a grown business, on average

PEOPLE = """Ani Budi Citra Dewi Eko Fitri Gani Hasan Indah Joko Kartika Lestari Mulyani Nanang Oktavia Parman Rahma Slamet Tuti
Umar Vera Wawan Yuli Zainal Asih Bambang Cahyo Darmi Endang Farida Gunawan Herman Imas Jamal Komar Lina Murni Ningsih Oman
Painem Rini Sutrisno Tarmi Ujang Widodo Yanto Zulaikha Marbun Sitorus Ginting Tarigan Nasution Lubis Siregar""".split()
SHOPS = ["Warung", "Toko", "Kedai", "Dapur", "Rumah", "Bengkel", "Kios", "Usaha", "Pondok", "Griya"]
KINDS = ["Original", "Pedas", "Manis", "Jumbo", "Mini", "Spesial", "Komplit", "Keju", "Balado", "Kiloan", "Satuan", "Premium",
  "Ekonomis", "Isi 10", "Isi 20", "250 g", "500 g", "1 kg", "Level 3", "Pandan", "Cokelat", "Vanila", "Kacang", "Merah", "Hijau",
  "Putih", "Besar", "Kecil", "Anak", "Dewasa", "Beku", "Siap Saji", "Kemasan", "Botol", "Toples"]
THINGS = """gado-gado|lotek|karedok|lumpia|pastel|martabak telur|martabak manis|terang bulan|serabi|klepon|onde-onde|lemper|nagasari|
getuk|tiwul|cenil|wajik|dodol|jenang|geplak|ampyang|kembang goyang|kuping gajah|stik bawang|kacang bawang|kacang telur|sale pisang|
manisan mangga|asinan buah|rujak cingur|es campur|es dawet|es doger|wedang ronde|sekoteng|bandrek|bajigur|teh tarik|susu kedelai|
sari kacang hijau|air galon|gas elpiji|minyak goreng|gula pasir|tepung terigu|bumbu pecel|bumbu rendang|terasi bakar|kecap manis|
saus tiram|mi lidi|makaroni pedas|seblak|cilok|cireng|cimol|batagor|siomay ikan|pempek|otak-otak|ketoprak|bubur ayam|bubur sumsum|
bubur kacang hijau|sup buntut|sup iga|rawon|gudeg|opor ayam|ayam geprek|ayam penyet|bebek goreng|sate ayam|sate kambing|tongseng|
ikan bakar|udang saus padang|cumi asin|teri medan|ikan asin|abon sapi|dendeng balado|telur asin|tempe mendoan|tahu isi|bakwan jagung|
pisang goreng|ubi rebus|jagung bakar|singkong keju|roti bakar|donat kentang|kue cubit|kue pukis|kue sus|puding busa|agar-agar|
bawang merah|bawang putih|tomat|wortel|kangkung|sawi|terong|timun|labu siam|jengkol|petai|kelapa muda|pepaya|mangga|rambutan|durian|
salak|alpukat mentega|bibit durian|bibit mangga|tanaman hias|pot bunga|media tanam|pakan ayam|pakan lele|ayam potong|bebek hidup|
kambing kurban|madu hutan|gula semut|kopi robusta|kopi arabika|teh daun|sapu lidi|sapu ijuk|kemoceng|ember|keset|bantal|guling|
kasur lantai|sprei|mukena|sajadah|kerudung|gamis|daster|batik tulis|batik cap|kaos anak|celana training|jaket|topi|sandal jepit|sepatu
sekolah|tas sekolah|dompet kulit|gantungan kunci|boneka rajut|taplak meja|hiasan dinding|lampion|bingkai foto|buket bunga|hampers|
servis kulkas|servis ac|servis televisi|pasang wifi|las pagar|pasang kanopi|cat rumah|tukang ledeng|sedot wc|cuci motor|cuci mobil|
ganti ban|sewa tenda|sewa kursi|sewa sound system|foto prewedding|video acara|les matematika|les mengaji|les bahasa inggris|
penitipan anak|antar jemput|travel bandara|sewa mobil|potong rambut anak|cat rambut|rebonding|manikur|pedikur|sulam alis|
jahit seragam|jahit jas|bordir|pasang payet|cetak stiker|cetak kartu nama|cetak brosur|cetak mug|jilid hardcover|ketik skripsi|
isi ulang tinta|instal aplikasi|ganti baterai|charger|kabel data|headset|casing|tempered glass|kartu perdana|flashdisk""".replace(
    "\n", " "
).split("|")
HOURS = [{"senin-sabtu": "08.00-17.00"}, {"setiap hari": "06.00-21.00"}, {"senin-jumat": "07.00-16.00", "sabtu": "07.00-12.00"},
  {"setiap hari": "24 jam"}, {"selasa-minggu": "09.00-12.00, 13.30-18.00"}, {"senin-minggu": "16.00-23.00"}]
SERVICES = [["ambil"], ["ambil", "antar"], ["antar", "kirim"], ["makan-di-tempat", "ambil"], ["janji-temu"]]
PAYMENTS = [["tunai"], ["tunai", "qris"], ["tunai", "transfer", "qris"], ["cod", "transfer"]]


@dataclass(frozen=True)
class Grown:
    """A village, with a picture for every product."""

    catalogue: Catalogue
    pictures: dict[tuple[str, str], Picture]


def village(products: int) -> Grown:
    """Return a village of that many products, at least 100; the same number gives the same village."""
    tree = yaml.load((HERE / "village.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text and lists only
    dice = random.Random(SEED)  # noqa: S311 - the same villages in every run
    entries = [_written(heading, rows, dice) for heading, rows in tree["businesses"].items()]
    count = sum(len(entry["produk"]) for entry in entries)
    taken = {entry["nama"] for entry in entries}
    while count < products:
        entry = _invented(dice, min(dice.randint(2, 2 * SELLERS_EACH - 2), products - count), taken)
        entries.append(entry)
        count += len(entry["produk"])
    categories = tree["categories"]
    made = Village.model_validate({
        "nama": "Desa Banyak", "kecamatan": "Ukur", "kabupaten": "Deli Serdang", "provinsi": "Sumatera Utara",
        "dusun": tree["hamlets"],
        "kategori": [{"id": values.slug_of(name), "nama": name, "ikon": "store"} for name in categories],
    })  # fmt: skip
    businesses = sorted((_business(entry, made) for entry in entries), key=lambda business: business.slug)
    catalogue = Catalogue(village=made, businesses=tuple(businesses))
    pictures = {
        (owner.slug, photo.file): picture(f"{dice.getrandbits(80):020x}", plan((960, 720)), "#a06432")
        for owner, _, photo in catalogue.photos()
    }
    return Grown(catalogue, pictures)


def _written(heading: str, rows: list[str], dice: random.Random) -> dict[str, Any]:
    name, category, hamlet = (part.strip() for part in heading.split("|"))
    products = []
    for row in rows:
        what, price, tags = (part.strip() for part in row.split("|"))
        products.append(_product(what, int(price), [tag for tag in tags.split(", ") if tag]))
    return {"nama": name, "kategori": int(category), "dusun": int(hamlet), "produk": products, **_manner(dice)}


def _invented(dice: random.Random, count: int, taken: set[str]) -> dict[str, Any]:
    name = ""
    while not name or name in taken:
        name = f"{dice.choice(SHOPS)} {dice.choice(PEOPLE)} {dice.choice([*PEOPLE, 'Jaya', 'Makmur', 'Berkah', 'Sari'])}"
    taken.add(name)
    products: dict[str, dict[str, Any]] = {}
    while len(products) < count:
        what = f"{dice.choice(THINGS).strip().title()} {' '.join(dice.sample(KINDS, dice.choice([0, 1, 1, 2])))}".strip()
        products[what] = _product(what, dice.randint(2, 300) * 500, dice.choice([[], [], ["oleh-oleh"], ["acara"]]))
    return {
        "nama": name, "kategori": dice.randrange(10), "dusun": dice.randrange(6), "produk": list(products.values()),
        **_manner(dice),
    }  # fmt: skip


def _manner(dice: random.Random) -> dict[str, Any]:
    return {"jam_buka": dice.choice(HOURS), "layanan": dice.choice(SERVICES), "pembayaran": dice.choice(PAYMENTS)}


def _product(name: str, price: int, tags: list[str]) -> dict[str, Any]:
    product = values.slug_of(name)
    found = {"nama": name, "id": product, "tag": tags, "foto": [{"file": f"{product}.jpg"}]}
    return {**found, "harga": str(price)} if price else found


def _business(entry: dict[str, Any], made: Village) -> Business:
    return Business.model_validate({
        **{key: value for key, value in entry.items() if key != "dusun"},
        "slug": values.slug_of(entry["nama"]),
        "kategori": made.categories[entry["kategori"]].id,
        "alamat": {"dusun": made.hamlets[entry["dusun"]].name},
        "ringkasan": f"{entry['nama']}, dari warga untuk warga.",
        "whatsapp": "0812-0000-0010",
    })  # fmt: skip
