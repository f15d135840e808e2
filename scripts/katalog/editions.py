"""The site in each of its languages: the same pages, a folder each, and which of them have twins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from katalog import addresses, translation
from katalog.data_page import DataPage
from katalog.model import Catalogue
from katalog.page_views import Pictures, ViewMaker, VillageView
from katalog.pages import data_pages
from katalog.settings import Settings
from katalog.texts import Texts


@dataclass(frozen=True)
class Edition:
    """A catalogue in one language with the words around it; the addresses of `pages` begin in `settings.edition`."""

    settings: Settings
    catalogue: Catalogue
    texts: Texts
    view: VillageView
    pages: tuple[DataPage, ...]


def editions_of(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> tuple[Edition, ...]:
    """Return the site in the village's own language, then in English where the village wants that.

    The English one has every page that shows data, but no old addresses and no page for missing ones.
    """
    made = [_edition(catalogue, pictures, settings)]
    if catalogue.village.in_english and made[0].texts.language != translation.ENGLISH:
        english = settings.for_edition(f"{translation.ENGLISH}/")
        whole = _edition(translation.in_english(catalogue), pictures, english)
        shown = (page for page in whole.pages if page.canonical is None and page.address != addresses.NOT_FOUND)
        made.append(replace(whole, pages=tuple(shown)))
    return tuple(_with_twins(made)) if len(made) > 1 else tuple(made)


def folders(editions: Sequence[Edition]) -> dict[str, str]:
    """Return the folder of each language, nothing where there is one language."""
    several = len(editions) > 1
    return {each.texts.language: each.settings.edition for each in editions} if several else {}


def _edition(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> Edition:
    texts = Texts.read(settings.overrides, catalogue.village.language)
    view = ViewMaker(catalogue, pictures, settings, texts).village()
    return Edition(settings, catalogue, texts, view, tuple(data_pages(view, settings, texts)))


def _with_twins(editions: Sequence[Edition]) -> Iterator[Edition]:
    languages = folders(editions)
    shared = set.intersection(*({page.address for page in each.pages} for each in editions))
    for each in editions:
        pages = (replace(page, languages=languages) if page.address in shared else page for page in each.pages)
        yield replace(each, pages=tuple(pages))
