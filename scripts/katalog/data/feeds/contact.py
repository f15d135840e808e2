"""Writes a business's contact card, to be kept in a phone's address book.

vCard 3.0 (RFC 2426) in UTF-8: the version that Android, iOS, WhatsApp, Google Contacts and Outlook all read and write.
4.0 is refused by older Android address books, 2.1 has no plain UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from katalog import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.contract.model import Business, Village

LINE_MAX = 75  # bytes, without the line ending; longer lines are folded (RFC 2426, 2.6)
COUNTRY = "Indonesia"
SAMPLE_NAME = "{name} (contoh)"


def vcard(village: Village, business: Business, site_url: str) -> bytes:
    """Return the card of one business."""
    return b"".join(_folded(line) for line in _lines(village, business, site_url))


def _lines(village: Village, business: Business, site_url: str) -> Iterator[str]:
    name = SAMPLE_NAME.format(name=business.name) if business.sample else business.name
    where = business.address
    url = addresses.absolute(site_url, addresses.business(business.slug))
    category = village.category(business.category)
    street = ", ".join(part for part in (where.street, where.neighbourhood_said, where.hamlet, village.name) if part)
    town = f"{village.district}, {village.regency}"
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_text(name)}"
    yield f"N:{_text(name)};;;;"
    yield f"ORG:{_text(name)}"
    yield "X-ABShowAs:COMPANY"  # Apple's address book shows the organisation, not a person
    yield f"TEL;TYPE=CELL,VOICE,PREF:{business.whatsapp}"
    if business.phone and business.phone != business.whatsapp:
        yield f"TEL;TYPE=WORK,VOICE:{business.phone}"
    yield f"ADR;TYPE=WORK:;;{_text(street)};{_text(town)};{_text(village.province)};;{COUNTRY}"
    if where.coordinates:
        yield f"GEO:{where.coordinates.latitude};{where.coordinates.longitude}"
    yield f"URL:{url}"
    for link in business.social:
        yield f"X-SOCIALPROFILE;TYPE={link.channel.replace('_', '-')}:{link.url}"
    yield f"NOTE:{_text(business.summary)}"
    if category:
        yield f"CATEGORIES:{_text(category.name)}"
    yield f"UID:{url}"
    yield "END:VCARD"


def _text(value: str) -> str:
    """Return `value` with the marks escaped that separate parts in a card."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return `line` with its ending, as lines of at most 75 bytes that begin with a space after the first.

    No character is split: RFC 2426 would allow it, address books do not survive it.
    """
    if line.isascii() and len(line) <= LINE_MAX:
        return line.encode() + b"\r\n"
    pieces = [b""]
    for char in line:
        encoded = char.encode(errors="replace")
        if len(pieces[-1]) + len(encoded) > LINE_MAX:
            pieces.append(b" ")
        pieces[-1] += encoded
    return b"\r\n".join(pieces) + b"\r\n"
