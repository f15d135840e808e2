"""Makes the parts that a site has in each language: data for search and filters, pages, scripts, service worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from katalog import addresses
from katalog.data import filters, search_index
from katalog.data.begun import BegunFiles
from katalog.pages.editions import Edition
from katalog.pages.page import Group, Page
from katalog.pages.views import Pictures
from katalog.problems import Problem
from katalog.site import service_worker
from katalog.site.assets.assets import FOLDER
from katalog.site.crew import Crew
from katalog.site.environment import Around
from katalog.site.fragments import BASE_MARK
from katalog.site.parts import Data, Files, Part
from katalog.site.render import Renderer
from katalog.site.templates import KeptTemplates

PREVIEW_DATA = ("data/cari.json", "data/saring.json")
"""Where search and filters begin in a preview: a name that follows the content would need all of it for each page."""

FIRST_GROUPS, LAST_GROUPS = 6, 2  # of an edition's pages: between them is one of nearly every kind

Fill = Callable[[str, str, str], str]
"""Returns the whole page of a language, a head and a body."""


@dataclass(frozen=True)
class Shown:
    """What a live preview adds: `problems` told on every page, and by edition the `templates` kept for the next."""

    problems: Sequence[Problem]
    templates: MutableMapping[str, KeptTemplates]


@dataclass
class _Noted:
    """What is noted of pages while they are written: see PagesPart."""

    listed: list[str] = field(default_factory=list)
    first_parts: set[str] = field(default_factory=set)


class PagesPart:
    """The pages of an edition, filled into the shell around all pages."""

    def __init__(
        self, edition: Edition, renderer: Callable[[], Renderer], fill: Fill, problems: Sequence[Problem]
    ) -> None:
        self._edition = edition
        self._folder = edition.where.edition
        self._renderer = renderer
        self._fill = fill
        self._problems = problems
        self._listed: Sequence[str] | None = None
        self._first_parts: frozenset[str] | None = None

    def __iter__(self) -> Iterator[Page]:
        return iter(self._edition.pages)

    def covers(self, address: str) -> bool:
        """Return whether `address` is that of a page in the edition's folder."""
        return address.startswith(self._folder) and (not address or address.endswith(("/", ".html")))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every page."""
        noted = _Noted()
        for group in self._edition.pages.groups():
            yield from self._files_of(group, noted)
        self._end([noted])

    def write(self, write: Callable[[str, bytes], None], processes: int) -> None:
        """Have `write` put every page, with its address, where it belongs, called in so many processes at once.

        Raises HelperLostError where one of them is ended from outside, and what `write` raises.
        """
        self._renderer()  # has the data made, which all pages name
        groups = list(self._edition.pages.groups())
        # Home and lists, a business, a kit, what is gone: their templates are compiled now, and not in every process.
        ends = {*range(min(FIRST_GROUPS, len(groups))), *range(max(0, len(groups) - LAST_GROUPS), len(groups))}
        others = [turn for turn in range(len(groups)) if turn not in ends]

        def written(turns: Iterable[int]) -> dict[int, _Noted]:
            noted = {}
            for turn in turns:
                noted[turn] = _Noted()
                for address, content in self._files_of(groups[turn], noted[turn]):
                    write(address, content)
            return noted

        noted = written(sorted(ends))
        with Crew(lambda turns: written(others[turn] for turn in turns), len(others), processes) as crew:
            for found in crew.results():
                noted |= found
        self._end([noted[turn] for turn in sorted(noted)])

    def _files_of(self, group: Group, noted: _Noted) -> Iterator[tuple[str, bytes]]:
        for page in group():
            address = self._folder + page.address
            yield address, self.html(page).encode()
            noted.first_parts |= first_part(page.address)
            if page.indexed:
                noted.listed.append(address)

    def _end(self, noted: Sequence[_Noted]) -> None:
        self._listed = [address for each in noted for address in each.listed]
        self._first_parts = frozenset[str]().union(*(each.first_parts for each in noted))
        self._renderer().fragments.forget()  # what was drawn for many pages

    def at(self, address: str) -> bytes | None:
        """Return the page at an address; few others are made for it."""
        page = self._edition.pages.at(address.removeprefix(self._folder))
        return self.html(page).encode() if page else None

    def html(self, page: Page) -> str:
        """Return a page; in a preview with what is wrong with the entries on top."""
        renderer = self._renderer()
        banner = renderer.preview_problems(page, self._problems) if self._problems else ""
        return self._fill(renderer.texts.language, renderer.head(page), banner + renderer.body(page))

    @property
    def listed(self) -> Sequence[str]:
        """The addresses of pages for search engines."""
        if self._listed is None:
            self._listed = [self._folder + page.address for page in self if page.indexed]
        return self._listed

    @property
    def first_parts(self) -> frozenset[str]:
        """The first parts of the pages' addresses in the edition's folder."""
        if self._first_parts is None:
            self._first_parts = frozenset[str]().union(*(first_part(page.address) for page in self))
        return self._first_parts


def first_part(address: str) -> set[str]:
    """Return the first part of a page's address, "" of the home page's; none of what is no folder."""
    return {address.partition("/")[0]} if not address or address.endswith("/") else set()


class EditionParts:
    """What a site has once in each language; `parts` in the order in which they are written.

    The data is made before the pages, which name it, and forgotten once it is written. `documents` are the addresses
    of pages in the edition's folder that are made elsewhere.
    """

    def __init__(  # noqa: PLR0913  # what an edition is made of
        self,
        edition: Edition,
        pictures: Pictures,
        around: Around,
        fill: Fill,
        shown: Shown | None,
        *,
        documents: Sequence[str] = (),
    ) -> None:
        self.edition = edition
        self._documents = documents
        self._pictures = pictures
        self._around = around
        folder = edition.where.edition
        self._kept = shown.templates.setdefault(folder, KeptTemplates()) if shown else None
        search, browse = PREVIEW_DATA if shown else ("", "")
        self._search = Data(search_index.covers, self._search_files, folder, search)
        self._browse = Data(filters.covers, self._browse_files, folder, browse)
        self.pages = PagesPart(edition, lambda: self.renderer, fill, shown.problems if shown else ())
        self.parts: Sequence[Part] = (
            self._search,
            self._browse,
            self.pages,
            Files(lambda address: address.startswith(FOLDER), self._static_files, folder),
            Files(addresses.WORKER.__eq__, self._worker, folder),
        )

    @cached_property
    def renderer(self) -> Renderer:
        """What renders the pages, each of which names the data."""
        self._drawing.name_data(self._search.start, self._browse.start, filters.quick(self.edition.view))
        return self._drawing

    @cached_property
    def _drawing(self) -> Renderer:
        """What renders all but pages: the cards in the data have to be drawn before the data has a name."""
        return Renderer(self.edition, self._around, kept=self._kept)

    def _static_files(self) -> Iterable[tuple[str, bytes]]:
        return self._drawing.static_files.items()

    def _worker(self) -> Iterable[tuple[str, bytes]]:
        folders = self.pages.first_parts.union(*map(first_part, self._documents))
        return service_worker.files(self.renderer, self.edition, self._around.overrides, folders).items()

    def _search_files(self) -> BegunFiles:
        edition, spoken = self.edition, self._drawing.spoken
        return search_index.files(edition.catalogue, self._pictures, edition.texts, spoken, edition.where.to_shared)

    def _browse_files(self) -> BegunFiles:
        cards = self._drawing.fragments
        return filters.files(
            self.edition.view,
            self.edition.texts,
            product_card=partial(cards.card, BASE_MARK),
            business_card=partial(cards.business_card, BASE_MARK),
        )
