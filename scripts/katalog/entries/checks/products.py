"""Products, their variants and prices, and the bundles made of them: whether they fit together."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from katalog.addresses import RESERVED
from katalog.contract.model import Business, Product, ProductKind
from katalog.entries.checks.names import repeated
from katalog.entries.checks.promos import check_promo, rupiah

if TYPE_CHECKING:
    from katalog.entries.entry import Entry, Loc
    from katalog.settings import Settings

TEN_TIMES = (7.0, 14.0)
"""Between these a price is about ten times another: a zero too many or too few."""
NEIGHBOURS = 3
"""Other prices there must be before one can be called odd."""


def check(business: Business, entry: Entry, settings: Settings) -> None:
    """Report what does not fit together among the products and promos of `business`."""
    _check_ids(business, entry)
    for number, product in enumerate(business.products):
        loc = ("produk", number)
        _check_prices(product, entry, loc)
        _check_amounts(product, entry, loc)
        repeated(entry, (*loc, "varian"), "nama", [variant.name for variant in product.variants])
        repeated(entry, (*loc, "pilihan"), "nama", [choice.name for choice in product.choices])
        repeated(entry, (*loc, "isian"), "label", [question.label for question in product.questions])
        for position, choice in enumerate(product.choices):
            repeated(entry, (*loc, "pilihan", position, "opsi"), "", choice.options)
    _check_zeros(business, entry)
    for number, promo in enumerate(business.promos):
        check_promo(promo, business, entry, ("promo", number), settings)


def _check_ids(business: Business, entry: Entry) -> None:
    first: dict[str, int] = {}
    for number, product in enumerate(business.products):
        loc: Loc = ("produk", number)
        place = (*loc, "id") if entry.has((*loc, "id")) else (*loc, "nama")
        if entry.is_doubtful((*loc, "id")):
            continue  # not read yet: another stands in its place
        if product.id in RESERVED:
            entry.report(place, f"id `{product.id}` sudah dipakai program", f"Beri id lain: `id: {product.id}-produk`.")
        elif product.id in first:
            line = entry.place(("produk", first[product.id])).line
            message = f"id produk ke-{number + 1} sama dengan produk di baris {line}: `{product.id}`"
            entry.report(place, message, f"Ganti namanya, atau tambahkan id sendiri: `id: {product.id[:50]}-2`.")
        first.setdefault(product.id, number)
    taken = set(first) | RESERVED
    for number, product in enumerate(business.products):
        for position, alias in enumerate(product.aliases):
            if alias in taken:
                other = (
                    "program" if alias in RESERVED else "produk ini sendiri" if alias == product.id else "produk lain"
                )
                place = ("produk", number, "alias", position)
                entry.report(
                    place, f"alias `{alias}` sudah dipakai {other}", "Alias hanya untuk id lama. Hapus yang ini."
                )
            taken.add(alias)


def _check_prices(product: Product, entry: Entry, loc: Loc) -> None:
    if product.price is not None and product.price_from is not None:
        message = f"{entry.name(loc)} punya `harga` dan `harga_mulai`"
        entry.report(
            (*loc, "harga_mulai"),
            message,
            'Pilih satu: `harga` untuk harga pasti, `harga_mulai` untuk "mulai Rp\u2026".',
            on_key=True,
        )
    now = product.price if product.price is not None else product.lowest_price
    before = product.price_before
    place = (*loc, "harga_coret")
    if (
        before is not None
        and now is None
        and (entry.is_doubtful((*loc, "harga")) or entry.is_doubtful((*loc, "varian")))
    ):
        return  # said there
    if before is not None and now is None:
        entry.report(
            place, f"{entry.name(place)} perlu `harga`", "Tulis juga harga sekarang di `harga`, atau hapus baris ini."
        )
    elif before is not None and now is not None and before <= now:
        hint = f"Harga coret adalah harga lama, jadi di atas {rupiah(now)}. Hapus baris ini kalau tidak ada potongan."
        entry.report(place, f"{entry.name(place)} harus lebih tinggi daripada harganya", hint)
    prices = [(number, variant.price) for number, variant in enumerate(product.variants) if variant.price is not None]
    for number, price in prices:
        others = [other for position, other in prices if position != number] + (
            [product.price] if product.price else []
        )
        if len(others) > 1 and all(_is_ten_times(price, other) for other in others):
            _warn_zero(entry, (*loc, "varian", number, "harga"), price, others)


def _check_amounts(product: Product, entry: Entry, loc: Loc) -> None:
    least, most, step = product.order_min, product.order_max, product.order_step
    if least is not None and most is not None and least > most:
        place = (*loc, "maksimal_pesan")
        message = f"{entry.name(place)} lebih kecil daripada minimalnya"
        entry.report(place, message, f"Minimal {least}, jadi maksimal {least} atau lebih: `{{key}}: {least}`.")
    if step is not None and least is not None and least % step:
        place = (*loc, "minimal_pesan")
        better = (least // step + 1) * step
        entry.warn(
            place,
            f"{entry.name(place)} bukan kelipatan {step}",
            f"Pembeli hanya bisa memesan kelipatan {step}: `{{key}}: {better}`.",
        )


def _check_zeros(business: Business, entry: Entry) -> None:
    if entry.is_doubtful(("produk",)):
        return  # a price that is not read yet would be missed among the others
    for kind in ProductKind:
        prices = [
            (number, product.price)
            for number, product in enumerate(business.products)
            if product.price is not None and product.kind is kind
        ]
        if len(prices) <= NEIGHBOURS:
            continue
        ordered = sorted(price for _, price in prices)
        for number, price in prices:
            if price not in {ordered[0], ordered[-1]}:
                continue
            others = list(ordered)
            others.remove(price)
            odd = price > 2.5 * others[-1] or price * 2.5 < others[0]
            if odd and _is_ten_times(price, median(others)):
                _warn_zero(entry, ("produk", number, "harga"), price, others)


def _is_ten_times(price: float, other: float) -> bool:
    low, high = TEN_TIMES
    return low <= max(price, other) / max(1, min(price, other)) <= high


def _warn_zero(entry: Entry, loc: Loc, price: int, others: list[int]) -> None:
    much = price > max(others)
    message = f"{entry.name(loc)} {rupiah(price)} jauh {'di atas' if much else 'di bawah'} yang lain"
    word = "kelebihan" if much else "kurang"
    entry.warn(loc, message, f"Periksa apakah {word} satu nol. Kalau harganya memang begitu, biarkan saja.")
