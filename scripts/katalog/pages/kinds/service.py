"""Makes pages that show no entry: basket, what a device keeps, no signal, old addresses, pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from katalog import addresses
from katalog.pages.page import Page, PageWords
from katalog.pages.views import PhotoView, VillageView
from katalog.safe_text import markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketPage(Page):
    """What the visitor is going to order; a script fills it."""

    template: ClassVar[str] = "keranjang.html"
    style: ClassVar[str] = "order.css"

    view: VillageView
    page_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage(Page):
    """What the visitor's device keeps; a script fills it."""

    template: ClassVar[str] = "tersimpan.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(Page):
    """What stands in the place of a page while there is no signal."""

    template: ClassVar[str] = "offline.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """An old address, which leads to `target`, the page of what is called `name`."""

    template: ClassVar[str] = "redirect.html"

    target: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage(Page):
    """A page written by hand; the one `about` the catalogue says where the village's office is."""

    template: ClassVar[str] = "document.html"

    html: Markup
    about: bool = False


def basket_page(village: VillageView, words: PageWords, site_url: str) -> BasketPage:
    """Return the page of the basket."""
    return BasketPage(
        address=addresses.BASKET,
        title=words.titled(words("menu.keranjang")),
        description=words("keranjang.pengantar", desa=village.village.name),
        view=village,
        page_url=addresses.absolute(site_url, addresses.BASKET),
        indexed=False,
        section=addresses.BASKET,
        trail=(words.home,),
    )


def saved_page(words: PageWords) -> SavedPage:
    """Return the page of what the device keeps."""
    return SavedPage(
        address=addresses.SAVED,
        title=words.titled(words("menu.tersimpan")),
        description=words("simpan.pengantar"),
        indexed=False,
        trail=(words.home,),
    )


def offline_page(words: PageWords) -> OfflinePage:
    """Return the page for no signal."""
    return OfflinePage(
        address=addresses.OFFLINE,
        title=words.titled(words("luring.judul")),
        description=words("luring.pengantar"),
        indexed=False,
    )


def redirects(village: VillageView, words: PageWords) -> Iterator[RedirectPage]:
    """Yield a page for every old address of a business, product or promo."""
    for old, target, name, photo in _moved(village):
        yield RedirectPage(
            address=old,
            title=words.titled(name),
            description=words("pindah.deskripsi", nama=name),
            target=target,
            name=name,
            indexed=False,
            photo=photo,
            canonical=target,
            heading=name,
        )


def _moved(village: VillageView) -> Iterator[tuple[str, str, str, PhotoView | None]]:
    """Yield old address, new address, name and photo."""
    for seller in village.businesses:
        business, own = seller.business, seller.business.slug
        for alias in business.aliases:
            yield addresses.business(alias), seller.address, business.name, seller.photo
            for view in seller.promos:
                yield addresses.promo_page(alias, view.promo.id), view.page, view.promo.name, view.photo
        for item in seller.products:
            product = item.product
            # A link may be old in both its parts.
            for slug in (own, *business.aliases):
                for old in product.aliases if slug == own else (product.id, *product.aliases):
                    yield addresses.product(slug, old), item.address, product.name, item.photo


def document_page(address: str, name: str, description: str, html: str, site: str) -> DocumentPage:
    """Return a page written by hand, called `name` on a site called `site`: its `html` is ours, so it is trusted."""
    return DocumentPage(
        address=address,
        title=f"{name} - {site}",
        description=description,
        html=Markup(markdown.within_reach(html)),  # noqa: S704
        about=address == addresses.ABOUT,
        heading=name,
    )
