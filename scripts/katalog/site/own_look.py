"""Finds what a village lays over the program's look in `tampilan/`, templates and styles, and says what is wrong."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, PrefixLoader
from jinja2.exceptions import TemplateSyntaxError

from katalog.problems import Place, Problem, Severity
from katalog.settings import LOOK, Settings
from katalog.site.documents import names_in

PROGRAM: Final = "program"
"""What stands before the name of a template of the program's own: `{% include "program/home.html" %}`."""
_OUTSIDE: Final = re.compile(r"(?:url\(|@import)\s*['\"]?\s*(?P<address>(?:https?:)?//[^\s'\")]+)", re.IGNORECASE)
_MEND: Final = "Betulkan, atau hapus berkas itu: tampilan program lalu dipakai lagi."
_TEMPLATE, _STYLE = ".html", ".css"


def loader(program: Path, own: Path | None) -> BaseLoader:
    """Return what finds templates: a village's in the folder `own`, if it has one, before those of the program."""
    ours = FileSystemLoader(program)
    if own is None:
        return ours
    texts = {name: own / name for name in names_in(own) if name.endswith(_TEMPLATE)}

    def read(name: str) -> tuple[str, str, None] | None:
        path = texts.get(name)
        return (path.read_text(encoding="utf-8", errors="replace"), str(path), None) if path else None

    return ChoiceLoader([FunctionLoader(read), PrefixLoader({PROGRAM: ours}), ours])


def files(own: Path | None) -> dict[str, bytes]:
    """Return the styles of a village and what they show (pictures), by their names among the assets."""
    if own is None:
        return {}
    return {f"{LOOK}/{name}": (own / name).read_bytes() for name in names_in(own) if not name.endswith(_TEMPLATE)}


def styles(assets: Iterator[str]) -> list[str]:
    """Return which of the names of `assets` are styles for every page: those that lie in the folder itself."""
    return [name for name in assets if re.fullmatch(rf"{LOOK}/[^/]+\{_STYLE}", name)]


def problems(settings: Settings) -> list[Problem]:
    """Return what is wrong with a village's templates and styles, as far as it can be told without a page."""
    found: list[Problem] = []
    for folder in settings.own_look:
        names = list(names_in(folder))
        texts = {name: (folder / name).read_text("utf-8", "replace") for name in names if name.endswith(_TEMPLATE)}
        for name in names:
            shown = settings.shown(folder / name)
            if name in texts:
                others = "".join(text for other, text in texts.items() if other != name)
                found += _of_template(name, texts[name], shown, others, settings.overrides)
            elif name.endswith(_STYLE):
                found += _of_style((folder / name).read_text("utf-8", "replace"), shown)
    return found


def explained(error: BaseException, own: Path | None) -> str:
    """Return a sentence on an error of Jinja's that a template in `own` is to blame for, else ""."""
    if own is None:
        return ""
    lines = [
        (frame.filename, frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(own)
    ]
    if isinstance(error, TemplateSyntaxError) and Path(error.filename or "").is_relative_to(own):
        lines.append((str(error.filename), error.lineno))
    if not lines:
        return ""
    file, line = lines[-1]
    where = f"{LOOK}/{Path(file).relative_to(own).as_posix()}"
    return f"Templat {where} tidak bisa dipakai, baris {line}: {_words(error)}. {_MEND}"


def _words(error: BaseException) -> str:
    return " ".join(str(error).split()).strip('"').rstrip(".") or type(error).__name__


def _of_template(name: str, text: str, shown: str, others: str, program: Path) -> Iterator[Problem]:
    try:
        Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        line = text.split("\n")[error.lineno - 1 : error.lineno]
        place = Place(shown, error.lineno, 1, len(line[0]) + 1 if line else 0)
        yield Problem(place, f"templat ini belum terbaca: {error.message}", _MEND, excerpt=line[0] if line else "")
    if not (program / name).is_file() and name not in others:
        known = [path.relative_to(program).as_posix() for path in sorted(program.rglob(f"*{_TEMPLATE}"))]
        near = get_close_matches(name, known, n=1)
        hint = f"Mungkin maksudnya `{near[0]}`." if near else f"Nama yang dikenal antara lain {', '.join(known[:3])}."
        message = "program tidak punya templat bernama ini, jadi berkas ini tidak dipakai"
        yield Problem(Place(shown), message, hint, Severity.WARNING)


def _of_style(text: str, shown: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := _OUTSIDE.search(line):
            place = Place(shown, number, found.start("address") + 1, found.end("address") + 1)
            hint = f"Simpan berkasnya di folder `{LOOK}`, lalu tulis namanya saja."
            message = "halaman katalog tidak mengambil apa pun dari situs lain, jadi ini tidak akan tampil"
            yield Problem(place, message, hint, excerpt=line)
