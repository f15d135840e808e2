"""The commands a volunteer types: what they take, what they do, how they end."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, Protocol

from katalog import assemble, photo_cache, report
from katalog.publish import ENTRIES_HAVE_ERRORS, NotPublishedError
from katalog.settings import CACHE_FOLDER, Settings

EXIT_OK, EXIT_ERRORS, EXIT_USAGE, EXIT_LEFT_OUT = 0, 1, 2, 3
EXAMPLE_URL = "https://example.org/"  # a check publishes nothing, so any address will do
ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / CACHE_FOLDER


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
        report.not_published(f"Berkas tidak bisa dibaca atau ditulis: {failure}")
    except KeyboardInterrupt:
        report.not_published("Dihentikan.")
    except Exception:  # noqa: BLE001 - a fault of the program must not look like a fault of the volunteer
        report.fault(CACHE / "galat.txt")
    return EXIT_ERRORS


def _build(arguments: argparse.Namespace, load_site_maker: Callable[[], SiteMaker]) -> int:
    maker = load_site_maker()
    settings = _settings(arguments, arguments.site_url or maker.default_site_url(ROOT), keep_going=arguments.lanjut)
    prepared = assemble.prepare(settings, report.photo_progress())
    report.problems(prepared.problems)
    if prepared.catalogue is None:
        raise NotPublishedError(ENTRIES_HAVE_ERRORS)
    maker.build(prepared, settings, arguments.site.absolute())
    report.result(f"Selesai: {len(prepared.catalogue.businesses)} usaha, situs ada di {arguments.site}.")
    if prepared.has_errors:
        report.trouble("Belum ikut terbit: " + ", ".join(sorted(prepared.left_out)) + ".")
        return EXIT_LEFT_OUT
    return EXIT_OK


def _check(arguments: argparse.Namespace, _load_site_maker: Callable[[], SiteMaker]) -> int:
    prepared = assemble.prepare(_settings(arguments, EXAMPLE_URL), report.photo_progress())
    report.problems(prepared.problems)
    if prepared.has_errors or prepared.catalogue is None:
        return EXIT_ERRORS
    report.result(f"Semua isian sudah benar: {len(prepared.catalogue.businesses)} usaha.")
    return EXIT_OK


def _serve(arguments: argparse.Namespace, load_site_maker: Callable[[], SiteMaker]) -> int:
    # A preview shows what is good and says what is not.
    settings = _settings(arguments, f"http://{arguments.alamat}/", keep_going=True)
    load_site_maker().serve(settings, arguments.alamat)
    return EXIT_OK


def _clean(arguments: argparse.Namespace, _load_site_maker: Callable[[], SiteMaker]) -> int:
    removed = photo_cache.clean(CACHE, older_than_days=arguments.hari)
    report.result(f"{removed} berkas sementara dihapus.")
    return EXIT_OK


def _settings(arguments: argparse.Namespace, site_url: str, *, keep_going: bool = False) -> Settings:
    return Settings(
        root=ROOT,
        businesses=arguments.businesses.absolute(),
        site_url=site_url.rstrip("/") + "/",
        today=arguments.today or date.today(),  # noqa: DTZ011 - the only look at the clock
        jobs=arguments.jobs,
        keep_going=keep_going,
    )


class _Parser(argparse.ArgumentParser):
    """argparse, speaking Indonesian."""

    def __init__(self, *, is_shared: bool = False, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        if not is_shared:  # a part that several verbs take in gets no help of its own
            self.add_argument("-h", "--help", action="help", help="tampilkan penjelasan ini")
        self._positionals.title = "perintah"
        self._optionals.title = "pilihan"

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "cara pakai: ", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"Perintah belum terbaca: {message}\nCoba: python scripts/build.py --help\n")


def _parser() -> _Parser:
    parser = _Parser(prog="python scripts/build.py", description="Membuat situs katalog dari isian di businesses/.")
    verbs = parser.add_subparsers(metavar="PERINTAH", required=True, parser_class=_Parser)

    entries = _Parser(is_shared=True)
    entries.add_argument(
        "--businesses", type=_folder, default=ROOT / "businesses", metavar="FOLDER", help="folder isian (businesses)"
    )
    entries.add_argument("--jobs", type=_count, default=0, metavar="N", help="foto yang diolah bersamaan (0: otomatis)")
    entries.add_argument("--today", type=_day, metavar="TTTT-BB-HH", help="anggap hari ini tanggal itu")

    build = verbs.add_parser("build", parents=[entries], help="buat situs", description="Membuat situs.")
    build.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="folder situs (site)")
    build.add_argument("--site-url", metavar="ALAMAT", help="alamat situs di internet, https://...")
    build.add_argument("--lanjut", action="store_true", help="terbitkan usaha yang benar, tinggalkan yang salah")
    build.set_defaults(run=_build)

    check = verbs.add_parser(
        "check", parents=[entries], help="periksa isian", description="Menyebut semua kesalahan; tidak membuat apa-apa."
    )
    check.set_defaults(run=_check)

    serve = verbs.add_parser(
        "serve", parents=[entries], help="lihat langsung", description="Menampilkan situs sambil Anda mengubah isian."
    )
    serve.add_argument("--alamat", default="127.0.0.1:8000", metavar="HOST:PORT", help="alamat pratinjau")
    serve.set_defaults(run=_serve)

    clean = verbs.add_parser("clean", help="hapus berkas sementara", description="Menghapus gambar sementara.")
    clean.add_argument("--hari", type=_count, default=0, metavar="N", help="hanya yang tidak dipakai selama N hari")
    clean.set_defaults(run=_clean)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"tanggal {text!r} belum benar, misalnya 2026-03-20") from None


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} bukan angka")
    return int(text)


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"folder {text!r} tidak ada")
    return path
