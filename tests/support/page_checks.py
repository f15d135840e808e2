"""What tests ask of a rendered page, read by a parser that is not ours (html5lib, as browsers parse)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

SHELL = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">{head}</head><body>{body}</body></html>'
)


def parsed(html: str) -> Element:
    """Return the tree of a whole page."""
    return html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)


def elements(tree: Element) -> Iterator[Element]:
    """Yield every element, comments left out."""
    return (element for element in tree.iter() if isinstance(element.tag, str))


def skeleton(tree: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements in order, each with the names of its attributes: what text must never change."""
    return [(element.tag, tuple(sorted(element.attrib))) for element in elements(tree)]


def shown(tree: Element) -> str:
    """Return the text that a visitor can read or hear in the body, spaces evened out."""
    pieces: list[str] = []
    body = tree.find("body")
    assert body is not None
    for element in elements(body):
        pieces.extend(element.get(name, "") for name in ("alt", "aria-label", "title"))
        if element.tag not in {"script", "style"}:
            pieces.append(element.text or "")
        pieces.append(element.tail or "")
    return " ".join(" ".join(pieces).split())


def addresses_in(tree: Element) -> Iterator[str]:
    """Yield every address that a browser would follow or fetch from a page."""
    for element in elements(tree):
        for name in ("href", "src", "action", "data-search", "data-browse", "data-style"):
            if name in element.attrib and element.tag != "base":
                yield element.attrib[name]
        for name in ("srcset", "imagesrcset"):
            yield from (part.split()[0] for part in element.get(name, "").split(",") if part.strip())
        if element.get("http-equiv") == "refresh":
            yield element.attrib["content"].partition("url=")[2]
