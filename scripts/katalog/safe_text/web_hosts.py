"""Where an address on the web leads: to which public host, and to whose WhatsApp."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

HOST: Final = re.compile(
    r"(?!.*\.(?:local|localhost|localdomain|internal|lan|home|arpa)$)"
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
"""The name of a public host in ASCII (RFC 1035): no number of a machine, no name of a home or office network."""
FOREIGN: Final = "xn--"
"""How a part of a host begins that was written with other letters (RFC 5890): they may look like Latin ones."""

_ENDINGS = "com|net|org|id|co|me|my|sg|io|in|info|biz|xyz|site|online|store|shop|link|app|web|page|gl|ly|cc|top|club"
_SHOWN = re.compile(rf"(?<![\w@.-])(?:https?://|www\.)?((?:[\w-]+\.)+(?:{_ENDINGS}))(?![\w-])", re.IGNORECASE)
_SHOWN_WHOLE = re.compile(r"https?://(?:[^\s/@]*@)?([^\s/:?#]+)", re.IGNORECASE)
_DOTS = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))  # what browsers take for dots (UTS 46)

_NUMBER = r"\+?(?P<{}>\d[\d().\s-]{{5,20}})"
_WHATSAPP = re.compile(
    r"(?<![\w-])(?:"
    r"(?:wa\.me|whatsapp\.com)/+(?:(?:c|catalog|(?:p|product)/+[^/?#\s]+)/+)?" + _NUMBER.format("path") + "|"
    r"(?:wa\.me|whatsapp\.com|whatsapp:)/*[a-z/]*\?(?:[^\s#\"'<>)]*&)?phone=" + _NUMBER.format("query") + "|"
    r"(?:(?:wa\.me|whatsapp\.com)/+(?:message|qr)|wa\.link|walink\.co|wasap\.at)/+\w)"
)
"""Addresses that open a chat: https://faq.whatsapp.com/5913398998672934 and what the app shares.

Short ones hide whose it is.
"""


def host_of(address: str) -> str:
    """Return the public host that an https address leads to, in ASCII; empty for every other address.

    Such are addresses with a user's name or a backslash, which are read as others than they look, and those of
    machines.
    """
    if not address.lower().startswith("https://") or "\\" in address:
        return ""
    try:
        parts = urlsplit(address)
        host = _ascii(parts.hostname or "")
        _ = parts.port
    except ValueError:
        return ""
    return host if "@" not in parts.netloc and HOST.fullmatch(host) else ""


def is_disguised(words: str, address: str) -> bool:
    """Return whether the `words` of a link look like the address of another host than that of `address`."""
    own = host_of(address).removeprefix("www.")
    for found in (*_SHOWN.findall(words.translate(_DOTS)), *_SHOWN_WHOLE.findall(words)):
        try:
            shown = _ascii(found).removeprefix("www.")
        except ValueError:
            return True
        if shown != own and not own.endswith(f".{shown}") and not shown.endswith(f".{own}"):
            return True
    return False


def whatsapp_numbers(text: str) -> Iterator[str]:
    """Yield whose chat the addresses in `text` open: digits with the country's, empty where that cannot be seen."""
    plain = html.unescape(unquote(unquote(html.unescape(text))))
    for found in _WHATSAPP.finditer(unicodedata.normalize("NFKC", plain).translate(_DOTS).lower()):
        digits = re.sub(r"\D", "", found["path"] or found["query"] or "")
        yield re.sub(r"^(?:00)?(?:620?|0)(?=8)", "62", digits)


def _ascii(host: str) -> str:
    return host.encode("idna").decode().lower()
