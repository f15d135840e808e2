r"""How a part of an entry stands in one cell of a spreadsheet, so that a volunteer can read it and it reads back.

Texts stand as they are. A short list has commas. A list of groups has one group a line, its parts between bars, each
part but the first with its key: `250 g | harga: 18000`. In lists and groups a backslash stands before a sign that
would be taken for a separator, and `\n` for a line break.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from katalog.contract import model, values
from katalog.contract.shape import Field, Shape, shape_of
from katalog.entries.folder import is_photo
from katalog.volunteers.registration.contacts import channels_in
from katalog.volunteers.registration.labels import LABEL_MAX
from katalog.volunteers.registration.products import one_product

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.volunteers.writing.tree import Tree

_SHORT_FORMS: tuple[type[model.Group], ...] = (model.Photo, model.PromoItem, model.Licence, model.Video)
"""Groups that may be written as one text."""
_FREE = re.compile(r"(?P<name>.*\S)[\s:=-]+(?P<fee>gratis|free)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\|,;:n])")


def to_cell(value: Any, field: Field) -> str:
    """Return `value`, what a tree has for `field`, as the text of a cell."""
    if isinstance(value, str):
        return _lines([_item(value, field)]) if field.kind == "group" else value
    if isinstance(value, dict):
        return _of_mapping(value, field)
    if field.splits:
        return ", ".join(_escaped(item, ",;") for item in value)
    return _lines([_item(item, field.item) for item in value])


def from_cell(text: str, field: Field) -> Any:  # noqa: PLR0911 - one way for each kind of field
    """Return what the text of a cell is in a tree: a text, a list or a group. What cannot be read stays a text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if field.kind == "hours":
        return _hours(text)
    if field.kind == "pairs":
        return _pairs(text)
    if field.kind == "channels":
        return channels_in(text) or text
    if field.kind == "group" and field.group is not None:
        return _group(" | ".join(_items(text)), field.group)
    if field.kind != "list" or field.item is None:
        return text
    if field.splits:
        return [item for part in _split(text, ",;\n") if (item := _plain(part))]
    return [item for line in _items(text) for item in _of_line(line, field.item)]


def _of_mapping(value: Tree, field: Field) -> str:
    if field.kind == "hours":
        return "\n".join(f"{day}: {_escaped(hours, '')}" for day, hours in value.items())
    if field.kind in {"pairs", "channels"}:
        return "\n".join(f"{_escaped(label, ':')}: {_escaped(text, '')}" for label, text in value.items())
    return _lines([_item(value, field)])


def _lines(items: list[str]) -> str:
    """Return `items` one a line; a single one has its semicolons guarded, as they would part it."""
    cell = "\n".join(items)
    return cell if "\n" in cell or len(_split(cell, "|")) > 1 else _escaped_once(cell)


def _escaped_once(cell: str) -> str:
    """Return `cell` with a backslash before semicolons that have none yet."""
    return "\\;".join(_split(cell, ";"))


def _items(text: str) -> list[str]:
    """Return the items of a list as they stand in the cell: one a line, or between semicolons in a single line."""
    parts = text.split("\n")
    if len(parts) == 1 and len(_split(text, "|")) == 1:
        parts = _split(text, ";")
    return [part.strip() for part in parts if part.strip()]


def _item(item: Any, field: Field | None) -> str:
    if field is None or field.group is None:
        return _escaped(item, "|")
    shape = shape_of(field.group)
    whole = {_first(shape): item} if isinstance(item, str) else item
    line = ""
    for labelled, guards in ((False, "|"), (True, "|"), (True, "|,")):
        line = _joined(whole, shape, guards, labelled=labelled)
        if _of_line(line, field) == [item]:
            break
    return line


def _joined(item: Tree, shape: Shape, guards: str, *, labelled: bool) -> str:
    parts: list[str] = []
    for key, value in item.items():
        cell = to_cell(value, shape.fields[key])
        bare = not labelled and not parts and key == _first(shape)
        parts.append(_escaped(cell if bare else f"{key}: {cell}", guards))
    return " | ".join(parts)


def _of_line(line: str, field: Field) -> list[Any]:
    """Return the items that one line is: one, unless it is several names of photos between commas."""
    if field.group is None:
        return [_plain(line)]
    parts = _split(line, ",")
    if field.group is model.Photo and len(parts) > 1 and all(is_photo(part.strip()) for part in parts):
        return [_group(part, field.group) for part in parts]
    return [_group(line, field.group)]


def _group(line: str, group: type[model.Group]) -> Any:
    """Return the group that `line` is: parts with a key, and parts without one in the order of the keys."""
    shape = shape_of(group)
    tree: Tree = {}
    parts = [_plain(part) for part in _split(line, "|")]
    waiting = []
    for part in parts:
        label, colon, rest = part.partition(":")
        key = shape.key(label) if colon and len(label) < LABEL_MAX else None
        if key is not None and key not in tree and rest.strip():
            tree[key] = from_cell(rest, shape.fields[key])
        elif part:
            waiting.append(part)
    if group in _SHORT_FORMS and not tree and len(waiting) == 1:
        return waiting[0]
    if group.written.pair and not tree and len(waiting) == 1:
        return _paired(waiting[0], shape, *group.written.pair)
    order = [_first(shape), *(key for key in shape.fields if key != _first(shape))]
    free = iter([key for key in order if key not in tree])
    placed = {key: from_cell(part, shape.fields[key]) for part, key in zip(waiting, free, strict=False)}
    whole = {key: found for key in shape.fields if (found := (placed | tree).get(key)) is not None}
    return whole[order[0]] if group in _SHORT_FORMS and list(whole) == order[:1] else whole


def _paired(part: str, shape: Shape, name: str, of_it: str) -> Tree:
    """Return the group that people write as a name and an amount: `Pedas 16.000`."""
    if not shape.fields[of_it].is_amount:
        return {name: part}
    if not shape.fields[of_it].reads.isdisjoint({values.fee, values.price}) and (free := _FREE.fullmatch(part)):
        return {name: free["name"].strip(" :=-"), of_it: "gratis"}
    read = one_product(part)
    return {name: read["nama"], of_it: read["harga"]} if "harga" in read and "satuan" not in read else {name: part}


def _first(shape: Shape) -> str:
    """Return the key whose value opens a line: the name of a variant, the file of a photo."""
    return next((key for key, field in shape.fields.items() if field.required), next(iter(shape.fields)))


def _hours(text: str) -> Any:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    by_day = {}
    for line in lines:
        day, colon, hours = line.partition(":")
        try:
            values.days_of(day)
        except ValueError:
            colon = ""
        if not colon or not hours.strip() or day.strip() in by_day:
            return "; ".join(lines)
        by_day[day.strip()] = _plain(hours)
    return by_day or text


def _pairs(text: str) -> Any:
    pairs: Tree = {}
    for line in _split(text, "\n"):
        label, *rest = _split(line, ":")
        if not line.strip():
            continue
        if not rest:
            label, equals, value = line.partition("=")
            rest = [value] if equals else []
        if not rest or not label.strip() or (name := _plain(label)) in pairs:
            return text
        pairs[name] = _plain(":".join(rest))
    return pairs or text


def _escaped(text: str, separators: str) -> str:
    text = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n")
    for sign in separators:
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _plain(part: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], part.strip()).strip()


def _split(text: str, separators: Iterable[str]) -> list[str]:
    """Return the parts of `text` between `separators` that no backslash stands before; backslashes are kept."""
    parts, begin, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] in separators:
            parts.append(text[begin:at])
            begin = at + 1
        at += 1
    return [*parts, text[begin:]]
