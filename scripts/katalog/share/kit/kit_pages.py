"""Makes the pages of the kits: what an owner downloads and copies, and the links for the bio of social media."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from katalog.contract.model import Village
from katalog.pages.page import Crumb, DataPage
from katalog.pages.views import BusinessView, VillageView
from katalog.settings import Settings
from katalog.share.cards.kit_cards import WIDTH, Shape
from katalog.share.kit import kit_addresses as places
from katalog.share.kit.draw import PRINTS
from katalog.share.kit.items import Thing, ThingMaker
from katalog.texts import Texts

PRINT_TEXTS = {
    "poster-a4": "kit.cetak_poster",
    "kartu-a6": "kit.cetak_kartu",
    "label-a4": "kit.cetak_label",
    "daftar-harga-a4": "kit.cetak_harga",
}


@dataclass(frozen=True)
class ShareImage:
    """A picture to download; `address` from the root, size in pixels, `label` and `purpose` for people."""

    address: str
    width: int
    height: int
    label: str
    purpose: str


@dataclass(frozen=True)
class ThingView:
    """A thing with its files; what was not made is left out."""

    thing: Thing
    images: tuple[ShareImage, ...]
    code_svg: str
    code_png: str


def kit_pages(
    view: VillageView, settings: Settings, texts: Texts, made: Collection[str] = frozenset()
) -> Iterator[DataPage]:
    """Yield two pages a business: its kit and its page of links. `made` holds the addresses of the files that exist."""
    for seller in view.businesses:
        yield from kit_pages_of(seller, view.village, settings, texts, made)


def kit_pages_of(
    seller: BusinessView, village: Village, settings: Settings, texts: Texts, made: Collection[str] = frozenset()
) -> Iterator[DataPage]:
    """Yield the kit of a business and its page of links."""
    maker = ThingMaker(village, texts, settings.today)
    yield _kit_page(seller, maker, texts, made)
    yield _bio_page(seller, texts)


def _kit_page(seller: BusinessView, maker: ThingMaker, texts: Texts, made: Collection[str]) -> DataPage:
    business = seller.business
    prints = [
        (places.print_address(business.slug, kind), texts(PRINT_TEXTS[kind]))
        for kind in PRINTS
        if places.print_address(business.slug, kind) in made
    ]
    return DataPage(
        address=places.kit(business.slug),
        template="kit.html",
        title=texts("kit.judul", usaha=business.name),
        description=texts("kit.pengantar", usaha=business.name),
        context={
            "view": seller,
            "business": business,
            # Made when the page is: the captions of a large village are a tenth of its memory.
            "things_of": lambda: [_view_of(business.slug, thing, texts, made) for thing in maker.of(seller)],
            "prints": prints,
            "bio_address": places.bio(business.slug),
        },
        indexed=False,
        photo=seller.photo,
        trail=(Crumb(texts("menu.beranda"), ""), Crumb(business.name, seller.address)),
        heading=texts("kit.judul_pendek"),
    )


def _bio_page(seller: BusinessView, texts: Texts) -> DataPage:
    business = seller.business
    return DataPage(
        address=places.bio(business.slug),
        template="kit_links.html",
        title=texts("kit.bio_judul", usaha=business.name),
        description=business.summary,
        context={"view": seller, "business": business},
        indexed=False,
        photo=seller.photo,
        trail=(Crumb(texts("menu.beranda"), ""), Crumb(business.name, seller.address)),
        heading=business.name,
    )


def _view_of(slug: str, thing: Thing, texts: Texts, made: Collection[str]) -> ThingView:
    images = (
        ShareImage(
            places.image_address(slug, thing.file, shape.label),
            WIDTH,
            shape.height,
            texts(f"kit.gambar_{shape.label}"),
            texts(f"kit.gambar_{shape.label}_untuk"),
        )
        for shape in Shape
    )
    svg, png = (places.code_address(slug, thing.file, kind) for kind in ("svg", "png"))
    return ThingView(
        thing,
        tuple(image for image in images if image.address in made),
        svg if svg in made else "",
        png if png in made else "",
    )
