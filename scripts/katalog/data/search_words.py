"""Takes text apart into words as buyers write them: equal spellings are one word, affixes are taken off.

`overrides/assets/search/words.js` follows the same rules, which come from one file a language; a golden table
(`tests/golden/search_words.json`) holds both to it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from katalog.texts import DEFAULT_LANGUAGE

ROUNDS = 3  # affixes that can be taken off one word, one after the other: me-, -kan, -nya
KINDS_IN_WORDS = frozenset("LN")  # letters and numbers, by the first letter of Unicode's general category
APOSTROPHES = frozenset("'\u2018\u2019\u02bc`")  # in the middle of words: Jum'at

_TWICE = re.compile(r"([a-z]{3,})2")  # oleh2 for oleh-oleh


@dataclass(frozen=True)
class SearchLanguage:
    """The rules of one language; see `overrides/search/id.yaml` for what each part is."""

    tree: Mapping[str, Any]

    @classmethod
    def read(cls, overrides: Path, language: str = DEFAULT_LANGUAGE) -> SearchLanguage:
        """Read `overrides/search/<language>.yaml`; a language without a file of its own has the default's rules."""
        folder = overrides / "search"
        return cls(_tree(folder, language if (folder / f"{language}.yaml").is_file() else DEFAULT_LANGUAGE))

    @property
    def synonyms(self) -> list[list[str]]:
        """Groups of ways to call one thing."""
        return list(self.tree["synonyms"])

    def module(self) -> str:
        """Return the rules as a JavaScript module, for the search script; synonyms come with what they find."""
        rules = {part: rule for part, rule in self.tree.items() if part != "synonyms"}
        return f"export default {json.dumps(rules, ensure_ascii=False, separators=(',', ':'))};\n"

    @cached_property
    def _spelling(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), into) for pattern, into in self.tree["spelling"]]

    @cached_property
    def _affixes(self) -> list[tuple[re.Pattern[str], list[str]]]:
        return [(re.compile(pattern), into) for pattern, into in self.tree["affixes"]]

    @cached_property
    def _root(self) -> re.Pattern[str]:
        return re.compile(self.tree["root"])

    def spelled(self, word: str) -> str:
        """Return what every accepted spelling of `word` (one of `words`) has in common."""
        while True:
            before = word
            for pattern, into in self._spelling:
                word = pattern.sub(into, word)
            if word == before:
                return word

    def stems(self, word: str) -> list[str]:
        """Return what `word` may be without affixes, most of the word first; never `word` itself.

        There is no dictionary to choose by: whoever looks a stem up finds out which of them are words.
        """
        found = [word]
        latest = [word]
        for _ in range(ROUNDS):
            following = []
            for each in latest:
                for pattern, replacements in self._affixes:
                    for into in replacements:
                        stem = pattern.sub(into, each, count=1)
                        if stem != each and stem not in found and self._root.search(stem):
                            found.append(stem)
                            following.append(stem)
            latest = following
        return found[1:]


def _tree(folder: Path, language: str) -> dict[str, Any]:
    """Return the rules of a language with those of the languages that it also has: its own come first."""
    # A base loader: every scalar stays the text that was written. In C where PyYAML has that, ten times as fast.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    tree: dict[str, Any] = yaml.load((folder / f"{language}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506  # makes text and lists only
    for other in tree.pop("also", ()):
        also = _tree(folder, other)
        tree["root"] = f"(?:{tree['root']})|(?:{also['root']})"
        for part, rules in tree.items():
            if isinstance(rules, list):
                tree[part] = [*rules, *(rule for rule in also[part] if rule not in rules)]
    return tree


def words(text: str) -> list[str]:
    """Return the words of `text`: small letters without accents, and numbers; one said twice in a row counts once."""
    plain = []
    small = unicodedata.normalize("NFKD", text).lower()  # in this order: the sign for TM is two capitals
    for char in unicodedata.normalize("NFKD", small):
        kind = unicodedata.category(char)
        if kind[0] in KINDS_IN_WORDS:
            plain.append(char)
        elif kind != "Mn" and char not in APOSTROPHES:
            plain.append(" ")
    found: list[str] = []
    for written in "".join(plain).split():
        twice = _TWICE.fullmatch(written)
        word = twice[1] if twice else written
        if not found or word != found[-1]:
            found.append(word)
    return found
