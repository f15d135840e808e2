"""Makes the pages of a regency's portal: villages by district, their businesses by category, links to both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from katalog import addresses, formats
from katalog.contract.values import slug_of
from katalog.regency.folder import Regency
from katalog.regency.published import Business, Category, Photo, PublishedVillage
from katalog.texts import Texts

BUSINESSES_A_PAGE = 60
FEATURED_MAX = 12  # products on the home page, of as many villages
DISTRICTS = "kecamatan/"
_KIND = re.compile(r"^(kecamatan|kec\b\.?|distrik)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class BusinessCard:
    """A business of some village; `url` leads to the village's own page, `photo` is None where that would ask it."""

    business: Business
    village: PublishedVillage
    category: Category
    photo: Photo | None
    price: str

    @property
    def url(self) -> str:
        """The business's own page."""
        return self.business.url


@dataclass(frozen=True)
class VillageCard:
    """A village and how much there is in it."""

    village: PublishedVillage
    businesses: int
    products: int

    @property
    def url(self) -> str:
        """The village's own site."""
        return self.village.url


@dataclass(frozen=True)
class Group:
    """Businesses under one heading: a district, or a category whatever village it is of."""

    slug: str
    name: str
    icon: str
    cards: tuple[BusinessCard, ...]
    villages: tuple[VillageCard, ...] = ()


@dataclass(frozen=True)
class PortalPage:
    """One page of the portal; `address` is relative to its root."""

    address: str
    template: str
    title: str
    description: str
    context: dict[str, Any]
    indexed: bool = True


class Portal:
    """The pages over many villages; `site_url` is the portal's own address.

    A photo is shown only where it lies on the portal's own site: a page asks no other site before the visitor does.
    Sample businesses are nobody's and are left out where a village has real ones.
    """

    def __init__(self, regency: Regency, villages: Sequence[PublishedVillage], site_url: str, texts: Texts) -> None:
        self._regency = regency
        self._site_url = site_url
        self._texts = texts
        self._villages = sorted(villages, key=lambda each: (_district(each), each.facts.name, each.url))
        self._cards: list[BusinessCard] = []
        self._village_cards: list[VillageCard] = []
        for village in self._villages:
            cards = list(self._cards_of(village))
            self._cards += cards
            self._village_cards.append(
                VillageCard(village, len(cards), sum(len(card.business.products) for card in cards))
            )

    @property
    def villages(self) -> Sequence[PublishedVillage]:
        """Every village, by district and name."""
        return self._villages

    def pages(self) -> Iterator[PortalPage]:
        """Yield every page, the home page first."""
        districts, categories = self._districts(), self._categories()
        businesses = len(self._cards)
        products = sum(card.products for card in self._village_cards)
        counts = {"villages": len(self._villages), "businesses": businesses, "products": products}
        name = self._regency.name
        yield PortalPage(
            addresses.HOME,
            "portal/home.html",
            self._texts("portal.judul_halaman", kabupaten=name),
            self._texts("portal.deskripsi", kabupaten=name, desa=counts["villages"], usaha=businesses, produk=products),
            {"districts": districts, "categories": categories, "featured": self._featured(), "counts": counts},
        )
        for district in districts:
            yield from self._list(f"{DISTRICTS}{district.slug}/", district.name, district)
        for category in categories:
            yield from self._list(addresses.category(category.slug), category.name, category)
        yield PortalPage(
            addresses.NOT_FOUND,
            "portal/not_found.html",
            self._texts("hilang.judul"),
            self._texts("hilang.pengantar"),
            {"districts": districts},
            indexed=False,
        )

    def _list(self, address: str, heading: str, group: Group) -> Iterator[PortalPage]:
        count = max(1, -(-len(group.cards) // BUSINESSES_A_PAGE))
        for number in range(1, count + 1):
            shown = group.cards[(number - 1) * BUSINESSES_A_PAGE : number * BUSINESSES_A_PAGE]
            yield PortalPage(
                addresses.numbered(address, number),
                "portal/list.html",
                f"{heading} – {self._regency.name}",
                self._texts(
                    "portal.daftar_deskripsi", judul=heading, kabupaten=self._regency.name, usaha=len(group.cards)
                ),
                {
                    "heading": heading,
                    "group": group,
                    "cards": shown,
                    "villages": group.villages if number == 1 else (),
                    "number": number,
                    "count": count,
                    "previous": addresses.numbered(address, number - 1) if number > 1 else "",
                    "following": addresses.numbered(address, number + 1) if number < count else "",
                },
            )

    def _districts(self) -> list[Group]:
        by_slug: dict[str, list[VillageCard]] = {}
        for card in self._village_cards:
            by_slug.setdefault(slug_of(_district(card.village)) or "lain", []).append(card)
        cards: dict[str, list[BusinessCard]] = {slug: [] for slug in by_slug}
        for each in self._cards:
            cards[slug_of(_district(each.village)) or "lain"].append(each)
        return [
            Group(
                slug,
                self._texts("portal.kecamatan", nama=_district(villages[0].village)),
                "",
                tuple(cards[slug]),
                tuple(villages),
            )
            for slug, villages in sorted(by_slug.items())
        ]

    def _categories(self) -> list[Group]:
        """Return categories by name: villages give the same kind different ids, but the same name means the same."""
        cards: dict[str, list[BusinessCard]] = {}
        for each in self._cards:
            cards.setdefault(slug_of(each.category.name) or each.category.id, []).append(each)
        return [
            Group(slug, found[0].category.name, found[0].category.icon, tuple(found))
            for slug, found in sorted(cards.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ]

    def _featured(self) -> list[BusinessCard]:
        """Return one business with a photo of each village, up to FEATURED_MAX."""
        first: dict[str, BusinessCard] = {}
        for card in self._cards:
            if card.photo and card.business.status == "buka":
                first.setdefault(card.village.url, card)
        return list(first.values())[:FEATURED_MAX]

    def _cards_of(self, village: PublishedVillage) -> Iterator[BusinessCard]:
        real = [business for business in village.businesses if not business.sample]
        for business in real or village.businesses:
            if business.status == "tutup-permanen":
                continue
            photo = business.photo
            ours = photo is not None and photo.url.startswith(self._site_url)
            yield BusinessCard(
                business, village, village.category(business), photo if ours else None, self._price(business)
            )

    def _price(self, business: Business) -> str:
        prices = [price for each in business.products if (price := each.price_from or each.price) is not None]
        if not prices:
            return ""
        return self._texts("harga.mulai", harga=formats.rupiah(min(prices)))


def _district(village: PublishedVillage) -> str:
    """Return the district's bare name: volunteers write it with and without what it is."""
    return _KIND.sub("", village.facts.district) or village.facts.district
