"""Makes one change in the text of an entry, and proves that it is the only difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode

from katalog import formats
from katalog.contract import values
from katalog.volunteers.changes import edits
from katalog.volunteers.registration.spoken_hours import in_words
from katalog.volunteers.writing.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from katalog.contract.model import Business
    from katalog.entries.entry import Entry
    from katalog.volunteers.changes.change import Change


@dataclass(frozen=True)
class Read:
    """A text of an entry without errors: the business that it is, and its nodes."""

    business: Business
    entry: Entry


def applied(text: str, change: Change, read: Callable[[str], Read | None]) -> str | None:
    """Return `text` with `change` made; None where there is no safe place for it, or more than it would change."""
    before = read(text)
    if before is None:
        return None
    if change.kind == "known":
        return text
    try:
        after_text = _edited(text, change, before, read)
    except edits.NotEditedError:
        return None
    after = read(after_text)
    if after is not None and tree_of(after.business) == tree_of(before.business):
        return text  # the entry says so already
    if after is None or not _is_only(change, before.business, after.business):
        return None
    return after_text


def _edited(text: str, change: Change, before: Read, read: Callable[[str], Read | None]) -> str:
    if change.kind == "value":
        return edits.with_value(before.entry, change.loc, change.value)
    if change.kind == "item":
        return edits.with_item(before.entry, str(change.loc[0]), change.item)
    if change.kind == "gone":
        return edits.without_item(before.entry, change.loc)
    return _with_hours(text, change, before, read)


def _with_hours(text: str, change: Change, before: Read, read: Callable[[str], Read | None]) -> str:
    """Return `text` with other hours on some days: each day's own line is changed, or the one line of all days."""
    week = {
        number: formats.hours(day)
        for number, day in enumerate(before.business.hours.days if before.business.hours else ())
        if day
    }
    wanted = {**week, **dict.fromkeys(change.days, change.value)}
    node = before.entry.nodes[("jam_buka",)][1] if ("jam_buka",) in before.entry.nodes else None
    if not isinstance(node, MappingNode) or node.flow_style:
        line = in_words({number: hours for number, hours in wanted.items() if hours != "tutup"})
        return edits.with_line(before.entry, "jam_buka", line)
    waiting = set(change.days)
    for key, _ in [(str(key.value), value) for key, value in node.value if isinstance(key, ScalarNode)]:
        days = set(values.days_of(key))
        current = read(text)
        if current is None or not days & set(change.days):
            continue
        if days <= set(change.days):
            text = edits.with_value(current.entry, ("jam_buka", key), change.value)
            waiting -= days
        else:
            text = edits.renamed(current.entry, ("jam_buka", key), named_days(sorted(days - set(change.days))))
    current = read(text)
    if waiting and current is not None and change.value != "tutup":
        return edits.with_value(current.entry, ("jam_buka", named_days(sorted(waiting))), change.value)
    return text


def named_days(days: list[int]) -> str:
    """Return days as a key of `jam_buka`: `senin-jumat`, `senin, rabu`."""
    names = [values.DAYS[number].casefold() for number in days]
    is_run = len(days) > 1 and days == list(range(days[0], days[-1] + 1))
    return f"{names[0]}-{names[-1]}" if is_run else ", ".join(names)


def _is_only(change: Change, before: Business, after: Business) -> bool:
    """Return whether nothing but what `change` names differs: its place, its list, or the hours."""
    if change.kind == "hours":
        old = before.hours.days if before.hours else ((),) * 7
        new = after.hours.days if after.hours else ((),) * 7
        same = before.model_copy(update={"hours": after.hours})
        return tree_of(same) == tree_of(after) and all(old[n] == new[n] for n in range(7) if n not in change.days)
    place = ".".join(map(str, change.loc if change.kind == "value" else change.loc[:1]))
    one, other = dict(flat(tree_of(before))), dict(flat(tree_of(after)))
    different = {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
    return all(path == place or path.startswith(f"{place}.") for path in different)


def flat(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in `tree` with the way to it: `produk.0.harga`."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from flat(value, f"{path}.{key}" if path else str(key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from flat(value, f"{path}.{number}")
    else:
        yield path, str(tree)
