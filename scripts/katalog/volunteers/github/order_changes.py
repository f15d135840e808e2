"""Says first of all what a proposal changes of where orders and money go: the one thing worth stealing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from katalog.contract import values
from katalog.contract.values import qris
from katalog.entries import load
from katalog.safe_text import markdown_words, web_hosts
from katalog.volunteers.github.annotations import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from katalog.contract.model import Business, Catalogue
    from katalog.settings import Settings

DIGITS_SHOWN = 2
"""Last digits of a number, as many as tell it from the other."""
LINES_MAX = 50
"""Changes that are told one by one."""
LINK_MAX = 80


def between(before: Catalogue | None, after: Catalogue | None) -> list[str]:
    """Return a line of Markdown for each number, payment and link of `before` that is another in `after`.

    A business is the one it was by its address or one of its earlier ones; what is new altogether changes nothing.
    """
    if before is None or after is None:
        return []
    known = {business.slug: business for business in before.businesses}
    lines = list(_number("Nomor desa", before.village.whatsapp, after.village.whatsapp))
    for business in after.businesses:
        old = next((known[slug] for slug in (business.slug, *business.aliases) if slug in known), None)
        if old is not None:
            lines += of_business(old, business)
    lines.sort(key=lambda line: not line.startswith("Nomor"))
    more = len(lines) - LINES_MAX
    return lines[:LINES_MAX] + ([f"Dan {more} perubahan tujuan pesanan lagi."] if more > 0 else [])


def of_business(old: Business, new: Business) -> list[str]:
    """Return a line of Markdown for each number, payment and link of `old` that is another in `new`."""
    name = old.slug
    return [
        *_number(f"Nomor pesanan {name}", old.whatsapp, new.whatsapp),
        *_number(f"Nomor telepon {name}", old.phone, new.phone),
        *_payment(name, old.qris, new.qris),
        *_accounts(name, old, new),
        *_links(name, old, new),
    ]


def of_proposal(settings: Settings, slug: str) -> list[str]:
    """Return a line of Markdown for what the new entry `slug` has otherwise than one of the same name and hamlet."""
    catalogue = load.load(settings).catalogue if slug else None
    businesses = catalogue.businesses if catalogue else ()
    proposed = next((each for each in businesses if each.slug == slug), None)
    twin = proposed and _twin(proposed, businesses)
    return of_business(twin, proposed) if proposed and twin else []


def _twin(proposed: Business, businesses: Sequence[Business]) -> Business | None:
    name = values.slug_of(proposed.name)
    return next(
        (
            each
            for each in businesses
            if each.slug != proposed.slug
            and values.slug_of(each.name) == name
            and each.address.hamlet == proposed.address.hamlet
        ),
        None,
    )


def _number(what: str, old: str | None, new: str | None) -> Iterator[str]:
    if old and new and old != new:
        shown = next(n for n in range(DIGITS_SHOWN, max(len(old), len(new)) + 1) if old[-n:] != new[-n:])
        yield f"{what} berubah: ...{old[-shown:]} menjadi ...{new[-shown:]}"
    elif new and not old:
        yield f"{what} baru: {new}"


def _payment(name: str, old: str | None, new: str | None) -> Iterator[str]:
    if not new or old == new:
        return
    if not old:
        yield f"QRIS {name} baru: atas nama {_payee(new)}"
    elif _payee(old) == _payee(new):
        yield f"QRIS {name} berubah: kodenya lain, tetap atas nama {_payee(new)}"
    else:
        yield f"QRIS {name} berubah: atas nama {_payee(old)} menjadi {_payee(new)}"


def _payee(payload: str) -> str:
    try:
        return plain(qris.parse(payload).merchant)
    except qris.QrisError:
        return "yang tidak terbaca"


def _accounts(name: str, old: Business, new: Business) -> Iterator[str]:
    """Yield a line where accounts are paid into (`rekening`) that were not there."""
    before, after = (business.model_dump(mode="json", by_alias=True).get("rekening") or () for business in (old, new))
    for account in after:
        if account not in before:
            said = plain(" ".join(str(value) for value in account.values() if value))
            yield f"Rekening {name} {'berubah' if before else 'baru'}: {said}"


def _links(name: str, old: Business, new: Business) -> Iterator[str]:
    before = _addresses(old)
    known = {address for addresses in before.values() for address in addresses}
    for key, addresses in _addresses(new).items():
        fresh = [address for address in addresses if address not in known]
        for address in fresh:
            gone = [each for each in before.get(key, ()) if each not in addresses]
            change = f"berubah: {_shown(gone[0])} menjadi" if gone else "baru:"
            yield f"Tautan {key} {name} {change} {_shown(address)}"


def _addresses(business: Business) -> dict[str, list[str]]:
    """Return all addresses of an entry by the key they stand at; those of texts by the text's key."""
    found: dict[str, list[str]] = {link.channel: [link.url] for link in business.social}
    data = business.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"social", "qris"})
    for key, text in _texts(data, ""):
        links = [address for address, _ in markdown_words.links(text)] if "[" in text or "<" in text else []
        if not links and (web_hosts.host_of(text) or any(True for _ in web_hosts.whatsapp_numbers(text))):
            links = [text]
        for address in links:
            found.setdefault(key, []).append(address)
    return found


def _texts(value: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for inner, each in value.items():
            yield from _texts(each, str(inner))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, key)


def _shown(address: str) -> str:
    return plain(address if len(address) <= LINK_MAX else address[:LINK_MAX] + "\u2026")
