"""Lists what a kit is made for: a business, each of its products and its promos that are not over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from katalog import formats
from katalog.contract.model import Village
from katalog.pages.views import BusinessView, ProductView, PromoView, VillageView
from katalog.photos.plan import Picture
from katalog.share.cards.kit_cards import KitWords
from katalog.share.cards.lettering import drawable, drawable_or
from katalog.share.cards.requests import PHOTOS, initials
from katalog.share.cards.tones import Tone, tone_of
from katalog.share.kit.captions import Caption, CaptionWriter
from katalog.share.kit.links import QR, with_channel
from katalog.texts import Texts


@dataclass(frozen=True)
class Thing:
    """One thing to share.

    `file` begins the names of its files, `name` is what people call it, `url` its page, `words`, `pictures` and `tone`
    what its pictures show. `say` gives the words; a page of a kit without pictures never asks for them.
    """

    file: str
    kind: str
    name: str
    url: str
    say: Callable[[], KitWords]
    pictures: tuple[Picture, ...]
    tone: Tone
    captions: tuple[Caption, ...]

    @cached_property
    def words(self) -> KitWords:
        """Return what is written on its pictures."""
        return self.say()

    @property
    def qr_target(self) -> str:
        """Return the address that its QR code holds."""
        return with_channel(self.url, QR)


class ThingMaker:
    """Finds what can be shared in one village; promos that are over on `today` are left out."""

    def __init__(self, village: Village, texts: Texts, today: date) -> None:
        """Take the village, the words of the interface and the day of the build."""
        self._texts = texts
        self._today = today
        self._over = drawable(village.name)
        self._captions = CaptionWriter(village, texts)
        kinds = enumerate(village.categories)
        self._tones = {category.id: tone_of(number, village.colour) for number, category in kinds}
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
        shown = [photo.picture for photo in (*view.photos, *(item.photo for item in view.products)) if photo]
        different = tuple({picture.fallback.name: picture for picture in shown}.values())
        return Thing(
            file="usaha",
            kind="usaha",
            name=business.name,
            url=view.url,
            say=lambda: self._words(
                view, drawable_or(business.name, business.slug), drawable(business.summary), "", ""
            ),
            pictures=different[: 1 if view.photos else PHOTOS],
            tone=self.tone(view),
            captions=self._captions.of_business(view),
        )

    def _product(self, view: BusinessView, item: ProductView) -> Thing:
        product = item.product
        starting = self._texts("harga.mulai_kata") if item.price.starting else ""
        return Thing(
            file=f"produk-{product.id}",
            kind="produk",
            name=product.name,
            url=item.url,
            say=lambda: self._words(
                view,
                drawable_or(product.name, product.id),
                drawable_or(view.business.name, view.business.slug),
                item.price.text or self._texts("harga.tanya"),
                item.price.before or starting,
                struck=bool(item.price.before),
            ),
            pictures=(item.photo.picture,) if item.photo else (),
            tone=self.tone(view),
            captions=self._captions.of_product(item),
        )

    def _promo(self, view: BusinessView, promo: PromoView) -> Thing:
        badge = self._texts("kit.promo")
        return Thing(
            file=f"promo-{promo.promo.id}",
            kind="promo",
            name=promo.promo.name,
            url=promo.url,
            say=lambda: self._words(
                view,
                drawable_or(promo.promo.name, promo.promo.id),
                drawable_or(view.business.name, view.business.slug),
                promo.price.text,
                promo.price.before,
                struck=bool(promo.price.before),
                badge=drawable(f"{badge} {promo.dates}"),
            ),
            pictures=(promo.photo.picture,) if promo.photo else (),
            tone=self.tone(view),
            captions=self._captions.of_promo(promo),
        )

    def _words(  # noqa: PLR0913  # what is written on a picture
        self, view: BusinessView, name: str, under: str, tag: str, note: str, *, struck: bool = False, badge: str = ""
    ) -> KitWords:
        sample = self._texts("lencana.contoh") if view.business.sample else ""
        return KitWords(
            over=self._over,
            name=name,
            under=under,
            tag=tag,
            note=note,
            struck=struck,
            call=self._texts("kit.pesan_lewat_wa"),
            number=formats.phone_for_people(view.business.whatsapp),
            badges=tuple(each for each in (badge, sample) if each),
            initials=initials(name),
        )


def things_of(village: VillageView, texts: Texts, today: date) -> dict[str, tuple[Thing, ...]]:
    """Return what each business can share, by its slug."""
    maker = ThingMaker(village.village, texts, today)
    return {view.business.slug: tuple(maker.of(view)) for view in village.businesses}
