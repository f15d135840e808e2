"""Reads the sentences that an owner's form writes, word for word: see `katalog.orders.owner_changes`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from katalog import formats
from katalog.addresses import RESERVED
from katalog.contract import values
from katalog.contract.model import Stock
from katalog.orders import owner_changes
from katalog.orders.owner_changes import SENTENCES, fold
from katalog.volunteers.changes import of_business, of_products
from katalog.volunteers.changes.change import Change
from katalog.volunteers.changes.targets import Target
from katalog.volunteers.registration.products import free_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from katalog.contract.model import Business

HEAD, NOTE = "head", "note"
_PAGE = re.compile(r"\bhttps?://\S*/usaha/(?P<slug>[a-z0-9-]+)/?(?:[^\s/]+/)*(?:[?#]\S*)?(?=\s|$)", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})*")


@dataclass(frozen=True)
class About:
    """What the sentences are about: the business as it is now, and `first`, as it was before the message."""

    business: Business
    first: Business
    today: date

    def target(self, name: str) -> Target | None:
        """Return where the product or variant stands that the form calls `name`."""
        place = next((one for one in owner_changes.named(self.first) if fold(one.name) == fold(name)), None)
        if place is None:
            return None
        product = self.first.products[place.product].id
        number = next((n for n, each in enumerate(self.business.products) if each.id == product), None)
        return None if number is None else Target(number, place.variant, ())


def pages_in(text: str) -> list[re.Match[str]]:
    """Return the addresses of pages of businesses in `text`, each with its `slug`."""
    return list(_PAGE.finditer(text))


def _as_pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", sentence)
    made = (re.escape(part) if number % 2 == 0 else f"(?P<{part}>.+)" for number, part in enumerate(parts))
    return re.compile("".join(made), re.IGNORECASE)


_PATTERNS: Final = {kind: _as_pattern(sentence) for kind, sentence in SENTENCES.items()}


def part_of(line: str, kind: str) -> re.Match[str] | None:
    """Return what `line` says if it is the sentence `kind` of the form, whatever stands in its blanks."""
    return _PATTERNS[kind].fullmatch(line.strip())


def changes_of(line: str, about: About) -> list[Change]:
    """Return what a line of the form changes, none where it is no such line or does not fit the business."""
    for kind, read in _KINDS.items():
        if found := part_of(line, kind):
            try:
                changes = read(found.groupdict(), about)
            except ValueError:  # a day, an hour, a number that is none
                changes = []
            if changes:
                return changes
    return []


def _price(said: Mapping[str, str], about: About) -> list[Change]:
    target = about.target(said["what"])
    if target is None or (about.business.products[target.product].variants and target.variant is None):
        return []
    return [of_products.price_change(about.business, target, values.rupiah(_amount(said["price"])))]


def _stock(said: Mapping[str, str], about: About) -> list[Change]:
    target = about.target(said["what"])
    return [of_products.stock_change(about.business, target, Stock(said["stock"].casefold()))] if target else []


def _gone(said: Mapping[str, str], about: About) -> list[Change]:
    target = about.target(said["what"])
    return [] if target is None or target.variant is not None else [of_products.gone_change(about.business, target)]


def _new(said: Mapping[str, str], about: About) -> list[Change]:
    if not fold(said["name"]) or ";" in said["name"]:
        return []
    products = about.business.products
    taken = {*RESERVED, *(product.id for product in products), *(old for each in products for old in each.aliases)}
    item = {"nama": said["name"], "id": free_id(said["name"], taken, len(products) + 1)}
    item["harga"] = str(values.rupiah(_amount(said["price"])))
    if "unit" in said:
        item["satuan"] = said["unit"]
    sentence = f"Produk baru: {item['nama']}, {formats.rupiah(int(item['harga']))}"
    return [Change("item", sentence, ("produk",), item=item)]


def _hours(said: Mapping[str, str], _about: About) -> list[Change]:
    days = values.days_of(said["days"])
    hours = formats.hours(values.intervals_of(said["hours"])) or owner_changes.CLOSED
    return [of_business.hours_change(days, hours)]


def _holiday(said: Mapping[str, str], about: About) -> list[Change]:
    first, last = _days(said["days"])
    return [of_business.holiday_change(about.business, first, last, said.get("why", ""))]


def _no_holiday(said: Mapping[str, str], about: About) -> list[Change]:
    first, last = _days(said["days"])
    off = about.business.holidays
    number = next((n for n, each in enumerate(off) if (each.starts, each.ends) == (first, last)), None)
    return [] if number is None else [Change("gone", f"Tidak jadi libur: {said['days']}", ("libur", number))]


def _number(said: Mapping[str, str], about: About) -> list[Change]:
    number = formats.phone_for_people(values.mobile(said["number"]))
    return [of_business.number_change(about.business, number)]


def _fee(said: Mapping[str, str], about: About) -> list[Change]:
    folded = fold(said["what"])
    number = next((n for name, n in owner_changes.areas(about.business) if fold(name) == folded), None)
    return [] if number is None else [of_business.fee_change(about.business, number, _fee_of(said["price"]))]


def _new_fee(said: Mapping[str, str], about: About) -> list[Change]:
    area = said["area"]
    if not fold(area) or any(fold(each.area) == fold(area) for each in about.business.delivery_areas):
        return []
    return [of_business.new_fee_change(area, _fee_of(said["price"]))]


def _same(_said: Mapping[str, str], about: About) -> list[Change]:
    return [of_business.confirmed(about.today)]


_KINDS: Final[Mapping[str, Callable[[Mapping[str, Any], About], list[Change]]]] = {
    "price": _price, "stock": _stock, "gone": _gone, "new_unit": _new, "new": _new, "hours": _hours,
    "holiday_why": _holiday, "holiday": _holiday, "no_holiday": _no_holiday, "number": _number,
    "fee": _fee, "new_fee": _new_fee, "same": _same,
}  # fmt: skip


def _amount(text: str) -> str:
    """Return an amount as the form writes it; raises ValueError for any other: it may be meant otherwise."""
    if not _DOTTED.fullmatch(text):
        raise ValueError(text)
    return text


def _fee_of(text: str) -> int:
    return 0 if text.casefold() == owner_changes.FREE else values.fee(_amount(text))


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last of some days, which have their years; raises ValueError for any other."""
    first, _, last = text.partition(owner_changes.UNTIL)
    if not re.search(r"\d{4}$", first):
        raise ValueError(text)
    begin, end = values.day(first), values.day(last or first)
    if begin > end:
        raise ValueError(text)
    return begin, end
