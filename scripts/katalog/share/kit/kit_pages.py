"""Makes the pages of the kits: the studio, what an owner downloads and copies, and the links for a bio."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from katalog import addresses
from katalog.contract.model import Business, Status
from katalog.pages.page import Crumb, Group, Page
from katalog.pages.views import BusinessView, VillageView
from katalog.share.kit import kit_addresses as places
from katalog.share.kit import studio
from katalog.share.kit.draw import PRINTS
from katalog.share.kit.items import Thing, ThingMaker
from katalog.share.kit.update_page import update_page
from katalog.texts import Texts

PRINT_TEXTS = {
    "poster-a4": "kit.cetak_poster",
    "kartu-a6": "kit.cetak_kartu",
    "label-a4": "kit.cetak_label",
    "daftar-harga-a4": "kit.cetak_harga",
}


@dataclass(frozen=True)
class ThingView:
    """A thing with its files; what was not made is left out."""

    thing: Thing
    code_svg: str
    code_png: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPage(Page):
    """An owner's kit; `prints` are (address, name) pairs.

    What can be shared is made when the page is: the captions of a large village are a tenth of its memory. `studio_of`
    gives what the studio draws out of, for the things and the way to the pictures.
    """

    template: ClassVar[str] = "kit.html"
    style: ClassVar[str] = "kit.css"

    view: BusinessView
    things_of: Callable[[], Sequence[ThingView]]
    studio_of: Callable[[Sequence[ThingView], str], Markup]
    prints: Sequence[tuple[str, str]]
    bio_address: str
    update_address: str

    @property
    def business(self) -> Business:
        """The owner's entry."""
        return self.view.business

    @property
    def is_open(self) -> bool:
        """Whether there is a studio: of what has closed for good nothing is to be spread any more."""
        return self.business.status is not Status.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class KitLinksPage(Page):
    """A page of links for the bio of an owner's social media."""

    template: ClassVar[str] = "kit_links.html"
    style: ClassVar[str] = "kit.css"

    view: BusinessView

    @property
    def business(self) -> Business:
        """The owner's entry."""
        return self.view.business


class KitPages:
    """Three pages for each business of a village: its kit, its page of links and its form of changes.

    `made` holds the addresses of the files that exist.
    """

    def __init__(self, view: VillageView, today: date, texts: Texts, made: Container[str] = ()) -> None:
        self._view = view
        self._texts = texts
        self._today = today
        self._made = made
        self._things = ThingMaker(view.village, texts, today)

    def groups(self) -> Iterator[Group]:
        """Yield what makes the pages of each business."""
        return (partial(self._of, seller) for seller in self._view.businesses)

    def at(self, address: str) -> Page | None:
        """Return the page at an address, None where there is none."""
        seller = self._view.business(address.removeprefix(addresses.BUSINESSES).partition("/")[0])
        return next((page for page in self._of(seller) if page.address == address), None) if seller else None

    def _of(self, seller: BusinessView) -> Iterator[Page]:
        yield _kit_page(seller, self._things, self._texts, self._made)
        yield _bio_page(seller, self._texts)
        yield update_page(seller, self._view.village, self._texts, self._today)


def _kit_page(seller: BusinessView, maker: ThingMaker, texts: Texts, made: Container[str]) -> KitPage:
    business = seller.business
    prints = [
        (places.print_address(business.slug, kind), texts(PRINT_TEXTS[kind]))
        for kind in PRINTS
        if places.print_address(business.slug, kind) in made
    ]
    return KitPage(
        address=places.kit(business.slug),
        title=texts("kit.judul", usaha=business.name),
        description=texts("kit.pengantar", usaha=business.name),
        view=seller,
        things_of=lambda: [_view_of(business.slug, thing, made) for thing in maker.of(seller)],
        studio_of=lambda views, pictures: studio.embedded(
            seller, maker, texts, [view.thing for view in views], pictures
        ),
        prints=prints,
        bio_address=places.bio(business.slug),
        update_address=places.update(business.slug),
        indexed=False,
        photo=seller.photo,
        trail=(Crumb(texts("menu.beranda"), ""), Crumb(business.name, seller.address)),
        heading=texts("kit.judul_pendek"),
    )


def _bio_page(seller: BusinessView, texts: Texts) -> KitLinksPage:
    business = seller.business
    return KitLinksPage(
        address=places.bio(business.slug),
        title=texts("kit.bio_judul", usaha=business.name),
        description=business.summary,
        view=seller,
        indexed=False,
        photo=seller.photo,
        trail=(Crumb(texts("menu.beranda"), ""), Crumb(business.name, seller.address)),
        heading=business.name,
    )


def _view_of(slug: str, thing: Thing, made: Container[str]) -> ThingView:
    svg, png = (places.code_address(slug, thing.file, kind) for kind in ("svg", "png"))
    return ThingView(thing, svg if svg in made else "", png if png in made else "")
