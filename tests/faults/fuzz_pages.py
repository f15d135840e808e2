"""Markup in every field of an entry: no page gets an element, attribute, address or script that no template wrote.

`python tests/faults/fuzz_pages.py --minutes 30`; every case has a number, `--first N --one` shows it again. A case is a
village as a stranger could write it, loaded as every village is; all its pages in all languages are read as a browser
reads them, and all its other files by whoever they are for. Now and then its kits and previews are drawn: a slow work.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    ROOT = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

import fuzzing
import hostile_village
import page_samples
import pypdf
from hostile_texts import MARK, text
from hostile_village import TODAY, settings_in_a_folder
from lxml import etree
from page_checks import addresses_in, elements, parsed
from published_samples import document
from pydantic import ValidationError
from samples import files_beside, in_shell

from katalog.contract.model import Catalogue
from katalog.data import feeds
from katalog.orders import kit_codes
from katalog.pages import editions
from katalog.pages.page import Page
from katalog.problems import Problem
from katalog.regency import portal_render, published
from katalog.regency.folder import Regency
from katalog.regency.portal import Portal
from katalog.settings import Settings
from katalog.share.cards.collect import PreviewJob
from katalog.share.cards.requests import card_requests
from katalog.share.kit import draw
from katalog.site import edition_parts
from katalog.site.assets.assets import FOLDER
from katalog.site.contents import Site
from katalog.site.drawn import Drawn
from katalog.site.fragments import BASE_MARK
from katalog.site.prepare import Prepared
from katalog.site.published_addresses import Published, Register
from katalog.site.templates import KeptTemplates
from katalog.volunteers.form import config as admin_config
from katalog.volunteers.github import annotations, changed_pages

PROSE = {  # what Markdown of an entry may become
    "a": {"href", "rel"}, "blockquote": set(), "br": set(), "code": set(), "em": set(), "h3": set(), "h4": set(),
    "h5": set(), "h6": set(), "hr": set(), "li": set(), "ol": {"start"}, "p": set(), "pre": {"tabindex"},
    "strong": set(), "s": set(), "ul": set(), "div": {"class", "tabindex"}, "table": set(), "thead": set(),
    "tbody": set(), "tr": set(), "th": set(), "td": set(),
}  # fmt: skip
SAFE = re.compile(r"(?:https://|mailto:|tel:|sms:|#|\.|/(?!/)|\?|[\w-]+(?:/|$|\?|#|\.)|$)")
FETCHED = ("src", "srcset", "href", "imagesrcset", "poster", "data")
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # OWASP, "CSV Injection"
DRAWN_OFTEN = 0.04  # of all cases: those whose previews and prints are drawn
HERE = "https://kabupaten.example/"
USED: Counter[str] = Counter()  # how often each value of the village gave way to another: what a long run has covered


@cache
def compiled() -> dict[str, KeptTemplates]:
    """Return the templates of each language as they were compiled for the first village: the same for all."""
    return {}


class Everything(dict[str, Path]):
    """The files of a kit that has all of them."""

    def __contains__(self, _address: object) -> bool:
        """Say yes."""
        return True


class Shown:
    """A village as it is published: its pages, and what makes their HTML."""

    def __init__(self, of: Catalogue, settings: Settings, problems: Iterable[Problem] = ()) -> None:
        self.catalogue = of
        self.settings = settings
        self.pictures = {
            key: page_samples.picture(f"{sha256(repr(key).encode()).hexdigest()[:20]}.jpg")  # as real ones are named
            for key in page_samples.pictures(of)
        }
        gone = (f"usaha/{business.slug}/hilang/" for business in of.businesses)
        known = {address: Published(address, TODAY, gone=True) for address in (*gone, "usaha/hilang/")}
        prepared = Prepared((), catalogue=of, pictures=self.pictures, register=Register(known))
        drawn = Drawn(kit=draw.Kit(Everything()))
        shown = edition_parts.Shown((), compiled())
        self.site = Site(prepared, settings, in_shell, draw=lambda *_: drawn, shown=shown)
        self._problems = tuple(problems)

    def pages(self) -> Iterator[tuple[Page, Callable[[], str]]]:
        """Yield every page, those of kits and of what is gone among them, and what makes its HTML."""
        for edition in self.site.editions:
            for page in edition.pages:
                yield page, partial(edition.pages.html, page)

    def banner(self) -> str:
        """Return what a preview shows above a page while entries have errors."""
        own = self.site.editions[0]
        return in_shell("", "", own.renderer.preview_problems(next(iter(own.pages)), self._problems))

    def data(self) -> dict[str, bytes]:
        """Return what scripts and other programs read, by address."""
        ours = re.compile(f"(en/)?{FOLDER}")  # nothing that a stranger wrote
        files = [each for each in files_beside(self.site).items() if not ours.match(each[0])]
        made = {address: content for address, content in files if isinstance(content, bytes)}
        village = self.catalogue.village
        repository = village.repository or "desa/katalog"
        made["admin/config.json"] = admin_config.config(village, repository, "https://a.example/", "a").encode()
        return made


@cache
def head_script() -> str:
    """Return the one script that a page holds itself."""
    return Shown(page_samples.catalogue(), page_samples.SETTINGS).site.editions[0].renderer.assets.head_script


@cache
def harmless() -> tuple[Shown, ...]:
    """Return villages whose texts are what they seem."""
    settings = settings_in_a_folder()
    own, _ = hostile_village.HostileVillage(hostile_village.harmless()).load(settings)
    sample = page_samples.catalogue(inggris="ya")
    return (Shown(own.catalogue, settings, own.problems), Shown(sample, page_samples.SETTINGS, own.problems))


class Known:
    """What templates write, learnt from pages whose texts are harmless."""

    def __init__(self, pages: Iterable[str], prose: Mapping[str, set[str]]) -> None:
        self._attributes: dict[str, set[str]] = {tag: set(names) for tag, names in prose.items()}
        self._graph_keys: set[str] = set()
        held: dict[str, bool] = {}
        for html in pages:
            for element in elements(parsed(html)):
                self._attributes.setdefault(element.tag, set()).update(element.attrib)
                for name, value in element.attrib.items():
                    if name.startswith("data-"):
                        held[name] = held.get(name, True) and is_data(value)
                if element.get("type") == "application/ld+json":
                    self._graph_keys |= set(keys_in(json.loads(element.text or "")))
        self._data = {name for name, always in held.items() if always}

    def check(self, html: str, address: str) -> None:
        """Look at a page as a browser would parse it; raises AssertionError where it holds what no template wrote."""
        tree = parsed(html)
        for element in tree.iter():
            if not isinstance(element.tag, str):
                raise AssertionError(f"{address}: a comment {element.text!r}")  # noqa: TRY004 - a finding, no wrong type
            assert element.tag in self._attributes, f"{address}: <{element.tag}>"
            strange = element.attrib.keys() - self._attributes[element.tag]
            assert not strange, f"{address}: <{element.tag} {strange}>"
            self._check_element(element, address)
        for target in addresses_in(tree):
            assert SAFE.match(target.strip()), f"{address}: leads to {target}"
        assert MARK + "77" not in html, f"{address}: a text was run as a template"
        assert "\x00" not in html, address
        assert "\x01" not in html, address

    def _check_element(self, element: Any, address: str) -> None:
        if element.tag == "script" and not element.get("src"):
            code = element.text or ""
            if element.get("type") == "application/ld+json":
                strange = set(keys_in(json.loads(code))) - self._graph_keys
                assert not strange, f"{address}: {strange} in its graph"
            else:
                assert code == head_script() or json.loads(code), address
        if element.tag not in {"a", "meta"} and element.get("rel") not in {"canonical", "alternate"}:
            for name in FETCHED:
                assert MARK + ".example" not in element.get(name, ""), f"{address}: fetches {element.get(name)}"
        for name in self._data & element.attrib.keys():
            assert is_data(element.get(name)), f"{address}: {name} holds {element.get(name)}"
        assert "style" not in element.attrib, f"{address}: style {element.get('style')}"


def is_data(value: str) -> bool:
    """Return whether an attribute holds JSON for a script."""
    try:
        return isinstance(json.loads(value), dict | list)
    except ValueError:
        return False


def keys_in(data: Any) -> Iterator[str]:
    """Yield every key of a JSON-LD document, and what says of which type a thing is."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key == "@type":
                yield f"@type {value}"
            yield from keys_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys_in(value)


@cache
def known() -> Known:
    pages = [html() for shown in harmless() for _, html in shown.pages()]
    pages += [shown.banner() for shown in harmless()]
    return Known((*pages, *(page for shown in harmless() for page in cards_in(shown.data()))), PROSE)


def check_page(html: str, address: str) -> None:
    """Look at a page of a village; raises AssertionError."""
    known().check(html, address)


def cards_in(data: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the HTML that scripts put into pages, each as a page of its own."""
    for address, content in data.items():
        if "data/kartu/" in address:
            cards = json.loads(content)
            yield from (f"<!doctype html><body>{card.replace(BASE_MARK, '')}</body>" for card in cards)


def properties(card: bytes) -> list[str]:
    """Return the names of a contact's lines, continued ones joined (RFC 6350, 3.2)."""
    lines = card.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return [re.split("[;:]", line)[0] for line in lines]


@cache
def known_properties() -> frozenset[str]:
    cards = [content for shown in harmless() for name, content in shown.data().items() if name.endswith(".vcf")]
    return frozenset(name for card in cards for name in properties(card))


def _of_xml(content: bytes) -> set[tuple[str, str]]:
    tree = etree.fromstring(content)
    return {(str(each.tag), str(name)) for each in tree.iter() for name in ("", *each.attrib)}


@cache
def known_xml() -> frozenset[tuple[str, str]]:
    files = [(name, content) for shown in harmless() for name, content in shown.data().items()]
    return frozenset(pair for name, content in files if name.endswith((".xml", ".svg")) for pair in _of_xml(content))


def check_data(data: Mapping[str, bytes]) -> None:  # noqa: C901 - a case for each kind of file
    """Look at everything that is no page as its readers do; raises AssertionError or what a reader raises."""
    for address, content in data.items():
        if address.endswith((".json", ".geojson", ".webmanifest")):
            json.loads(content)
        elif address.endswith((".xml", ".svg")):
            assert _of_xml(content) <= known_xml(), f"{address}: {_of_xml(content) - known_xml()}"
        elif address.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert len({len(row) for row in rows}) == 1, address
            assert not [cell for row in rows for cell in row if cell.startswith(FORMULAS)], address
        elif address.endswith(".vcf"):
            names = properties(content)
            assert names[0] == "BEGIN", address
            assert names.count("END") == names.count("NOTE") == 1, f"{address}: {names}"
            assert set(names) <= known_properties(), f"{address}: {names}"
        elif address.endswith(".js"):
            first, _, rest = content.partition(b"\n")
            if first.startswith(b"const SITE="):
                json.loads(first.removeprefix(b"const SITE=").removesuffix(b";"))
            assert MARK.encode() not in rest, address
        elif address.endswith(".png"):
            assert content.startswith(b"\x89PNG"), address
        elif address == feeds.ROBOTS:
            assert MARK.encode() not in content, address
        else:
            raise AssertionError(f"nothing reads {address}")
    for card in cards_in(data):
        check_page(card, "a card")


def check_codes(name: str) -> None:
    drawn = etree.fromstring(kit_codes.svg(f"https://desa.example/{name}"))
    assert all(MARK not in str(element.tag) for element in drawn.iter())


def check_print(content: bytes, address: str) -> None:
    """Look at a PDF as a viewer would: it has pages, and nothing in it does anything but lead to a site."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(pages) > 0, address
    for page in pages:
        for each in page.get("/Annots", ()):
            note = each.get_object()
            action = note.get("/A", {})
            if "/Dest" in note and not action:  # to a page of its own
                continue
            assert action.get("/S") == "/URI", f"{address}: {action}"
            assert str(action["/URI"]).startswith(("https://", "tel:")), f"{address}: {action}"
    assert not {b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction"} & set(re.findall(rb"/\w+", content)), (
        address
    )


def check_drawn(rng: random.Random, shown: Shown) -> None:
    """Draw a link preview and all kits: whatever the texts are, a picture or a document comes of it."""
    own = editions.editions_of(shown.catalogue, {}, shown.settings)[0]
    requests = list(card_requests(own.pages, own.catalogue.village, own.texts).values())
    for request in rng.sample(requests, min(3, len(requests))):
        assert PreviewJob(request).render(Path()).startswith(b"\xff\xd8")
    kit = draw.make(own.view, shown.settings, own.texts)
    for address, path in kit.files.items():
        content = path.read_bytes()
        if address.endswith(".pdf"):
            check_print(content, address)
        elif address.endswith(".svg"):
            etree.fromstring(content)
        path.unlink()


class PortalFuzz:
    """The portal of a regency over villages that strangers publish."""

    @staticmethod
    def document(rng: random.Random) -> bytes:
        """Return what a stranger publishes as `katalog.json`, with other texts and now and then other types."""
        return json.dumps(_twisted(rng, document(count=rng.randint(1, 3)))).encode()

    @staticmethod
    def files(villages: list[published.PublishedVillage], regency: Regency) -> dict[str, bytes]:
        """Return the portal's files."""
        settings = replace(settings_in_a_folder(), site_url=HERE)
        texts = harmless()[0].site.editions[0].edition.texts
        portal = Portal(regency, villages, HERE, texts)
        return portal_render.files(portal, regency, ["desa-x"], settings, texts)


def _twisted(rng: random.Random, tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: value if key in {"format", "situs"} else _twisted(rng, value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_twisted(rng, value) for value in tree]
    if rng.random() < 0.01:
        return rng.choice((None, [], {}, True, -1, 1e300, text(rng)))
    if isinstance(tree, str) and rng.random() < 0.5:
        piece = text(rng)
        if tree.startswith("https://"):
            return tree if rng.random() < 0.7 else tree + "".join(piece.split())
        return piece if " " in tree or rng.random() < 0.1 else tree
    return tree


REGENCY = Regency(nama="Kabupaten Uji", provinsi="Sumatera Utara", sambutan="Selamat datang.")


@cache
def known_portal() -> Known:
    villages = [published.read(json.dumps(document(count=count)).encode()) for count in (0, 2, 130)]
    villages += [published.read(shown.data()[feeds.OPEN_DATA]) for shown in harmless()]
    own = published.read(json.dumps(document(f"{HERE}desa-x/")).encode())
    made = {**PortalFuzz.files([], REGENCY), **PortalFuzz.files([own, *villages], REGENCY)}
    return Known((content.decode() for name, content in made.items() if name.endswith(".html")), {})


def check_portal(rng: random.Random, shown: Shown) -> str:
    """Look at a portal over this village and one that somebody else publishes."""
    villages = [published.read(shown.data()[feeds.OPEN_DATA])]
    kind = "left out"
    try:
        villages.append(published.read(PortalFuzz.document(rng)))
        kind = "shown"
    except published.MalformedError as error:
        assert str(error).isprintable(), error  # noqa: PT017 - either may happen
    welcome = text(rng, long=True) if rng.random() < 0.5 else None
    try:
        regency = Regency(nama=text(rng), provinsi=text(rng), sambutan=welcome)
    except ValidationError:  # signs that nobody sees are no text
        regency = REGENCY
    for address, content in PortalFuzz.files(villages, regency).items():
        if address.endswith(".html"):
            known_portal().check(content.decode(), address)
        elif address.endswith(".json"):
            json.loads(content)
        elif address.endswith(".xml"):
            assert all(MARK not in str(each.tag) for each in etree.fromstring(content).iter()), address
    return kind


@cache
def known_overview() -> Known:
    pages = {"usaha/a/": "Judul", "a.html": "Judul"}
    return Known([changed_pages._index(changed_pages.Changes(pages, pages, pages), list(pages))], {})


def check_overview(titles: Mapping[str, str]) -> None:
    """Look at the page that lists for a reviewer what a proposal changes."""
    changes = changed_pages.Changes(dict(titles), {}, dict(titles))
    known_overview().check(changed_pages._index(changes, list(titles)), "pratinjau")
    assert MARK not in re.sub(r"/[\w/.-]*", "", changed_pages.summary(changes))


def check_annotations(problems: tuple[Problem, ...]) -> None:
    """Look at what a check prints on GitHub: a line of an entry must not be a command, nor markup in the summary."""
    for line in annotations.commands(problems):
        assert re.fullmatch(r"::(?:error|warning) [^\r\n]*", line), line
    summary = annotations.summary(problems, 1, None)
    outside = re.sub(r"(?ms)^(`{3,})yaml\n.*?^\1$", "", summary)
    assert "<" not in outside, outside
    shielded = annotations.shielded("\n".join(map(str, problems)))
    word = shielded.split("\n", 1)[0].removeprefix("::stop-commands::")
    assert shielded.count(word) == 2, "a text ends the shield"


def case(rng: random.Random) -> str:
    """Make a village, and look at all its pages and files."""
    of, problems = hostile_village.made(rng, USED)
    check_annotations(problems[:200])
    if of is None:
        return "refused"
    shown = Shown(of, settings_in_a_folder(), problems[:50])
    titles = {}
    for page, make in shown.pages():
        html = make()
        check_page(html, page.address)
        found = changed_pages._TITLE.search(html)
        titles[page.address] = found[1].strip() if found else ""
    check_page(shown.banner(), "banner")
    check_overview(titles)
    check_data(shown.data())
    check_codes(text(rng))
    if rng.random() < DRAWN_OFTEN:
        check_drawn(rng, shown)
    return f"shown, portal {check_portal(rng, shown)}"


def coverage() -> str:
    """Return how often values gave way to others, the rarest first."""
    values = hostile_village.HostileVillage(hostile_village.harmless()).values()
    rare = sorted(values, key=USED.__getitem__)
    never = [value for value in rare if not USED[value]]
    return f"{len(values) - len(never)} of {len(values)} values gave way to others; never: {', '.join(never)}"


if __name__ == "__main__":
    status = fuzzing.main(case, __doc__)
    fuzzing.say(coverage())
    raise SystemExit(status)
