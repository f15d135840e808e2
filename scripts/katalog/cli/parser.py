"""Defines the options of every command, in Indonesian, and makes settings of them."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NoReturn

from katalog import program
from katalog.settings import REPOSITORY_VARIABLE, Settings

EXIT_OK, EXIT_ERRORS, EXIT_USAGE, EXIT_LEFT_OUT = 0, 1, 2, 3
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2105, 12, 31)  # what the date in a gzip file can be (RFC 1952, 2.3.1)
LAST_PORT = 65_535
_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?(?:/[\w.~%/-]*)?",
    re.IGNORECASE | re.ASCII,
)
ROOT = program.FOLDER


class Parser(argparse.ArgumentParser):
    """argparse, speaking Indonesian."""

    def __init__(self, *, is_shared: bool = False, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        if not is_shared:  # a part that several verbs take in gets no help of its own
            self.add_argument("-h", "--help", action="help", help="tampilkan penjelasan ini")
        self._positionals.title = "perintah"
        self._optionals.title = "pilihan untuk isian" if is_shared else "pilihan"

    def format_help(self) -> str:
        """Return the help, its first word too in Indonesian."""
        return super().format_help().replace("usage: ", "cara pakai: ", 1)

    def error(self, message: str) -> NoReturn:
        """End with what was not understood."""
        for pattern, said in _ENGLISH:
            if found := pattern.fullmatch(message):
                message = said(self, found)
                break
        self.exit(EXIT_USAGE, f"Perintah belum terbaca: {message}\nCoba: {self.prog} --help\n")

    def options(self) -> list[str]:
        """Return every option there is, also those of the verbs."""
        below = (action.choices for action in self._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
        verbs = [verb for choices in below for verb in choices.values()]
        return sorted({name for parser in (self, *verbs) for name in parser._option_string_actions})  # noqa: SLF001


def _unknown_word(_parser: Parser, found: re.Match[str]) -> str:
    known = [word.strip(" '") for word in found["known"].split(",")]
    near = get_close_matches(found["word"], known, n=1)
    return f"`{found['word']}` tidak dikenal. " + (
        f"Mungkin maksudnya `{near[0]}`." if near else f"Pilih salah satu: {', '.join(known)}."
    )


def _unknown_option(parser: Parser, found: re.Match[str]) -> str:
    words = found["words"].split()
    near = get_close_matches(words[0].partition("=")[0], parser.options(), n=1)
    return f"`{' '.join(words)}` tidak dikenal." + (f" Mungkin maksudnya `{near[0]}`." if near else "")


_ENGLISH: tuple[tuple[re.Pattern[str], Callable[[Parser, re.Match[str]], str]], ...] = (
    (re.compile(r"argument [^:]+: invalid choice: '?(?P<word>[^']*)'? \(choose from (?P<known>.*)\)"), _unknown_word),
    (re.compile(r"unrecognized arguments: (?P<words>.+)", re.DOTALL), _unknown_option),
    (
        re.compile(r"argument (?P<name>[^:]+): expected (?:one|at least one|\d+) arguments?"),
        lambda _, found: f"`{found['name']}` harus diikuti isinya",
    ),
    (
        re.compile(r"the following arguments are required: (?P<names>.+)"),
        lambda _, found: f"belum disebut: {found['names']}",
    ),
    (
        re.compile(r"argument (?P<one>[^:]+): not allowed with argument (?P<other>.+)"),
        lambda _, found: f"`{found['one']}` tidak bisa dipakai bersama `{found['other']}`",
    ),
    (
        re.compile(r"argument (?P<name>[^:]+): (?P<rest>.+)", re.DOTALL),
        lambda _, found: f"{found['name']}: {found['rest']}",
    ),
)
"""What argparse says of a mistake, and how it is said here."""


def entries_options() -> Parser:
    """Return the options of all commands that read entries, besides where those lie, to be a parent of theirs."""
    entries = Parser(is_shared=True)
    entries.add_argument("--jobs", type=count, default=0, metavar="N", help="foto atau halaman sekaligus (0: otomatis)")
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
    """Return the settings that a command's options ask for, once its folders are settled; results go to `site_url`."""
    return Settings(
        root=ROOT,
        businesses=arguments.businesses,
        site_url=site_url.rstrip("/") + "/",
        today=arguments.today or date.today(),  # noqa: DTZ011 - the only look at the clock
        jobs=arguments.jobs,
        keep_going=keep_going,
        kits=kits,
        cards=cards,
        recording=recording,
        repository=os.environ.get(REPOSITORY_VARIABLE, ""),
        village=arguments.village,
        cache_folder=arguments.cache,
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


def site_address(text: str) -> str:
    """Read the address of a site, `https://host/` with maybe a folder; raises ArgumentTypeError."""
    if not is_site_address(text):
        raise argparse.ArgumentTypeError(f"alamat {text!r} belum benar, misalnya https://desa.example/")
    return text


def is_site_address(text: str) -> bool:
    """Return whether a site can be published at `text`; `http://` is for a look at home."""
    return _ADDRESS.fullmatch(text) is not None


def listener(text: str) -> str:
    """Read where a preview listens, `host:port`; raises ArgumentTypeError."""
    host, _, port = text.rpartition(":")
    try:
        is_host = host == "localhost" or bool(ip_address(host))
    except ValueError:
        is_host = False
    if not is_host or not port.isdecimal() or not 0 < int(port[:6]) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"alamat {text!r} belum benar, misalnya 127.0.0.1:8000")
    return text


def folder(text: str) -> Path:
    """Read the name of a folder that is there; raises ArgumentTypeError."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"folder {text!r} tidak ada")
    return path
