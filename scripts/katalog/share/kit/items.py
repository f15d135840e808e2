"""Lists what a kit is made for: a business, each of its products and its promos that are not over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from katalog.contract.model import Village
from katalog.pages.views import BusinessView, PhotoView, ProductView, PromoView, VillageView
from katalog.photos.plan import Picture
from katalog.share.cards.lettering import drawable_or
from katalog.share.cards.requests import initials
from katalog.share.cards.tones import Tone, by_category, tone_of
from katalog.share.kit.captions import Caption, CaptionWriter
from katalog.share.kit.links import QR, with_channel
from katalog.texts import Texts


@dataclass(frozen=True)
class Words:
    """What is written on a picture of a thing; what is empty is left out.

    `note` stands before the price on its label, struck out where `struck` (the price before), `unit` under it. `badge`
    lies on the photo, `initials` stand where there is none.
    """

    under: str
    tag: str = ""
    note: str = ""
    struck: bool = False
    unit: str = ""
    badge: str = ""
    initials: str = ""


@dataclass(frozen=True)
class Thing:
    """One thing to share.

    `file` begins the names of its files, `name` is what people call it, `url` its page, `words` and `pictures` what a
    picture of it shows: one of the pictures, or some of them at once where it `is_many`. `price` is what it costs in a
    list, `is_sold` says that none can be had.
    """

    file: str
    kind: str
    name: str
    url: str
    words: Words
    pictures: tuple[Picture, ...]
    captions: tuple[Caption, ...]
    price: str = ""
    is_sold: bool = False
    is_many: bool = False

    @property
    def qr_target(self) -> str:
        """Return the address that its QR code holds."""
        return with_channel(self.url, QR)


class ThingMaker:
    """Finds what can be shared in one village; promos that are over on `today` are left out."""

    def __init__(self, village: Village, texts: Texts, today: date) -> None:
        """Take the village, the words of the interface and the day of the build."""
        self.village = village.name
        self._texts = texts
        self._today = today
        self._captions = CaptionWriter(village, texts)
        self._tones = by_category(village)
        self._own = tone_of(0, village.colour)

    @property
    def default_tone(self) -> Tone:
        """Return the colours of what belongs to no category."""
        return self._own

    def tone(self, view: BusinessView) -> Tone:
        """Return the colours of a business, those of its category."""
        return self._tones[view.category.id]

    def of(self, view: BusinessView) -> Iterator[Thing]:
        """Yield the business, its products, then its promos."""
        yield self._business(view)
        for item in view.products:
            yield self._product(view, item)
        for promo in view.promos:
            if promo.promo.ends is None or promo.promo.ends >= self._today:
                yield self._promo(view, promo)

    def _business(self, view: BusinessView) -> Thing:
        business = view.business
        own = _pictures(view.photos)
        return Thing(
            file="usaha",
            kind="usaha",
            name=business.name,
            url=view.url,
            words=Words(business.summary, initials=initials(drawable_or(business.name, business.slug))),
            pictures=own or _pictures(item.photo for item in view.products),
            captions=self._captions.of_business(view),
            is_many=not own,
        )

    def _product(self, view: BusinessView, item: ProductView) -> Thing:
        product = item.product
        words = Words(
            under=view.business.name,
            tag=item.price.text or self._texts("harga.tanya"),
            note=item.price.before or (self._texts("harga.mulai_kata") if item.price.starting else ""),
            struck=bool(item.price.before),
            unit=f"/ {product.unit}" if product.unit and item.price.text else "",
            initials=initials(drawable_or(product.name, product.id)),
        )
        return Thing(
            file=f"produk-{product.id}",
            kind="produk",
            name=product.name,
            url=item.url,
            words=words,
            pictures=_pictures(item.photos),
            captions=self._captions.of_product(item),
            price=item.price_words,
            is_sold=item.sold_out,
        )

    def _promo(self, view: BusinessView, promo: PromoView) -> Thing:
        words = Words(
            under=view.business.name,
            tag=promo.price.text,
            note=promo.price.before,
            struck=bool(promo.price.before),
            badge=f"{self._texts('kit.promo')} {promo.dates}".strip(),
            initials=initials(drawable_or(promo.promo.name, promo.promo.id)),
        )
        return Thing(
            file=f"promo-{promo.promo.id}",
            kind="promo",
            name=promo.promo.name,
            url=promo.url,
            words=words,
            pictures=_pictures(promo.photos or (promo.photo,)),
            captions=self._captions.of_promo(promo),
        )


def _pictures(photos: Iterable[PhotoView | None]) -> tuple[Picture, ...]:
    """Return the pictures of those photos that are there, different ones."""
    return tuple({photo.picture.fallback.name: photo.picture for photo in photos if photo}.values())


def things_of(village: VillageView, texts: Texts, today: date) -> dict[str, tuple[Thing, ...]]:
    """Return what each business can share, by its slug."""
    maker = ThingMaker(village.village, texts, today)
    return {view.business.slug: tuple(maker.of(view)) for view in village.businesses}
