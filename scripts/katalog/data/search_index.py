"""Writes the index that search loads when it is touched: one small file, or pieces by word for a large village.

`overrides/assets/search/catalogue.js` reads it. What a phone can work out stays out of it: addresses follow from slugs
and ids, ids from names, words from names. Measurements stand in `benchmarks/RESULTS.md`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from katalog import addresses
from katalog.contract.model import Business, Catalogue, Licences, Product, Status, Stock, keys_of, more_of
from katalog.data.begun import BegunFiles
from katalog.data.search_words import SearchLanguage, words
from katalog.orders import opening_hours
from katalog.orders.order_links import is_sold_out
from katalog.pages.views import Pictures
from katalog.photos.plan import Picture
from katalog.texts import Texts

VERSION = 5
HASH_CHARACTERS = 10
WHOLE_MAX = 1500  # products; up to here one file of about 20 kB compressed answers everything
PIECE_PRODUCTS = 250  # of a piece by word: 5 kB compressed, a tenth of a second on a slow line
NO_HOURS, PAUSED, CLOSED = -1, -2, -3  # in the place of a business's hours
STOCKS = {Stock.AVAILABLE: 0, Stock.PRE_ORDER: 1, Stock.SOLD_OUT: 2}

Columns = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """A product with the place of its business in the list, and its own on the shelf there: what is sold out is last.

    `found_by` are the words it is found by, `more` those of them that its name does not have.
    """

    business: Business
    at: int
    product: Product
    on_shelf: int
    found_by: tuple[str, ...]
    more: str


def covers(address: str) -> bool:
    """Return whether `address` is where a file of the index can be."""
    return address.startswith("data/cari")


def files(
    catalogue: Catalogue, pictures: Pictures, texts: Texts, language: SearchLanguage, shared: str = ""
) -> BegunFiles:
    """Return the index of the catalogue; the addresses change with the content.

    `shared` leads from the root of this language's pages to where thumbnails are.
    """
    rows = list(_rows(catalogue))
    index = {**_start(catalogue, pictures, texts), "shared": shared}
    contents: dict[str, bytes] = {}
    if len(rows) <= WHOLE_MAX:
        index["products"] = _products(rows, pictures)
    else:
        index["pieces"] = []
        for part, found in _pieces(rows):
            address, content = _file(_products(found, pictures))
            index["pieces"].append([address, " ".join(part)])
            contents[address] = content
    vocabulary = _vocabulary(catalogue, rows, [*(name for _, name in index["pages"]), *index["traits"]])
    index["synonyms"] = _synonyms(catalogue, vocabulary, language)
    index["roots"] = _roots(vocabulary, language)
    start, content = _file(index)
    return BegunFiles(start, {**contents, start: content})


def thumbnails(catalogue: Catalogue, pictures: Pictures) -> dict[str, str]:
    """Return where thumbnails are published: site-relative address to the name of the picture's file."""
    found: dict[str, str] = {}
    for business in catalogue.businesses:
        shown = [(addresses.business(business.slug), _cover(business, pictures))]
        shown += [
            (addresses.product(business.slug, product.id), _of(business, product, pictures))
            for product in business.products
        ]
        found |= {addresses.thumbnail(page): picture.thumbnail.name for page, picture in shown if picture}
    return found


def _start(catalogue: Catalogue, pictures: Pictures, texts: Texts) -> Columns:
    village = catalogue.village
    category_at = {category.id: place for place, category in enumerate(village.categories)}
    hamlet_at = {hamlet.name: place for place, hamlet in enumerate(village.hamlets)}
    hours: dict[str, int] = {}
    traits: dict[str, int] = {}
    businesses = catalogue.businesses
    columns = {
        "slugs": _lines(_unless_named(business.slug, business.name) for business in businesses),
        "names": _lines(business.name for business in businesses),
        "categories": [category_at[business.category] for business in businesses],
        "hamlets": [hamlet_at[business.address.hamlet] for business in businesses],
        "bare": [at for at, business in enumerate(businesses) if _cover(business, pictures) is None],
        "hours": [_hours(business, hours) for business in businesses],
        "traits": [traits.setdefault(_traits(business, texts), len(traits)) for business in businesses],
    }
    return {
        "version": VERSION,
        "texts": {key: text for key, text in texts.section("cari").items() if key not in _SAID_BEFORE},
        "pages": [[address, texts(f"menu.{key}")] for address, key in _PAGES],
        "categories": [[category.id, category.name] for category in village.categories],
        "hamlets": [[hamlet.slug, hamlet.name] for hamlet in village.hamlets],
        "offset": village.time_zone.utc_offset_hours * 60,
        "hours": [json.loads(each) for each in hours],
        "traits": list(traits),
        "businesses": columns,
    }


_SAID_BEFORE = frozenset({"memuat", "gagal"})  # pages have them, for as long as there is no index
_PAGES = ((addresses.PROMOS, "promo"), (addresses.MAP, "peta"), (addresses.BASKET, "keranjang"))


def _rows(catalogue: Catalogue) -> Iterator[Row]:
    for at, business in enumerate(catalogue.businesses):
        shelf = sorted(business.products, key=is_sold_out)
        on_shelf = {product.id: place for place, product in enumerate(shelf)}
        for product in business.products:
            more = _more(product)
            found_by = tuple(dict.fromkeys(words(f"{product.name} {more}")))
            yield Row(business, at, product, on_shelf[product.id], found_by, more)


def _products(rows: Sequence[Row], pictures: Pictures) -> Columns:
    """Return products by column, those of text with a line for each: a phone reads one text faster than a thousand.

    `counts` are how many of the rows are of each seller, one seller after the other; `prices` are thousands of rupiah,
    0 where one has to ask, negative where it is a lowest price; `ids` are "" where the name gives them; `stocks` are
    one digit each: 0 can be had, 1 to order, 2 sold out, and 3 more where there is no thumbnail; `moved` is how much
    further than here a product stands on its seller's shelf, by which filters know it (`filters`, `market_order`).
    """
    counts = Counter(row.at for row in rows)
    places = [place for count in counts.values() for place in range(count)]
    return {
        "names": _lines(row.product.name for row in rows),
        "more": _lines(row.more for row in rows),
        "prices": [_price(row.product) for row in rows],
        "counts": [counts[at] for at in range(max(counts, default=-1) + 1)],
        "moved": [row.on_shelf - place for row, place in zip(rows, places, strict=True)],
        "ids": _lines(_unless_named(row.product.id, row.product.name) for row in rows),
        "stocks": "".join(str(_stock(row, pictures)) for row in rows),
    }


def _lines(column: Iterable[str]) -> str:
    return "\n".join(" ".join(each.split()) for each in column)


def _unless_named(part: str, name: str) -> str:
    """Return a part of an address, "" where the script finds it in the name by itself."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower())
    return "" if part == "-".join(plain.split()) else part


def _more(product: Product) -> str:
    """Return the words besides its name that a product is found by: its own language's name, variants, tags, brand."""
    known = set(words(product.name))
    texts = (
        *(variant.name for variant in product.variants),
        *product.tags,
        product.brand or "",
        product.spoken_name or "",
    )
    return " ".join(dict.fromkeys(word for text in texts for word in words(text) if word not in known))


def _price(product: Product) -> float:
    thousands = (product.lowest_price or 0) / 1000
    signed = -thousands if product.has_price_range else thousands
    return int(signed) if signed.is_integer() else signed


def _stock(row: Row, pictures: Pictures) -> int:
    stock = STOCKS[Stock.SOLD_OUT if is_sold_out(row.product) else row.product.stock]
    return stock if _of(row.business, row.product, pictures) else stock + len(STOCKS)


def _pieces(rows: Sequence[Row]) -> Iterator[tuple[list[str], list[Row]]]:
    """Yield neighbouring words of the sorted vocabulary with every product that has one of them."""
    by_word: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in row.found_by:
            by_word.setdefault(word, []).append(number)
    part: list[str] = []
    found: set[int] = set()
    for word in sorted(by_word):
        if part and len(found.union(by_word[word])) > PIECE_PRODUCTS:
            yield part, [rows[number] for number in sorted(found)]
            part, found = [], set()
        part.append(word)
        found.update(by_word[word])
    if part:
        yield part, [rows[number] for number in sorted(found)]


def _synonyms(catalogue: Catalogue, vocabulary: Sequence[str], language: SearchLanguage) -> list[list[str]]:
    """Return groups of synonyms, as they are spelled: the village's own, and those that name something in it."""
    present = {language.spelled(form) for word in vocabulary for form in (word, *language.stems(word))}
    groups = [
        group
        for group in (*catalogue.village.synonyms, *language.synonyms)
        if any(all(language.spelled(word) in present for word in words(way)) for way in group)
    ]
    spelled = [list(dict.fromkeys(_spelled(way, language) for way in group)) for group in groups]
    return [group for group in spelled if len(group) > 1]


def _spelled(way: str, language: SearchLanguage) -> str:
    return " ".join(language.spelled(word) for word in words(way))


def _roots(vocabulary: Sequence[str], language: SearchLanguage) -> dict[str, str]:
    """Return the words of every stem, as it is spelled, so that no phone has to find the stems of a word.

    Of a word's several the shortest, and those that are words here: what is asked for is taken apart as well, so they
    meet.
    """
    known = set(vocabulary)
    found: dict[str, dict[str, None]] = {}
    for word in vocabulary:
        stems = language.stems(word)
        shortest = min(map(len, stems), default=0)
        for stem in stems:
            if stem in known or len(stem) == shortest:
                found.setdefault(language.spelled(stem), {})[word] = None
    return {root: " ".join(of) for root, of in found.items()}


def _vocabulary(catalogue: Catalogue, rows: Iterable[Row], others: Sequence[str]) -> list[str]:
    """Return the words of every name, of `others`, and those that products are found by besides."""
    village = catalogue.village
    names = [
        *others,
        *(category.name for category in village.categories),
        *(hamlet.name for hamlet in village.hamlets),
        *(business.name for business in catalogue.businesses),
    ]
    return sorted({word for row in rows for word in row.found_by} | {word for name in names for word in words(name)})


def _hours(business: Business, known: dict[str, int]) -> int:
    """Return the place of a business's hours in the list `known`, which grows, or why it has none."""
    if business.status is not Status.OPEN:
        return PAUSED if business.status is Status.PAUSED else CLOSED
    found = opening_hours.compact(business)
    return NO_HOURS if found is None else known.setdefault(json.dumps(found), len(known))


def _traits(business: Business, texts: Texts) -> str:
    """Return the words for how a business sells; many sell in the same way."""
    names = [
        texts(f"{key}.{word}")
        for key, (name, info) in keys_of(Business).items()
        if more_of(info).get("found_by")
        for word in _words_of(getattr(business, name))
    ]
    return " ".join(words(" ".join(names)))


def _words_of(value: object) -> tuple[str, ...]:
    """Return the words that a value is: each of several, the permits that are held, `ya` for a yes."""
    if isinstance(value, Licences):
        return tuple(name for name in Licences.model_fields if getattr(value, name))
    return value if isinstance(value, tuple) else ("ya",) * bool(value)


def _cover(business: Business, pictures: Pictures) -> Picture | None:
    own = (pictures.get((business.slug, photo.file)) for photo in business.photos)
    products = (_of(business, product, pictures) for product in business.products)
    return next((picture for found in (own, products) for picture in found if picture), None)


def _of(business: Business, product: Product, pictures: Pictures) -> Picture | None:
    return next((found for photo in product.photos if (found := pictures.get((business.slug, photo.file)))), None)


def _file(content: Columns) -> tuple[str, bytes]:
    encoded = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    digest = hashlib.blake2b(encoded, digest_size=HASH_CHARACTERS // 2).hexdigest()
    return f"data/cari-{digest}.json", encoded
