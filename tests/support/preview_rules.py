"""Whether a page, pasted into a chat, shows as a picture with a name: the contract of link previews, checked on bytes.

Rules from outside: the Open Graph protocol (ogp.me); WhatsApp reads the first 300 KB of a page and in practice drops
pictures over 300 KB; the large form of a preview wants 1200x630. No tool makes WhatsApp look again, so a picture that
changes has to change its address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

HEAD_MAX = 300_000  # bytes of HTML that WhatsApp reads
IMAGE_MAX = 300_000  # bytes; WhatsApp drops larger previews
IMAGE_SIZE = (1200, 630)
IMAGE_TYPE = "image/jpeg"
DESCRIPTION_MAX = 160  # characters; readers show 80 and cut the rest
LOCALE = "id_ID"
CARD = "summary_large_image"
REQUIRED = (
    "og:type",
    "og:title",
    "og:description",
    "og:url",
    "og:image",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
    "og:image:type",
    "og:site_name",
    "og:locale",
    "twitter:card",
)

_NOT_TAGS = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<(meta|link)\s((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_PAIR = re.compile(r"""([a-zA-Z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))""")
_HASHED = re.compile(r"(?<![0-9a-f])[0-9a-f]{8,}(?![0-9a-f])")
_SEPARATORS = r"\s*[-|\u2013\u2014\u00b7:]\s*"
_JPEG_START = b"\xff\xd8"
_MARKER = 0xFF
# Start-of-frame markers hold the size; C4, C8 and CC in their range are something else (ITU-T T.81, table B.1).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})


@dataclass(frozen=True)
class _Head:
    """What the head of a page says, as far as a preview's reader sees it."""

    metas: Mapping[str, tuple[str, ...]]
    canonical: tuple[str, ...]

    def one(self, name: str) -> str:
        return next(iter(self.metas.get(name, ())), "").strip()


def violations(
    html: bytes, files: Callable[[str], bytes | None], locale: str = LOCALE, *, pictured: bool = True
) -> list[str]:
    """Return what would keep a preview of this page from showing, in Indonesian, in a fixed order; [] if nothing.

    `files` gives the bytes of a picture by the absolute address the page names, None where the site does not publish
    it. A page that asks not to be indexed is nobody's to share and has no rules. A site that is not `pictured`, made to
    be looked at only, may name no picture.
    """
    head = _read_head(html)
    if any("noindex" in content.lower() for content in head.metas.get("robots", ())):
        return []
    return [*_missing(html, head, pictured=pictured), *_texts(head, locale), *_addresses(head), *_image(head, files)]


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels from the header of a JPEG file, None where `data` is not one."""
    if not data.startswith(_JPEG_START):
        return None
    at = len(_JPEG_START)
    while at + 4 <= len(data):
        if data[at] != _MARKER:
            return None
        marker = data[at + 1]
        if marker == _MARKER:  # a fill byte before a marker
            at += 1
            continue
        if marker in _STANDALONE:
            at += 2
            continue
        if marker in _FRAMES:
            if at + 9 > len(data):
                return None
            height, width = (int.from_bytes(data[i : i + 2], "big") for i in (at + 5, at + 7))
            return (width, height)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _read_head(html: bytes) -> _Head:
    seen = html[:HEAD_MAX]
    end = seen.find(b"</head")
    if end < 0:
        end = seen.lower().find(b"</head")
    text = _NOT_TAGS.sub("", (seen if end < 0 else seen[:end]).decode("utf-8", "replace"))
    metas: dict[str, tuple[str, ...]] = {}
    canonical: tuple[str, ...] = ()
    for tag in _TAG.finditer(text):
        pairs = {
            name.lower(): unescape(quoted or single or bare) for name, quoted, single, bare in _PAIR.findall(tag[2])
        }
        if tag[1].lower() == "link":
            if pairs.get("rel", "").lower() == "canonical":
                canonical = (*canonical, pairs.get("href", ""))
        elif name := (pairs.get("property") or pairs.get("name", "")).lower():
            metas[name] = (*metas.get(name, ()), pairs.get("content", ""))
    return _Head(metas, canonical)


def _missing(html: bytes, head: _Head, *, pictured: bool) -> Iterator[str]:
    late = html[HEAD_MAX:]
    for name in REQUIRED:
        found = head.metas.get(name, ())
        if not found and not pictured and name.startswith("og:image"):
            continue
        if not found and name.encode() in late:
            yield f"`{name}` baru muncul setelah {HEAD_MAX} bita pertama, jadi tidak terbaca WhatsApp"
        elif not found:
            yield f"`{name}` tidak ada"
        elif len(found) > 1:
            yield f"`{name}` ada {len(found)} kali, seharusnya satu kali"
        elif not found[0].strip():
            yield f"`{name}` kosong"


def _texts(head: _Head, locale: str) -> Iterator[str]:
    title, site = head.one("og:title"), head.one("og:site_name")
    if title and site and re.search(rf"(?:^{re.escape(site)}{_SEPARATORS}|{_SEPARATORS}{re.escape(site)}$)", title):
        yield f"`og:title` memuat nama situs: `{title}`"
    description = head.one("og:description")
    if len(description) > DESCRIPTION_MAX:
        yield f"`og:description` {len(description)} huruf, paling banyak {DESCRIPTION_MAX}"
    for name, expected in (("og:locale", locale), ("twitter:card", CARD)):
        if head.one(name) not in {"", expected}:
            yield f"`{name}` harus `{expected}`, bukan `{head.one(name)}`"


def _addresses(head: _Head) -> Iterator[str]:
    url = head.one("og:url")
    if url and not _is_absolute(url):
        yield f"`og:url` harus alamat lengkap https: `{url}`"
    parts = urlsplit(url)
    if parts.query or parts.fragment:
        yield f"`og:url` harus bersih, tanpa `?` atau `#`: `{url}`"
    if len(head.canonical) != 1:
        yield f"`link rel=canonical` harus satu, ada {len(head.canonical)}"
    elif url and head.canonical[0] != url:
        yield f"`link rel=canonical` berbeda dari `og:url`: `{head.canonical[0]}` dan `{url}`"


def _image(head: _Head, files: Callable[[str], bytes | None]) -> Iterator[str]:
    for name, expected in (
        ("og:image:width", str(IMAGE_SIZE[0])),
        ("og:image:height", str(IMAGE_SIZE[1])),
        ("og:image:type", IMAGE_TYPE),
    ):
        if head.one(name) not in {"", expected}:
            yield f"`{name}` harus `{expected}`, bukan `{head.one(name)}`"
    url = head.one("og:image")
    if not url:
        return
    if not _is_absolute(url):
        yield f"`og:image` harus alamat lengkap https: `{url}`"
        return
    if not _HASHED.search(urlsplit(url).path):
        yield f"alamat gambar tidak berubah kalau gambarnya berubah (tanpa sidik isi): `{url}`"
    data = files(url)
    if data is None:
        yield f"gambar `og:image` tidak ada di situs: `{url}`"
        return
    size = jpeg_size(data)
    if size is None:
        yield f"gambar `og:image` bukan JPEG: `{url}`"
    elif size != IMAGE_SIZE:
        yield f"gambar `og:image` {size[0]}x{size[1]} piksel, seharusnya {IMAGE_SIZE[0]}x{IMAGE_SIZE[1]}: `{url}`"
    if len(data) >= IMAGE_MAX:
        yield f"gambar `og:image` {len(data)} bita, harus di bawah {IMAGE_MAX}: `{url}`"


def _is_absolute(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname)
