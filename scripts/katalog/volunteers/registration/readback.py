"""Says what was understood of a registration, as sentences for the volunteer to compare with the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from katalog import formats
from katalog.contract import values

if TYPE_CHECKING:
    from katalog.contract.model import Village
    from katalog.volunteers.registration.draft import Draft
    from katalog.volunteers.writing.tree import Tree

_PLAIN: Final = (
    ("nama", "Nama usaha"), ("pemilik", "Pemilik"), ("kategori", "Jenis usaha"), ("ringkasan", "Ringkasan"),
    ("whatsapp", "Nomor WhatsApp"), ("telepon", "Telepon"), ("cerita", "Cerita"),
)  # fmt: skip
_LISTED: Final = (("layanan", "Cara melayani"), ("pembayaran", "Cara membayar"))
_NAMED: Final = (("media_sosial", "Media sosial"), ("izin", "Izin"))


def sentences(draft: Draft, village: Village) -> list[str]:
    """Return what stands in the entry now, a line for each thing, and what of the message was passed over."""
    tree = draft.tree
    kind = village.category(tree.get("kategori", ""))
    known = {**tree, **({"kategori": kind.name} if kind else {})}
    lines = [f"{title}: {known[key]}" for key, title in _PLAIN if key in known]
    if address := tree.get("alamat"):
        lines.append(f"Alamat: {_address(address)}")
    if "jam_buka" in tree:
        lines.append(f"Jam buka: {tree['jam_buka']}")
    lines += [f"Dijual: {_product(product)}" for product in tree.get("produk", ())]
    lines += [f"{title}: {', '.join(tree[key])}" for key, title in _LISTED if key in tree]
    if areas := tree.get("ongkir"):
        lines.append("Ongkir: " + "; ".join(f"{area['wilayah']} {_money(area['biaya'])}" for area in areas))
    for key, title in _NAMED:
        if key in tree:
            lines.append(f"{title}: " + ", ".join(f"{name} {text}" for name, text in tree[key].items()))
    if "persetujuan" in tree:
        lines.append(f"Pemilik setuju, dicatat {formats.long_date(values.day(tree['persetujuan']))}")
    if draft.skipped:
        lines.append(f"Dilewati, hanya sapaan atau kata sambung: {'; '.join(draft.skipped)}")
    return lines


def _address(address: Tree) -> str:
    parts = [
        address.get("jalan"),
        address.get("rt_rw") and (f"RT/RW {address['rt_rw']}" if address["rt_rw"][:1].isdigit() else address["rt_rw"]),
        address.get("dusun"),
        address.get("patokan"),
        address.get("koordinat"),
        address.get("peta"),
    ]
    return ", ".join(part for part in parts if part)


def _product(product: dict[str, Any]) -> str:
    words = str(product["nama"])
    if "varian" in product:
        words += ": " + ", ".join(f"{one['nama']} {_money(one['harga'])}" for one in product["varian"])
    elif "harga_mulai" in product:
        words += f", mulai {_money(product['harga_mulai'])}"
    else:
        words += f", {_money(product['harga'])}" if "harga" in product else ", tanya harga"
    words += f" / {product['satuan']}" if "satuan" in product else ""
    words += f", minimal pesan {product['minimal_pesan']}" if "minimal_pesan" in product else ""
    words += f", {product['stok']}" if "stok" in product else ""
    words += f", siap dalam {product['siap_dalam']}" if "siap_dalam" in product else ""
    return words + (f" ({product['deskripsi']})" if "deskripsi" in product else "")


def _money(amount: str) -> str:
    return formats.rupiah(int(amount)) if amount.isdecimal() else amount
