"""Makes the page that shows where the businesses are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from katalog import addresses
from katalog.contract.model import Category
from katalog.pages.map_outline import Outline, outline
from katalog.pages.page import Page, PageWords
from katalog.pages.security_policy import Outside
from katalog.pages.views import BusinessView, VillageView


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage(Page):
    """Businesses by category; those with a known place are `drawn`, in this order, their `numbers` by slug."""

    template: ClassVar[str] = "map.html"

    groups: Sequence[tuple[Category, Sequence[BusinessView]]]
    numbers: Mapping[str, int]
    outline: Outline | None
    drawn: Sequence[BusinessView]

    @property
    def needs(self) -> Outside:
        """The street map."""
        return Outside(tiles=True)


def map_page(village: VillageView, words: PageWords) -> MapPage:
    """Return the map of a village."""
    of_category = village.by_category
    groups = [(each, views) for each in village.village.categories if (views := of_category[each.id])]
    drawn = [view for _, views in groups for view in views if view.business.address.coordinates]
    return MapPage(
        address=addresses.MAP,
        title=words.titled(words("peta.judul")),
        description=words("peta.pengantar", desa=village.village.name),
        groups=groups,
        numbers={view.business.slug: number for number, view in enumerate(drawn, start=1)},
        outline=outline([where for view in drawn if (where := view.business.address.coordinates)]),
        drawn=drawn,
        heading=words("peta.judul"),
        section=addresses.MAP,
        trail=(words.home,),
    )
