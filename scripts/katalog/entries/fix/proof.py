"""Proves that another text of an entry is better than this one and says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.contract import key_names
from katalog.entries.entry import Entry
from katalog.problems import Severity

Examine = Callable[[str], "Reading"]
"""Reads a text of the entry at hand."""


@dataclass(frozen=True)
class Reading:
    """A text of an entry as it is read: its nodes and problems, and its data (None where it cannot be read whole)."""

    text: str
    entry: Entry
    data: dict[str, Any]
    is_whole: bool
    """Whether it is one good tree, with nothing mended."""
    model: dict[str, Any] | None
    """What the validated model holds, without places; None where there are errors."""

    @property
    def errors(self) -> Counter[str]:
        """The errors, by what they say."""
        return Counter(problem.message for problem in self.entry.problems if problem.severity is Severity.ERROR)

    @property
    def problems(self) -> Counter[str]:
        """Errors and warnings, by what they say."""
        return Counter(problem.message for problem in self.entry.problems)

    def says_as(self, other: Reading) -> bool:
        """Return whether both hold the same data and have the same problems."""
        same = self.data == other.data or (self.model is not None and self.model == other.model)
        return self.is_whole and same and self.problems == other.problems

    def improves(self, other: Reading) -> bool:
        """Return whether some of `other`'s errors are gone and none has come, or else some warnings and none of either.

        What could not be read before may well be warned about now.
        """
        if self.errors == other.errors:
            return self.is_whole and self.problems < other.problems
        return self.is_whole and self.errors < other.errors


def letters(text: str) -> list[str]:
    """Return the letters and digits of `text`: what a fix of spelling never adds, drops or moves."""
    return [sign for sign in text if sign.isalnum()]


def without_places(value: Any) -> Any:
    """Return data without where each photo was written."""
    if isinstance(value, dict):
        return {key: without_places(child) for key, child in value.items() if key != "place"}
    if isinstance(value, list | tuple):
        return [without_places(child) for child in value]
    return value


def repeats_a_key(node: Node) -> bool:
    """Return whether any group below `node` has a key twice: two things may have become one."""
    if isinstance(node, SequenceNode):
        return any(repeats_a_key(child) for child in node.value)
    if not isinstance(node, MappingNode):
        return False
    keys = [key_names.fold(str(key.value)) for key, _ in node.value if isinstance(key, ScalarNode)]
    return len(set(keys)) < len(keys) or any(repeats_a_key(child) for _, child in node.value)
