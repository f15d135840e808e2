"""Lists every address of the site that shows data, and what makes the page there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from operator import eq

from katalog import addresses
from katalog.pages.kinds.business import business_page
from katalog.pages.kinds.home import home_page, not_found_page
from katalog.pages.kinds.lists import ListPages
from katalog.pages.kinds.map import map_page
from katalog.pages.kinds.product import ProductPages
from katalog.pages.kinds.promo import promo_pages, promos_page
from katalog.pages.kinds.service import basket_page, offline_page, redirects, saved_page
from katalog.pages.page import Group, Page, PageWords
from katalog.pages.views import VillageView
from katalog.settings import SiteAddress
from katalog.texts import Texts

Some = tuple[Callable[[str], bool], Group]
"""Some pages of the site: whether one of them may be at an address, and what makes them."""


class DataPages:
    """Every page that shows data of a village, in a fixed order, the home page first.

    A page is made when it is come to or asked for, and never kept: a village of 50,000 products has 100 MB of them.
    """

    def __init__(self, village: VillageView, where: SiteAddress, texts: Texts, today: date) -> None:
        self._view = village
        self._village = village.village
        self._site_url = where.site_url
        self._today = today
        self._words = PageWords(village.village, texts)
        self._lists = ListPages(village, self._words)
        self._products = ProductPages(village, self._words, where.root_url)

    def groups(self) -> Iterator[Group]:
        """Yield what makes the pages, a few at a time."""
        return (group for _, group in self._all())

    def at(self, address: str) -> Page | None:
        """Return the page at a site-relative address, None where there is none; of the others few are made."""
        some = [pages for may_be_there, pages in self._all() if may_be_there(address)]
        candidates = chain.from_iterable(pages() for pages in reversed(some))  # what a build writes last is there
        return next((page for page in candidates if page.address == address), None)

    def _all(self) -> Iterator[Some]:
        view, words, lists = self._view, self._words, self._lists
        yield partial(eq, addresses.HOME), lambda: (home_page(view, words),)
        yield partial(addresses.is_of_list, addresses.BUSINESSES), lists.businesses
        yield partial(addresses.is_of_list, addresses.PRODUCTS), lists.products
        yield partial(eq, addresses.PROMOS), lambda: (promos_page(view, words),)
        yield partial(eq, addresses.MAP), lambda: (map_page(view, words),)
        for place, business in enumerate(view.catalogue.businesses):
            yield partial(addresses.is_of_business, business.slug), partial(self._of_business, place)
        for category in self._village.categories:
            first = addresses.category(category.id)
            yield partial(addresses.is_of_list, first), partial(lists.category, category)
        for hamlet in self._village.hamlets:
            yield partial(addresses.is_of_list, addresses.hamlet(hamlet.slug)), partial(lists.hamlet, hamlet)
        yield partial(eq, addresses.BASKET), lambda: (basket_page(view, words, self._site_url),)
        if self._village.offline:
            yield partial(eq, addresses.OFFLINE), lambda: (offline_page(words),)
        yield partial(eq, addresses.SAVED), lambda: (saved_page(words),)
        yield addresses.is_of_some_business, lambda: redirects(view, words)
        yield partial(eq, addresses.NOT_FOUND), lambda: (not_found_page(view, words),)

    def _of_business(self, place: int) -> Iterator[Page]:
        view = self._view.businesses[place]
        yield business_page(view, self._view, self._words)
        yield from self._products.of(view)
        yield from promo_pages(view, self._words, self._today)
