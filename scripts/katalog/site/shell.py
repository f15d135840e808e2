"""Fills the page of the theme, cut where the head and the body of a page go."""

from __future__ import annotations

import re


class Shell:
    """The theme's page around a page's own head and body, cut out of the theme's `shell.html`, rendered once.

    What the theme puts into the body (drawer, overlay, dialog, a main part of its own) serves its script, which the
    catalogue does not use: only the body's tag is kept.
    """

    def __init__(self, rendered: str) -> None:
        text = " ".join(rendered.split())
        before, rest = text.split("@@HEAD@@")
        self._start, self._before = re.split(r'(?<=<html lang=")[^"]*', before, maxsplit=1)
        end_of_head, body = rest.split("<body", 1)
        self._between = f"{end_of_head}<body{body[: body.index('>')]}>"

    def fill(self, language: str, head: str, body: str) -> str:
        """Return a whole page."""
        return f"{self._start}{language}{self._before}{head}{self._between}{body}</body></html>\n"
