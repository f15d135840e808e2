"""Reads Material's icons as SVG from the installed theme, without importing it."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

SETS = ("material", "simple")  # Pictogrammers' Material Design Icons, and brand marks by Simple Icons
ANY_BUSINESS = "store-outline"  # for a category whose own icon is not known; the checks warn of it
NAME = re.compile(r"(?:(?P<set>[a-z]+)/)?(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)")


class UnknownIconError(ValueError):
    """No icon has that name."""


@cache
def _folder() -> Path:
    """Return the folder of the icon sets inside the installed theme."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        message = "the package mkdocs-material, which holds the icons, is not installed"
        raise UnknownIconError(message)
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"


@cache
def names() -> frozenset[str]:
    """Return the name of every icon that `svg` knows from the Material set, without its set: `store`, `food`."""
    return frozenset(path.stem for path in (_folder() / "material").glob("*.svg"))


@cache
def svg(name: str) -> Markup:
    """Return the `<svg>` element of an icon, hidden from screen readers since a text always stands beside it.

    `name` is a Material icon's (`store`), or one with its set before it (`simple/instagram`, `material/store`).
    Raises `UnknownIconError` for any other text.
    """
    match = NAME.fullmatch(name)
    chosen = (match["set"] or "material") if match else ""
    path = _folder() / chosen / f"{match['name'] if match else ''}.svg"
    if chosen not in SETS or not path.is_file():
        message = f"no icon is called {name!r}"
        raise UnknownIconError(message)
    text = path.read_text("utf-8").strip()
    marked = text.replace('<svg xmlns="http://www.w3.org/2000/svg"', '<svg class="icon" aria-hidden="true"', 1)
    return Markup(marked)  # noqa: S704 - from the installed theme, not from an entry


def of_category(name: str) -> Markup:
    """Return the icon that a village chose for a category, with or without its set; a shop for any other text."""
    try:
        return svg(name.removeprefix("material/"))
    except UnknownIconError:
        return svg(ANY_BUSINESS)
