"""Chooses the folders that a command works in, by its options and by where it was typed."""

from __future__ import annotations

import argparse
from pathlib import Path

from katalog import village_folder
from katalog.cli.parser import ROOT, Parser, folder
from katalog.program import COMMAND
from katalog.settings import CACHE_FOLDER

NO_VILLAGE = (
    "Tidak ada `businesses/_desa.yaml` di folder ini maupun di atasnya: masuklah ke folder desa Anda, sebutkan dengan "
    f"`--desa FOLDER`, atau mulai desa baru: ketik `{COMMAND} mulai`."
)


class NoVillageError(Exception):
    """Nobody can tell which village is meant; the message is an Indonesian sentence."""


def village_options() -> Parser:
    """Return the options that say which village is meant, to be a parent of the commands about one village."""
    options = Parser(is_shared=True)
    options.add_argument("--desa", type=_village, metavar="FOLDER", help="folder desa (tempat Anda berada)")
    options.add_argument("--businesses", type=folder, metavar="FOLDER", help="folder isian (businesses di folder desa)")
    return options


def cache_options() -> Parser:
    """Return the option that says where temporary files go."""
    options = Parser(is_shared=True)
    options.add_argument("--cache", type=Path, metavar="FOLDER", help="folder berkas sementara (.cache di folder desa)")
    return options


def settle(arguments: argparse.Namespace, parser: Parser, here: Path, *, has_sample: bool = True) -> None:
    """Put a folder in the place of each that was not named, for somebody who stands in the folder `here`.

    Where it has one (`has_sample`), the program's sample is meant by whoever stands in no village. Ends the program
    where two options contradict each other; raises NoVillageError.
    """
    if not hasattr(arguments, "cache"):
        return
    named = getattr(arguments, "desa", None)
    for option, below in (("businesses", village_folder.BUSINESSES), ("site", village_folder.SITE)):
        given = getattr(arguments, option, None)
        if named and given and given.resolve() != (named / below).resolve():
            parser.error(f"`--desa` dan `--{option}` menunjuk folder yang berbeda; pakai `--desa {named}` saja")
    arguments.village = village_folder.plain(named) if named else _meant(arguments, here, ROOT if has_sample else None)
    entries = getattr(arguments, "businesses", None) or arguments.village / village_folder.BUSINESSES
    arguments.businesses = village_folder.plain(entries)
    if hasattr(arguments, "site"):
        arguments.site = arguments.site or arguments.village / village_folder.SITE
    arguments.cache = village_folder.plain(arguments.cache or arguments.village / CACHE_FOLDER)


def _meant(arguments: argparse.Namespace, here: Path, program: Path | None) -> Path:
    found = village_folder.around(here, program)
    if found is not None:
        return found
    if not hasattr(arguments, "desa"):  # it is about several villages
        return here
    if arguments.businesses is None:
        raise NoVillageError(NO_VILLAGE)
    return village_folder.plain(arguments.businesses).parent


def _village(text: str) -> Path:
    """Read the name of a village's folder; raises ArgumentTypeError."""
    path = Path(text)
    if not (path / village_folder.BUSINESSES).is_dir():
        raise argparse.ArgumentTypeError(f"di folder {text!r} tidak ada folder `{village_folder.BUSINESSES}`")
    return path
