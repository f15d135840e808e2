"""Puts the site together in each of its languages: the same pages, a folder each, and which of them have twins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from katalog import addresses
from katalog.contract.model import Catalogue
from katalog.pages.english import ENGLISH, in_english
from katalog.pages.page import DataPage
from katalog.pages.pages import DataPages
from katalog.pages.views import Pictures, ViewMaker, VillageView
from katalog.photos.plan import Rendition
from katalog.settings import Settings
from katalog.texts import Texts


@dataclass(frozen=True)
class Pages:
    """The pages of an edition: those that show `data`, then `more`; each is made when it is come to or asked for.

    `languages` are the editions (language to folder) where there are several; one that `is_translated` has only the
    pages that all of them have. `cards` are drawn link previews by the address of the page they were drawn for.
    """

    data: DataPages
    languages: Mapping[str, str] = field(default_factory=dict)
    is_translated: bool = False
    more: Callable[[], Iterable[DataPage]] = tuple
    cards: Mapping[str, Rendition] = field(default_factory=dict)

    def __iter__(self) -> Iterator[DataPage]:
        for page in self.data:
            if self._has(page):
                yield self._finished(page, self._languages_of(page))
        for page in self.more():
            yield self._finished(page, {})

    def at(self, address: str) -> DataPage | None:
        """Return the page that shows data at an address, None where there is none."""
        page = self.data.at(address)
        return self._finished(page, self._languages_of(page)) if page and self._has(page) else None

    def _has(self, page: DataPage) -> bool:
        return not self.is_translated or _is_in_all(page)

    def _languages_of(self, page: DataPage) -> Mapping[str, str]:
        return self.languages if _is_in_all(page) else {}

    def _finished(self, page: DataPage, languages: Mapping[str, str]) -> DataPage:
        changed: dict[str, Any] = {"languages": languages} if languages else {}
        if card := self._card_of(page):
            changed["card"] = card
        return replace(page, **changed) if changed else page

    def _card_of(self, page: DataPage) -> Rendition | None:
        """Return the card of a page; an old address and an owner's kit have that of the page they belong to."""
        own = page.address if page.canonical is None else page.canonical
        of_parent = page.trail[-1].address if page.trail and not page.indexed else None
        return self.cards.get(own) or (None if of_parent is None else self.cards.get(of_parent))


@dataclass(frozen=True)
class Edition:
    """A catalogue in one language with the words around it; the addresses of `pages` begin in `settings.edition`."""

    settings: Settings
    catalogue: Catalogue
    texts: Texts
    view: VillageView
    pages: Pages


def editions_of(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> tuple[Edition, ...]:
    """Return the site in the village's own language, then in English where the village wants that.

    The English one has every page that shows data, but no old addresses and no page for missing ones.
    """
    made = [_edition(catalogue, pictures, settings)]
    if catalogue.village.in_english and made[0].texts.language != ENGLISH:
        english = settings.for_edition(f"{ENGLISH}/")
        made.append(_edition(in_english(catalogue), pictures, english))
    languages = folders(made)
    return tuple(
        replace(each, pages=replace(each.pages, languages=languages, is_translated=each is not made[0]))
        for each in made
    )


def folders(editions: Sequence[Edition]) -> dict[str, str]:
    """Return the folder of each language, nothing where there is one language."""
    several = len(editions) > 1
    return {each.texts.language: each.settings.edition for each in editions} if several else {}


def _edition(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> Edition:
    texts = Texts.read(settings.overrides, catalogue.village.language)
    view = ViewMaker(catalogue, pictures, settings, texts).village()
    return Edition(settings, catalogue, texts, view, Pages(DataPages(view, settings, texts)))


def _is_in_all(page: DataPage) -> bool:
    """Return whether every edition has a page that shows data: not old addresses, nor the page for missing ones."""
    return page.canonical is None and page.address != addresses.NOT_FOUND
