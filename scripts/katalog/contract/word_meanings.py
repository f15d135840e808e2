"""Names the words that a value is chosen from, by what people write for them: `cash` for `tunai`."""

from __future__ import annotations

from enum import StrEnum

from katalog.contract import key_names

WORD_SYNONYMS = {
    "ambilsendiri": "ambil", "ambilditempat": "ambil", "takeaway": "ambil", "bungkus": "ambil", "pickup": "ambil",
    "diantar": "antar", "antarkerumah": "antar", "delivery": "antar", "pesanantar": "antar",
    "dikirim": "kirim", "kirimluarkota": "kirim", "ekspedisi": "kirim", "shipping": "kirim",
    "makanditempat": "makan-di-tempat", "dinein": "makan-di-tempat",
    "booking": "janji-temu", "janjitemu": "janji-temu", "kirimfile": "kirim-berkas",
    "reservasi": "janji-temu", "deliveryorder": "antar",
    "cash": "tunai", "kontan": "tunai", "bayarditempat": "cod", "transferbank": "transfer", "tf": "transfer",
    "bank": "transfer", "rekening": "transfer", "transferrekening": "transfer",
    **{way + bank: "transfer" for way in ("", "transfer", "tf") for bank in ("bca", "bri", "bni", "bsi", "mandiri")},
    "ewallet": "e-wallet", "dompetdigital": "e-wallet", "dana": "e-wallet", "ovo": "e-wallet", "gopay": "e-wallet",
    "shopeepay": "e-wallet", "linkaja": "e-wallet",
    "tutupsementara": "tutup-sementara", "tutuppermanen": "tutup-permanen", "open": "buka", "aktif": "buka",
    "liburdulu": "tutup-sementara", "tutupdulu": "tutup-sementara", "tutupselamanya": "tutup-permanen",
    "ada": "tersedia", "ready": "tersedia", "readystock": "tersedia", "kosong": "habis", "soldout": "habis",
    "tidakada": "habis",
    "po": "pre-order", "preorder": "pre-order", "produk": "barang", "layanan": "jasa", "servis": "jasa",
    "text": "teks", "date": "tanggal", "time": "jam", "waktu": "jam", "number": "angka", "jumlah": "angka",
}  # fmt: skip


def word_meant(text: str, words: type[StrEnum]) -> str:
    """Return the word of `words` that `text` means, or `text` as it is."""
    folded = key_names.fold(text)
    for word in words:
        if key_names.fold(word.value) == folded:
            return word.value
    meant = WORD_SYNONYMS.get(folded)
    return meant if meant is not None and meant in {word.value for word in words} else text
