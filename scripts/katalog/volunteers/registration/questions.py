"""Asks one question after the other in a terminal, each again until its answer can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from katalog.contract import values
from katalog.volunteers.registration import chat, draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from katalog.volunteers.writing.tree import Tree

TRIES = 5
"""Wrong answers to one question before it is given up: whoever types the sixth needs a person, not a program."""


class GivenUpError(Exception):
    """A question was answered wrongly too often."""


class Questions:
    """`ask` shows a question and returns the line typed (it may raise EOFError), `say` shows a line."""

    def __init__(self, ask: Callable[[str], str], say: Callable[[str], None]) -> None:
        self.ask = ask
        self.say = say

    def optional(self, tree: Tree, key: str, question: str, parser: Callable[[str], object]) -> None:
        """Put an answer at `key` of `tree`, if there is one; raises GivenUpError."""
        if answer := self.answer(question, parser, default=""):
            tree[key] = answer

    def choice(self, question: str, names: Sequence[str], meant: Callable[[str], str | None]) -> str:
        """Return one of `names`, chosen by its number or by what `meant` makes of the words; raises GivenUpError."""
        self.say(f"{question}:")
        for number, name in enumerate(names, 1):
            self.say(f"  {number}. {name}")

        def chosen(text: str) -> str:
            if text.isdecimal() and 1 <= int(text[:9]) <= len(names):
                return names[int(text[:9]) - 1]
            if (found := meant(text)) is None:
                raise values.wrong("tidak ada di daftar", f"Ketik nomornya, 1 sampai {len(names)}.")
            return found

        return chosen(self.answer("Nomor pilihan", chosen))

    def answer(self, question: str, parser: Callable[[str], object], default: str | None = None) -> str:
        """Return an answer that `parser` takes, or `default` for no answer where there is one. Raises GivenUpError."""
        for _ in range(TRIES):
            typed = chat.clean(self.ask(f"{question}: "))
            if not typed and default is not None:
                return default
            try:
                parser(typed)
            except ValueError as error:
                message, hint = draft.sentence_about(error)
                self.say(f"  Jawaban ini {message}. {hint}".rstrip())
            else:
                return typed
        raise GivenUpError(question)
