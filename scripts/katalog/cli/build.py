"""Runs `build`: builds the site, unless the published one is already what a build would make.

Nothing heavy is imported until something has to be built: telling that nothing changed takes a tenth of the imports.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from katalog import report
from katalog.cli.parser import EXIT_LEFT_OUT, EXIT_OK, is_site_address, settings_of
from katalog.settings import ADDRESS_VARIABLE, NO_ADDRESS, Settings
from katalog.site.publish import swap, unchanged
from katalog.site.publish.swap import ENTRIES_HAVE_ERRORS, Finished, NotPublishedError

if TYPE_CHECKING:
    from katalog.contract.model import Catalogue
    from katalog.site.prepare import Prepared

NO_MATTER = frozenset({"root", "jobs", "cache_folder"})  # settings that change no byte of the site


@dataclass(frozen=True)
class _Before:
    """What a build was asked for, with the digest of all that it depends on, "" where some of that cannot be read."""

    asked: Settings
    inputs: str

    @property
    def is_so_still(self) -> bool:
        """Whether nothing changed meanwhile."""
        return self.inputs != "" and _inputs(self.asked) == self.inputs


class SiteMaker(Protocol):
    """What turns prepared entries into a site: `hooks.py`, by MkDocs."""

    def build(self, prepared: Prepared, settings: Settings, site: Path) -> Finished:
        """Build and publish the site, whole or not at all; raises NotPublishedError."""

    def serve(self, settings: Settings, address: str) -> None:
        """Show a live preview at `address` (host:port) until stopped."""

    def default_site_url(self, home: Path) -> str:
        """Return the address that the site of the village in `home` is published at, as `mkdocs.yml` has it."""


def build(arguments: argparse.Namespace, load_site_maker: Callable[[], SiteMaker]) -> int:
    """Build the site and return how that ended; say again what the last build told where nothing changed since."""
    asked = settings_of(
        arguments,
        arguments.site_url or "",
        keep_going=arguments.lanjut,
        kits=arguments.kits,
        cards=arguments.cards,
        recording=arguments.catat_alamat,
    )
    site = arguments.site.absolute()
    given = os.environ.get(ADDRESS_VARIABLE)
    if not arguments.site_url and given and not is_site_address(given):
        raise NotPublishedError(f"Alamat {given!r} di {ADDRESS_VARIABLE} belum benar, misalnya https://desa.example/")
    swap.refuse_unfit(site, asked.sources)
    with swap.alone(site, asked.cache):
        inputs = _inputs(asked)
        last = None if arguments.bangun_ulang else unchanged.recall(asked.cache, site, inputs)
        if last is not None:
            _tell_again(last, arguments.site)
            return EXIT_OK
        unchanged.forget(asked.cache, site)
        return _build(arguments, asked, inputs, load_site_maker())


def _build(arguments: argparse.Namespace, asked: Settings, inputs: str, maker: SiteMaker) -> int:
    """Build what was `asked` for, being `alone`; say at the very end where the site's links lead nowhere."""
    settings = asked if arguments.site_url else replace(asked, site_url=_with_slash(maker.default_site_url(asked.home)))
    ended = _published(arguments, settings, _Before(asked, inputs), maker)
    if not settings.has_address:
        report.no_address(NO_ADDRESS)
    return ended


def _published(arguments: argparse.Namespace, settings: Settings, before: _Before, maker: SiteMaker) -> int:
    """Build and publish; remember it where the same inputs as `before` would always make the same."""
    from katalog.site.prepare import prepare

    site = arguments.site.absolute()
    prepared = prepare(settings, report.photo_progress())
    report.problems(prepared.problems)
    catalogue = prepared.catalogue
    if catalogue is None:
        raise NotPublishedError(ENTRIES_HAVE_ERRORS)
    finished = maker.build(prepared, settings, site)
    told = f"{catalogue.village.name}, {len(catalogue.businesses)} usaha"
    report.done(told, arguments.site)
    is_recorded = not settings.recording or record(prepared, catalogue, settings)
    if prepared.left_out:
        report.trouble("Belum ikut terbit: " + ", ".join(sorted(prepared.left_out)) + ".")
    if prepared.has_errors:
        return EXIT_LEFT_OUT
    if before.is_so_still and is_recorded and finished.is_lasting:
        warnings = tuple(map(str, prepared.problems))
        outputs = unchanged.outputs(site)
        made = unchanged.Record(before.inputs, outputs, told, warnings, finished.notices, settings.has_address)
        unchanged.remember(settings.cache, site, made)
    return EXIT_OK


def record(prepared: Prepared, catalogue: Catalogue, settings: Settings) -> bool:
    """Note the published addresses and return whether they are noted now.

    A register that cannot be written is no reason to hold a finished site back.
    """
    from katalog.site import published_addresses

    where = settings.shown(published_addresses.path_of(settings))
    try:
        if published_addresses.record(prepared.register, catalogue, settings):
            report.result(f"Alamat baru dicatat di {where}. Simpan berkas itu bersama isian.")
    except OSError as failure:
        report.trouble(f"Situsnya sudah jadi, tetapi alamat baru belum tercatat di {where}: {failure.strerror}.")
        return False
    return True


def _inputs(settings: Settings) -> str:
    """Return a digest of all that a build depends on, "" where some of it cannot be read: the build says why."""
    asked = {name: value for name, value in asdict(settings).items() if name not in NO_MATTER}
    try:
        options = {**asked, ADDRESS_VARIABLE: os.environ.get(ADDRESS_VARIABLE)}
        return unchanged.inputs(settings.root, settings.businesses, options, settings.own)
    except OSError:
        return ""


def _tell_again(last: unchanged.Record, site: Path) -> None:
    report.warnings(last.problems)
    for notice in last.notices:
        report.notice(notice)
    report.done(last.told, site)
    report.result("Tidak ada yang berubah sejak pembuatan terakhir, jadi situsnya dibiarkan.")
    if not last.has_address:
        report.no_address(NO_ADDRESS)


def _with_slash(address: str) -> str:
    return address.rstrip("/") + "/"
