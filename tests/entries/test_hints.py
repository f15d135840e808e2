"""Hints are pasted: no entry that comes of one is accepted with a value that nobody wrote."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from damage import damaged, whole_entry
from pasted_hints import invented, offers, pasted

from katalog.contract.model import Village
from katalog.entries import load
from katalog.entries.folder import Found
from katalog.entries.yaml import encoding
from katalog.entries.yaml.reading import of_text
from katalog.problems import Problem
from katalog.settings import Settings

ENTRIES = Path(__file__).parent
SAMPLES = Path(__file__).parents[2] / "businesses"
CASES = sorted((ENTRIES / "invalid").glob("*/"))
TEXTS = [whole_entry(), (ENTRIES / "valid" / "lengkap" / "usaha.yaml").read_text(encoding="utf-8")]
TEXTS += [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*/usaha.yaml"))]
PHOTOS = sorted({name for text in TEXTS for name in re.findall(r"[\w/-]+\.jpg", text)})


class Desk:
    """Where entries are examined one by one, in a village with some photos."""

    def __init__(self, root: Path) -> None:
        folder = root / "businesses" / "warung"
        folder.mkdir(parents=True)
        for name in PHOTOS:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(b"x")
        shutil.copy(SAMPLES / "_desa.yaml", folder.parent)
        self._settings = Settings(root, folder.parent, "https://contoh.desa.id/", date(2026, 3, 1))
        self._found = Found("warung", folder / "usaha.yaml", folder)
        found = load.village_of(self._settings)
        assert found is not None
        self.village: Village = found

    def problems(self, text: str) -> list[Problem]:
        return self._examined(text)[1]

    def accepts(self, text: str) -> bool:
        business, problems = self._examined(text)
        return business is not None and not any(problem.severity == "error" for problem in problems)

    def _examined(self, text: str) -> tuple[object, list[Problem]]:
        business, entry = load.examine(of_text(text, "usaha.yaml"), self._found, self._settings, self.village)
        return business, entry.problems

    def names(self) -> list[str]:
        """Return what an entry chooses from by name."""
        categories = [name for each in self.village.categories for name in (each.id, each.name)]
        return [*categories, *(hamlet.name for hamlet in self.village.hamlets), *PHOTOS]


def lies(text: str, problems: list[Problem], desk: Desk) -> Iterator[str]:
    """Yield every hint of `problems` that invents something and is accepted where it is pasted into `text`."""
    for problem in problems:
        for offer in offers(problem):
            strange = invented(offer, problem, text, desk.names())
            if strange and any(desk.accepts(made) for made in pasted(text, problem, offer)):
                yield f"{problem}\n{offer!r} invents {strange}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_hint_about_a_case_invents_anything(case: Path, desk: Desk) -> None:
    for path in sorted(case.rglob("*.yaml")):
        if path.name != "_desa.yaml" and (read := encoding.decode(path.read_bytes())) is not None:
            assert not list(lies(read.text, desk.problems(read.text), desk))


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_damaged_is_good_before(text: str, desk: Desk) -> None:
    assert desk.accepts(text), list(map(str, desk.problems(text)))


@pytest.mark.parametrize("number", [60, pytest.param(2_000, marks=pytest.mark.deep)])
def test_no_hint_about_a_damaged_entry_invents_anything(desk: Desk, number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - the same damage every time
    offered = 0
    found: list[str] = []
    for _ in range(number):
        bad = damaged(chance.choice((TEXTS[0], chance.choice(TEXTS))), chance)
        problems = desk.problems(bad)
        offered += sum(len(offers(problem)) for problem in problems)
        found += lies(bad, problems, desk)
    assert not found, "\n\n".join(found[:20])
    assert offered > number / 2


def test_a_sample_would_be_found(desk: Desk) -> None:
    bad = TEXTS[0].replace("harga: 12500", "harga: lima belas ribu")
    problem = next(problem for problem in desk.problems(bad) if "lima belas" in problem.excerpt)
    for hint, is_lie in (
        ("Tulis misalnya `harga: 13000`.", True),
        ("Tulis berikut:\nharga: 13000", True),
        ("Tulis `harga: ...`.", False),
        ("Tulis `harga: 13750`.", False),
    ):
        assert bool(list(lies(bad, [replace(problem, hint=hint)], desk))) is is_lie, hint
