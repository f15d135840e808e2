"""Composes all of a site: a build writes it, a live preview asks for what stands at one address, tests do both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from katalog import addresses
from katalog.data import feeds, search_index
from katalog.orders import order_data
from katalog.pages.editions import Edition, editions_of, folders
from katalog.pages.views import Pictures
from katalog.photos import make, plan
from katalog.photos.plan import Picture
from katalog.settings import Settings
from katalog.share.cards import collect
from katalog.share.kit.kit_pages import KitPages
from katalog.site import manifest, published_addresses, sitemap, sitemap_dates
from katalog.site.drawn import Drawn
from katalog.site.edition_parts import EditionParts, Fill, Shown
from katalog.site.environment import Around
from katalog.site.gone_pages import GonePages
from katalog.site.parts import Content, Files, Part, Ready
from katalog.site.prepare import Prepared


class Site:
    """The site of prepared entries: `parts` in the order in which they are written, the later over the earlier.

    `editions` are what it has in each language, the village's own first. `notice` says what could not be made, "" for
    nothing. `fill` puts pages into the shell around them, `draw` gives the pictures that go with a site. `documents`
    are the whole addresses of pages that are made elsewhere and only listed here, `more` are parts from elsewhere.
    With `shown` it is a live preview. Raises ValueError where the entries cannot be shown, and what `draw` raises.
    """

    def __init__(  # noqa: PLR0913  # what a site is made of
        self,
        prepared: Prepared,
        settings: Settings,
        fill: Fill,
        *,
        draw: Callable[[Edition, Settings, Picture | None], Drawn] = Drawn.of,
        documents: Sequence[str] = (),
        more: Sequence[Part] = (),
        shown: Shown | None = None,
    ) -> None:
        if prepared.catalogue is None:
            raise ValueError("nothing to show")
        self._prepared = prepared
        self._settings = settings
        self._documents = documents
        own, *others = editions_of(prepared.catalogue, prepared.pictures, settings)
        drawn = draw(own, settings, prepared.logo)
        kit_pages = KitPages(own.view, settings.today, own.texts, drawn.kit.files)
        gone_pages = GonePages(own.view, lambda: self._register, own.texts, prepared.left_out)
        own = replace(own, pages=replace(own.pages, more=(kit_pages, gone_pages)))
        editions = [replace(each, pages=replace(each.pages, cards=drawn.cards)) for each in (own, *others)]
        around = Around(
            settings.overrides,
            drawn.kit.files,
            folders(editions),
            drawn.marks,
            settings.additions,
            next(iter(settings.own_look), None),
            is_preview=shown is not None,
        )
        of_own = [url.removeprefix(settings.site_url) for url in documents]
        self.editions = tuple(
            EditionParts(each, prepared.pictures, around, fill, shown, documents=() if each.where.edition else of_own)
            for each in editions
        )
        self.notice = drawn.kit.notice
        self.parts: tuple[Part, ...] = (
            *(part for each in self.editions for part in each.parts),
            *self._data_parts(drawn),
            *more,
            *self._ready_parts(drawn),
        )

    def files(self) -> Iterator[tuple[str, Content]]:
        """Yield every page and every file with its site-relative address."""
        for part in self.parts:
            yield from part.files()

    def at(self, address: str) -> Content | None:
        """Return what stands at a site-relative address, None where nothing does; of the rest little is made."""
        for part in reversed(self.parts):
            if part.covers(address) and (content := part.at(address)) is not None:
                return content
        return None

    def _data_parts(self, drawn: Drawn) -> Iterator[Part]:
        """Yield what is made of data for scripts and other programs."""
        own, pictures, site_url = self.editions[0].edition, self._prepared.pictures, self._settings.site_url
        yield Files(addresses.MANIFEST.__eq__, lambda: manifest.files(own, drawn.icons).items())
        for each in self.editions:
            of = each.edition
            make_orders = partial(order_data.files, of.catalogue, of.where, pictures)
            yield Files(order_data.covers, make_orders, of.where.edition)
        make_feeds = partial(feeds.feeds, own.catalogue, pictures, site_url, self._settings.today)
        yield Files(feeds.covers, lambda: make_feeds(self._first_seen).items())
        yield Files(sitemap.covers, lambda: sitemap.files(list(self._listed()), site_url).items())

    def _ready_parts(self, drawn: Drawn) -> Iterator[Part]:
        """Yield what lies ready in the cache."""
        pictures, folder = self._prepared.pictures, make.published_from(self._settings)
        yield Files(_is_in_pictures, partial(_photos, pictures, folder))
        for each in self.editions:
            of = each.edition
            yield Files(_is_thumbnail, partial(_thumbnails, of, pictures, folder), of.where.edition)
        cards = collect.published_from(self._settings)
        shown = sorted({card.name for card in drawn.cards.values()})
        yield Ready({addresses.PICTURES + name: cards / name for name in shown})
        yield Ready(drawn.kit.files)
        yield Ready(drawn.icons.files)

    def _listed(self) -> Iterator[tuple[str, date | None]]:
        """Yield the whole address of every page for search engines, and the day it last changed where that is known."""
        changed = sitemap_dates.changed(self.editions[0].edition.view, self._first_seen, self._settings.today)
        for each in self.editions:
            for address in each.pages.listed:
                yield self._settings.site_url + address, changed.get(address)
        for url in self._documents:
            yield url, None

    @cached_property
    def _register(self) -> published_addresses.Register:
        """The addresses published before, and with them those of this catalogue."""
        register, catalogue = self._prepared.register, self._prepared.catalogue
        if catalogue is None or not (self._settings.recording or register.entries):
            return register  # nothing is known, not even that all of it is new
        return register.after(catalogue, self._settings.today)

    @cached_property
    def _first_seen(self) -> Mapping[str, date]:
        """Since when pages are known."""
        return self._register.first_seen(self._settings.today)


def _is_in_pictures(address: str) -> bool:
    return address.startswith(addresses.PICTURES)


def _is_thumbnail(address: str) -> bool:
    return address.endswith(f"/{addresses.THUMBNAIL}")


def _photos(pictures: Pictures, folder: Path) -> Iterator[tuple[str, Path]]:
    for name in sorted(plan.page_files(pictures.values())):
        yield addresses.PICTURES + name, folder / name


def _thumbnails(edition: Edition, pictures: Pictures, folder: Path) -> Iterator[tuple[str, Path]]:
    for address, name in search_index.thumbnails(edition.catalogue, pictures).items():
        yield address, folder / name
