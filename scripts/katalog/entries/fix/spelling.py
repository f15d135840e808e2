"""Mends what keeps an entry from being read, where there is only one good way to mend it."""

from __future__ import annotations

import itertools
import re

from katalog.entries.fix.proof import Examine, Reading, letters, repeats_a_key
from katalog.entries.yaml import mistakes, parsing
from katalog.entries.yaml import reading as source
from katalog.entries.yaml.rules import TYPED

MISTAKES_MAX = source.MAX_MISTAKES
READINGS_MAX = 12
"""Other ways to mend a line that are looked at."""
EFFORT_MAX = 400_000
"""Characters that are examined for one text, again for every mistake in them: some seconds on a slow machine."""

_IN_THE_LINE = frozenset({
    "quotes", "tight_colon", "special_start", "curly", "brackets", "dash_after_colon", "colon_in_text",
    "no_colon", "lone_dash", "lone_key", "slipped_colon", "stray_sign", "second_document", "broken_key",
})  # fmt: skip
"""Rules that see the mistake in the line itself and change nothing but signs in it."""
_BY_NEIGHBOURS = frozenset({
    "tab", "invisible", "tight_dash", "lost_dash", "wide_dash", "stray_dash", "joined", "root_dash", "continued",
    "uneven", "indent", "left_keys",
})  # fmt: skip
"""Rules that guess from the lines around where a line belongs: right only if no other place does as well."""


def mended(before: Reading, examine: Examine) -> tuple[Reading, list[str]]:
    """Return `before` with everything mended that kept it from being read, and what was done; as it is if any is left.

    Each step must leave fewer errors, keep every letter, and lead to no group that has a key twice. A text with so many
    mistakes that proving it would take too long is nobody's entry with a slip of the hand, and stays as it is.
    """
    current, done = before, list[str]()
    examine = _Effort(examine)
    for _ in range(MISTAKES_MAX):
        found = parsing.stumble(current.text)
        if found is None:
            break
        mistake = mistakes.explain(current.text, found, parsing.stumble)
        nothing = mistake.mended if mistake.rule in mistakes.NO_MISTAKE else None
        after = examine(nothing) if nothing is not None else _proven(current, found, mistake, examine)
        if after is None:
            return before, []
        current = after
        done.append(mistake.message)
    root = current.entry.source.root
    if not current.is_whole or root is None or repeats_a_key(root):
        return before, []
    return current, list(dict.fromkeys(done))


class _Effort:
    """Examines texts, and knows when that was enough."""

    def __init__(self, examine: Examine) -> None:
        self._examine = examine
        self._left = EFFORT_MAX

    def __call__(self, text: str) -> Reading:
        reading = self._examine(text)
        self._left -= len(text) * (1 + len(reading.entry.source.problems))
        return reading

    @property
    def is_spent(self) -> bool:
        return self._left < 0


def _proven(current: Reading, found: mistakes.Stumble, mistake: mistakes.Explained, examine: _Effort) -> Reading | None:
    """Return what `mistake` leads to if it is certain, else None."""
    text = mistake.mended
    if text is None or text == current.text or _typed_letters(text) != _typed_letters(current.text):
        return None
    after = examine(text)
    if examine.is_spent or after.errors.total() >= current.errors.total():
        return None
    if mistake.rule in _IN_THE_LINE:
        return after
    if mistake.rule not in _BY_NEIGHBOURS:
        return None
    return None if _has_rival(current, found, after, examine) else after


def _typed_letters(text: str) -> list[str]:
    """Return the letters of `text` that somebody meant: a program's `!!int` is none of them."""
    return letters(re.sub(rf"(?<=: ){TYPED.pattern}", "", text))


def _has_rival(current: Reading, found: mistakes.Stumble, after: Reading, examine: _Effort) -> bool:
    """Return whether something else is as good as `after`, or may be, where there was no time to look."""
    others = (reading.mended for reading in mistakes.readings(current.text, found, parsing.stumble))
    for other in itertools.islice((text for text in others if text is not None), READINGS_MAX):
        if examine.is_spent:
            return True
        rival = examine(other)
        is_as_good = rival.errors.total() <= after.errors.total()
        if is_as_good and rival.data != after.data and letters(other) == letters(after.text):
            return True
    return False
