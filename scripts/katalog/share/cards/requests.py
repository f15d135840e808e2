"""What each page's link preview says and shows: from the pages of the site to requests for cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from katalog import addresses
from katalog.contract.model import Village
from katalog.pages.page import DataPage
from katalog.pages.views import BusinessView, ProductView, PromoView
from katalog.photos.plan import Picture
from katalog.share.cards.collect import CardRequest
from katalog.share.cards.lettering import drawable, drawable_or
from katalog.share.cards.preview_card import Words
from katalog.share.cards.tones import Tone, tone_of
from katalog.texts import Texts

PHOTOS = 4  # of a list's card


def card_requests(pages: Iterable[DataPage], village: Village, texts: Texts) -> dict[str, CardRequest]:
    """Return the card of every page in the index, by the page's address; what has none of its own has home's.

    An old address shows the card of the page that it leads to.
    """
    maker = _Requests(village, texts)
    requests: dict[str, CardRequest] = {}
    moved: dict[str, str] = {}
    for page in pages:
        if page.template == "redirect.html" and page.canonical:
            moved[page.address] = page.canonical
        if not page.indexed:
            continue
        request = maker.of(page) or requests.get(addresses.HOME)
        if request is not None:
            requests[page.address] = request
    return requests | {old: requests[new] for old, new in moved.items() if new in requests}


class _Requests:
    """Cards of one village's pages; a category has one tone, for its list and all its businesses."""

    def __init__(self, village: Village, texts: Texts) -> None:
        self._village = village
        self._over = drawable(village.name)
        self._texts = texts
        self._tones = {category.id: tone_of(number) for number, category in enumerate(village.categories)}

    def of(self, page: DataPage) -> CardRequest | None:  # noqa: PLR0911  # one for each kind of page
        """Return the card for a page, None for one of a kind that has none."""
        context = page.context
        match page.template:
            case "home.html":
                return self._home(context)
            case "business.html":
                return self._business(context["view"])
            case "product.html":
                return self._product(context["item"])
            case "list.html":
                return self._list(context)
            case "promo.html":
                return self._promo(context["promo"], context["seller"])
            case "promos.html":
                return self._promos(context)
        return None

    def _home(self, context: Any) -> CardRequest:
        view = context["view"]
        village = self._village
        region = self._texts("kartu.wilayah", kecamatan=village.district, kabupaten=village.regency)
        return CardRequest(
            Words(
                over=drawable(self._texts("kartu.katalog")),
                name=drawable_or(village.name, "desa"),
                under=drawable(region),
                tag=self._counts(len(view.businesses), context["product_count"]),
                initials=initials(village.name),
            ),
            _pictures([*context["featured"], *view.businesses]),
            tone_of(0),
        )

    def _business(self, view: BusinessView) -> CardRequest:
        business = view.business
        name = drawable_or(business.name, business.slug)
        tag, note = self._from_price(view.products)
        # Not the summary: chats write it under the picture.
        where = drawable(f"{view.category.name}, {view.hamlet.name}")
        words = Words(self._over, name, where, tag, note, initials(name))
        return CardRequest(words, _pictures([view]), self._tone(view.category.id))

    def _product(self, item: ProductView) -> CardRequest:
        product = item.product
        name = drawable_or(product.name, product.id)
        tag, note = item.price.text, self._texts("harga.mulai_kata") if item.price.starting else ""
        words = Words(
            self._over,
            name,
            drawable_or(item.business.name, item.business.slug),
            tag or self._texts("harga.tanya"),
            note,
            initials(name),
        )
        return CardRequest(words, _pictures([item]), self._tone(item.category.id))

    def _promo(self, promo: PromoView, seller: BusinessView) -> CardRequest:
        name = drawable_or(promo.promo.name, promo.promo.id)
        under = ", ".join(part for part in (drawable(promo.business.name), drawable(promo.dates)) if part)
        words = Words(self._over, name, under, promo.price.text, self._texts("kit.promo"), initials(name))
        return CardRequest(words, _pictures([promo]), self._tone(seller.category.id))

    def _list(self, context: Any) -> CardRequest:
        category = context["category"]
        products, businesses = context["product_count"], context["business_count"]
        name = drawable_or(context["heading"], "katalog")
        if businesses and products:
            tag = self._counts(businesses, products)
        elif products:
            tag = self._texts("produk.jumlah", jumlah=products)
        else:
            tag = self._texts("kartu.usaha", jumlah=businesses)
        tone = self._tone(category.id) if category else tone_of(0)
        shown = _one_a_seller(context["products"]) or context["businesses"]
        return CardRequest(Words(self._over, name, "", drawable(tag), "", initials(name)), _pictures(shown), tone)

    def _promos(self, context: Any) -> CardRequest:
        promos = context["promos"]
        name = drawable(self._texts("promo.semua"))
        tag = self._texts("kartu.promo", jumlah=len(promos)) if promos else ""
        return CardRequest(Words(self._over, name, "", tag, "", initials(name)), _pictures(promos), tone_of(1))

    def _tone(self, category_id: str) -> Tone:
        return self._tones[category_id]

    def _counts(self, businesses: int, products: int) -> str:
        return drawable(self._texts("kartu.jumlah", usaha=businesses, produk=products))

    def _from_price(self, items: Sequence[ProductView]) -> tuple[str, str]:
        """Return the lowest price of a business and "mulai" before it, both "" where no product has a price."""
        priced = [(item.product.lowest_price, item) for item in items if item.product.lowest_price is not None]
        if not priced:
            return "", ""
        _lowest, item = min(priced, key=lambda pair: pair[0] or 0)
        several = len(items) > 1 or item.price.starting
        return item.price.text, self._texts("harga.mulai_kata") if several else ""


def initials(name: str) -> str:
    """Return the first letters of a name's first two words, capitals: what stands where no photo is."""
    words = [word for word in (_letters(part) for part in name.split()) if word]
    return "".join(word[0] for word in words[:2]).upper()


def _letters(word: str) -> str:
    return "".join(character for character in drawable(word) if character.isalnum())


def _one_a_seller(items: Sequence[ProductView]) -> list[ProductView]:
    """Return products with a photo, one of each seller first, so that a list's card shows its whole range."""
    pictured = [item for item in items if item.photo]
    first = {item.business.slug: item for item in reversed(pictured)}
    chosen = [item for item in pictured if first[item.business.slug] is item]
    return [*chosen, *(item for item in pictured if first[item.business.slug] is not item)]


def _pictures(views: Iterable[Any]) -> tuple[Picture, ...]:
    """Return the pictures that stand for the views, different ones, up to PHOTOS."""
    return tuple(_different(view.photo.picture for view in views if view.photo))


def _different(pictures: Iterable[Picture]) -> Iterator[Picture]:
    seen: set[str] = set()
    for picture in pictures:
        if picture.fallback.name not in seen:
            seen.add(picture.fallback.name)
            yield picture
        if len(seen) == PHOTOS:
            return
