"""The site of a build: every page and every file of it, written into one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from katalog.pages.editions import Edition, folders
from katalog.pages.page import Page
from katalog.settings import Settings
from katalog.site import contents, service_worker, sitemap
from katalog.site.publish import swap
from katalog.site.render import Renderer
from katalog.site.site_folder import SiteFolder

Fill = Callable[[Page, Renderer], str]
"""Puts the head and body that a renderer makes of a page into the shell around every page."""


class WholeSite:
    """All that `contents.site` makes of the entries, put into the folder `root`, one language after the other.

    Of each the largest data is written first, then its pages; what was drawn for them is forgotten before the next.
    Raises as `contents.site` does.
    """

    def __init__(
        self, prepared: contents.Prepared, settings: Settings, root: Path, progress: contents.Progress | None
    ) -> None:
        self._prepared = prepared
        self._settings = settings
        self._root = root
        self._folder = SiteFolder(root)
        self._site = contents.site(prepared, settings, progress)
        self._renderer = self._renderer_of(self._site.editions[0])

    def _renderer_of(self, edition: Edition) -> Renderer:
        renderer = Renderer(
            edition,
            self._prepared.pictures,
            downloads=self._site.files,
            editions=folders(self._site.editions),
            marks=self._site.marks,
        )
        for address, content in renderer.data_files(keep=False).items():
            self._folder.write(edition.settings.edition + address, content)
        return renderer

    @property
    def renderer(self) -> Renderer:
        """Return what renders the pages in the village's own language."""
        return self._renderer

    @property
    def notice(self) -> str:
        """Return what could not be made, "" for nothing."""
        return self._site.notice

    def write(self, fill: Fill, documents: Iterable[str], more: Mapping[str, bytes | Path]) -> None:
        """Write the pages and everything else; `documents` are the whole addresses of pages that are there already.

        `more` are files from elsewhere, by site-relative address. Raises OSError where the folder cannot be written.
        """
        own, *others = self._site.editions
        listed = self._write_edition(own, self._renderer, fill)
        for edition in others:
            listed += self._write_edition(edition, self._renderer_of(edition), fill)
        listed += ((url, None) for url in documents)
        made = contents.contents(self._site, self._prepared, self._settings)
        for address, content in chain(made, sitemap.files(listed, self._settings.site_url).items()):
            self._folder.write(address, content)
        ready = dict(self._site.files)
        for address, each in more.items():
            if isinstance(each, Path):
                ready[address] = each
            else:
                self._folder.write(address, each)
        swap.place_all(ready, self._root)

    def _write_edition(self, edition: Edition, renderer: Renderer, fill: Fill) -> list[tuple[str, date | None]]:
        """Write pages and scripts; return the pages for search engines, each with the day it last changed."""
        listed = []
        for page in edition.pages:
            address = edition.settings.edition + page.address
            content = fill(page, renderer).encode()
            self._folder.write(address, content)
            if page.indexed:
                listed.append((self._settings.site_url + address, self._site.changed.get(address)))
        worker = service_worker.files(renderer, edition.pages, edition.catalogue.village, edition.settings)
        for address, content in {**renderer.static_files, **worker}.items():
            self._folder.write(edition.settings.edition + address, content)
        renderer.forget()
        return listed
