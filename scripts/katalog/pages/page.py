"""Says what all kinds of pages have, and what each kind can say of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MemberDescriptorType
from typing import Any, ClassVar, NamedTuple, Protocol

from katalog import addresses
from katalog.contract.model import Village
from katalog.pages import json_ld
from katalog.pages.security_policy import NOTHING, Outside
from katalog.pages.views import PhotoView
from katalog.photos.plan import Rendition
from katalog.texts import Texts

DESCRIPTION_MAX = 160  # characters a search engine shows


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step from the home page to a page; `address` is relative to the root."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The pictures that stand for the whole site, by address from the root, "" for what was not made.

    `tab` is its icon in a browser's tab, `touch` on a home screen, `card` the preview of a page without one of its own,
    `logo` the village's beside its name.
    """

    tab: str = ""
    touch: str = ""
    card: str = ""
    logo: str = ""


NO_MARKS = Marks()


class Pictured(Protocol):
    """What has a photo that stands for it, or none."""

    @property
    def photo(self) -> PhotoView | None:
        """Return that photo."""


class Named(NamedTuple):
    """A name on a link preview, and the `slug` whose words stand for it where the font can show none of its letters."""

    text: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the link preview of a page says and shows; `share.cards` draws it.

    `over` is a line above the name, "" for the village's. `tag` is said on a label, `note` before it. Of what is
    `pictured` the first few different photos are shown. The colours are those of a `category` (its id) or, where none
    is meant, of that number.
    """

    name: Named
    under: tuple[Named, ...] = ()
    tag: str = ""
    note: str = ""
    over: str = ""
    pictured: Iterable[Pictured] = ()
    category: str = ""
    colour: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; see `site.render.Renderer` for what becomes of it.

    `address` is relative to the site's root, `title` and `description` go into the head. A page that is not `indexed`
    is kept from search engines and out of the sitemap. `card` is its drawn link preview, without one the site's own is
    shown; `photo` stands for it elsewhere. `canonical` is the address to be known by where that is not its own,
    `section` the address of its menu entry, `heading` its own step in its breadcrumbs; `photos` are those at its top;
    `languages` are the editions (language to folder) that have the page, where there are several.

    A kind of page adds what its template reads: references to views and models, never copies.
    """

    template: ClassVar[str]
    og_type: ClassVar[str] = "website"  # https://ogp.me/#types
    style: ClassVar[str] = ""  # a style sheet that it needs besides that of all pages

    address: str
    title: str
    description: str
    indexed: bool = True
    photo: PhotoView | None = None
    card: Rendition | None = None
    canonical: str | None = None
    section: str = ""
    trail: tuple[Crumb, ...] = ()
    heading: str = ""
    photos: tuple[PhotoView, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)

    @property
    def needs(self) -> Outside:
        """What it may ask other sites for, once the visitor wants it."""
        return NOTHING

    def json_ld(self, around: json_ld.Around) -> json_ld.Node:
        """Return what it is about, for search engines."""
        return json_ld.site_graph(around)

    def card_words(self, village: Village, texts: Texts) -> CardWords | None:  # noqa: ARG002  # kinds use them
        """Return what its link preview says, None where the site's own does."""
        return None

    def context(self) -> dict[str, Any]:
        """Return what its template reads by name: all that its kind has and other kinds have not."""
        names = _own_names(type(self))  # type: ignore[arg-type]  # mypy takes the hash of instances for that of classes
        return {name: getattr(self, name) for name in names}


Group = Callable[[], Iterable[Page]]
"""Makes some pages that belong together: what is drawn for one serves all; no other group has their addresses."""


@cache
def _own_names(kind: type[Page]) -> tuple[str, ...]:
    common = set(dir(Page))
    values = (name for name in dir(kind) if isinstance(getattr(kind, name), MemberDescriptorType | property))
    return tuple(name for name in values if name not in common)


class PageWords:
    """The words of the interface with what many pages of one village say: how they are titled, where they begin."""

    def __init__(self, village: Village, texts: Texts) -> None:
        self.village = village
        self._texts = texts
        self.home = self.step("menu.beranda", addresses.HOME)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` as `Texts` does."""
        return self._texts(key, **values)

    @property
    def language(self) -> str:
        """The language of the words."""
        return self._texts.language

    def step(self, key: str, address: str) -> Crumb:
        """Return a step of breadcrumbs that is named by a text."""
        return Crumb(self._texts(key), address)

    def titled(self, name: str) -> str:
        """Return the title of a page called `name`."""
        return self._texts("situs.judul", judul=name, desa=self.village.name)


def first_photo(views: Iterable[Pictured]) -> PhotoView | None:
    """Return the first photo that any of the views (of products, promos, businesses) has."""
    return next((view.photo for view in views if view.photo), None)
