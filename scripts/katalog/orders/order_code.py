"""Makes the two letters that the order numbers of a business begin with."""

from __future__ import annotations

CODE_LETTERS = 2
AMBIGUOUS = frozenset("ILO")  # read as 1, 1 and 0 on a cheap screen
FALLBACK_CODE = "PS"  # "pesanan", for a name without a usable letter


def of(name: str) -> str:
    """Return two letters for a business to begin its order numbers with: initials, or letters of its only word.

    Letters that look like a digit are passed over, as are those that are not A to Z.
    """
    words = [usable for word in name.upper().split() if (usable := _usable(word))]
    initials = [word[0] for word in words[:CODE_LETTERS]]
    if len(words) == 1:
        initials = list(words[0][:CODE_LETTERS])
    return "".join(initials) if len(initials) == CODE_LETTERS else FALLBACK_CODE


def _usable(word: str) -> str:
    return "".join(letter for letter in word if "A" <= letter <= "Z" and letter not in AMBIGUOUS)
