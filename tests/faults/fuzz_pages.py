"""Markup in every field of an entry: no page gets an element, attribute, address or script that no template wrote.

`python tests/faults/fuzz_pages.py --minutes 30`; every case has a number, `--first N --one` shows it again.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    ROOT = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

import fuzzing
import page_samples
from jinja2.bccache import Bucket, BytecodeCache
from lxml import etree
from page_checks import SHELL, addresses_in, elements, parsed
from pydantic import ValidationError

from katalog import editions, feeds, ordering
from katalog.data_page import DataPage
from katalog.kit import codes
from katalog.kit.kit_pages import kit_pages
from katalog.model import Business, Catalogue, Village
from katalog.render import Renderer

MARK = "zq"  # begins every name that a page must not know
PIECES = (
    "<zq zqa=1>", "</zq>", '"><zq>', "'><zq>", '" zqa="1', "' zqa='1", "` zqa=`", " onzq=1 ",
    "<img src=zq onerror=zq>", "</script><zq>", "</SCRIPT ><zq>", "<script>zq</script>", "<!--zq", "-->",
    "<![CDATA[zq", "]]>", "</title><zq>", "</textarea><zq>", "</style><zq>", "<svg/onload=zq>", "<zq", "<zq/",
    "&lt;zq&gt;", "&#60;zq&#62;", "&#x3c;zq>", "&amp;", "&quot; zqa=1 ", "{{ 'zq' ~ 77 }}", "{% raw %}", "{# zq",
    "${zq}", "%s %d {0} {nama}", "@@HEAD@@", "<body zqa>", "\\", "\\u003czq\\u003e", "javascript:zq",
    "[zq](javascript:zq)", "[zq](JaVaScRiPt:zq)", "[zq](data:text/html,<zq>)",
    "[zq](https://zq.example/ \"zq' zqa='\")", "![zq](https://zq.example/zq.png)", '<https://zq.example/" zqa>',
    "[zq]: javascript:zq\n\n[zq]", "<javascript:zq>", "`<zq>`", "```<zq>\n<zq>\n```", "    <zq>", "* <zq>",
    "> <zq>", "# <zq>", "1. <zq>", "---", "**<zq>**", "_<zq>_", "~~zq~~", "|zq|zq|\n|-|-|", "[^zq]", ":zq:",
    "\u202ezq\u202c", "\u2028", "\ufeff", "\u200b", "\U0001f600", "e\u0301", "zq" * 120, "=zq()", "+zq", "@zq",
    "-zq", "\tzq", "BEGIN:VCARD", "\r\nNOTE:zq", ";zq:", ",", "/", "?a=1&b=2#c", "..", "%00", "%3Czq%3E", "zq.jpg",
)  # fmt: skip
FREE = frozenset({
    "nama", "ringkasan", "pemilik", "cerita", "jalan", "rt_rw", "patokan", "keterangan", "wilayah", "nomor",
    "isi", "sumber", "tanya", "jawab", "satuan", "deskripsi", "label", "kondisi", "garansi", "berat", "merek",
    "syarat", "kecamatan", "kabupaten", "provinsi", "sambutan", "nib", "halal", "bpom",
})  # fmt: skip
LISTS = frozenset({"opsi", "tag"})
LINKS = ("peta", "situs")
LONG = frozenset({"cerita", "isi", "jawab", "deskripsi", "syarat", "sambutan"})
PROSE = {  # what Markdown of an entry may become
    "a": {"href", "rel"}, "blockquote": set(), "br": set(), "code": set(), "em": set(), "h3": set(), "h4": set(),
    "h5": set(), "h6": set(), "hr": set(), "li": set(), "ol": {"start"}, "p": set(), "pre": set(), "strong": set(),
    "ul": set(),
}  # fmt: skip
SAFE = re.compile(r"(?:https://|mailto:|tel:|sms:|#|\.|/|\?|[\w-]+(?:/|$|\?|#|\.)|$)")
KINDS = frozenset({"class"})  # attributes whose values may be new; all values are text in any case


def text(rng: random.Random, *, long: bool = False) -> str:
    """Return a text that tries to be more than one."""
    words = [rng.choice(PIECES) for _ in range(rng.randint(1, 8 if long else 3))]
    found = rng.choice(("", " ", "\n\n" if long else "")).join(words)
    return found if long else " ".join(found.split()) or "zq"


def hostile(rng: random.Random, entry: Any, key: str = "") -> Any:
    """Return an entry with most of its free texts replaced."""
    if isinstance(entry, dict):
        made = {name: hostile(rng, value, name) for name, value in entry.items()}
        for name in LINKS:
            if name in made and rng.random() < 0.1:
                made[name] = "https://zq.example/" + "".join(text(rng).split())
        return made
    if isinstance(entry, list):
        if key == "spesifikasi":
            return [(text(rng), text(rng)) for _ in entry]
        return [text(rng) if key in LISTS else hostile(rng, value) for value in entry]
    if isinstance(entry, str) and key in FREE and rng.random() < 0.8:
        made = text(rng, long=key in LONG)
        return made[: {"nama": 58, "ringkasan": 158}.get(key, 4000)].strip().ljust(3, "z")
    return entry


def thinned(rng: random.Random, entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without some of what it could do without."""
    needed = {"slug", "nama", "kategori", "ringkasan", "whatsapp", "alamat", "id", "produk", "harga"}
    return {key: value for key, value in entry.items() if key in needed or rng.random() < 0.85}


def catalogue(rng: random.Random) -> Catalogue | None:
    """Return a village of hostile entries, None where one was refused."""
    hamlets = {name: f"{text(rng)} {name}" for name in page_samples.VILLAGE["dusun"]}
    try:
        village = Village.model_validate(
            hostile(rng, {**deepcopy(page_samples.VILLAGE), "dusun": list(hamlets.values())})
        )
        entries = []
        for sample in (page_samples.FULL, page_samples.NEIGHBOUR):
            entry = thinned(rng, deepcopy(sample))
            entry["alamat"]["dusun"] = hamlets[entry["alamat"]["dusun"]]
            entry["produk"] = [thinned(rng, product) for product in entry["produk"]]
            entries.append(Business.model_validate(hostile(rng, entry)))
    except ValidationError:
        return None
    return Catalogue(village=village, businesses=tuple(entries))


class Compiled(BytecodeCache):
    """Templates as they were compiled for the first village: they are the same for all."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what is kept."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


@cache
def compiled() -> Compiled:
    return Compiled()


def rendered(of: Catalogue) -> Iterator[tuple[DataPage, Callable[[], str]]]:
    """Yield every page of a village in each of its languages, with its kits, and what makes its HTML."""
    pictures = page_samples.pictures(of)
    made = editions.editions_of(of, pictures, page_samples.SETTINGS)
    for edition in made:
        renderer = Renderer(edition, pictures, downloads=Everything(), editions=editions.folders(made))
        renderer._environment.bytecode_cache = compiled()
        own = edition is made[0]
        kits = kit_pages(edition.view, edition.settings, edition.texts, Everything()) if own else ()
        for page in (*edition.pages, *kits):
            yield page, partial(whole, renderer, page)


def whole(renderer: Renderer, page: DataPage) -> str:
    """Return the HTML of a page."""
    return SHELL.format(head=renderer.head(page), body=renderer.body(page))


@cache
def head_script() -> str:
    """Return the one script that a page holds itself."""
    of = page_samples.catalogue()
    pictures = page_samples.pictures(of)
    return Renderer(editions.editions_of(of, pictures, page_samples.SETTINGS)[0], pictures).assets.head_script


class Everything(frozenset[str]):
    """The addresses of a kit whose files are all there."""

    __slots__ = ()

    def __contains__(self, _address: object) -> bool:
        """Say yes."""
        return True


@cache
def known() -> dict[str, frozenset[str]]:
    """Return the elements and attributes that templates write: those of pages whose texts are harmless."""
    found: dict[str, set[str]] = {tag: set(names) for tag, names in PROSE.items()}
    for _, html in rendered(page_samples.catalogue()):
        for element in elements(parsed(html())):
            found.setdefault(element.tag, set()).update(element.attrib)
    return {tag: frozenset(names) for tag, names in found.items()}


def check_page(html: str, address: str) -> None:
    """Look at a page as a browser would parse it."""
    tree = parsed(html)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            raise AssertionError(f"{address}: a comment {element.text!r}")  # noqa: TRY004 - a finding, not a wrong type
        assert element.tag in known(), f"{address}: <{element.tag}>"
        strange = element.attrib.keys() - known()[element.tag]
        assert not strange, f"{address}: <{element.tag} {strange}>"
        if element.tag == "script":
            code = element.text or ""
            assert element.get("src") or code == head_script() or json.loads(code), address
        if element.tag in {"script", "img", "source", "link"} and element.get("rel") != "canonical":
            for name in ("src", "srcset", "href", "imagesrcset"):
                assert MARK + ".example" not in element.get(name, ""), f"{address}: fetches {element.get(name)}"
        style = element.get("style", "")
        assert re.fullmatch(r"(?:--tone:#[0-9a-f]{6})?", style), f"{address}: style {style}"
    for target in addresses_in(tree):
        assert SAFE.match(target.strip()), f"{address}: leads to {target}"
    assert MARK + "77" not in html, f"{address}: a text was run as a template"


def properties(card: bytes) -> list[str]:
    """Return the names of a contact's lines, continued ones joined (RFC 6350, 3.2)."""
    lines = card.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return [re.split("[;:]", line)[0] for line in lines]


@cache
def known_properties() -> frozenset[str]:
    made = feeds.feeds(page_samples.catalogue(), {}, page_samples.SETTINGS)
    cards = [content for address, content in made.items() if address.endswith(".vcf")]
    return frozenset(name for card in cards for name in properties(card))


def check_files(of: Catalogue) -> None:
    """Look at everything that is no page: data, feeds, contacts, codes."""
    pictures = page_samples.pictures(of)
    made = {
        **dict(ordering.files(of, page_samples.SETTINGS, pictures)),
        **feeds.feeds(of, pictures, page_samples.SETTINGS),
    }
    for address, content in made.items():
        if address.endswith((".json", ".geojson")):
            json.loads(content)
        elif address.endswith(".xml"):
            for element in etree.fromstring(content).iter():
                assert MARK not in str(element.tag), f"{address}: <{element.tag}>"
        elif address.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert len({len(row) for row in rows}) == 1, address
        elif address.endswith(".vcf"):
            names = properties(content)
            assert names[0] == "BEGIN", address
            assert names.count("END") == names.count("NOTE") == 1, f"{address}: {names}"
            assert set(names) <= known_properties(), f"{address}: {names}"
    drawn = etree.fromstring(codes.svg("https://desa.example/" + '<zq>&"'))
    assert all(MARK not in str(element.tag) for element in drawn.iter())


def case(rng: random.Random) -> str:
    """Make a village, and look at some of its pages and at all its files."""
    of = catalogue(rng)
    if of is None:
        return "refused"
    for page, html in rendered(of):
        if rng.random() < 0.2:
            check_page(html(), page.address)
    check_files(of)
    return "shown"


if __name__ == "__main__":
    raise SystemExit(fuzzing.main(case, __doc__))
