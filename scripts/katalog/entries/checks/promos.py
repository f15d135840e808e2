"""Checks the bundles that a business makes of its products."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from katalog.contract import key_names, values
from katalog.contract.model import Business, Product, Promo, PromoItem
from katalog.contract.spelling import BLANK
from katalog.entries.checks.names import nearest, offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.entries.entry import Entry, Loc
    from katalog.settings import Settings

OVER_AFTER = timedelta(days=30)


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


def check_promo(promo: Promo, business: Business, entry: Entry, loc: Loc, settings: Settings) -> None:
    """Report what does not fit in `promo`, which stands at `loc`: its days, its items, its price."""
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
        message = f"{entry.name(place)} tidak lebih murah daripada harga biasa {rupiah(normal)}"
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
            hint = f"Yang ada: {', '.join(names)}. Sebutkan variannya: {_with_variant(entry, loc, item, BLANK)}"
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
        near = nearest(written, names)
        line = entry.line(("produk", business.products.index(product), "varian", names.index(near or names[0])))
        where = f"`{near}` di baris {line}" if near else f"baris {line}"
        offered = _with_variant(entry, loc, item, near or BLANK)
        hint = f"Yang ada: {', '.join(names)} ({where}). Tulis {offered}"
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


def rupiah(amount: int) -> str:
    """Return an amount as messages show it: `Rp15.000`."""
    return f"Rp{amount:,}".replace(",", ".")
