"""The commands a volunteer types: what they take, what they do, how they end."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from katalog import (
    address_register,
    assemble,
    cli_regency,
    cli_volunteers,
    photo_cache,
    publish,
    report,
    storage_faults,
)
from katalog.cards import drawn_files
from katalog.cards import making as cards
from katalog.cli_parser import (
    CACHE,
    EXIT_ERRORS,
    EXIT_LEFT_OUT,
    EXIT_OK,
    ROOT,
    Parser,
    count,
    entries_options,
    settings_of,
)
from katalog.kit import making as kits
from katalog.model import Catalogue
from katalog.publish import ENTRIES_HAVE_ERRORS, NotPublishedError
from katalog.settings import Settings
from katalog.volunteers.annotations import report as github_report

EXAMPLE_URL = "https://example.org/"  # a check publishes nothing, so any address will do


class SiteMaker(Protocol):
    """What turns prepared entries into a site: `hooks.py`, by MkDocs."""

    def build(self, prepared: assemble.Prepared, settings: Settings, site: Path) -> None:
        """Build and publish the site, whole or not at all; raises NotPublishedError."""

    def serve(self, settings: Settings, address: str) -> None:
        """Show a live preview at `address` (host:port) until stopped."""

    def default_site_url(self, root: Path) -> str:
        """Return the address the site is published at, as `mkdocs.yml` has it."""


def main(argv: Sequence[str] | None = None, *, load_site_maker: Callable[[], SiteMaker]) -> int:
    """Run one command; return 0 where all is good, 1 errors, 2 wrong usage, 3 published without some business."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words.insert(0, "build")
    arguments = _parser().parse_args(words)
    try:
        return int(arguments.run(arguments, load_site_maker))
    except NotPublishedError as failure:
        report.not_published(str(failure))
    except OSError as failure:  # a full disk, a folder that cannot be written
        report.not_published(storage_faults.explained(failure))
    except KeyboardInterrupt:
        report.not_published("Dihentikan.")
    except Exception:  # noqa: BLE001 - a fault of the program must not look like a fault of the volunteer
        report.fault(CACHE / "galat.txt")
    return EXIT_ERRORS


def _build(arguments: argparse.Namespace, load_site_maker: Callable[[], SiteMaker]) -> int:
    maker = load_site_maker()
    settings = settings_of(
        arguments,
        arguments.site_url or maker.default_site_url(ROOT),
        keep_going=arguments.lanjut,
        kits=arguments.kits,
        cards=arguments.cards,
        recording=arguments.catat_alamat,
    )
    site = arguments.site.absolute()
    publish.refuse_unfit(site, settings.sources)
    with publish.alone(site, settings.cache):
        prepared = assemble.prepare(settings, report.photo_progress())
        report.problems(prepared.problems)
        if prepared.catalogue is None:
            raise NotPublishedError(ENTRIES_HAVE_ERRORS)
        maker.build(prepared, settings, site)
    report.result(f"Selesai: {len(prepared.catalogue.businesses)} usaha, situs ada di {arguments.site}.")
    if settings.recording:
        _record(prepared, prepared.catalogue, settings)
    if prepared.left_out:
        report.trouble("Belum ikut terbit: " + ", ".join(sorted(prepared.left_out)) + ".")
    return EXIT_LEFT_OUT if prepared.has_errors else EXIT_OK


def _record(prepared: assemble.Prepared, catalogue: Catalogue, settings: Settings) -> None:
    """Note the published addresses; a register that cannot be written is no reason to hold a finished site back."""
    where = settings.shown(address_register.path_of(settings))
    try:
        if address_register.record(prepared.register, catalogue, settings):
            report.result(f"Alamat baru dicatat di {where}. Simpan berkas itu bersama isian.")
    except OSError as failure:
        report.trouble(f"Situsnya sudah jadi, tetapi alamat baru belum tercatat di {where}: {failure.strerror}.")


def _check(arguments: argparse.Namespace, _load_site_maker: Callable[[], SiteMaker]) -> int:
    prepared = assemble.prepare(settings_of(arguments, EXAMPLE_URL), report.photo_progress())
    if arguments.github:
        report.result(github_report(prepared.problems, prepared.good, os.environ))
    else:
        report.problems(prepared.problems)
    if prepared.has_errors or prepared.catalogue is None:
        return EXIT_ERRORS
    report.result(f"Semua isian sudah benar: {len(prepared.catalogue.businesses)} usaha.")
    return EXIT_OK


def _serve(arguments: argparse.Namespace, load_site_maker: Callable[[], SiteMaker]) -> int:
    # A preview shows what is good and says what is not.
    settings = settings_of(arguments, f"http://{arguments.alamat}/", keep_going=True)
    load_site_maker().serve(settings, arguments.alamat)
    return EXIT_OK


def _clean(arguments: argparse.Namespace, _load_site_maker: Callable[[], SiteMaker]) -> int:
    removed = photo_cache.clean(CACHE, older_than_days=arguments.hari)
    removed += sum(drawn_files.clean(CACHE / folder, arguments.hari) for folder in (cards.FOLDER, kits.FOLDER))
    report.result(f"{removed} berkas sementara dihapus.")
    return EXIT_OK


def _parser() -> Parser:
    parser = Parser(prog="python scripts/build.py", description="Membuat situs katalog dari isian di businesses/.")
    verbs = parser.add_subparsers(metavar="PERINTAH", required=True, parser_class=Parser)
    entries = entries_options()

    build = verbs.add_parser("build", parents=[entries], help="buat situs", description="Membuat situs.")
    build.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="folder situs (site)")
    build.add_argument("--site-url", metavar="ALAMAT", help="alamat situs di internet, https://...")
    build.add_argument("--lanjut", action="store_true", help="terbitkan usaha yang benar, tinggalkan yang salah")
    kits = build.add_mutually_exclusive_group()
    kits.add_argument("--tanpa-kit", dest="kits", action="store_false", help="tanpa gambar dan cetakan bahan promosi")
    kits.add_argument(
        "--dengan-kit", dest="kits", action="store_true", help="dengan bahan promosi, berapa pun usahanya"
    )
    build.add_argument(
        "--tanpa-kartu", dest="cards", action="store_false", help="tanpa gambar pratinjau tautan yang digambar"
    )
    build.add_argument(
        "--catat-alamat", action="store_true", help="situs ini diterbitkan: catat alamatnya di _alamat.yaml"
    )
    build.set_defaults(run=_build, kits=None)

    check = verbs.add_parser(
        "check", parents=[entries], help="periksa isian", description="Menyebut semua kesalahan; tidak membuat apa-apa."
    )
    check.add_argument("--github", action="store_true", help="tandai kesalahannya di halaman GitHub")
    check.set_defaults(run=_check)

    serve = verbs.add_parser(
        "serve", parents=[entries], help="lihat langsung", description="Menampilkan situs sambil Anda mengubah isian."
    )
    serve.add_argument("--alamat", default="127.0.0.1:8000", metavar="HOST:PORT", help="alamat pratinjau")
    serve.set_defaults(run=_serve)

    clean = verbs.add_parser("clean", help="hapus berkas sementara", description="Menghapus gambar sementara.")
    clean.add_argument("--hari", type=count, default=0, metavar="N", help="hanya yang tidak dipakai selama N hari")
    clean.set_defaults(run=_clean)
    cli_regency.add_to(verbs, entries)
    cli_volunteers.add_to(verbs, entries)
    return parser
