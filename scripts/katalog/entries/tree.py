"""From the nodes of an entry to the data that the model validates: keys folded, single values made lists of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.contract import key_names, model, values
from katalog.contract.nothing import is_nothing
from katalog.contract.shape import Field, Shape, shape_of
from katalog.contract.word_meanings import word_meant
from katalog.entries import keys, overlooked
from katalog.entries.entry import Entry, Loc, is_null
from katalog.entries.key_meanings import is_time_of_day, is_weekly, loosened, one_day
from katalog.entries.node_texts import parts, plain, scalar
from katalog.entries.yaml.lines import needs_quotes, quoted

_PRICED = re.compile(r".*\S[\s:=-]+(?:rp\.?\s*)?\d[\d.,]{3,}.*|.*\d\s*(?:rb|ribu|k)\b.*", re.IGNORECASE)
"""A name with a price behind it."""
_DAYS = re.compile(r".*\d.*\s(?:-|\u2013|s/d|sd|sampai|hingga)\s.*\d.*", re.IGNORECASE)
"""The first and the last of several days."""


def data_of(entry: Entry, group: type[model.Group]) -> dict[str, Any]:
    """Return the data of the whole entry, its keys as in the data contract; what is wrong with keys is reported."""
    root = entry.source.root
    data = _group(entry, root, group, ()) if root is not None else {}
    if ("jam_buka",) in entry.meant:
        data.pop("jam_buka", None)  # an hour alone, said together with the key that closes
    return data


def _group(entry: Entry, node: MappingNode, group: type[model.Group], loc: Loc) -> dict[str, Any]:
    shape = shape_of(group)
    data: dict[str, Any] = {}
    first: dict[str, Node] = {}
    twice: list[tuple[Node, Node]] = []
    for key_node, node_of_value in node.value:
        key = _key(entry, (key_node, node_of_value), shape, group, loc)
        if key is None:
            continue
        if key in first:
            twice.append((first[key], key_node))
            continue
        first[key] = key_node
        here = (*loc, key)
        if shape.fields[key].kind == "text" and (lines := loosened(entry, node_of_value, loc)):
            keys.report_group(entry, key_node, lines)
            entry.loosened += [(key_node, node_of_value)] if isinstance(node_of_value, MappingNode) else []
            continue
        entry.nodes[here] = (key_node, node_of_value)
        value = _value(entry, node_of_value, shape.fields[key], here)
        if value is not None:
            data[key] = value
    if twice:
        keys.report_twice(entry, twice, next(iter(first)) if entry.in_list(loc) else "")
    if group in {model.Product, model.Promo} and "id" not in data and (made := _id_of(data.get("nama"), group, loc)):
        data["id"] = made
    if group is model.Holiday and "sampai" not in data:
        data["sampai"] = one_day(data.get("mulai"))
    if group is model.Photo and "file" in data:
        data["place"] = entry.place((*loc, "file"))
    return data


def _value(entry: Entry, node: Node, field: Field, loc: Loc) -> Any:
    if isinstance(node, ScalarNode):
        overlooked.check(entry, node, field, loc)
    is_list = field.kind == "list" and isinstance(node, SequenceNode)  # an empty one may be meant: `foto: []`
    if is_null(node) or (not field.required and not is_list and _is_left_out(node, field)):
        return None
    if field.kind == "list":
        return _list(entry, node, field, loc)
    if (
        field.kind in {"hours", "channels", "group"}
        and isinstance(node, SequenceNode)
        and _has_dashes(entry, node, loc)
    ):
        return None
    if field.kind == "hours" and isinstance(node, MappingNode):
        return _free_keys(entry, node, loc)
    if field.kind == "pairs":
        return _pairs(entry, node, loc)
    return _channels(entry, node, loc) if field.kind == "channels" else _single(entry, node, field, loc)


def _has_dashes(entry: Entry, node: SequenceNode, loc: Loc) -> bool:
    """Report a list of keys with values where only the keys with values belong, and return whether it was one."""
    items = [pair for child in node.value if isinstance(child, MappingNode) for pair in child.value]
    if not items or any(not isinstance(child, MappingNode) for child in node.value):
        return False
    key, value = items[0]
    sample = ""
    if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
        text = scalar(value)
        sample = f"{scalar(key)}: {quoted(text) if needs_quotes(text) else text}"
    if loc == ("jam_buka",):
        sample = _days_and_hours(items)
    hint = "Tulis tanpa tanda hubung (-)" + (f":\n{{key}}:\n  {sample}" if sample else ".")
    entry.report(loc, f"{entry.name(loc)} tidak memakai tanda hubung (-)", hint)
    return True


def _days_and_hours(items: list[tuple[Node, Node]]) -> str:
    """Return the first of `items` that is a day and its hours, or the first two as such, "" where none is."""
    texts = [
        (scalar(key), scalar(value))
        for key, value in items
        if isinstance(key, ScalarNode) and isinstance(value, ScalarNode)
    ]
    for day, hours in (*texts, tuple(text for _, text in texts[:2])):
        try:
            values.opening_hours({day: hours})
        except ValueError:
            continue
        return f"{day}: {hours}"
    return ""


def _single(entry: Entry, node: Node, field: Field, loc: Loc) -> Any:
    if isinstance(node, ScalarNode):
        text = scalar(node)
        if field.words is not None:
            return word_meant(text, field.words)
        return _short(entry, node, field.group, loc) if field.group and field.group.written.short else text
    if isinstance(node, MappingNode) and field.group is not None:
        return _group(entry, node, field.group, loc)
    return plain(node)


def _short(entry: Entry, node: ScalarNode, group: type[model.Group], loc: Loc) -> Any:
    """Return the group that is written as one text; a text with several things in it stays one, and is an error."""
    text, key = scalar(node), group.written.short
    entry.nodes[(*loc, key)] = entry.nodes[loc]
    if group is model.Photo:
        return {"file": text, "place": entry.source.place(node)}
    if group is model.Holiday:
        return text if _DAYS.fullmatch(text) else {key: text, "sampai": one_day(text)}
    if group is model.Variant:
        return text if _PRICED.fullmatch(text) or "," in text else {key: text}
    return {key: text} if group is model.OrderQuestion else text


def _list(entry: Entry, node: Node, field: Field, loc: Loc) -> Any:
    item = field.item
    if item is None:
        return plain(node)
    if isinstance(node, ScalarNode):
        return _listed(entry, node, field, loc)
    if isinstance(node, MappingNode):
        if item.group is None:
            return plain(node)
        entry.nodes[(*loc, 0)] = entry.nodes[loc]
        return [_group(entry, node, item.group, (*loc, 0))]
    for child in node.value:
        if is_null(child):
            overlooked.check_item(entry, child)
    kept = [child for child in node.value if not is_null(child)]
    items = []
    for number, child in enumerate(kept):
        here = (*loc, number)
        entry.nodes[here] = (None, child)
        if isinstance(child, ScalarNode):
            overlooked.check(entry, child, field, here)
        items.append(_single(entry, child, item, here))
    return items


def _listed(entry: Entry, node: ScalarNode, field: Field, loc: Loc) -> list[Any] | None:
    """Return the list that is written as one text: of its parts between commas, or of itself alone."""
    if field.item is None or overlooked.has_bullets(entry, node, loc):
        entry.meant.add(loc)
        return None
    is_list = field.splits and len(node.value) <= values.LINE_MAX
    found = []
    for number, part in enumerate(parts(node) if is_list else [node]):
        entry.nodes[(*loc, number)] = (entry.nodes[loc][0], part)
        found.append(_single(entry, part, field.item, (*loc, number)))
    return found


def _free_keys(entry: Entry, node: MappingNode, loc: Loc) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, here, node_of_value in _noted_keys(entry, node, loc, scalar):
        if not is_null(node_of_value):
            data[key] = plain(node_of_value)
        else:
            entry.report(
                here,
                f"{entry.name(loc)} hari {key} belum diisi",
                "Tulis jam buka dan jam tutupnya: `{key}: ... - ...`. Kalau hari itu tutup, hapus baris ini.",
            )
    return data


def _channels(entry: Entry, node: Node, loc: Loc) -> Any:
    if not isinstance(node, MappingNode):
        return plain(node)

    def channel(key_node: ScalarNode) -> str | None:
        key = key_names.canonical("media_sosial", key_node.value)
        if key is None:
            value = next((value for key, value in node.value if key is key_node), key_node)
            keys.report_stranger(entry, (key_node, value), "media_sosial", list(values.PLATFORMS), "di media sosial")
        return key

    return {
        key: plain(node_of_value)
        for key, _, node_of_value in _noted_keys(entry, node, loc, channel)
        if not _is_left_out(node_of_value, Field(key, "text", required=False))
    }


def _is_left_out(node: Node, field: Field) -> bool:
    return is_nothing(scalar(node), field) if isinstance(node, ScalarNode) else not node.value


def _noted_keys(
    entry: Entry, node: MappingNode, loc: Loc, name_of: Callable[[ScalarNode], str | None]
) -> Iterator[tuple[str, Loc, Node]]:
    """Note where each key of a mapping stands and yield it with its place and value; what is no key is reported.

    `name_of` gives the key's name, None for one that it has reported itself.
    """
    twice: dict[Loc, list[tuple[Node, Node]]] = {}
    for key_node, node_of_value in node.value:
        if not isinstance(key_node, ScalarNode):
            keys.report_form(entry, key_node)
            continue
        key = name_of(key_node)
        if key is None:
            continue
        here = (*loc, key)
        if here in entry.nodes:
            twice.setdefault(here, []).append((entry.nodes[here][0] or key_node, key_node))
            continue
        entry.nodes[here] = (key_node, node_of_value)
        yield key, here, node_of_value
    for pairs in twice.values():
        keys.report_twice(entry, pairs)


def _pairs(entry: Entry, node: Node, loc: Loc) -> Any:
    mappings = node.value if isinstance(node, SequenceNode) else [node]
    if not all(isinstance(mapping, MappingNode) for mapping in mappings):
        return plain(node)
    pairs: list[tuple[str, Any]] = []
    first: dict[str, Node] = {}
    twice: dict[str, list[tuple[Node, Node]]] = {}
    for key_node, node_of_value in (pair for mapping in mappings for pair in mapping.value):
        if not isinstance(key_node, ScalarNode):
            keys.report_form(entry, key_node)
            continue
        folded = key_names.fold(key_node.value)
        if folded in first:
            twice.setdefault(folded, []).append((first[folded], key_node))
            continue
        first[folded] = key_node
        if not is_null(node_of_value):
            entry.nodes[(*loc, len(pairs))] = entry.nodes[(*loc, len(pairs), 1)] = (key_node, node_of_value)
            entry.nodes[(*loc, len(pairs), 0)] = (None, key_node)
            text = plain(node_of_value)
            is_row = isinstance(text, list) and all(isinstance(part, str) for part in text)
            pairs.append((scalar(key_node), ", ".join(text) if is_row else text))
    for same in twice.values():
        keys.report_twice(entry, same)
    return pairs


def _key(entry: Entry, nodes: tuple[Node, Node], shape: Shape, group: type[model.Group], loc: Loc) -> str | None:
    key_node, node_of_value = nodes
    if not isinstance(key_node, ScalarNode):
        keys.report_form(entry, key_node)
        return None
    key = None if keys.has_bullet(key_node.value) else shape.key(key_node.value)
    if key == "libur" and is_weekly(entry, key_node, node_of_value):
        return None
    if key == "libur" and key_names.fold(key_node.value) == "tutup" and is_time_of_day(node_of_value):
        key = None
    if key is None:
        keys.report_unknown(entry, key_node, node_of_value, group, loc)
    return key


def _id_of(name: object, group: type[model.Group], loc: Loc) -> str:
    """Return the id made of a product's or promo's name; empty where a product's name gives none."""
    if not isinstance(name, str):
        return f"tanpa-nama-{loc[-1]}"  # that the name is missing is said elsewhere
    return values.promo_id(name) if group is model.Promo else values.slug_of(name)
