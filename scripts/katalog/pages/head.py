"""What the head of a page says of it: address, preview, photo to fetch first, and its graph in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from katalog import addresses
from katalog.contract.model import Catalogue
from katalog.pages import json_ld, security_policy
from katalog.pages.page import DataPage
from katalog.pages.views import BusinessView, PhotoView, ProductView
from katalog.settings import Settings

LOCALES = {"id": "id_ID", "en": "en_US"}  # og:locale by the language of the interface


@dataclass(frozen=True, slots=True)
class Head:
    """The head's parts that need more than the page itself; addresses are absolute.

    `image` is "" where no card was drawn for the page, and the site's own is shown. `others` are the same page in every
    language (its own among them) as pairs of language and address; none where there is one language.
    `policy` is "" in a live preview: MkDocs puts a script of its own into the pages it serves.
    """

    url: str
    image: str
    graph: Markup
    locale: str
    policy: Markup
    others: tuple[tuple[str, str], ...] = ()


def locale_of(language: str) -> str:
    """Return the locale that link previews of pages in `language` state."""
    return LOCALES.get(language, LOCALES["id"])


def head_of(page: DataPage, catalogue: Catalogue, settings: Settings, inline: tuple[str, ...] = ()) -> Head:
    """Return the head's parts for `page`; `inline` are the scripts that stand in it."""
    address = page.address if page.canonical is None else page.canonical
    site_url = settings.site_url
    url = addresses.absolute(site_url, address)
    return Head(
        url=url,
        image=_image(settings.root_url, page.card.name) if page.card else "",
        graph=_graph(page, catalogue, settings, url) if page.indexed else Markup(),
        locale=locale_of(catalogue.village.language),
        others=tuple(
            (language, f"{settings.root_url}{edition}{page.address}") for language, edition in page.languages.items()
        )
        if page.indexed
        else (),
        policy=Markup() if settings.is_preview else _policy(page, inline),
    )


def _policy(page: DataPage, inline: tuple[str, ...]) -> Markup:
    tiles = page.template == "map.html"
    players = page.template == "business.html" and bool(page.context["view"].business.videos)
    return Markup(security_policy.policy(inline, tiles=tiles, players=players))  # noqa: S704  # nothing of an entry


def _graph(page: DataPage, catalogue: Catalogue, settings: Settings, url: str) -> Markup:
    village = catalogue.village
    site_url, root_url = settings.site_url, settings.root_url
    context = page.context
    trail = [(crumb.name, addresses.absolute(site_url, crumb.address)) for crumb in page.trail]
    if trail:
        trail.append((page.heading or page.title, url))
    if page.template == "product.html":
        item: ProductView = context["item"]
        seller: BusinessView = context["seller"]
        images = _images(root_url, item.photos)
        graph = json_ld.product_graph(
            village, item.business, item.product, url, seller.url, site_url, images, trail, settings.today
        )
    elif page.template == "business.html":
        view: BusinessView = context["view"]
        shown = view.photos or tuple(photo for photo in (view.photo,) if photo)
        graph = json_ld.business_graph(village, view.business, url, site_url, _images(root_url, shown), trail)
    elif page.template == "list.html":
        listed = [(view.business.name, view.url) for view in context["businesses"]]
        listed += [(item.product.name, item.url) for item in context["products"]]
        graph = json_ld.list_graph(village, page.title, url, site_url, listed, trail)
    else:
        graph = json_ld.site_graph(village, site_url)
    return Markup(json_ld.script(graph))  # noqa: S704  # `script` escapes for a script element


def _images(root_url: str, photos: Iterable[PhotoView]) -> list[str]:
    # The JPEG: not every reader of structured data knows AVIF.
    return [_image(root_url, photo.picture.fallback.name) for photo in photos]


def _image(root_url: str, name: str) -> str:
    return f"{root_url}{addresses.PICTURES}{name}"
