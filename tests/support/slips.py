"""Slips of a hurried hand in the text of an entry: one sign at a time, or whole lines."""

from __future__ import annotations

import random
from dataclasses import dataclass

SIGNS = " \t\u00a0\"':-#[{]}&*|>%,\n@!`\u201cax1."
"""What is typed or pasted by mistake: the signs that mean something to YAML, and a few that do not."""


@dataclass(frozen=True)
class Slip:
    """A damaged text, and the lines (from 1) that the damage is on: two where a line end was put in or taken out."""

    text: str
    lines: frozenset[int]


def one_sign(text: str, chance: random.Random) -> Slip:
    """Return `text` with one sign left out, put in, changed, or swapped with the next."""
    at, sign = chance.randrange(len(text)), chance.choice(SIGNS)
    kind = chance.choice(("delete", "replace", "insert", "swap"))
    touched = text[at : at + 2] if kind == "swap" else "" if kind == "insert" else text[at]
    new = {"delete": "", "replace": sign, "insert": sign, "swap": touched[::-1]}[kind]
    line = text.count("\n", 0, at) + 1
    return Slip(
        text[:at] + new + text[at + len(touched) :],
        frozenset({line, line + 1} if "\n" in touched + new else {line}),
    )


def whole_lines(text: str, chance: random.Random) -> str:
    """Return `text` with a line swapped with the next, moved, doubled or lost, or spaces pasted from WhatsApp."""
    lines = text.split("\n")
    number = chance.randrange(len(lines) - 1)
    line = lines[number]
    lines[number : number + 2] = chance.choice((
        [lines[number + 1], line],
        [" " * chance.randrange(1, 5) + line, lines[number + 1]],
        [line[chance.randrange(1, 5) :], lines[number + 1]],
        [line, line, lines[number + 1]],
        [lines[number + 1]],
        [line.replace(" ", "\u00a0"), lines[number + 1]],
        [line.replace("  ", "\t"), lines[number + 1]],
        [line + lines[number + 1]],
    ))  # fmt: skip
    return "\n".join(lines)
