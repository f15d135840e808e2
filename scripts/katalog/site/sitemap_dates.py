"""Says since when each page says what it says, for the sitemap: what is known of it, never the day of the build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from katalog import addresses
from katalog.pages.views import BusinessView, VillageView


def changed(view: VillageView, first_seen: Mapping[str, date], today: date) -> dict[str, date]:
    """Return the day of each page by its address; pages of which nothing is known are left out.

    A business changed when its owner last confirmed it or when it or a product of it was first published, a product
    when it was first published or its business confirmed, a list when any business in it changed. Nothing is later
    than `today`.
    """
    days: dict[str, date] = {}
    for seller in view.businesses:
        confirmed = min(seller.business.confirmed, today) if seller.business.confirmed else None
        own = first_seen.get(seller.address)
        for item in seller.products:
            _note(days, item.address, (confirmed, first_seen.get(item.address)))
        for promo in seller.promos:
            _note(days, promo.page, (first_seen.get(promo.page),))
        _note(days, seller.address, (confirmed, own, *(days.get(item.address) for item in seller.products)))
    lists: dict[str, Iterable[BusinessView]] = {
        addresses.HOME: view.businesses,
        addresses.PRODUCTS: view.businesses,
        addresses.BUSINESSES: view.businesses,
        **{addresses.category(category): sellers for category, sellers in view.by_category.items()},
        **{addresses.hamlet(slug): sellers for slug, sellers in view.by_hamlet.items()},
    }
    for address, sellers in lists.items():
        _note(days, address, (days.get(seller.address) for seller in sellers))
    return days


def _note(days: dict[str, date], address: str, known: Iterable[date | None]) -> None:
    """Note the latest of the days that are known."""
    latest = max((day for day in known if day), default=None)
    if latest:
        days[address] = latest
