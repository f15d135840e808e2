"""The site of a build: every page and every file of it, written into one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from katalog import assemble, offline, previews, publish, sitemap
from katalog.data_page import DataPage
from katalog.editions import Edition, folders
from katalog.page_head import locale_of
from katalog.render import Renderer
from katalog.settings import Settings
from katalog.site_folder import SiteFolder

Fill = Callable[[DataPage, Renderer], str]
"""Puts the head and body that a renderer makes of a page into the shell around every page."""


class UnshownError(ValueError):
    """A page's link preview would not show."""


class WholeSite:
    """All that `assemble.site` made of the entries, and what renders it; `more` files come from elsewhere, by address.

    Raises as `assemble.site` does.
    """

    def __init__(self, prepared: assemble.Prepared, settings: Settings, progress: assemble.Progress | None) -> None:
        self._settings = settings
        self._site = assemble.site(prepared, settings, progress)
        self._editions = [
            (
                edition,
                Renderer(
                    edition,
                    prepared.pictures,
                    downloads=self._site.files,
                    editions=folders(self._site.editions),
                    marks=self._site.marks,
                ),
            )
            for edition in self._site.editions
        ]

    @property
    def renderer(self) -> Renderer:
        """Return what renders the pages in the village's own language."""
        return self._editions[0][1]

    @property
    def notice(self) -> str:
        """Return what could not be made, "" for nothing."""
        return self._site.notice

    def write(self, root: Path, fill: Fill, documents: Iterable[str], more: Mapping[str, bytes | Path]) -> None:
        """Write everything into the folder `root`; `documents` are the whole addresses of pages that are there already.

        Raises UnshownError at the first page whose link preview would not show, OSError where `root` cannot be written.
        """
        folder = SiteFolder(root)
        listed = []
        for edition, renderer in self._editions:
            for page in edition.pages:
                address = edition.settings.edition + page.address
                content = fill(page, renderer).encode()
                self._check(address, content, renderer)
                folder.write(address, content)
                if page.indexed:
                    listed.append((self._settings.site_url + address, self._site.changed.get(address)))
        listed += [(url, None) for url in documents]
        made = {**self._site.contents, **self._scripts_and_data(), **sitemap.files(listed, self._settings.site_url)}
        for address, content in made.items():
            folder.write(address, content)
        ready = dict(self._site.files)
        for address, each in more.items():
            if isinstance(each, Path):
                ready[address] = each
            else:
                folder.write(address, each)
        publish.place_all(ready, root)

    def _scripts_and_data(self) -> dict[str, bytes]:
        return {
            edition.settings.edition + address: content
            for edition, renderer in self._editions
            for address, content in {**renderer.files(), **_worker(edition, renderer)}.items()
        }

    def _check(self, address: str, content: bytes, renderer: Renderer) -> None:
        """Stop at a page whose link preview would not show; a site without https can show none at all."""
        if not self._settings.site_url.startswith("https:"):
            return
        locale = locale_of(renderer.texts.language)
        found = previews.violations(content, self._picture, locale, pictured=self._settings.cards)
        if found:
            message = f"Pratinjau tautan /{address} tidak akan tampil: {found[0]}."
            raise UnshownError(message)

    @lru_cache(maxsize=64)  # noqa: B019 - a build has one of these; neighbours share pictures
    def _picture(self, url: str) -> bytes | None:
        """Return the bytes of a picture by the absolute address a page names, None where it is not published."""
        path = self._site.files.get(url.removeprefix(self._settings.site_url))
        return path.read_bytes() if path else None


def _worker(edition: Edition, renderer: Renderer) -> Mapping[str, bytes]:
    return offline.files(renderer, edition.pages, edition.catalogue.village, edition.settings)
