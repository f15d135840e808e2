"""Warns about text that a village took over from the program's sample and nobody has put into own words yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode

from katalog import program
from katalog.entries.folder import ENTRY, VILLAGE, find
from katalog.entries.yaml import reading
from katalog.problems import Problem, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from katalog.settings import Settings

SHORTEST = 40
"""Characters from which two texts of businesses are hardly the same by chance."""
_OF_VILLAGE = frozenset({"nama", "whatsapp", "sambutan", "sambutan_en"})
"""Keys of `_desa.yaml` that no two villages have in common; districts and hamlets they may."""
_OF_SAMPLES = "contoh"


def problems(settings: Settings) -> list[Problem]:
    """Return a warning for each text of the sample in a village that is not the sample: on its own line."""
    sample = program.sample()
    if sample is None or settings.home == settings.root:
        return []
    found = list(_shared(settings.businesses / VILLAGE, settings, _village_texts(sample / VILLAGE)))
    texts = frozenset(text for file in sorted(sample.glob(f"*/{ENTRY}")) for text, _ in _long_texts(file))
    for item in find(settings).entries:
        found += _shared(item.file, settings, texts)
    return list(in_order(found))


def _shared(file: Path, settings: Settings, texts: frozenset[str]) -> Iterator[Problem]:
    source = reading.read(file, settings.shown(file))
    if source.root is None:
        return
    keys = {key.value: value for key, value in source.root.value if isinstance(key, ScalarNode)}
    if _OF_SAMPLES in keys:  # it says itself that it is a sample
        return
    for node in _scalars(source.root):
        if _plain(node) in texts:
            yield source.problem(
                source.place(node),
                "tulisan ini masih tulisan contoh",
                "Ganti dengan kata-kata dan data desa Anda sendiri, atau hapus barisnya.",
                Severity.WARNING,
            )


def _village_texts(file: Path) -> frozenset[str]:
    root = reading.read(file, file.name).root
    pairs = root.value if root is not None else []
    return frozenset(
        _plain(value)
        for key, value in pairs
        if isinstance(key, ScalarNode) and key.value in _OF_VILLAGE and isinstance(value, ScalarNode)
    )


def _long_texts(file: Path) -> Iterator[tuple[str, Node]]:
    root = reading.read(file, file.name).root
    for node in _scalars(root) if root is not None else ():
        if len(text := _plain(node)) >= SHORTEST:
            yield text, node


def _scalars(node: Node) -> Iterator[ScalarNode]:
    """Yield the values below `node`, not its keys."""
    if isinstance(node, ScalarNode):
        yield node
        return
    for part in node.value:
        yield from _scalars(part[1] if isinstance(node, MappingNode) else part)


def _plain(node: ScalarNode) -> str:
    return " ".join(node.value.split())
