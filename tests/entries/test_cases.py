"""Every case in tests/entries: what is said about a broken entry, word for word, and that a good one is good."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from katalog.contract.spelling import BLANK
from katalog.entries import load
from katalog.entries.yaml import reading
from katalog.problems import Place, Problem
from katalog.settings import Settings
from katalog.site.prepare import prepare

ENTRIES = Path(__file__).parents[1] / "entries"
INVALID = sorted(path for path in (ENTRIES / "invalid").iterdir() if path.is_dir())
ONE_FILE = [
    case for case in INVALID if {path.name for path in case.iterdir()} <= {"usaha.yaml", "expected.txt", "_desa.yaml"}
]
"""Cases of one entry without any photo, which may be written as one file as well."""
VALID = sorted(path for path in (ENTRIES / "valid").iterdir() if path.is_dir())
TODAY = date(2026, 3, 1)
NO_VILLAGE = "tanpa-desa"
"""A file of this name in a case: the village is missing."""
LINE = re.compile(r"`(\s*(?:- )?[\w .-]+: [^`]+|\s*- [^`]+)`")


def village_of(case: Path, root: Path) -> Settings:
    """Return the settings to load `case` with, laid out under `root` as the program wants it."""
    businesses = root / "businesses"
    if (case / "businesses").is_dir():
        shutil.copytree(case / "businesses", businesses)
    else:
        target = businesses / "warung-siti"
        shutil.copytree(case, target, ignore=shutil.ignore_patterns("expected.txt", "_desa.yaml", NO_VILLAGE))
    own = case / "_desa.yaml"
    if not (case / NO_VILLAGE).exists():
        shutil.copy(own if own.exists() else ENTRIES / "_desa.yaml", businesses / "_desa.yaml")
    return Settings(root, businesses, "https://contoh.desa.id/", TODAY)


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_what_is_said_about_a_broken_entry(case: Path, tmp_path: Path, update_goldens: bool) -> None:  # noqa: FBT001
    loaded = load.load(village_of(case, tmp_path))
    said = "\n\n".join(str(problem) for problem in loaded.problems) + "\n"
    expected = case / "expected.txt"
    if update_goldens:
        expected.write_text(said, encoding="utf-8")
    assert loaded.problems
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", ONE_FILE, ids=lambda case: case.name)
def test_the_same_is_said_of_a_business_that_is_one_file(case: Path, tmp_path: Path) -> None:
    settings = village_of(case, tmp_path)
    folder = settings.businesses / "warung-siti"
    (folder / "usaha.yaml").rename(settings.businesses / "warung-siti.yaml")
    folder.rmdir()
    said = "\n\n".join(str(problem) for problem in prepare(settings).problems) + "\n"
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert said == expected.replace("warung-siti/usaha.yaml", "warung-siti.yaml")


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_good_village_has_no_problems(case: Path, tmp_path: Path) -> None:
    loaded = load.load(village_of(case, tmp_path))
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.catalogue is not None
    assert not loaded.broken


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_every_line_that_is_offered_is_good(case: Path, tmp_path: Path) -> None:
    settings = village_of(case, tmp_path)
    for problem in load.load(settings).problems:
        path = tmp_path / problem.place.path
        if "geser" in problem.hint or "juga di baris" in problem.hint or not path.is_file():
            continue  # several lines move together: tried in `test_every_mended_text_is_read`
        text = path.read_bytes()
        whole = problem in reading.read(path, problem.place.path).problems
        for offer in offers(problem):
            path.write_text(with_offer(text.decode("utf-8-sig"), problem, offer, whole=whole), encoding="utf-8")
            left = load.load(settings).problems
            path.write_bytes(text)
            assert not [p for p in left if (p.place.line, p.message) == (problem.place.line, problem.message)], offer


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_every_mended_text_is_read(case: Path) -> None:
    for path in case.rglob("*.yaml"):
        read = reading.read(path, path.name)
        if read.tree_is_mended:
            assert read.root is not None
            assert read.problems


def offers(problem: Problem) -> list[str]:
    """Return the lines that a problem's hint says to type in place of the one it shows, blanks left out."""
    if not problem.excerpt:
        return []
    return [found for found in LINE.findall(problem.hint) if BLANK not in found and is_for(found, problem)]


def is_for(offer: str, problem: Problem) -> bool:
    """Return whether `offer` replaces the problem's own line: it has the same key, or is an item as that is."""
    if problem.message.startswith("setelah") or offer[:1] == " ":
        return True
    key = re.match(r"\s*(?:- )?\"?([\w .-]+?)\"?:", problem.excerpt)
    mine = re.match(r"(?:- )?([\w .-]+?):", offer)
    return bool(mine and key and mine[1] == key[1]) or (offer.startswith("- ") and not mine)


def with_offer(text: str, problem: Problem, offer: str, *, whole: bool) -> str:
    """Return `text` with the line of `problem` replaced by `offer`: a `whole` line, or what follows its indent."""
    lines = text.replace("\r\n", "\n").split("\n")
    place: Place = problem.place
    lead = re.match(r"(\s*)((?:- )?)", lines[place.line - 1])
    assert lead is not None
    before = "" if whole else lead[1] if offer.startswith("- ") else lead[0]
    lines[place.line - 1] = before + offer
    return "\n".join(lines)
