"""Makes modules of the words that scripts say: what every page needs, what an order needs, and what a message says."""

from __future__ import annotations

from pathlib import Path

from katalog.texts import DEFAULT_LANGUAGE, Texts

FIRST_WORDS = ("hari", "bulan", "buka_", "tutup", "libur_", "kanal_")  # what is open, and by which channel one came
SAID_WORDS = (
    "hari", "bulan", "salam", "lanjutan", "ongkir", "gratis", "total", "belum_", "baris_", "cara", "pesan_", "bayar",
    "untuk", "berkas", "catatan", "nama", "nomor", "dari",
)  # fmt: skip
"""What a message to a seller may hold."""
PAYING_WORDS = ("qris_", "salin_jumlah", "jumlah_tersalin")  # beside a QRIS code


def modules(texts: Texts, overrides: Path) -> dict[str, str]:
    """Return the modules by their name under `overrides/assets/`."""
    return {
        "gallery_texts.js": texts.module("foto.skrip"),
        "order/texts.js": texts.module("pesanan.skrip", keep=_on_every_page),
        "order/form_texts.js": texts.module(
            "pesanan.skrip",
            joins="./texts.js",
            keep=lambda key: not key.startswith((*FIRST_WORDS, *PAYING_WORDS)),
        ),
        "order/qris_texts.js": texts.module(
            "pesanan.skrip", joins="./texts.js", keep=lambda key: key.startswith(PAYING_WORDS)
        ),
        "order/message_texts.js": _said(texts, overrides),
        "order/basket_texts.js": texts.module("pesanan.skrip_keranjang", joins="./texts.js"),
    }


def _on_every_page(key: str) -> bool:
    return key.startswith(FIRST_WORDS)


def _said(texts: Texts, overrides: Path) -> str:
    """Return the texts of messages: in the sellers' language, which is the default, whatever a buyer reads."""
    if texts.language == DEFAULT_LANGUAGE:
        return 'import texts from "./texts.js";\nexport default texts;\n'
    return Texts.read(overrides).module("pesanan.skrip", keep=lambda key: key.startswith(SAID_WORDS))
