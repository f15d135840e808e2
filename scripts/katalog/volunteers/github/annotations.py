"""Says on GitHub what a check found: marks on the lines of a pull request, and a summary with links to edit.

Entries are written by strangers: nothing of them may become a workflow command, HTML or Markdown.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from katalog.problems import Severity, errors_in
from katalog.volunteers.github import step_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from katalog.problems import Problem

MARKS_MAX: Final = 10
"""Marks of one step that GitHub shows; further ones of the same kind are dropped without a word."""
LISTED_MAX: Final = 200
"""Problems in the summary, which GitHub cuts off at 1 MiB."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_TITLES = {Severity.ERROR: "Perlu diperbaiki", Severity.WARNING: "Perlu dilihat"}
_NOT_WORDS = re.compile(r"[^\w\s]|_", re.ASCII)


@dataclass(frozen=True)
class Source:
    """Where the files under check can be edited: the repository ("owner/name") and the branch, on which server."""

    repository: str
    branch: str
    server: str = "https://github.com"

    def edit_link(self, path: str, line: int) -> str:
        """Return the address at which `path` is edited, opened at `line`."""
        return f"{self.server}/{quote(self.repository)}/edit/{quote(self.branch)}/{quote(path)}#L{line}"


def source_of(environment: Mapping[str, str], event: Mapping[str, Any]) -> Source | None:
    """Return where to edit what is checked: the head of a pull request, else the branch; None outside GitHub.

    `environment` has what GitHub sets for every step, `event` is the file at GITHUB_EVENT_PATH.
    """
    head = (event.get("pull_request") or {}).get("head") or {}
    repository = (head.get("repo") or {}).get("full_name") or environment.get("GITHUB_REPOSITORY")
    branch = head.get("ref") or environment.get("GITHUB_REF_NAME")
    if not repository or not branch:
        return None
    return Source(str(repository), str(branch), environment.get("GITHUB_SERVER_URL", "https://github.com"))


def shielded(text: str) -> str:
    """Return `text` for the log so that no line of it is taken for a command.

    The word that ends the shield is a hash of the text, which the text cannot hold.
    """
    word = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return f"::stop-commands::{word}\n{text}\n::{word}::"


def commands(problems: Iterable[Problem]) -> list[str]:
    """Return the workflow commands that mark the most important of `problems` on their lines."""
    return [_command(problem) for problem in most_important(problems)[:MARKS_MAX]]


def report(problems: Sequence[Problem], good: int, environment: Mapping[str, str], first: Sequence[str] = ()) -> str:
    """Return what a check prints on GitHub, and add its summary to the file that GitHub shows, where there is one.

    `environment` has what GitHub sets for every step. The problems come first as people read them, then the marks.
    `first` are lines of Markdown that the summary begins with.
    """
    event: Any = {}
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    except (KeyError, OSError, ValueError):
        event = {}  # links then lead to the branch
    source = source_of(environment, event if isinstance(event, dict) else {})
    said = "".join(f"{line}\n\n" for line in first) + summary(problems, good, source)
    step_files.append(environment, step_files.SUMMARY, said)
    told = [*(html.unescape(line) for line in first), *map(str, problems)]
    return "\n".join((shielded("\n\n".join(told)), *commands(problems)))


def most_important(problems: Iterable[Problem]) -> list[Problem]:
    """Return errors before warnings, and of each the first of every file before the second of any."""
    seen: dict[tuple[Severity, str], int] = {}
    ranked = []
    for problem in problems:
        rank = seen[problem.severity, problem.place.path] = seen.get((problem.severity, problem.place.path), 0) + 1
        ranked.append((problem.severity is Severity.WARNING, rank, problem.place, problem))
    return [problem for *_, problem in sorted(ranked, key=lambda each: each[:3])]


def summary(problems: Sequence[Problem], good: int, source: Source | None) -> str:
    """Return the summary of a check as Markdown; `good` is how many businesses can be published as they are."""
    return "\n".join(_summary(problems, good, source)) + "\n"


def plain(text: str) -> str:
    """Return `text` so that Markdown shows it as it is: every sign in it becomes a character reference."""
    return _NOT_WORDS.sub(lambda found: f"&#{ord(found.group())};", " ".join(text.split()))


def fenced(text: str, language: str = "") -> str:
    """Return `text` as a code block that nothing in it can end (CommonMark 0.31, "Fenced code blocks")."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.path, "line": str(place.line), "col": str(place.column)}
    if place.end_column > place.column:
        properties |= {"endLine": str(place.line), "endColumn": str(place.end_column)}
    properties["title"] = _TITLES[problem.severity]
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{_LEVELS[problem.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Return `text` escaped as `escapeData` of @actions/core does it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return `text` escaped as `escapeProperty` of @actions/core does it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(problems: Sequence[Problem], good: int, source: Source | None) -> Iterator[str]:
    errors = len(errors_in(problems))
    if not errors:
        yield f"## Semua isian sudah benar ({good} usaha)"
    else:
        yield f"## Ada {errors} kesalahan yang harus diperbaiki"
        yield ""
        yield f"{good} usaha lain sudah benar. Situs yang sudah terbit tetap seperti semula sampai ini diperbaiki."
    if len(problems) > errors:
        yield ""
        yield f"Ada juga {len(problems) - errors} peringatan: boleh dibiarkan kalau memang begitu."
    by_file: dict[str, list[Problem]] = {}
    for problem in most_important(problems)[:LISTED_MAX]:
        by_file.setdefault(problem.place.path, []).append(problem)
    for path, found in by_file.items():
        yield ""
        yield f"### {plain(path)}"
        for problem in sorted(found, key=lambda each: each.place):
            yield from _entry(problem, source)
    if len(problems) > LISTED_MAX:
        yield ""
        yield f"Dan {len(problems) - LISTED_MAX} lagi; perbaiki dulu yang di atas."


def _entry(problem: Problem, source: Source | None) -> Iterator[str]:
    word = "peringatan: " if problem.severity is Severity.WARNING else ""
    where = f"baris {problem.place.line}"
    if source is not None:
        where = f"[{where}, klik untuk mengubah]({source.edit_link(problem.place.path, problem.place.line)})"
    yield ""
    yield f"{where}: {word}{plain(problem.message)}"
    if problem.excerpt.strip():
        yield fenced(problem.excerpt, "yaml")
    for line in problem.hint.splitlines():
        yield ""
        yield plain(line)
