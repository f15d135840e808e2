"""How like two builders' pages are, kind by kind: elements by tag, words, structured data, bytes.

    python benchmarks/same_pages.py OURS OTHER

Prints a table for two built sites, each a folder; ends with 1 where a kind is less like than it has to be. A share of
100 % means the same elements (words, statements) as often; what only one page has counts against both.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

LEAST = 0.95  # of elements, words and statements
BYTES_OFF = 0.10  # how much lighter or heavier a page may be
KINDS = {
    "product": ("usaha/warung-0/keripik-0/", "usaha/warung-7/keripik-2/", "usaha/warung-19/keripik-4/"),
    "business": ("usaha/warung-0/", "usaha/warung-7/", "usaha/warung-19/"),
    "kit": ("usaha/warung-0/kit/", "usaha/warung-19/kit/"),
    "links": ("usaha/warung-0/kit/tautan/", "usaha/warung-19/kit/tautan/"),
    "home": ("",),
    "all products": ("produk/", "produk/2/"),
    "category": ("kategori/camilan/", "kategori/makanan/"),
    "hamlet": ("dusun/dusun-i/", "dusun/dusun-v/"),
    "all businesses": ("usaha/",),
    "promos": ("promo/",),
    "map": ("peta/",),
    "device's own": ("tersimpan/", "keranjang/", "luring/"),
    "not found": ("404.html",),
    "written by hand": ("panduan/", "panduan/pembeli/", "tentang/"),
}
UNSEEN = frozenset({"script", "style", "template"})


@dataclass
class Seen:
    """What one page or several hold."""

    tags: Counter[str]
    words: Counter[str]
    statements: Counter[str]
    size: int

    def add(self, other: Seen) -> None:
        """Count another page too."""
        self.tags += other.tags
        self.words += other.words
        self.statements += other.statements
        self.size += other.size


@dataclass(frozen=True)
class Likeness:
    """How like pages of one kind are, as shares of 1; `size` is the other's bytes for one of ours."""

    kind: str
    tags: float
    words: float
    statements: float
    size: float

    @property
    def is_same(self) -> bool:
        """Whether it can be called the same page."""
        return min(self.tags, self.words, self.statements) >= LEAST and abs(self.size - 1) <= BYTES_OFF


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.text: list[str] = []
        self.graphs: list[str] = []
        self._inside = ""
        self._is_graph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag in UNSEEN:
            self._inside, self._is_graph = tag, ("type", "application/ld+json") in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.text.append(data)
        elif self._is_graph and self._inside == "script":
            self.graphs.append(data)


def main() -> None:
    """Compare two sites and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("other", type=Path)
    options = parser.parse_args()
    found = list(compared(options.ours, options.other))
    print_table(found)
    if not all(each.is_same for each in found):
        sys.exit(1)


def print_table(found: list[Likeness]) -> None:
    """Print how like each kind is."""
    print("| kind of page | elements | words | structured data | bytes, other / ours | |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    for each in found:
        verdict = "same" if each.is_same else "NOT THE SAME"
        shares = " | ".join(f"{share:.1%}" for share in (each.tags, each.words, each.statements))
        print(f"| {each.kind} | {shares} | {each.size:.2f} | {verdict} |")


def compared(ours: Path, other: Path) -> Iterator[Likeness]:
    """Yield how like each kind of page is in two sites' folders; only pages that ours has are looked at."""
    for kind, addresses in KINDS.items():
        one, two = _nothing(), _nothing()
        for address in addresses:
            place = Path(address if address.endswith(".html") else f"{address}index.html")
            page, twin = ours / place, other / place
            if page.is_file():
                one.add(_seen(page))
                two.add(_seen(twin) if twin.is_file() else _nothing())
        if one.size:
            yield Likeness(
                kind,
                _share(one.tags, two.tags),
                _share(one.words, two.words),
                _share(one.statements, two.statements),
                two.size / one.size,
            )


def _nothing() -> Seen:
    return Seen(Counter(), Counter(), Counter(), 0)


def _seen(path: Path) -> Seen:
    content = path.read_bytes()
    reader = _Reader()
    reader.feed(content.decode())
    statements = Counter(text for graph in reader.graphs for text in _leaves(json.loads(graph), ""))
    return Seen(reader.tags, Counter(re.findall(r"\w+", " ".join(reader.text))), statements, len(content))


def _leaves(tree: Any, at: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, f"{at}/{key}")
    elif isinstance(tree, list):
        for value in tree:
            yield from _leaves(value, at)
    else:
        yield f"{at}={tree}"


def _share(one: Counter[str], two: Counter[str]) -> float:
    most = (one | two).total()
    return (one & two).total() / most if most else 1.0


if __name__ == "__main__":
    main()
