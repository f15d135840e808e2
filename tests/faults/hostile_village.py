"""A village with every key of the contract, and the same with texts in it that try to be more than texts.

`village/` holds it; a key that is not there gets the contract's example. What a value may be is not said here again: it
is replaced, and what the loader refuses is put back.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import every_key
import yaml
from hostile_texts import text

from katalog.contract import icons
from katalog.contract.model import Business, Catalogue, Village
from katalog.entries import load as schema
from katalog.problems import Problem, errors_in
from katalog.settings import Settings

FOLDER = Path(__file__).with_name("village")
ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
ROUNDS = 8  # of putting back what was refused
STRICT = 6  # values with a grammar of their own (prices, addresses on the web) that are tried in each village
FILE = re.compile(r"[\w-]+\.jpg")
LOGO = "_logo.png"
Trees = dict[str, Any]
"""By the name of its file below `businesses/`: an entry, or the village, as YAML would give it."""


@cache
def harmless() -> Trees:
    """Return the village as it lies in its folder, with every key of the contract."""
    found = sorted(path for path in FOLDER.rglob("*.yaml"))
    trees = {
        path.relative_to(FOLDER).as_posix(): yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        for path in found
    }
    every_key.complete(trees["_desa.yaml"], Village)
    every_key.complete(trees["serba-ada/usaha.yaml"], Business)
    return trees


@dataclass
class Written:
    """Trees as files of YAML with one value a line: `owners` says whose line each is, by file."""

    texts: dict[str, str] = field(default_factory=dict)
    owners: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class HostileVillage:
    """A village whose values are being replaced: `instead` of each, wherever it stands."""

    trees: Trees
    instead: dict[str, str] = field(default_factory=dict)

    def values(self) -> list[str]:
        """Return every value, keys of free labels among them, each once."""
        return list(dict.fromkeys(value for tree in self.trees.values() for value in _values(tree)))

    def written(self) -> Written:
        """Return the files with the replaced values."""
        made = Written()
        for name, tree in self.trees.items():
            lines: list[str] = []
            owners: list[str] = []
            self._emit(tree, lines, owners, "")
            made.texts[name], made.owners[name] = "\n".join(lines) + "\n", owners
        return made

    def _emit(self, tree: Any, lines: list[str], owners: list[str], end: str, key: str = "") -> None:
        def line(content: str, owner: str = "") -> None:
            lines.append(content)
            owners.append(owner)

        if isinstance(tree, dict):
            line("{")
            for name, value in tree.items():
                free = key == "spesifikasi"
                line(_quoted(self.instead.get(name, name) if free else name) + ":", name if free else "")
                self._emit(value, lines, owners, ",", name)
            line("}" + end)
        elif isinstance(tree, list):
            line("[")
            for value in tree:
                self._emit(value, lines, owners, ",", key)
            line("]" + end)
        else:
            line(_quoted(self.instead.get(tree, tree)) + end, tree)

    def load(self, settings: Settings) -> tuple[schema.Loaded, set[str]]:
        """Return what the loader makes of the village, and the values that it finds fault with."""
        made = self.written()
        for name, content in made.texts.items():
            path = settings.businesses / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8")
        (settings.businesses / LOGO).touch()
        folder = settings.businesses / "serba-ada"
        for path in folder.iterdir():
            if path.suffix == ".jpg":
                path.unlink()
        for value in self.values():
            if FILE.fullmatch(value):
                (folder / self.instead.get(value, value)).touch()
        loaded = schema.load(settings, icons.names())
        faulty = {owner for problem in errors_in(loaded.problems) if (owner := _owner(problem, made, settings))}
        return loaded, faulty


def _values(tree: Any, key: str = "") -> Iterator[str]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            if key == "spesifikasi":
                yield name
            yield from _values(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from _values(value, key)
    else:
        yield tree


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")


def _owner(problem: Problem, made: Written, settings: Settings) -> str:
    name = (settings.root / problem.place.path).relative_to(settings.businesses).as_posix()
    owners = made.owners.get(name, [])
    near = owners[problem.place.line - 1 : problem.place.line + 2]
    return next((owner for owner in near if owner), "")


def _hostile(rng: random.Random, value: str) -> str:
    """Return what is put in the place of `value`: of any length, or as long as it is where that may matter."""
    made = text(rng, long=rng.random() < 0.3)
    if rng.random() < 0.3:
        made = made[: max(3, min(len(value), 58))].strip().ljust(3, "z")
    if FILE.fullmatch(value):
        return re.sub(r"[/\\\x00-\x1f]", "", made)[:50].strip(" ._-") + f"-{value}"
    return made


def _strictly(rng: random.Random, value: str) -> str:
    """Return `value` with something about it that its grammar may let through."""
    piece = text(rng)
    if value.startswith("000201"):
        return _qris(value, piece)
    return rng.choice((
        value + piece, piece + value, value[: len(value) // 2] + piece + value[len(value) // 2 :],
        f"{value}?zq={piece}", f"{value}#{piece}", f"{value}/{piece}", "".join(f"{value}?{piece}".split()), piece,
    ))  # fmt: skip


def _qris(payload: str, name: str) -> str:
    """Return a QRIS payload for a merchant of that name, with its checksum (EMVCo, fields 59 and 63)."""
    before, rest = payload[:-8].split("5919KERIPIK TEMPE BU SR")
    short = name[:25]
    unsigned = f"{before}59{len(short):02}{short}{rest}6304"
    crc = 0xFFFF
    for byte in unsigned.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f"{unsigned}{crc:04X}"


def _thinned(rng: random.Random, tree: Any) -> Any:
    """Return a tree without some of its parts; whether it can do without them is the loader's to say."""
    if isinstance(tree, dict):
        return {key: _thinned(rng, value) for key, value in tree.items() if rng.random() > 0.03}
    if isinstance(tree, list):
        return [_thinned(rng, value) for value in tree if rng.random() > 0.03] or tree
    return tree


@cache
def free_values() -> frozenset[str]:
    """Return the values of the whole village that may be any text, as the loader says of each by itself."""
    settings = settings_in_a_folder()
    village = HostileVillage(deepcopy(harmless()))
    found = set()
    for value in village.values():
        probe = f"Zq<zq>-{value}" if FILE.fullmatch(value) else "Zq <zq>"
        village.instead = {value: probe}
        if not errors_in(village.load(settings)[0].problems):
            found.add(value)
    return frozenset(found)


@cache
def settings_in_a_folder() -> Settings:
    """Return settings for villages that are written one over the other, in a folder that goes with the process."""
    import tempfile  # noqa: PLC0415 - only where a village is written

    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (root / "businesses").mkdir()
    for name in ("overrides", "docs"):
        (root / name).symlink_to(ROOT / name)
    return Settings(root, root / "businesses", "https://desa.example/katalog/", TODAY, jobs=1)


def made(rng: random.Random, used: Counter[str]) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Return a village of hostile texts (None where none of it passes), and what the loader said on the way.

    `used` counts by original value how often another one passed.
    """
    settings = settings_in_a_folder()
    village = HostileVillage(deepcopy(harmless()))
    if rng.random() < 0.5:
        thin = HostileVillage(_thinned(rng, village.trees))
        if thin.trees.keys() == village.trees.keys() and not errors_in(thin.load(settings)[0].problems):
            village = thin
    present = village.values()
    said: list[Problem] = []
    village.instead = {
        value: _hostile(rng, value) for value in present if value in free_values() and rng.random() < 0.8
    }
    loaded = _settled(village, settings, said)
    strict = [value for value in present if value not in free_values()]
    for value in rng.sample(strict, min(STRICT, len(strict))):
        village.instead[value] = _strictly(rng, value)
        tried, _ = village.load(settings)
        said += tried.problems
        if errors_in(tried.problems):
            del village.instead[value]
        else:
            loaded = tried
    used.update(village.instead.keys())
    if loaded is None or errors_in(loaded.problems):
        return None, tuple(said)
    return loaded.catalogue, tuple(said)


def _settled(village: HostileVillage, settings: Settings, said: list[Problem]) -> schema.Loaded | None:
    for _ in range(ROUNDS):
        loaded, faulty = village.load(settings)
        said += loaded.problems
        if not errors_in(loaded.problems):
            return loaded
        if not faulty & village.instead.keys():
            return None
        for value in faulty:
            village.instead.pop(value, None)
    return None
