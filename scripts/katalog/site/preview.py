"""The site of a live preview: each page and each file is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from katalog import addresses
from katalog.data import feeds
from katalog.pages.editions import Edition, editions_of, folders
from katalog.pages.page import Marks, Page
from katalog.settings import Settings
from katalog.share.cards import site_icons
from katalog.share.kit.kit_pages import kit_pages_of
from katalog.site import contents, service_worker
from katalog.site.render import Renderer
from katalog.site.templates import KeptTemplates

FEED_ENDINGS = frozenset({".json", ".csv", ".xml", ".geojson", ".vcf", ".txt"})


class PreviewSite:
    """What `contents.site` makes for a build, of the same entries, but of it only what is asked for.

    Raises ValueError where nothing can be shown. What many pages share is worked out at its first use and then kept, so
    an edit makes a new one of these; `kept` are the templates of each language, for the next one.
    """

    def __init__(
        self, prepared: contents.Prepared, settings: Settings, kept: MutableMapping[str, KeptTemplates]
    ) -> None:
        if prepared.catalogue is None:
            raise ValueError("nothing to show")
        self._prepared = prepared
        self._settings = settings
        self._editions = editions_of(prepared.catalogue, prepared.pictures, settings)
        self._icons = site_icons.make(prepared.catalogue.village, settings)
        marks = Marks(tab=self._icons.tab, touch=self._icons.touch)
        self._renderers = [
            Renderer(
                edition,
                prepared.pictures,
                editions=folders(self._editions),
                marks=marks,
                kept=kept.setdefault(edition.settings.edition, KeptTemplates()),
            )
            for edition in self._editions
        ]

    @property
    def renderer(self) -> Renderer:
        """Return what renders the pages in the village's own language."""
        return self._renderers[0]

    def page(self, address: str) -> tuple[Page, Renderer] | None:
        """Return the page at a site-relative address and what renders it, None where there is none."""
        for edition, renderer in zip(self._editions, self._renderers, strict=True):
            folder = edition.settings.edition
            if address.startswith(folder) and (page := edition.pages.at(address.removeprefix(folder))):
                return page, renderer
        page = self._kit_page(address) or self._gone_pages.get(address)
        return (page, self.renderer) if page else None

    def file(self, address: str) -> bytes | Path | None:
        """Return the file at a site-relative address, made or lying ready, None where there is none.

        What its address shows it cannot be among is not worked out: a browser asks for much that is not there.
        """
        path = PurePosixPath(address)
        if found := self._small_files.get(address) or self._icons.files.get(address):
            return found
        if addresses.PICTURES in address or path.name == addresses.THUMBNAIL:
            return self._ready_files.get(address)
        if path.parent.name == "pesanan" or path.stem == "qris":
            return self._order_files.get(address)
        if "data" in path.parts:
            return self._data_files.get(address)
        return self._feeds.get(address) if path.suffix in FEED_ENDINGS else None

    def _kit_page(self, address: str) -> Page | None:
        own = self._editions[0]
        seller = own.view.business(address.removeprefix(addresses.BUSINESSES).partition("/")[0])
        if seller is None:
            return None
        pages = kit_pages_of(seller, own.catalogue.village, self._settings, own.texts)
        return next((page for page in pages if page.address == address), None)

    @cached_property
    def _gone_pages(self) -> Mapping[str, Page]:
        register = contents.known_addresses(self._prepared, self._settings)
        return {page.address: page for page in contents.pages_of_the_gone(self._editions[0], self._prepared, register)}

    @cached_property
    def _small_files(self) -> Mapping[str, bytes]:
        return {
            **self._in_folders(lambda _, renderer: renderer.static_files),
            **self._in_folders(
                lambda edition, renderer: service_worker.files(
                    renderer, edition.pages, edition.catalogue.village, edition.settings
                )
            ),
            **contents.manifest(self._editions[0], self._icons),
        }

    @cached_property
    def _ready_files(self) -> Mapping[str, Path]:
        return contents.photo_files(self._editions, self._prepared, self._settings)

    @cached_property
    def _order_files(self) -> Mapping[str, bytes]:
        return dict(contents.order_files(self._editions, self._prepared))

    @cached_property
    def _data_files(self) -> Mapping[str, bytes]:
        return self._in_folders(lambda _, renderer: renderer.data_files())

    @cached_property
    def _feeds(self) -> Mapping[str, bytes]:
        first_seen = contents.known_addresses(self._prepared, self._settings).first_seen(self._settings.today)
        return feeds.feeds(self._editions[0].catalogue, self._prepared.pictures, self._settings, first_seen)

    def _in_folders(self, files_of: Callable[[Edition, Renderer], Mapping[str, bytes]]) -> dict[str, bytes]:
        """Return files of each edition, in its folder."""
        return {
            edition.settings.edition + address: content
            for edition, renderer in zip(self._editions, self._renderers, strict=True)
            for address, content in files_of(edition, renderer).items()
        }
