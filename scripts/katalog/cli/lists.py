"""Defines the commands that hand out what the catalogue holds: as tables, or as a list of whom to ask."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from katalog import report
from katalog.cli.parser import EXIT_ERRORS, EXIT_OK, Parser, count, settings_of, site_address
from katalog.problems import errors_in
from katalog.settings import Settings

if TYPE_CHECKING:
    from katalog.contract.model import Catalogue

NOWHERE = "https://example.org/"  # what is written here holds no address of the site


def add_to(verbs: Any, shared: list[Parser]) -> None:
    """Add the commands to the program's `verbs`; `shared` hold the options of all that read entries."""
    export = verbs.add_parser(
        "export", parents=shared, help="isian ke tabel", description="Menulis semua usaha ke Excel atau CSV."
    )
    export.add_argument("ke", type=Path, help="berkas .xlsx, atau folder untuk berkas CSV")
    export.add_argument("--timpa", action="store_true", help="ganti berkas yang sudah ada")
    export.set_defaults(run=told(_export))

    stale = verbs.add_parser(
        "basi",
        parents=shared,
        help="usaha yang perlu ditanya",
        description="Isian yang lama tidak dikonfirmasi, dan yang belum lengkap: persetujuan, foto, harga, izin.",
    )
    stale.add_argument("--hari", type=count, default=365, metavar="N", help="lebih lama dari N hari (365)")
    stale.add_argument("--site-url", type=site_address, metavar="ALAMAT", help="alamat situs di internet, https://...")
    stale.add_argument("--github", action="store_true", help="tulis daftarnya di ringkasan halaman GitHub juga")
    stale.add_argument("--html", type=Path, metavar="BERKAS", help="tulis daftarnya sebagai halaman")
    stale.set_defaults(run=_stale)


def told(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace, Any], int]:
    """Return `run` as a command that says why it wrote nothing instead of failing."""

    def command(arguments: argparse.Namespace, _load_site_maker: Any) -> int:
        from katalog.entries.fix import plan as fixing
        from katalog.volunteers.registration import new as new_entry
        from katalog.volunteers.tables import sheets

        try:
            return run(arguments)
        except (new_entry.NotWrittenError, sheets.TableError, fixing.NotFixedError) as why:
            report.trouble(str(why))
            return EXIT_ERRORS

    return command


def _export(arguments: argparse.Namespace) -> int:
    from katalog.volunteers.tables import exporting

    settings = settings_of(arguments, NOWHERE)
    businesses = catalogue_of(settings).businesses
    for path in exporting.export(businesses, arguments.ke, settings.today, overwrite=arguments.timpa):
        report.result(f"Sudah ditulis: {path}")
    return EXIT_OK


def _stale(arguments: argparse.Namespace, load_site_maker: Any) -> int:
    from katalog.files import write_whole
    from katalog.volunteers import freshness, freshness_page
    from katalog.volunteers.github import reminder, step_files
    from katalog.volunteers.tables import sheets

    settings = settings_of(arguments, arguments.site_url or load_site_maker().default_site_url(arguments.village))
    try:
        catalogue = catalogue_of(settings)
        found = freshness.due(catalogue, settings, older_than_days=arguments.hari)
        incomplete = freshness.lacking(catalogue, settings)
        if arguments.html:
            page = freshness_page.page(catalogue.village.name, found, incomplete, settings.today)
            write_whole(arguments.html, page.encode("utf-8", "replace"))
    except (sheets.TableError, OSError) as why:
        report.trouble(str(why))
        return EXIT_ERRORS
    if arguments.github:
        step_files.append(os.environ, step_files.SUMMARY, reminder.summary(found, arguments.hari))
    if arguments.html:
        report.result(f"Daftarnya ada di {arguments.html}.")
        return EXIT_OK
    for line in freshness.sentences(found, arguments.hari, incomplete):
        report.result(line)
    return EXIT_OK


def catalogue_of(settings: Settings) -> Catalogue:
    """Return the businesses that can be read; raises TableError where the village's own file cannot."""
    from katalog.contract import icons
    from katalog.entries import load
    from katalog.volunteers.tables import sheets

    loaded = load.load(settings, icons.names())
    report.problems(errors_in(loaded.problems))
    if loaded.catalogue is None:
        raise sheets.TableError("Berkas `_desa.yaml` belum benar; jalankan `check` untuk melihat salahnya.")
    return loaded.catalogue
