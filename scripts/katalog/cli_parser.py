"""What every command takes: options in Indonesian, and the settings that come of them."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from katalog.settings import CACHE_FOLDER, REPOSITORY_VARIABLE, Settings

EXIT_OK, EXIT_ERRORS, EXIT_USAGE, EXIT_LEFT_OUT = 0, 1, 2, 3
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2105, 12, 31)  # what the date in a gzip file can be (RFC 1952, 2.3.1)
ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / CACHE_FOLDER


class Parser(argparse.ArgumentParser):
    """argparse, speaking Indonesian."""

    def __init__(self, *, is_shared: bool = False, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        if not is_shared:  # a part that several verbs take in gets no help of its own
            self.add_argument("-h", "--help", action="help", help="tampilkan penjelasan ini")
        self._positionals.title = "perintah"
        self._optionals.title = "pilihan"

    def format_help(self) -> str:
        """Return the help, its first word too in Indonesian."""
        return super().format_help().replace("usage: ", "cara pakai: ", 1)

    def error(self, message: str) -> NoReturn:
        """End with what was not understood."""
        self.exit(EXIT_USAGE, f"Perintah belum terbaca: {message}\nCoba: python scripts/build.py --help\n")


def entries_options() -> Parser:
    """Return the options of all commands that read entries, to be a parent of theirs."""
    entries = Parser(is_shared=True)
    entries.add_argument(
        "--businesses", type=folder, default=ROOT / "businesses", metavar="FOLDER", help="folder isian (businesses)"
    )
    entries.add_argument("--jobs", type=count, default=0, metavar="N", help="foto yang diolah bersamaan (0: otomatis)")
    entries.add_argument("--today", type=day, metavar="TTTT-BB-HH", help="anggap hari ini tanggal itu")
    return entries


def settings_of(  # noqa: PLR0913  # what the commands let one choose
    arguments: argparse.Namespace,
    site_url: str,
    *,
    keep_going: bool = False,
    kits: bool | None = None,
    cards: bool = True,
    recording: bool = False,
) -> Settings:
    """Return the settings that a command's options ask for; its results go to `site_url`."""
    return Settings(
        root=ROOT,
        businesses=arguments.businesses.absolute(),
        site_url=site_url.rstrip("/") + "/",
        today=arguments.today or date.today(),  # noqa: DTZ011 - the only look at the clock
        jobs=arguments.jobs,
        keep_going=keep_going,
        kits=kits,
        cards=cards,
        recording=recording,
        repository=os.environ.get(REPOSITORY_VARIABLE, ""),
    )


def day(text: str) -> date:
    """Read a date; raises ArgumentTypeError, as argparse wants it."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not FIRST_DAY <= found <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"tanggal {text!r} belum benar, misalnya 2026-03-20")
    return found


def count(text: str) -> int:
    """Read a number from 0; raises ArgumentTypeError."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} bukan angka")
    return int(text)


def folder(text: str) -> Path:
    """Read the name of a folder that is there; raises ArgumentTypeError."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"folder {text!r} tidak ada")
    return path
