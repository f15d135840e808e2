"""The line where a mistake was made, and a fix that is good, for damage at any place of an entry."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from katalog import schema, source
from katalog.problems import Problem
from katalog.settings import Settings
from katalog.synonyms import fold

ENTRIES = Path(__file__).parents[1] / "entries"
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
    return source.of_text(text, "usaha.yaml").problems


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
        unmended += not source.of_text(text, "usaha.yaml").tree_is_mended
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
    whole = keys(source.of_text(ENTRY, "x").root)
    for old, new in [("pemilik: Siti", 'pemilik: "Siti'), ("pemilik: Siti", "pemilik:Siti"), ("  rt_rw", "   rt_rw")]:
        assert old in ENTRY
        assert keys(source.of_text(ENTRY.replace(old, new), "x").root) == whole


def test_a_large_broken_file_is_answered_soon() -> None:
    text = ENTRY + "".join(f"  - nama: Produk {number}\n    harga: 15000\n" for number in range(8000)) + "x: [\n"
    assert said(text)[0].place.line == text.count("\n")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "usaha.yaml"
    path.write_text("nama: x\n" * 200_000)
    read = source.read(path, "usaha.yaml")
    assert read.root is None
    assert "terlalu besar" in read.problems[0].message


@pytest.mark.slow
def test_ten_thousand_broken_entries_without_one_exception(tmp_path: Path) -> None:
    chance = random.Random(20260301)  # noqa: S311 - the same damage every time
    businesses = tmp_path / "businesses"
    shutil.copytree(ENTRIES / "valid" / "lengkap", businesses / "warung-siti")
    shutil.copy(ENTRIES / "_desa.yaml", businesses)
    path = businesses / "warung-siti" / "usaha.yaml"
    wanted = Settings(tmp_path, businesses, "https://contoh.desa.id/", date(2026, 3, 1))
    for _ in range(10_000):
        text = ENTRY
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(text))
            piece = chance.choice(
                ["", "", "", "\n", " ", "\t", "\u00a0", '"', "'", ":", "-", "#", "[", "{", "&a", "*a", "|", "%"]
            )
            text = text[:at] + piece + text[at + 1 :]
        path.write_text(text, encoding="utf-8")
        schema.load(wanted)
