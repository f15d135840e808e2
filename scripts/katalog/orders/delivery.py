"""Finds the hamlets that a business delivers to, in the areas a volunteer wrote (`ongkir`)."""

from __future__ import annotations

import re
from functools import lru_cache

from katalog.contract.model import Business, Service, Village

# What people write for all of it, beside the names of the village and of the regions around it.
EVERYWHERE = re.compile(r"\b(?:(?:se|satu|seluruh|semua)\s*(?:desa|dusun|kampung)|ke\s*mana\s*(?:saja|pun))\b")
_REGION = re.compile(r"^(?:desa|kelurahan|kecamatan|kec|kabupaten|kab|kota|provinsi|prov)\b\.?\s*")
_SPACES = re.compile(r"[\s.,/&()-]+")


def hamlets_reached(business: Business, village: Village) -> tuple[int, ...]:
    """Return the places (in `village.hamlets`) of the hamlets that `business` delivers to, ascending.

    An area may name a hamlet, several, or something that holds them all: the village, its district, its regency, its
    province. A business that delivers and names no area is taken to deliver within the village. One that names only
    areas elsewhere reaches no hamlet.
    """
    everyone = tuple(range(len(village.hamlets)))
    if not business.delivery_areas:
        return everyone if Service.DELIVERY in business.services else ()
    if not {Service.DELIVERY, Service.SHIPPING} & set(business.services):
        return ()
    reached: set[int] = set()
    for area in business.delivery_areas:
        reached.update(_reached(area.area, village))
    return tuple(sorted(reached))


def _reached(area: str, village: Village) -> tuple[int, ...]:
    return _places(
        _plain(area),
        tuple(_plain(hamlet.name) for hamlet in village.hamlets),
        tuple(_bare(name) for name in (village.name, village.district, village.regency, village.province)),
    )


@lru_cache(maxsize=4096)  # a village writes the same few areas in every entry
def _places(area: str, hamlets: tuple[str, ...], regions: tuple[str, ...]) -> tuple[int, ...]:
    named = tuple(place for place, name in enumerate(hamlets) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", area))
    if named:
        return named
    return tuple(range(len(hamlets))) if EVERYWHERE.search(area) or _bare(area) in regions else ()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def _bare(name: str) -> str:
    """Return a region's name without the word for what it is."""
    return _REGION.sub("", _plain(name))
