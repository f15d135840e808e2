"""Makes the files of every kit, those that no earlier build made, and says where on the site each of them belongs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from katalog.contract.model import Status
from katalog.orders import kit_codes
from katalog.pages.views import VillageView
from katalog.settings import Settings
from katalog.share.cards.collect import Job, Progress, draw_missing, fingerprint
from katalog.share.kit.items import ThingMaker
from katalog.share.kit.kit_addresses import code_address, print_address, village_catalogue_address
from katalog.share.kit.print_content import BusinessPrint, PrintWriter, VillagePrint
from katalog.texts import Texts

FOLDER = "kit"  # under the cache
PDF_LIBRARY = "reportlab"
PRICE_LIST = "daftar-harga-a4"
PRINTS = ("poster-a4", "kartu-a6", "label-a4", PRICE_LIST)


@dataclass(frozen=True)
class Kit:
    """The kits' files by their address on the site, and a sentence for the volunteer about what is missing, or ""."""

    files: Mapping[str, Path] = field(default_factory=dict)
    notice: str = ""


@dataclass(frozen=True)
class CodeJob:
    """A QR code to be kept: `kind` is svg or png."""

    target: str
    kind: str

    @property
    def name(self) -> str:
        """Return the file's name in the cache."""
        return f"{fingerprint('qr', self.target, ())}.{self.kind}"

    def render(self, _photos: Path) -> bytes:
        """Return the code's file."""
        return kit_codes.svg(self.target) if self.kind == "svg" else kit_codes.png(self.target)


@dataclass(frozen=True)
class PrintJob:
    """A print of one business; `kind` is one of PRINTS."""

    kind: str
    content: BusinessPrint
    texts: Texts

    @property
    def name(self) -> str:
        """Return the file's name in the cache."""
        return f"{fingerprint(self.kind, self.content, (), self.texts.section('kit'))}-{self.kind}.pdf"

    def render(self, photos: Path) -> bytes:
        """Return the PDF."""
        from katalog.share.kit.prints import PRINTS as WAYS  # noqa: PLC0415  # ReportLab is an extra

        return WAYS[self.kind](self.content, self.texts, photos)


@dataclass(frozen=True)
class CatalogueJob:
    """The village's printed catalogue."""

    content: VillagePrint
    texts: Texts

    @property
    def name(self) -> str:
        """Return the file's name in the cache."""
        return f"{fingerprint('katalog', self.content, (), self.texts.section('kit'))}-katalog.pdf"

    def render(self, photos: Path) -> bytes:
        """Return the PDF."""
        from katalog.share.kit.village_catalogue import catalogue  # noqa: PLC0415  # ReportLab is an extra

        return catalogue(self.content, self.texts, photos)


def make(view: VillageView, settings: Settings, texts: Texts, progress: Progress | None = None) -> Kit:
    """Return every kit's files by site-relative address; they lie in the cache under names made of their content.

    What did not change is not drawn again. Without ReportLab there are no PDFs, and the notice says so. Raises OSError
    where the cache cannot be written.
    """
    jobs = dict(_jobs(view, settings, texts))
    folder = settings.cache / FOLDER
    names = draw_missing(jobs.values(), folder, settings, progress)
    files = {address: folder / name for address, name in zip(jobs, names, strict=True)}
    return Kit(files, "" if can_print() else texts("kit.tanpa_pustaka", python=sys.executable))


def can_print() -> bool:
    """Return whether the library for PDFs is installed."""
    return find_spec(PDF_LIBRARY) is not None


def _jobs(view: VillageView, settings: Settings, texts: Texts) -> Iterator[tuple[str, Job]]:
    maker = ThingMaker(view.village, texts, settings.today)
    writer = PrintWriter(view, texts, maker, settings.site_url)
    for seller in view.businesses:
        if seller.business.status is Status.CLOSED:  # nothing of it is to be spread any more
            continue
        slug = seller.business.slug
        for thing in maker.of(seller):
            for kind in ("svg", "png"):
                yield code_address(slug, thing.file, kind), CodeJob(thing.qr_target, kind)
        if can_print():
            content = writer.business(seller)
            for kind in PRINTS:
                if content.rows or kind != PRICE_LIST:
                    yield print_address(slug, kind), PrintJob(kind, content, texts)
    if can_print() and view.businesses:
        yield village_catalogue_address(), CatalogueJob(writer.village(), texts)
