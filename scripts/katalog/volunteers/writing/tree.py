"""Turns the model back into what a volunteer would have written: keys of the data contract, every value as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from katalog import formats
from katalog.contract import values
from katalog.contract.model import (
    Business,
    Coordinates,
    Frozen,
    Group,
    LeadTime,
    Licence,
    OpeningHours,
    Photo,
    Product,
    Promo,
    PromoItem,
    SocialLink,
    keys_of,
)
from katalog.contract.shape import Field, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

Tree = dict[str, Any]
"""An entry as data: keys of the contract in its order; texts, lists of texts or groups, and groups."""


def tree_of(business: Business) -> Tree:
    """Return `business` as a tree that loads to the same business; what has its default value is left out."""
    return _group(business)


def same_data(one: Business, other: Business) -> bool:
    """Return whether two businesses say the same, wherever it is written."""
    return bool(_comparable(one) == _comparable(other))


def _comparable(value: Any) -> Any:
    if isinstance(value, Photo):
        return (value.file, value.caption)
    if isinstance(value, Frozen):
        return tuple((name, _comparable(getattr(value, name))) for name in type(value).model_fields)
    if isinstance(value, tuple):
        return tuple(_comparable(part) for part in value)
    return value


def _group(group: Group) -> Tree:
    tree: Tree = {}
    fields, shape = keys_of(type(group)), shape_of(type(group))
    keys = list(shape.fields)
    if isinstance(group, Product):
        keys.sort(key=lambda key: key != "nama")  # the name is what people look for
    for key in keys:
        name, info = fields[key]
        value = getattr(group, name)
        if _is_default(value, info) or (isinstance(group, Promo) and name == "id" and _is_made(group)):
            continue
        written = _written(value, shape.fields[key])
        if written not in ({}, [], None):
            tree[key] = written
    return tree


def _is_default(value: Any, info: FieldInfo) -> bool:
    return value is None or (not info.is_required() and value == info.default)


def _is_made(promo: Promo) -> bool:
    return promo.id == values.promo_id(promo.name)


def _written(value: Any, field: Field) -> Any:  # noqa: C901, PLR0911 - one form for each type
    match value:
        case tuple() if field.kind == "channels":
            return _channels(value)
        case tuple() if field.kind == "pairs":
            return dict(value)
        case tuple():
            return [_written(part, field) for part in value]
        case OpeningHours():
            return _hours(value)
        case LeadTime():
            return value.written
        case Coordinates():
            return f"{_decimal(value.latitude)}, {_decimal(value.longitude)}"
        case PromoItem():
            return _bundle_line(value)
        case Photo() if value.caption is None:
            return value.file
        case Licence() if value.valid_until is None:
            return value.number
        case Group():
            return _group(value)
        case _:
            return _scalar(value, field)


def _scalar(value: Any, field: Field) -> str:
    match value:
        case bool():
            return "ya" if value else "tidak"
        case int():
            return "gratis" if value == 0 and values.fee in field.reads else str(value)
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case _ if field.reads & {values.mobile, values.phone}:
            return phone_as_typed(value)
        case _:
            return str(value)


def phone_as_typed(number_e164: str) -> str:
    """Return a number as people type it (`0812-3456-7890`), or in E.164 where that would not be read as the same."""
    shown = formats.phone_for_people(number_e164)
    try:
        return shown if values.phone(shown) == number_e164 else number_e164
    except ValueError:
        return number_e164


def _hours(hours: OpeningHours) -> Tree | str:
    by_day = dict(hours.written)
    lines = "; ".join(" ".join(pair) for pair in hours.written)
    expected = {"days": hours.days, "written": hours.written}
    for form in (by_day, lines):
        try:
            if values.opening_hours(form) == expected:
                return form
        except ValueError:
            continue
    return {day: _intervals(hours.days[number]) for number, day in enumerate(values.DAYS)}


def _intervals(intervals: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{formats.clock(begin)}-{formats.clock(end)}" for begin, end in intervals) or "tutup"


def _channels(links: tuple[SocialLink, ...]) -> Tree:
    tree: Tree = {}
    for link in links:
        tree[link.channel] = link.url
        try:
            read = values.social_links({link.channel: link.handle})
        except ValueError:
            continue
        if read == ({"channel": link.channel, "url": link.url, "handle": link.handle},):
            tree[link.channel] = link.handle
    return tree


def _bundle_line(item: PromoItem) -> Tree | str:
    tree = {"produk": item.product_id, "varian": item.variant, "jumlah": str(item.quantity)}
    known = {key: value for key, value in tree.items() if value is not None}
    line = f"{item.quantity} x {item.product_id}" + (f" ({item.variant})" if item.variant else "")
    try:
        return line if values.promo_item(line) == known else known
    except ValueError:  # a variant's name may be longer than a line
        return known


def _decimal(degrees: float) -> str:
    return f"{Decimal(repr(degrees)):f}"
