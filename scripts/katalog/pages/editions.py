"""Puts the site together in each of its languages: the same pages, a folder each, and which of them have twins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, Protocol

from katalog import addresses
from katalog.contract.model import Catalogue
from katalog.pages.english import ENGLISH, in_english
from katalog.pages.page import Group, Page
from katalog.pages.pages import DataPages
from katalog.pages.view_maker import ViewMaker
from katalog.pages.views import Pictures, VillageView
from katalog.photos.plan import Rendition
from katalog.settings import Settings, SiteAddress
from katalog.texts import Texts


class SomePages(Protocol):
    """Pages that are made when they are come to or asked for."""

    def groups(self) -> Iterator[Group]:
        """Yield what makes the pages, a few at a time, in a fixed order."""

    def at(self, address: str) -> Page | None:
        """Return the page at an address, None where there is none."""


@dataclass(frozen=True)
class Pages:
    """The pages of an edition: those that show `data`, then `more`; each is made when it is come to or asked for.

    `languages` are the editions (language to folder) where there are several; one that `is_translated` has only the
    pages that all of them have. `cards` are drawn link previews by the address of the page they were drawn for.
    """

    data: DataPages
    languages: Mapping[str, str] = field(default_factory=dict)
    is_translated: bool = False
    more: tuple[SomePages, ...] = ()
    cards: Mapping[str, Rendition] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Page]:
        return chain.from_iterable(group() for group in self.groups())

    def groups(self) -> Iterator[Group]:
        """Yield what makes the pages, a few at a time: what pages of one group share is made once."""
        for group in self.data.groups():
            yield partial(self._with_languages, group)
        for group in chain.from_iterable(some.groups() for some in self.more):
            yield partial(self._in_one_language, group)

    def _with_languages(self, group: Group) -> Iterator[Page]:
        for page in group():
            if self._has(page):
                yield self._finished(page, self._languages_of(page))

    def _in_one_language(self, group: Group) -> Iterator[Page]:
        for page in group():
            yield self._finished(page, {})

    def at(self, address: str) -> Page | None:
        """Return the page at an address, None where there is none."""
        page = self.data.at(address)
        if page:
            return self._finished(page, self._languages_of(page)) if self._has(page) else None
        page = next((page for some in self.more if (page := some.at(address))), None)
        return self._finished(page, {}) if page else None

    def _has(self, page: Page) -> bool:
        return not self.is_translated or _is_in_all(page)

    def _languages_of(self, page: Page) -> Mapping[str, str]:
        return self.languages if _is_in_all(page) else {}

    def _finished(self, page: Page, languages: Mapping[str, str]) -> Page:
        changed: dict[str, Any] = {"languages": languages} if languages else {}
        if card := self._card_of(page):
            changed["card"] = card
        return replace(page, **changed) if changed else page

    def _card_of(self, page: Page) -> Rendition | None:
        """Return the card of a page; an old address and an owner's kit have that of the page they belong to."""
        own = page.address if page.canonical is None else page.canonical
        of_parent = page.trail[-1].address if page.trail and not page.indexed else None
        return self.cards.get(own) or (None if of_parent is None else self.cards.get(of_parent))


@dataclass(frozen=True)
class Edition:
    """A catalogue in one language with the words around it; it is published at `where`, as of `today`."""

    where: SiteAddress
    catalogue: Catalogue
    texts: Texts
    view: VillageView
    pages: Pages
    today: date


def editions_of(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> tuple[Edition, ...]:
    """Return the site in the village's own language, then in English where the village wants that.

    The English one has every page that shows data, but no old addresses and no page for missing ones.
    """
    where = settings.address
    made = [_edition(catalogue, pictures, where, settings)]
    if catalogue.village.in_english and made[0].texts.language != ENGLISH:
        english = replace(where, edition=f"{ENGLISH}/")
        made.append(_edition(in_english(catalogue), pictures, english, settings))
    languages = folders(made)
    return tuple(
        replace(each, pages=replace(each.pages, languages=languages, is_translated=each is not made[0]))
        for each in made
    )


def folders(editions: Sequence[Edition]) -> dict[str, str]:
    """Return the folder of each language, nothing where there is one language."""
    several = len(editions) > 1
    return {each.texts.language: each.where.edition for each in editions} if several else {}


def _edition(catalogue: Catalogue, pictures: Pictures, where: SiteAddress, settings: Settings) -> Edition:
    texts = Texts.read(settings.overrides, catalogue.village.language)
    view = ViewMaker(catalogue, pictures, where, texts, settings.today).village()
    return Edition(where, catalogue, texts, view, Pages(DataPages(view, where, texts, settings.today)), settings.today)


def _is_in_all(page: Page) -> bool:
    """Return whether every edition has a page that shows data: not old addresses, nor the page for missing ones."""
    return page.canonical is None and page.address != addresses.NOT_FOUND
