"""Gives the same catalogue for readers of English: what entries say in English takes the place of the Indonesian."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from markupsafe import Markup

from katalog.contract.model import Catalogue, Group
from katalog.safe_text import markdown
from katalog.texts import DEFAULT_LANGUAGE

ENGLISH = "en"
_OWN = Markup(' lang="{}"').format(DEFAULT_LANGUAGE)
_NONE = Markup()
_Group = TypeVar("_Group", bound=Group)


@dataclass(frozen=True)
class OwnWords:
    """Marks what an entry says in its own language on a page in English, for screen readers (WCAG 2.2, 3.1.2)."""

    edition: str  # the folder of the page's edition, "" for the village's own

    def attribute(self, english: str | None = None) -> Markup:
        """Return the `lang` of an element, nothing where `english` stands in it or the page is in its language."""
        return _OWN if self.edition and not english else _NONE

    def phrase(self, text: str) -> Markup | str:
        """Return words that stand beside some of the page's own, in an element where their language is another."""
        return Markup("<span{}>{}</span>").format(_OWN, text) if self.edition else text

    def prose(self, text: str, english: str | None = None) -> Markup:
        """Return Markdown as HTML, in an element of its own where its language is not the page's."""
        made, mark = markdown.html(text), self.attribute(english)
        return Markup('<div class="prose"{}>{}</div>').format(mark, made) if mark else made


def in_english(catalogue: Catalogue) -> Catalogue:
    """Return `catalogue` with the texts of the keys that end in `_en`; where an entry has none, its own words stay.

    A product keeps the name and unit that its seller knows, for the messages that order it.
    """
    return Catalogue.model_construct(
        village=_translated(catalogue.village, language=ENGLISH),
        businesses=tuple(_translated(business) for business in catalogue.businesses),
    )


def _translated(group: _Group, **more: object) -> _Group:
    """Return a group and those in its lists in English; `spoken_<field>` keeps what a seller calls it."""
    fields, update = type(group).model_fields, dict(more)
    for name in _in_two_languages(type(group)):
        own, english = getattr(group, name), getattr(group, f"{name}_en")
        update[name] = english or own
        if f"spoken_{name}" in fields:
            update[f"spoken_{name}"] = own if english else None
    for name in fields:
        value = getattr(group, name)
        first = value[0] if isinstance(value, tuple) and value else None
        if isinstance(first, Group) and _in_two_languages(type(first)):
            update[name] = tuple(_translated(item) for item in value)
    return group.model_copy(update=update)


@cache
def _in_two_languages(group: type[Group]) -> tuple[str, ...]:
    """Return the fields of a group that have one beside them for English."""
    return tuple(name for name in group.model_fields if f"{name}_en" in group.model_fields)
