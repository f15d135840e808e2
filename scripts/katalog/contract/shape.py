"""Reads off the model what an entry may look like: its keys, how each is written, what people are told about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import yaml
from annotated_types import MaxLen, MinLen
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from katalog.contract import key_names, model, values

Kind = Literal["text", "words", "group", "list", "hours", "channels", "pairs"]
"""How a value is written: one text, one of some words, keys with values, a list, days with hours, names of social
media with accounts, or free labels with texts."""
Parser = Callable[..., Any]

_PLAIN_MODELS = (model.Coordinates, model.LeadTime, model.Hamlet)  # written as one text
_FILES: Final = frozenset({model.Business.written.section, model.Village.written.section})
_FOR_PEOPLE: Final = frozenset({values.text, values.file_name, values.long_text, values.tag})
_AMOUNTS: Final = frozenset({values.rupiah, values.fee, values.count})
_NUMBERS: Final = frozenset({values.mobile, values.phone, values.licence})


@dataclass(frozen=True)
class Field:
    """One key of a group."""

    key: str
    kind: Kind
    required: bool
    item: Field | None = None
    group: type[model.Group] | None = None
    words: type[StrEnum] | None = None
    splits: bool = False
    """Whether one text with commas is a list of texts."""
    reads: frozenset[Parser] = frozenset()
    """What reads the value: functions of `katalog.contract.values`."""
    lengths: tuple[int, int] | None = None
    """Characters of a text, at least and at most."""
    label: str = ""
    hint: str = ""
    example: str = ""
    more: model.More = field(default_factory=model.More, compare=False)

    @property
    def also(self) -> tuple[str, ...]:
        """Other names of the key."""
        return self.more.get("also", ())

    @property
    def line(self) -> str:
        """The key with its example, as they may be typed."""
        return f"{self.key}:{self.example}" if self.example.startswith("\n") else f"{self.key}: {self.example}"

    @property
    def sample(self) -> Any:
        """The example as data: a text, a list or keys with values, each value a text."""
        return yaml.load(f"k: {self.example}", Loader=yaml.BaseLoader)["k"]  # noqa: S506 - our own text, as text

    @property
    def spelled(self) -> str:
        """The key as a word."""
        return self.more.get("spelled") or self.key.replace("_", " ")

    @property
    def called(self) -> str:
        """What a message calls the value, "" where it is left out."""
        if (called := self.more.get("called")) is not None:
            return called
        kind = "tanggal" if self.is_day else "nomor" if self.reads & {values.mobile, values.phone} else ""
        return self.spelled if not kind or kind in self.spelled else f"{kind} {self.spelled}"

    def choices(self, village: model.Village) -> dict[str, str]:
        """Return what the value is chosen from, with what a form shows for each; nothing where anything may stand."""
        if self.words is not None:
            return {word.value: word.value for word in self.words}
        if self.is_yes_no:
            return {"ya": "ya", "tidak": "tidak"}
        match self.more.get("of_village"):
            case "categories":
                return {category.id: category.name for category in village.categories}
            case "hamlets":
                return {hamlet.name: hamlet.name for hamlet in village.hamlets}
        return {}

    @property
    def is_prose(self) -> bool:
        """Whether the value is text for people, where a `#` may well be meant."""
        return self.kind == "text" and self.reads <= _FOR_PEOPLE and not self.more.get("is_code")

    @property
    def is_long(self) -> bool:
        """Whether the value is a text that may well be a quotation, or go over several lines."""
        return values.long_text in self.reads or self.more.get("is_speech", False)

    @property
    def is_yes_no(self) -> bool:
        """Whether the value is yes or no."""
        return values.yes_no in self.reads

    @property
    def is_day(self) -> bool:
        """Whether the value is a date."""
        return values.day in self.reads

    @property
    def is_amount(self) -> bool:
        """Whether the value is rupiah, or so many of something."""
        return bool(self.reads & _AMOUNTS)

    @property
    def is_number(self) -> bool:
        """Whether the value is digits that are no amount: a zero in front counts."""
        return bool(self.reads & _NUMBERS) or self.more.get("is_number", False)

    @property
    def takes_one_line(self) -> bool:
        """Whether the value, where it stands behind its key, never goes on in the next line."""
        if self.kind == "text":
            return self.more.get("one_line", False) or not self.is_prose
        if self.group is not None:  # only where a text may stand in its place
            short = self.group.written.short
            return bool(short) and shape_of(self.group).fields[short].takes_one_line
        return self.kind in {"words", "hours"} or self.splits or (self.item is not None and self.item.takes_one_line)

    @property
    def takes_brackets(self) -> bool:
        """Whether the value is a list, or keys with values, that may stand in brackets or braces."""
        return self.kind in {"list", "channels", "pairs"} or (self.group is not None and not self.group.written.short)


@dataclass(frozen=True)
class Shape:
    """The keys of one group: `section` is its name in `katalog.contract.key_names`."""

    section: str
    fields: dict[str, Field]

    def key(self, written: str) -> str | None:
        """Return the key that `written` means here, or None."""
        found = key_names.canonical(self.section, written)
        return found if found in self.fields else None


@cache
def shape_of(group: type[model.Group]) -> Shape:
    """Return the keys of `group`."""
    return Shape(group.written.section, {key: _field(key, info) for key, (_, info) in model.keys_of(group).items()})


@cache
def shapes() -> dict[str, Shape]:
    """Return the keys of every part of an entry by its section, those of social media as well."""
    found = {section: shape_of(group) for section, group in model.sections().items()}
    return found | {key_names.CHANNELS: Shape(key_names.CHANNELS, dict(_channels()))}


@lru_cache(maxsize=4_096)
def meanings(word: str, *, at_edge: bool = False) -> tuple[Field, ...]:
    """Return what `word` may mean as a key: the keys that are called so, or else those that are called so as well.

    `at_edge` says that it stands where the keys of a whole file do; there they come before all others.
    """
    known = [(section, shape.fields[key]) for section, shape in shapes().items() if (key := shape.key(word))]
    known = [(section, found) for section, found in known if at_edge and section in _FILES] or known
    own = tuple(found for _, found in known if key_names.fold(found.key) == key_names.fold(word))
    return own or tuple(found for _, found in known)


@cache
def called() -> dict[str, str]:
    """Return what messages call the value of every key."""
    return {key: found.called for shape in shapes().values() for key, found in shape.fields.items()}


def example(section: str, key: str) -> str:
    """Return `key: value` as it may be typed."""
    found = shapes()[section].fields.get(key) if section in shapes() else None
    return found.line if found else f"{key}: ..."


def field_at(group: type[model.Group], way: Sequence[str | int]) -> Field | None:
    """Return the field that `way` leads to: keys from `group` on, positions in lists among them."""
    found: Field | None = None
    inner: type[model.Group] | None = group
    for step in way:
        if isinstance(step, str):
            found = shape_of(inner).fields.get(step) if inner else None
            inner = (found.item or found).group if found else None
    return found


@cache
def groups_below(group: type[model.Group], depth: int = 0) -> tuple[tuple[str, Shape], ...]:
    """Return every group under `group` with the key that leads to it, nearest first."""
    below: list[tuple[str, Shape]] = []
    for key, found in shape_of(group).fields.items():
        inner = found.item or found
        if inner.group and depth < 3:  # noqa: PLR2004 - deeper than any entry
            below += [(key, shape_of(inner.group)), *groups_below(inner.group, depth + 1)]
    return tuple(below)


def _channels() -> Iterator[tuple[str, Field]]:
    for key, on in values.PLATFORMS.items():
        more = model.More(also=on.also, is_number=on.is_number, spelled=on.label, called=key.replace("_", " "))
        found = Field(key, "text", required=False, reads=frozenset({values.social_links}))
        yield key, replace(found, label=on.title or on.label, hint=on.hint, example=on.example, more=more)


def _field(key: str, info: FieldInfo) -> Field:
    more = model.more_of(info)
    required = info.is_required() and not more.get("filled_in")
    inner = _inner(info.annotation)
    found = _list(key, get_args(inner)[0]) if get_origin(inner) is tuple else _leaf(key, inner)
    reads = frozenset(_parsers((*info.metadata, info.annotation)))
    return replace(
        found,
        required=required,
        item=found.item and replace(found.item, reads=reads, more=more),
        reads=reads,
        lengths=_lengths(info) if found.kind == "text" else None,
        label=info.title or "",
        hint=info.description or "",
        example=str((info.examples or [""])[0]),
        more=more,
    )


def _list(key: str, annotation: Any) -> Field:
    inner = _inner(annotation)
    if inner is model.SocialLink:
        return Field(key, "channels", required=False)
    if get_origin(inner) is tuple and get_args(inner)[-1] is not Ellipsis:
        return Field(key, "pairs", required=False)
    item = _leaf(key, inner)
    return Field(key, "list", required=False, item=item, splits=item.group is None and get_origin(inner) is not tuple)


def _leaf(key: str, annotation: object) -> Field:
    if isinstance(annotation, type):
        if issubclass(annotation, StrEnum):
            return Field(key, "words", required=False, words=annotation)
        if issubclass(annotation, model.Group):
            return Field(key, "group", required=False, group=annotation)
        if annotation is model.OpeningHours:
            return Field(key, "hours", required=False)
    return Field(key, "text", required=False)


def _inner(annotation: Any) -> Any:
    """Return what an annotation holds without its metadata and without None."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in {Union, UnionType}:
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation


def _parsers(parts: Iterable[Any]) -> Iterator[Parser]:
    """Yield what reads a value: the functions in its metadata and, in an annotation, those of its parts."""
    for part in parts:
        if isinstance(part, BeforeValidator):
            yield part.func
        else:
            yield from _parsers(get_args(part))


def _lengths(info: FieldInfo) -> tuple[int, int] | None:
    least = next((part.min_length for part in info.metadata if isinstance(part, MinLen)), 1)
    most = next((part.max_length for part in info.metadata if isinstance(part, MaxLen)), 0)
    return (least, most) if most else None
