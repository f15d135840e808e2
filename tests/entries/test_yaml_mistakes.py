"""The line where a mistake was made, and a fix that is good, for damage at any place of an entry."""

from __future__ import annotations

import random
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import slips
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from katalog.contract.key_names import fold
from katalog.entries import load
from katalog.entries.yaml import reading
from katalog.problems import Problem
from katalog.settings import Settings

ENTRIES = Path(__file__).parents[1] / "entries"
SAMPLES = Path(__file__).parents[2] / "businesses"
ENTRY = (ENTRIES / "valid" / "lengkap" / "usaha.yaml").read_text(encoding="utf-8")


def keys(node: object) -> set[str]:
    """Return every key of a tree, folded."""
    if isinstance(node, MappingNode):
        own = {fold(key.value) for key, _ in node.value if isinstance(key, ScalarNode)}
        return own.union(*(keys(value) for _, value in node.value))
    if isinstance(node, SequenceNode):
        return set().union(*(keys(child) for child in node.value))
    return set()


def said(text: str) -> tuple[Problem, ...]:
    return reading.of_text(text, "usaha.yaml").problems


@pytest.mark.parametrize("damage", ["hapus", "tab", "nbsp", "kutip", "titik dua", "spasi", "tambah spasi", "strip"])
def test_damage_is_found_at_its_line_and_mended(damage: str) -> None:
    chance = random.Random(damage)  # noqa: S311 - the same damage every time
    lines = ENTRY.rstrip("\n").split("\n")
    far = unmended = broken = 0
    for _ in range(150):
        number = chance.randrange(len(lines))
        bad = damaged(lines[number], damage, chance)
        if bad is None:
            continue
        text = "\n".join([*lines[:number], bad, *lines[number + 1 :]])
        problems = said(text)
        if not problems:
            continue
        broken += 1
        far += number + 1 not in {problem.place.line for problem in problems}
        unmended += not reading.of_text(text, "usaha.yaml").tree_is_mended
    assert broken or damage in {"hapus", "titik dua"}
    assert far <= 0.03 * broken, (far, broken)
    assert unmended <= 0.05 * broken, (unmended, broken)


def damaged(line: str, damage: str, chance: random.Random) -> str | None:  # noqa: PLR0911 - a kind of damage each
    """Return `line` as it might come out of a hurried hand."""
    indent = len(line) - len(line.lstrip(" "))
    if damage == "hapus":
        at = chance.randrange(len(line))
        return line[:at] + line[at + 1 :]
    if damage == "tab":
        return "\t" + line.lstrip(" ") if indent else None
    if damage == "nbsp":
        return line.replace(": ", ":\u00a0", 1) if ": " in line else None
    if damage == "kutip":
        return line.replace(": ", ': "', 1) if ": " in line and '"' not in line else None
    if damage == "titik dua":
        return line.replace(": ", ":", 1) if ": " in line else None
    if damage == "spasi":
        return line[1:] if indent else None
    if damage == "tambah spasi":
        return " " + line
    return line.replace("- ", "-", 1) if "- " in line else None


def test_several_mistakes_are_all_said_in_one_run() -> None:
    text = ENTRY.replace("nama: Warung Siti", 'nama: "Warung Siti').replace(
        "patokan: seberang", "patokan: ada: seberang"
    )
    text = text.replace('"@warungsiti"', "@warungsiti")
    assert len(said(text)) == 3


def test_what_is_mended_has_the_keys_of_the_entry() -> None:
    whole = keys(reading.of_text(ENTRY, "x").root)
    for old, new in [("pemilik: Siti", 'pemilik: "Siti'), ("pemilik: Siti", "pemilik:Siti"), ("  rt_rw", "   rt_rw")]:
        assert old in ENTRY
        assert keys(reading.of_text(ENTRY.replace(old, new), "x").root) == whole


def test_a_large_broken_file_is_answered_soon() -> None:
    text = ENTRY + "".join(f"  - nama: Produk {number}\n    harga: 15000\n" for number in range(8000)) + "x: [\n"
    assert said(text)[0].place.line == text.count("\n")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "usaha.yaml"
    path.write_text("nama: x\n" * 200_000)
    read = reading.read(path, "usaha.yaml")
    assert read.root is None
    assert "terlalu besar" in read.problems[0].message


def village(root: Path) -> tuple[Settings, Path]:
    """Return the settings of a village of one business, with photos, and the file of its entry."""
    businesses = root / "businesses"
    shutil.copytree(ENTRIES / "valid" / "lengkap", businesses / "warung-siti")
    shutil.copy(ENTRIES / "_desa.yaml", businesses)
    settings = Settings(root, businesses, "https://contoh.desa.id/", date(2026, 3, 1))
    return settings, businesses / "warung-siti" / "usaha.yaml"


def named(problem: Problem) -> set[int]:
    """Return the lines that a problem sends the reader to: its own, and those that its words name."""
    words = re.findall(r"baris (\d+(?:, \d+)*)", f"{problem.message} {problem.hint}")
    return {problem.place.line, *(int(number) for found in words for number in found.split(", "))}


@pytest.mark.parametrize("number", [400, pytest.param(10_000, marks=pytest.mark.deep)])
def test_one_wrong_sign_is_found_at_its_line(tmp_path: Path, number: int) -> None:
    """One sign of a good entry is left out, put in, changed or swapped; whatever is then said leads to its line.

    Wrong is a case in which no message stands at the damaged line or names it ("baris 45"). A line end that is lost or
    put in damages the two lines that it joins or parts, and either of them will do. Where two lines disagree (an id and
    the promo that names it, a first and a last day) nobody can tell which of them was damaged: the message stands at
    one and has to name the other. Entries that are still good after the damage are not counted. In at most 2% of the
    cases the line is wrong; and in at most 2% more is the first message at another line, one that is only a
    consequence.
    """
    settings, path = village(tmp_path)
    chance = random.Random(number)  # noqa: S311 - the same damage every time
    lines_of = [ENTRY, *(entry.read_text(encoding="utf-8") for entry in sorted(SAMPLES.glob("*/usaha.yaml")))]
    shutil.copy(SAMPLES / "_desa.yaml", path.parent.parent)
    usual: dict[str, set[str]] = {}
    for text in lines_of:
        path.write_text(text, encoding="utf-8")
        usual[text] = {problem.message for problem in load.load(settings).problems}
    said = wrong = late = 0
    for _ in range(number):
        text = chance.choice(lines_of)
        slip = slips.one_sign(text, chance)
        path.write_text(slip.text, encoding="utf-8")
        problems = [problem for problem in load.load(settings).problems if problem.message not in usual[text]]
        if not problems or slip.text == text:
            continue
        said += 1
        wrong += not any(slip.lines & named(problem) for problem in problems)
        late += not slip.lines & named(problems[0])
    assert said > number / 3
    assert wrong <= 0.02 * said, (wrong, said)
    assert late <= 0.04 * said, (late, said)


@pytest.mark.parametrize("number", [150, pytest.param(10_000, marks=pytest.mark.deep)])
def test_broken_entries_without_one_exception(tmp_path: Path, number: int) -> None:
    wanted, path = village(tmp_path)

    @hypothesis_settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**64), slips_made=st.integers(1, 4))
    def check(seed: int, slips_made: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - from Hypothesis
        text = ENTRY
        for _ in range(slips_made):
            text = slips.whole_lines(text, chance) if chance.random() < 0.5 else slips.one_sign(text, chance).text
        path.write_text(text, encoding="utf-8")
        for problem in load.load(wanted).problems:
            assert 1 <= problem.place.line <= text.count("\n") + 1
            assert str(problem)

    check()
