"""Writes the little XML that feeds need: elements with escaped text, never a character that XML forbids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, content: str = "", **attributes: str) -> str:
    """Return `<name ...>content</name>`, content and attribute values being plain text."""
    opening = name + _written(attributes) if attributes else name
    return f"<{opening}>{escape(_allowed(content))}</{name}>" if content else f"<{opening}/>"


def nested(name: str, children: Iterable[str]) -> str:
    """Return an element around `children`, which are XML already, one a line."""
    return "\n".join([f"<{name}>", *children, f"</{name}>"])


def rss(channel: Iterable[str], namespaces: Iterable[tuple[str, str]]) -> bytes:
    """Return an RSS 2.0 document; `namespaces` are (prefix, address) pairs."""
    declared = "".join(f" xmlns:{prefix}={quoteattr(address)}" for prefix, address in namespaces)
    body = nested("channel", channel)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{declared}>\n{body}\n</rss>\n'.encode()


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f" {key}={quoteattr(_allowed(value))}" for key, value in attributes.items())


def _allowed(text: str) -> str:
    return text if text.isprintable() else _FORBIDDEN.sub("", text)  # nothing forbidden is printable
