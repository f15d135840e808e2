"""Warns about links that lead elsewhere than they seem to: to another's WhatsApp, to no map, to a look-alike.

Orders and money go where links lead, so whoever reads a proposal is told of each that is not plainly the owner's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from yaml.nodes import ScalarNode

from katalog.contract import values
from katalog.entries.tree import scalar
from katalog.safe_text import markdown_words, web_hosts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.contract.model import Business
    from katalog.entries.entry import Entry, Loc

OWN: frozenset[Loc] = frozenset({("whatsapp",), ("telepon",)})
"""Where the entry says which numbers are its own."""
_MAYBE = re.compile(r"[\[</&%]|whatsapp:", re.IGNORECASE)
"""What a text with a link has in it."""
_COUNTRY = r"(?:com|[a-z]{2}|com?\.[a-z]{2})"
_GOOGLE = re.compile(rf"(?:www\.)?google\.{_COUNTRY}|goo\.gl|(?:www\.)?bing\.com")
"""Hosts of which only what begins with `/maps` is a map."""
_MAPS = re.compile(
    rf"maps\.google\.{_COUNTRY}|maps\.app\.goo\.gl|g\.page|share\.google|maps\.apple(?:\.com)?|"
    r"(?:.+\.)?(?:openstreetmap\.org|osm\.org|waze\.com|here\.com|petalmaps\.com|mapy\.cz|mapy\.com|maps\.me|omaps\.app|"
    r"organicmaps\.app|w3w\.co|what3words\.com|plus\.codes)"
)
_ASK = "Tanyakan pemiliknya lewat nomor yang sudah dikenal."


def check(entry: Entry, numbers: Iterable[str | None]) -> frozenset[str]:
    """Warn about links in any text of `entry`; `numbers` are its own, in E.164. Return them as links have them."""
    own = frozenset(number.removeprefix("+") for number in numbers if number)
    seen: set[int] = set()
    for loc, (_, node) in list(entry.nodes.items()):
        if not isinstance(node, ScalarNode) or loc in OWN or loc[0] == "media_sosial" or id(node) in seen:
            continue
        seen.add(id(node))
        if _MAYBE.search(node.value):
            _check_text(entry, loc, scalar(node), own)
    return own


def check_business(business: Business, entry: Entry) -> None:
    """Warn about links in `business` that are not its own, and about a map that is none."""
    own = check(entry, (business.whatsapp, business.phone))
    for link in business.social:
        _check_address(entry, ("media_sosial", link.channel), link.url, own)
    place: Loc = ("alamat", "peta")
    if business.address.map_link and not is_map(business.address.map_link):
        hint = "Buka Google Maps, pilih tempatnya, tekan Bagikan, lalu salin tautannya: "
        entry.warn(place, "`peta` bukan alamat peta", f"{hint}`{{key}}: https://maps.app.goo.gl/...`.")


def is_map(address: str) -> bool:
    """Return whether `address` leads to a map that people know."""
    host, path = web_hosts.host_of(address), urlsplit(address).path
    return bool(_MAPS.fullmatch(host) or (_GOOGLE.fullmatch(host) and re.match(r"/maps(?:[/?]|$)", path)))


def _check_text(entry: Entry, loc: Loc, text: str, own: frozenset[str]) -> None:
    if "[" not in text and "<" not in text:
        _check_address(entry, loc, text, own)
        return
    links = markdown_words.links(text)
    _check_numbers(entry, loc, [text, *(address for address, _ in links)], own)
    for address, words in dict.fromkeys(links):
        _check_look(entry, loc, address)
        if why := _refusal(address):
            hint = "Tulis alamat lengkap: `[nama situs](https://contoh.desa.id)`."
            entry.warn(loc, f"tautan di {entry.name(loc)} {why}, jadi tidak ditampilkan: `{_short(address)}`", hint)
        elif web_hosts.is_disguised(words, address):
            message = f"tautan di {entry.name(loc)} tertulis `{_short(words)}`, padahal menuju `{_short(address)}`"
            entry.warn(loc, f"{message}, jadi tidak ditampilkan", f"Tulis ke mana tautan itu menuju. {_ASK}")


def _check_address(entry: Entry, loc: Loc, address: str, own: frozenset[str]) -> None:
    _check_numbers(entry, loc, [address], own)
    _check_look(entry, loc, address)


def _check_numbers(entry: Entry, loc: Loc, texts: Iterable[str], own: frozenset[str]) -> None:
    if entry.is_doubtful(("whatsapp",)):
        return  # the entry's own is not known yet
    for number in dict.fromkeys(number for text in texts for number in web_hosts.whatsapp_numbers(text)):
        if number in own:
            continue
        if number:
            message = f"tautan di {entry.name(loc)} menuju nomor WhatsApp lain, bukan nomor usaha ini: +{number}"
            hint = f"Pesanan bisa sampai ke orang lain. {_ASK} Kalau memang nomornya, tulis juga di `telepon`."
        else:
            message = f"tautan WhatsApp di {entry.name(loc)} tidak menunjukkan nomornya"
            hint = f"Pesanan bisa sampai ke orang lain. Ganti dengan `https://wa.me/{min(own, default='62812...')}`."
        entry.warn(loc, message, hint)


def _check_look(entry: Entry, loc: Loc, address: str) -> None:
    host = web_hosts.host_of(address)
    if any(part.startswith(web_hosts.FOREIGN) for part in host.split(".")):
        message = f"alamat di {entry.name(loc)} memakai huruf asing yang bisa mirip huruf biasa: `{_short(host)}`"
        entry.warn(loc, message, f"Ketik ulang alamatnya. {_ASK}")


def _refusal(address: str) -> str:
    """Return what is wrong with an address, as a predicate; empty for one that any other key would take."""
    try:
        values.web_address(address)
    except ValueError as error:
        return str((getattr(error, "context", None) or {}).get("message", "bukan alamat web yang benar"))
    return ""


def _short(text: str) -> str:
    line = " ".join(text.split()).replace("`", "'")
    return line if len(line) <= 60 else line[:60] + "\u2026"  # noqa: PLR2004 - fits two lines of a phone
