"""Holds one entry while it is read: where each value stands, what it is called, what was found wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Self

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.contract.shape import called
from katalog.contract.spelling import is_blank
from katalog.entries.yaml.parsing import NULLS
from katalog.entries.yaml.reading import Source
from katalog.problems import Place, Problem, Severity

Loc = tuple[str | int, ...]
"""The way to a value: keys (as in the data contract) and positions in lists from 0."""

LOOKED_AT_AGAIN = frozenset({"nama", "whatsapp", "alias"})
"""Keys whose values are compared between entries, when all are known."""


class Places(set[Loc]):
    """Places in an entry, asked for what they are in and what is in them without going through them all."""

    def __init__(self, places: Iterable[Loc] = ()) -> None:
        super().__init__()
        self._around: set[Loc] = set()
        self._keys: set[tuple[str | int, str | int]] = set()
        self |= set(places)

    def add(self, loc: Loc) -> None:
        """Add a place."""
        super().add(loc)
        self._around.update(loc[:end] for end in range(len(loc) + 1))
        self._keys.update((loc[0], key) for key in loc[2:3])

    def __ior__(self, places: AbstractSet[Loc]) -> Self:  # type: ignore[override, misc]  # narrower than `set` has it
        """Add several places."""
        for loc in places:
            self.add(loc)
        return self

    def touch(self, loc: Loc) -> bool:
        """Return whether one of the places is `loc`, in it or around it."""
        return loc in self._around or any(loc[:end] in self for end in range(len(loc)))

    def concern(self, section: str, keys: Iterable[str]) -> bool:
        """Return whether one of the places is the list `section` itself, or in one of `keys` of any of its items."""
        return (section,) in self or any((section, key) in self._keys for key in keys)


@dataclass
class Entry:
    """One file: its tree, the nodes behind every value, and the problems so far."""

    source: Source
    owner: str
    """What a bare `nama` is the name of: `usaha` or `desa`."""
    nodes: dict[Loc, tuple[Node | None, Node]] = field(default_factory=dict)
    """For every value the node of its key (None in a list) and its own."""
    problems: list[Problem] = field(default_factory=list)
    meant: Places = field(default_factory=Places)
    """Where a misspelled key was probably meant to stand, so that nobody is told that it is missing as well."""
    misspelled: list[tuple[ScalarNode, str]] = field(default_factory=list)
    """The nodes of misspelled keys with what they were probably meant to be."""
    loosened: list[tuple[ScalarNode, MappingNode]] = field(default_factory=list)
    """Keys for one text that have keys below them, which belong at the left edge."""
    doubtful: Places = field(default_factory=Places)
    """Where the values are that have errors: what depends on one of them is asked when it has been mended."""

    def report(
        self,
        loc: Loc,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
        on_key: bool = False,
    ) -> None:
        """Add a problem with the value at `loc`; in `hint`, `{key}: ` becomes what stands before the value."""
        place = self.place(loc, on_key=on_key)
        if severity is Severity.ERROR:
            self.doubtful.add(loc)
        self.problems.append(self.source.problem(place, message, self.filled(hint, loc), severity))

    def warn(self, loc: Loc, message: str, hint: str = "", *, on_key: bool = False) -> None:
        """Add a warning about the value at `loc`."""
        self.report(loc, message, hint, severity=Severity.WARNING, on_key=on_key)

    def is_doubtful(self, loc: Loc) -> bool:
        """Return whether the value at `loc`, what is in it or what it is in has an error or a misspelled key."""
        return self.doubtful.touch(loc) or self.meant.touch(loc)

    def line(self, loc: Loc) -> int:
        """Return the line (from 1) where the value at `loc` begins."""
        return self.place(loc).line

    def place(self, loc: Loc, *, on_key: bool = False) -> Place:
        """Return where the value at `loc` is written, or else the nearest thing around it."""
        exact = loc
        while loc and loc not in self.nodes:
            loc = loc[:-1]
        if not loc:
            root = self.source.root
            return Place(self.source.path) if root is None or root.start_mark is None else self.source.place(root)
        key, value = self.nodes[loc]
        if key is not None and (on_key or loc != exact or _is_empty(value)):
            return self.source.place(key)
        return self.source.place(value)

    def filled(self, hint: str, loc: Loc) -> str:
        """Return `hint` with `{key}: ` as the entry has it before the value at `loc`."""
        if "{key}" not in hint:
            return hint
        while loc and isinstance(loc[-1], int) and not self.in_list(loc):
            if (*loc[:-1], 1) in self.nodes:  # one of `several, parts`
                return hint.replace("{key}: ", "")
            loc = loc[:-1]
        while loc[:-1] in self.nodes and loc in self.nodes and self.nodes[loc][1] is self.nodes[loc[:-1]][1]:
            loc = loc[:-1]  # a group written as one text
        key = self.nodes.get(loc, (None, None))[0]
        if loc in self.nodes and key is None:
            around = self.nodes.get(loc[:-1])
            if around is not None and isinstance(around[1], SequenceNode) and around[1].flow_style:
                return hint.replace("{key}: ", "")  # one of `[several, items]`
            return hint.replace("{key}: ", "- ").replace("{key}:", "-")
        written = key.value.strip() if isinstance(key, ScalarNode) else str(loc[-1] if loc else "nama")
        return hint.replace("{key}", written)

    def in_list(self, loc: Loc) -> bool:
        """Return whether the value at `loc` was written as an item of a list."""
        around = self.nodes.get(loc[:-1])
        return around is not None and isinstance(around[1], SequenceNode)

    def name(self, loc: Loc) -> str:
        """Return what a message calls the value at `loc`: "harga produk ke-1"."""
        words: list[str] = []
        number = ""
        for position in range(len(loc), 0, -1):
            step = loc[position - 1]
            if isinstance(step, int):
                number = f" ke-{step + 1}" if self.in_list(loc[:position]) else ""
            elif (word := called().get(step, step.replace("_", " "))) or len(loc) == 1:
                words.append((word or step) + number)
                number = ""
        if len(loc) == 2 and loc[0] == "jam_buka":  # noqa: PLR2004 - the key and a day
            return f"jam buka {loc[1]}"
        if loc == ("nama",):
            words.append(self.owner)
        return " ".join(words)

    def brief(self) -> Entry:
        """Return the entry without its tree, only with what is looked at again when all entries are known."""
        kept = {loc: nodes for loc, nodes in self.nodes.items() if loc[0] in LOOKED_AT_AGAIN}
        source = Source(self.source.path, self.source.text, None)
        doubtful = Places(loc for loc in (*self.doubtful, *self.meant) if loc[:1] and loc[0] in LOOKED_AT_AGAIN)
        return Entry(source, self.owner, kept, doubtful=doubtful)

    def has(self, loc: Loc) -> bool:
        """Return whether anything, even nothing, was written for `loc`."""
        return loc in self.nodes

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def is_null(node: Node) -> bool:
    """Return whether `node` is nothing: no text, in quotes or not; `~`, `null` or a hint's blank without quotes."""
    return isinstance(node, ScalarNode) and (
        not node.value.strip() or (not node.style and (node.value in NULLS or is_blank(node.value)))
    )


def _is_empty(node: Node) -> bool:
    return is_null(node) or (isinstance(node, MappingNode) and not node.value)
