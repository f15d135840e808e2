"""Warns of values that are a declaration's own example: copied from a guide or a form, and nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yaml.nodes import ScalarNode

from katalog.contract import values
from katalog.contract.key_names import CHANNELS
from katalog.contract.model import Business
from katalog.contract.shape import Field, field_at, shapes

if TYPE_CHECKING:
    from katalog.entries.entry import Entry, Loc

TELLING: Final = 24
"""Characters of an example in prose from which on nobody writes just that: `Enak sekali.` may well be said."""
_ONE_OF_A_KIND: Final = frozenset(
    {values.mobile, values.phone, values.web_address, values.video, values.coordinates, values.as_copied}
)
"""What reads values of which there is one in the world."""


def check(business: Business, entry: Entry) -> None:
    """Warn of examples in an entry that is no sample itself."""
    seen: set[int] = set()
    for loc, (_, node) in entry.nodes.items() if not business.sample else ():
        field = _field(loc)
        if not isinstance(node, ScalarNode) or id(node) in seen or field is None or not _is_telling(field):
            continue
        if node.value.strip() == str(field.sample):
            seen.add(id(node))
            hint = "Ganti dengan isi yang benar. Usaha yang bukan sungguhan ditandai sebagai data contoh."
            entry.warn(loc, f"{entry.name(loc)} masih contoh dari panduan", hint)


def _field(loc: Loc) -> Field | None:
    if len(loc) == 2 and loc[0] == CHANNELS:  # noqa: PLR2004 - a medium and its account
        return shapes()[CHANNELS].fields.get(str(loc[1]))
    found = field_at(Business, loc)
    return found and (found.item if isinstance(loc[-1], int) else found)


def _is_telling(field: Field) -> bool:
    return (
        field.is_number
        or values.social_links in field.reads
        or not field.reads.isdisjoint(_ONE_OF_A_KIND)
        or (field.is_prose and len(field.example) >= TELLING)
    )
