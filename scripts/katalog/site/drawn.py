"""Has everything drawn that a site shows besides photos: link previews, codes, prints, the village's icons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from katalog import addresses
from katalog.pages.editions import Edition
from katalog.pages.page import Marks
from katalog.photos.plan import Picture, Rendition
from katalog.settings import Settings
from katalog.share.cards import collect, site_icons
from katalog.share.cards.collect import Progress
from katalog.share.cards.requests import card_requests
from katalog.share.kit import draw

KIT_PRODUCTS_MAX = 200  # of a village whose codes and prints are made without being asked for: 10 s and 21 MB in all


@dataclass(frozen=True)
class Drawn:
    """Files that lie ready in the cache; `cards` are by the address of the page they were drawn for."""

    cards: Mapping[str, Rendition] = field(default_factory=dict)
    kit: draw.Kit = field(default_factory=draw.Kit)
    icons: site_icons.SiteIcons = field(default_factory=site_icons.SiteIcons)

    @classmethod
    def of(
        cls, own: Edition, settings: Settings, logo: Picture | None = None, progress: Progress | None = None
    ) -> Drawn:
        """Return what goes with the site whose own edition is `own`, having drawn what no earlier build drew.

        `logo` is the village's. Raises OSError where the cache cannot be written.
        """
        village, texts = own.catalogue.village, own.texts
        cards: Mapping[str, Rendition] = {}
        if settings.cards:
            cards = collect.make_cards(card_requests(own.pages, village, texts, logo), settings, progress)
        icons = site_icons.make(village, settings, logo)
        wanted = own.view.product_count <= KIT_PRODUCTS_MAX if settings.kits is None else settings.kits
        kit = draw.make(own.view, settings, texts, progress) if wanted else draw.Kit()
        return cls(cards, kit, icons)

    @property
    def marks(self) -> Marks:
        """The pictures that stand for the whole site."""
        home = self.cards.get(addresses.HOME)
        card = addresses.PICTURES + home.name if home else ""
        return Marks(self.icons.tab, self.icons.touch, card, self.icons.header)
