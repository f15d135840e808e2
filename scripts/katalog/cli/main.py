"""Runs the commands that a volunteer types, and ends each with a sentence and an exit status."""

from __future__ import annotations

import argparse
import contextlib
import gc
import html
import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from katalog import program, report, village_folder
from katalog.cli import build as cli_build
from katalog.cli import github, regency, start, village, volunteers
from katalog.cli.build import SiteMaker
from katalog.cli.parser import (
    EXIT_ERRORS,
    EXIT_OK,
    Parser,
    count,
    entries_options,
    folder,
    listener,
    settings_of,
    site_address,
)
from katalog.problems import in_order
from katalog.settings import VILLAGE_SCHEMA
from katalog.site.publish import disk_faults, swap

if TYPE_CHECKING:
    from katalog.contract.model import Catalogue
    from katalog.settings import Settings

GARBAGE_AFTER = 100_000
"""New objects after which the collector looks for cycles, 700 by itself. A build keeps nearly all it makes, so looking
is for nothing: 17 s instead of 22 of processor time for 5,000 products, 195 MB at the peak instead of 173."""
EXAMPLE_URL = "https://example.org/"  # a check publishes nothing, so any address will do


def installed() -> int:
    """Run the command `katalog` of an installed program. The sample of a checkout is nobody's village here."""

    def load_site_maker() -> SiteMaker:
        name = "katalog.mkdocs_plugin" if program.IS_INSTALLED else "hooks"  # the same file: see pyproject.toml
        return cast("SiteMaker", importlib.import_module(name))

    return main(load_site_maker=load_site_maker, has_sample=False)


def main(
    argv: Sequence[str] | None = None, *, load_site_maker: Callable[[], SiteMaker], has_sample: bool = True
) -> int:
    """Run one command; return 0 where all is good, 1 errors, 2 wrong usage, 3 published without some business.

    Where `has_sample`, somebody who stands in no village means the sample of the checkout.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words.insert(0, "build")
    gc.set_threshold(GARBAGE_AFTER)
    asked_to_stop = threading.Event()
    arguments = argparse.Namespace()
    with contextlib.suppress(ValueError):  # only the main thread may say what an interrupt does
        signal.signal(signal.SIGINT, lambda *_: _stop(asked_to_stop))
    try:
        parser = _parser()
        parser.parse_args(words, arguments)
        village.settle(arguments, parser, Path.cwd(), has_sample=has_sample)
        return int(arguments.run(arguments, load_site_maker))
    except village.NoVillageError as failure:
        report.trouble(str(failure))
    except swap.NotPublishedError as failure:
        report.not_published(str(failure))
    except OSError as failure:  # a full disk, a folder that cannot be written
        report.not_published(disk_faults.explained(failure, getattr(arguments, "cache", None)))
    except KeyboardInterrupt:
        report.not_published("Dihentikan.")
    except Exception:  # noqa: BLE001 - a fault of the program must not look like a fault of the volunteer
        if asked_to_stop.is_set():  # a library that was interrupted may say something else of it
            report.not_published("Dihentikan.")
        else:
            report.fault((getattr(arguments, "cache", None) or Path.cwd()) / report.FAULTS)
    return EXIT_ERRORS


def _stop(asked: threading.Event) -> NoReturn:
    asked.set()
    raise KeyboardInterrupt


def _check(arguments: argparse.Namespace, _load_site_maker: Callable[[], SiteMaker]) -> int:
    from katalog.entries.checks import sample_texts
    from katalog.site.prepare import prepare
    from katalog.volunteers.github.annotations import report as github_report

    settings = settings_of(arguments, EXAMPLE_URL)
    prepared = prepare(settings, report.photo_progress())
    prepared = replace(prepared, problems=tuple(in_order((*prepared.problems, *sample_texts.problems(settings)))))
    _tell_editors(settings)
    first = _order_changes(settings, arguments.dasar, prepared.catalogue) if arguments.dasar else []
    if arguments.github:
        report.result(github_report(prepared.problems, prepared.good, os.environ, first))
    else:
        for line in first:
            report.result(html.unescape(line))
        report.problems(prepared.problems)
    if prepared.has_errors or prepared.catalogue is None:
        return EXIT_ERRORS
    report.result(f"Semua isian sudah benar: {len(prepared.catalogue.businesses)} usaha.")
    return EXIT_OK


def _tell_editors(settings: Settings) -> None:
    """Write the schema where a village's editors look for it; a folder that cannot be written is no reason to stop."""
    from katalog.entries import load
    from katalog.volunteers.editors import json_schema

    if settings.home == settings.root:
        return
    village = load.village_of(settings)
    names = [hamlet.name for hamlet in village.hamlets] if village else []
    with contextlib.suppress(OSError):
        json_schema.write(settings.home / VILLAGE_SCHEMA, names)


def _order_changes(settings: Settings, published: Path, proposed: Catalogue | None) -> list[str]:
    from katalog.entries import load
    from katalog.volunteers.github import order_changes

    before = load.load(replace(settings, businesses=village_folder.plain(published)))
    return order_changes.between(before.catalogue, proposed)


def _serve(arguments: argparse.Namespace, load_site_maker: Callable[[], SiteMaker]) -> int:
    # A preview shows what is good and says what is not.
    settings = settings_of(arguments, f"http://{arguments.alamat}/", keep_going=True)
    _tell_editors(settings)
    load_site_maker().serve(settings, arguments.alamat)
    return EXIT_OK


def _clean(arguments: argparse.Namespace, _load_site_maker: Callable[[], SiteMaker]) -> int:
    from katalog.photos import cache
    from katalog.share.cards import collect as cards
    from katalog.share.cards import drawn_files
    from katalog.share.kit import draw as kits

    removed = cache.clean(arguments.cache, older_than_days=arguments.hari)
    removed += sum(
        drawn_files.clean(arguments.cache / folder, arguments.hari) for folder in (cards.FOLDER, kits.FOLDER)
    )
    report.result(f"{removed} berkas sementara dihapus.")
    return EXIT_OK


def _parser() -> Parser:
    parser = Parser(prog=program.COMMAND, description="Membuat situs katalog dari isian di businesses/.")
    verbs = parser.add_subparsers(metavar="PERINTAH", required=True, parser_class=Parser)
    several = [village.cache_options(), entries_options()]
    one = [village.village_options(), *several]

    build = verbs.add_parser("build", parents=one, help="buat situs", description="Membuat situs.")
    build.add_argument("--site", type=Path, metavar="FOLDER", help="folder situs (site di folder desa)")
    build.add_argument("--site-url", type=site_address, metavar="ALAMAT", help="alamat situs di internet, https://...")
    build.add_argument("--lanjut", action="store_true", help="terbitkan usaha yang benar, tinggalkan yang salah")
    kits = build.add_mutually_exclusive_group()
    kits.add_argument("--tanpa-kit", dest="kits", action="store_false", help="tanpa kode QR dan cetakan bahan promosi")
    kits.add_argument(
        "--dengan-kit", dest="kits", action="store_true", help="dengan kode QR dan cetakan, berapa pun usahanya"
    )
    build.add_argument(
        "--tanpa-kartu", dest="cards", action="store_false", help="tanpa gambar pratinjau tautan yang digambar"
    )
    build.add_argument(
        "--catat-alamat", action="store_true", help="situs ini diterbitkan: catat alamatnya di _alamat.yaml"
    )
    build.add_argument("--bangun-ulang", action="store_true", help="buat situsnya walaupun tidak ada yang berubah")
    build.set_defaults(run=cli_build.build, kits=None)

    check = verbs.add_parser(
        "check", parents=one, help="periksa isian", description="Menyebut semua kesalahan; tidak membuat apa-apa."
    )
    check.add_argument("--dasar", type=folder, metavar="FOLDER", help="folder isian yang sudah terbit, pembandingnya")
    check.add_argument("--github", action="store_true", help="tandai kesalahannya di halaman GitHub")
    check.set_defaults(run=_check)

    serve = verbs.add_parser(
        "serve", parents=one, help="lihat langsung", description="Menampilkan situs sambil Anda mengubah isian."
    )
    serve.add_argument(
        "--alamat", type=listener, default="127.0.0.1:8000", metavar="HOST:PORT", help="alamat pratinjau"
    )
    serve.set_defaults(run=_serve)

    clean = verbs.add_parser(
        "clean", parents=one[:2], help="hapus berkas sementara", description="Menghapus gambar sementara."
    )
    clean.add_argument("--hari", type=count, default=0, metavar="N", help="hanya yang tidak dipakai selama N hari")
    clean.set_defaults(run=_clean)
    start.add_to(verbs)
    regency.add_to(verbs, several)
    volunteers.add_to(verbs, one)
    github.add_to(verbs, one)
    return parser
