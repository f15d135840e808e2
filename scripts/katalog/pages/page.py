"""One page made of data: what every stage after the list of pages knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from katalog.pages.views import PhotoView
from katalog.photos.plan import Rendition

DESCRIPTION_MAX = 160  # characters a search engine shows


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step from the home page to a page; `address` is relative to the root."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The pictures that stand for the whole site, by address from the root, "" for what was not made.

    `tab` is its icon in a browser's tab, `touch` on a home screen, `card` the preview of a page without one of its own.
    """

    tab: str = ""
    touch: str = ""
    card: str = ""


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class DataPage:
    """One page made of data; see `render.Renderer` for what becomes of it.

    `address` is relative to the site's root, `title` and `description` go into the head, `context` holds references to
    views and models, never copies. A page that is not `indexed` is kept from search engines and out of the sitemap.
    `card` is its drawn link preview, without one the site's own is shown; `photo` stands for it elsewhere.
    `canonical` is the address to be known by where that is not its own, `section` the address of its menu entry,
    `heading` its own step in its breadcrumbs; `photos` are those at its top; `languages` are the editions (language to
    folder) that have the page, where there are several.
    """

    address: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any]
    indexed: bool = True
    photo: PhotoView | None = None
    card: Rendition | None = None
    canonical: str | None = None
    section: str = ""
    trail: tuple[Crumb, ...] = ()
    kind: str = "website"
    heading: str = ""
    photos: tuple[PhotoView, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)


def first_photo(views: Iterable[Any]) -> PhotoView | None:
    """Return the first photo that any of the views (of products, promos, businesses) has."""
    return next((view.photo for view in views if view.photo), None)
