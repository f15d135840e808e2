"""Writes texts to paste under a shared picture: short for a WhatsApp status, long for a post, one for a promo."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from katalog import formats
from katalog.contract.model import Business, Village
from katalog.pages.views import BusinessView, ProductView, PromoView
from katalog.safe_text import markdown
from katalog.share.kit import links
from katalog.texts import Texts

HASHTAGS_MAX = 8  # more look like spam; Instagram advises a handful
HASHTAG_CHARACTERS = 30
DESCRIPTION_MAX = 300  # characters of a description in the long text
LISTED_MAX = 6  # products in the long text of a business


@dataclass(frozen=True)
class Caption:
    """A text ready to paste; `key` says which of `short`, `long`, `reel` it is."""

    key: str
    text: str


class CaptionWriter:
    """Writes the captions of one village's entries."""

    def __init__(self, village: Village, texts: Texts) -> None:
        """Take the village, whose name becomes a hashtag, and the words of the interface."""
        self._village = village
        self._texts = texts

    def of_business(self, view: BusinessView) -> tuple[Caption, ...]:
        """Return the captions of a business as a whole."""
        business = view.business
        rows = [f"- {item.product.name}: {item.price_words}" for item in view.products[:LISTED_MAX]]
        tags = self._hashtags(business, (view.category.name,))
        head = [business.name, business.summary]
        return self._captions(business, head, head, rows, view.url, tags)

    def of_product(self, item: ProductView) -> tuple[Caption, ...]:
        """Return the captions of a product."""
        product, business = item.product, item.business
        unit = f" / {product.unit}" if product.unit and item.price.text else ""
        head = [f"{product.name} - {item.price_words}{unit}", business.name]
        words = markdown.shortened(markdown.plain(product.description), DESCRIPTION_MAX) if product.description else ""
        rows = [f"- {each.variant.name}: {each.price}" for each in item.variants() if each.price]
        tags = self._hashtags(business, (product.name, *product.tags))
        return self._captions(business, head, [*head, words], rows, item.url, tags)

    def of_promo(self, promo: PromoView) -> tuple[Caption, ...]:
        """Return the captions of a promo, dates and saving included."""
        business = promo.business
        price = self._texts("kit.teks_promo_harga", harga=promo.price.text)
        if promo.price.before:
            price = self._texts(
                "kit.teks_promo_hemat", harga=promo.price.text, normal=promo.price.before, hemat=promo.price.saving
            )
        dates = self._texts("kit.teks_promo_berlaku", tanggal=promo.dates) if promo.dates else ""
        head = [f"{self._texts('kit.promo')}: {promo.promo.name}", price, dates]
        rows = [f"- {line.quantity} x {line.name}" for line in promo.lines]
        terms = markdown.plain(promo.promo.terms) if promo.promo.terms else ""
        tags = self._hashtags(business, (promo.promo.name, "promo"))
        return self._captions(business, [*head, business.name], [*head, business.name, terms], rows, promo.url, tags)

    def _captions(  # noqa: PLR0913, PLR0917  # the parts of a text
        self, business: Business, short: list[str], long: list[str], rows: list[str], url: str, tags: list[str]
    ) -> tuple[Caption, ...]:
        sample = [self._texts("kit.teks_contoh")] if business.sample else []
        number = formats.phone_for_people(business.whatsapp)

        def order(channel: str) -> str:
            return self._texts("kit.teks_pesan", alamat=links.with_channel(url, channel))

        whatsapp = self._texts("kit.teks_wa", nomor=number)
        full = [*sample, *long, "", *rows, ""]
        return (
            Caption("short", _joined([*sample, *short, order(links.WHATSAPP)])),
            Caption("long", _joined([*full, order(links.FACEBOOK), whatsapp, "", " ".join(tags)])),
            # Links cannot be touched in the texts of Instagram and TikTok.
            Caption("reel", _joined([*full, self._texts("kit.teks_bio", nomor=number), "", " ".join(tags)])),
        )

    def _hashtags(self, business: Business, words: Iterable[str]) -> list[str]:
        village = self._village
        wanted = [*words, business.name, village.name, village.district, "UMKM Indonesia", "belanja tetangga"]
        return list(dict.fromkeys(tag for tag in map(hashtag, wanted) if tag))[:HASHTAGS_MAX]


@lru_cache(maxsize=1_024)  # of a product's eight most are those of its village and seller
def hashtag(words: str) -> str:
    """Return words as one hashtag, `#KeripikTempe`; "" where no letter is left or it would be too long to read."""
    parts = "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFKC", words)).split()
    joined = "".join(part[0].upper() + part[1:] for part in parts)
    if not joined or joined.isdigit() or len(joined) > HASHTAG_CHARACTERS:
        return ""
    return f"#{joined}"


def _joined(rows: list[str]) -> str:
    """Return rows as a text in which an empty row is a paragraph's end, once."""
    kept: list[str] = []
    for row in rows:
        if row or (kept and kept[-1]):
            kept.append(row)
    return "\n".join(kept).strip()
