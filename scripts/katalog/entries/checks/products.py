"""Products, their variants and prices, and the bundles made of them: whether they fit together."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from katalog.addresses import RESERVED
from katalog.contract import key_names, values
from katalog.contract.model import Business, Product, ProductKind, Promo, PromoItem
from katalog.entries.checks.names import nearest, offer, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.entries.entry import Entry, Loc
    from katalog.settings import Settings

OVER_AFTER = timedelta(days=30)
TEN_TIMES = (7.0, 14.0)
"""Between these a price is about ten times another: a zero too many or too few."""
NEIGHBOURS = 3
"""Other prices there must be before one can be called odd."""


def resolve_promos(data: dict[str, Any]) -> None:
    """Make the ids of promos unique, and their lines name products and variants as the entry does."""
    products = [item for item in _dicts(data.get("produk")) if isinstance(item.get("id"), str)]
    by_name = {key_names.fold(item["nama"]): item for item in reversed(products) if isinstance(item.get("nama"), str)}
    by_id = {key_names.fold(item["id"]): item for item in reversed(products)}
    used: set[str] = set()
    for promo in _dicts(data.get("promo")):
        if isinstance(name := promo.get("id"), str):
            promo["id"] = next(
                new for n in range(1, 10_000) if (new := name if n == 1 else f"{name[:54]}-{n}") not in used
            )
            used.add(promo["id"])
        lines = promo.get("isi")
        if isinstance(lines, list):
            promo["isi"] = [_resolved(line, by_id, by_name) for line in lines]


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
        _check_promo(promo, business, entry, ("promo", number), settings)


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
        hint = f"Harga coret adalah harga lama, jadi di atas {_rupiah(now)}. Hapus baris ini kalau tidak ada potongan."
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
    message = f"{entry.name(loc)} {_rupiah(price)} jauh {'di atas' if much else 'di bawah'} yang lain"
    word = "kelebihan" if much else "kurang"
    entry.warn(loc, message, f"Periksa apakah {word} satu nol. Kalau harganya memang begitu, biarkan saja.")


def _check_promo(promo: Promo, business: Business, entry: Entry, loc: Loc, settings: Settings) -> None:
    if promo.starts is not None and promo.ends is not None and promo.ends < promo.starts:
        place = (*loc, "sampai")
        start = f"{promo.starts:%d-%m-%Y}"
        line = entry.line((*loc, "mulai"))
        hint = f"Mulai {start} (baris {line}), jadi sampai tanggal itu atau sesudahnya: `{{key}}: {start}`."
        entry.report(place, f"{entry.name(place)} lebih awal daripada mulainya", hint)
    elif promo.ends is not None and settings.today - promo.ends > OVER_AFTER:
        place = (*loc, "sampai")
        entry.warn(
            place,
            f"{entry.name(loc)} sudah lama berakhir",
            "Hapus promo ini, atau ganti tanggalnya kalau diadakan lagi.",
        )
    normal: int | None = 0
    for number, item in enumerate(promo.items):
        price = _check_item(item, business, entry, (*loc, "isi", number))
        normal = None if normal is None or price is None else normal + price * item.quantity
    is_known = not entry.is_doubtful((*loc, "isi")) and not entry.is_doubtful(("produk",))
    if promo.items and normal is not None and promo.price >= normal and is_known:
        place = (*loc, "harga")
        message = f"{entry.name(place)} tidak lebih murah daripada harga biasa {_rupiah(normal)}"
        lines = sorted({entry.line(where) for item in promo.items for where in _price_places(item, business, entry)})
        shown = ", ".join(map(str, lines))
        entry.warn(place, message, f"Periksa harganya, isinya, dan harga produknya (baris {shown}).")


def _check_item(item: PromoItem, business: Business, entry: Entry, loc: Loc) -> int | None:
    """Return the normal price of one of `item`, None where it is not known; report a product or variant not there."""
    product = business.product(item.product_id)
    if product is None:
        if not _is_unsure(entry, "id", "nama"):  # it may be the one whose name or id is not read yet
            _report_product(item, business, entry, loc)
        return None
    if _is_unsure(entry, "varian") or entry.is_doubtful((*loc, "varian")):
        return None
    names = [variant.name for variant in product.variants]
    if item.variant is None:
        if len({product.price_of(variant) for variant in product.variants}) > 1:
            message = f"{entry.name(loc)}: `{product.id}` punya varian dengan harga berbeda"
            hint = f"Sebutkan variannya: {_with_variant(entry, loc, item, names[0])}"
            entry.report(_item_place(entry, loc), message, hint)
            return None
        return product.price_of(product.variants[0] if product.variants else None)
    if item.variant not in names:
        _report_variant(item, product, business, entry, loc)
        return None
    return product.price_of(product.variants[names.index(item.variant)])


def _report_product(item: PromoItem, business: Business, entry: Entry, loc: Loc) -> None:
    ids = [known.id for known in business.products]
    hint = offer(item.product_id, ids) if ids else "Tulis dulu produknya di `produk`."
    if near := nearest(item.product_id, ids):
        hint += f" Produk `{near}` ada di baris {entry.line(_id_place(entry, ids.index(near)))}."
    message = f"{entry.name(loc)}: produk `{item.product_id}` tidak ada"
    entry.report(_item_place(entry, loc), message, hint.replace("{key}: ", "{key}: " + _quantity(item, entry, loc)))


def _report_variant(item: PromoItem, product: Product, business: Business, entry: Entry, loc: Loc) -> None:
    written, names = item.variant or "", [variant.name for variant in product.variants]
    message = f"{entry.name(loc)}: `{product.id}` tidak punya varian `{written[:40]}`"
    hint = f"Produk ini tidak punya varian: `{{key}}: {_quantity(item, entry, loc)}{product.id}`."
    if names:
        near = nearest(written, names) or names[0]
        line = entry.line(("produk", business.products.index(product), "varian", names.index(near)))
        hint = f"Yang ada: {', '.join(names)} (`{near}` di baris {line}). Tulis {_with_variant(entry, loc, item, near)}"
    place = (*loc, "varian") if entry.has((*loc, "varian")) else _item_place(entry, loc)
    entry.report(place, message, hint)


def _item_place(entry: Entry, loc: Loc) -> Loc:
    return (*loc, "produk") if entry.has((*loc, "produk")) else loc


def _quantity(item: PromoItem, entry: Entry, loc: Loc) -> str:
    """Return what stands before the product where an item is one line."""
    return "" if entry.has((*loc, "produk")) else f"{item.quantity} x "


def _price_places(item: PromoItem, business: Business, entry: Entry) -> Iterator[Loc]:
    """Yield where the price of `item` is written: at the variant, or else at the product."""
    for number, product in enumerate(business.products):
        if product.id == item.product_id:
            names = [variant.name for variant in product.variants]
            own = ("produk", number, "varian", names.index(item.variant), "harga") if item.variant in names else ()
            yield own if own and entry.has(own) else ("produk", number, "harga")


def _id_place(entry: Entry, number: int) -> Loc:
    place: Loc = ("produk", number, "id")
    return place if entry.has(place) else ("produk", number, "nama")


def _is_unsure(entry: Entry, *keys: str) -> bool:
    """Return whether the list of products, or one of `keys` in any of them, has an error."""
    return entry.doubtful.concern("produk", keys) or entry.meant.concern("produk", keys)


def _with_variant(entry: Entry, loc: Loc, item: PromoItem, variant: str) -> str:
    if entry.has((*loc, "produk")):
        return f"`varian: {variant}`."
    return f"`{{key}}: {item.quantity} x {item.product_id} ({variant})`."


def _resolved(line: Any, by_id: dict[str, Any], by_name: dict[str, Any]) -> Any:
    try:
        item = values.promo_item(line)
        if isinstance(line, str) and line.endswith(")"):  # a name may end with brackets itself
            whole = values.promo_item(line.replace("(", " ").replace(")", " "))
            if isinstance(whole, dict) and key_names.fold(str(whole["produk"])) in by_id:
                item = whole
    except ValueError:
        return line
    if not isinstance(item, dict) or not isinstance(written := item.get("produk"), str):
        return line
    folded = key_names.fold(written)
    product = by_id.get(folded) or by_name.get(folded)
    if product is None:
        if not values.SLUG.fullmatch(written):
            item = {**item, "produk": values.slug_of(written) or written}
        return item
    item = {**item, "produk": product["id"]}
    if isinstance(variant := item.get("varian"), str):
        names = [known["nama"] for known in _dicts(product.get("varian")) if isinstance(known.get("nama"), str)]
        item["varian"] = next((name for name in names if key_names.fold(name) == key_names.fold(variant)), variant)
    return item


def _dicts(items: Any) -> list[dict[str, Any]]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _rupiah(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")
