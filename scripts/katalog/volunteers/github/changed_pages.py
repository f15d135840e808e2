"""Collects the pages that a proposal adds or changes, put together so that they open from a folder.

Two sites of one program are compared, one of the entries as they are published and one of the entries as proposed. A
reviewer unpacks the result and opens its `index.html`; no server and no network is needed.
"""

from __future__ import annotations

import html
import re
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote, urlsplit

PAGES_MAX: Final = 300
"""Pages in a preview: more than one proposal changes, and few enough to be downloaded on a slow line."""

_FILE_ATTRIBUTES = frozenset({"src", "href", "poster"})
_LINK = re.compile(r'(?P<before>\shref=")(?P<address>[^"#?:]*)(?P<after>[#?][^"]*)?"')
_SHARED = re.compile(r"(?<=assets/)[0-9a-f]{8,}(?=/)|(?<=-)[0-9a-f]{8,}(?=\.json)")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)")


@dataclass(frozen=True)
class Changes:
    """Pages by their addresses in the site (`usaha/laptop/`), each with its title as HTML; of those gone, their old."""

    new: dict[str, str]
    changed: dict[str, str]
    gone: dict[str, str]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.changed or self.gone)


def compare(before: Path, after: Path) -> Changes:
    """Return how the pages of the site in `after` differ from those in `before`, a folder that may not be there."""
    old, new = _pages(before), _pages(after)
    return Changes(
        new={address: title(new[address]) for address in new if address not in old},
        changed={
            address: title(new[address])
            for address in new
            if address in old and _content(old[address]) != _content(new[address])
        },
        gone={address: title(old[address]) for address in old if address not in new},
    )


def collect(changes: Changes, site: Path, target: Path) -> None:
    """Write the new and changed pages of `site` into `target` with all they show, and an `index.html` that lists them.

    Of very many pages the first PAGES_MAX are written: new ones before changed ones, businesses before lists. Raises
    OSError where `target` cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    shown = [*_in_order(changes.new), *_in_order(changes.changed)][:PAGES_MAX]
    for address in shown:
        source = site / address / "index.html" if _is_folder(address) else site / address
        text = source.read_text(encoding="utf-8")
        for name in _files_of(text, address):
            _copy(site, target, name)
        page = target / "situs" / source.relative_to(site)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_opening_from_folder(text, address, set(shown)), encoding="utf-8", newline="\n")
    (target / "index.html").write_text(_index(changes, shown), encoding="utf-8", newline="\n")


def summary(changes: Changes) -> str:
    """Return what changes as Markdown for the summary of a check."""
    lines = ["", "## Halaman yang berubah", ""]
    if not changes:
        return "\n".join((*lines, "Tidak ada halaman yang berubah.", ""))
    for word, pages in (("baru", changes.new), ("berubah", changes.changed), ("hilang", changes.gone)):
        lines += [f"- {word}: `/{address}`" for address in _in_order(pages)[:PAGES_MAX]]
    return "\n".join((*lines, "", "Unduh berkas *pratinjau* di bawah, buka isinya, lalu klik `index.html`.", ""))


def title(page: Path) -> str:
    """Return the title of a page as it stands there, as HTML."""
    found = _TITLE.search(page.read_text(encoding="utf-8"))
    return found[1].strip() if found else ""


def _content(page: Path) -> str:
    """Return a page without the hashes of scripts and data that all pages share, which any change anywhere changes."""
    return _SHARED.sub("", page.read_text(encoding="utf-8"))


def _pages(site: Path) -> dict[str, Path]:
    found = sorted(path for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "admin")
    return {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in found}


def _in_order(pages: dict[str, str]) -> list[str]:
    return sorted(pages, key=lambda address: (not address.startswith("usaha/"), address))


def _is_folder(address: str) -> bool:
    return address == "" or address.endswith("/")


class _Files(HTMLParser):
    """Gathers the addresses of what a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep pictures, styles, scripts; links between pages lead on and are no part of this one."""
        for name, value in attrs:
            if not value or (tag == "a" and name == "href"):
                continue
            if name in _FILE_ATTRIBUTES:
                self.addresses.append(value)
            elif name == "srcset":
                self.addresses += [part.split()[0] for part in value.split(",") if part.strip()]


def _files_of(text: str, address: str) -> list[str]:
    """Return the site-relative names of the files that the page at `address` shows."""
    reader = _Files()
    reader.feed(text)
    names = (_within(found, address) for found in reader.addresses)
    return sorted({name for name in names if name})


def _within(address: str, page: str) -> str:
    """Return where in the site `address` on the page at `page` leads, "" where it leads out of it or to no file."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    path = normpath(join(page if _is_folder(page) else dirname(page), unquote(parts.path)))
    return "" if path.startswith("..") else path


def _copy(site: Path, target: Path, name: str) -> None:
    """Copy a file of the site, with what a style sheet in turn shows, and a script with its neighbours."""
    source, copy = site / name, target / "situs" / name
    if copy.exists() or not source.is_file():
        return
    copy.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith((".js", ".css")):  # scripts import one another by name: the folder is small and goes whole
        shutil.copytree(source.parent, copy.parent, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, copy)
    if name.endswith(".css"):
        for found in _IN_STYLES.findall(source.read_text(encoding="utf-8")):
            if inner := _within(found, name):
                _copy(site, target, inner)


def _opening_from_folder(text: str, page: str, shown: set[str]) -> str:
    """Return a page whose links lead to the files of the other pages that are there."""

    def lead(found: re.Match[str]) -> str:
        address = found["address"]
        if not address or not address.endswith(("/", ".")):
            return found[0]
        within = _within(address, page)
        folder = "" if within in {"", "."} else f"{within}/"
        if folder not in shown:
            return found[0]
        return f'{found["before"]}{address.rstrip("/")}/index.html{found["after"] or ""}"'

    return _LINK.sub(lead, text)


def _index(changes: Changes, shown: list[str]) -> str:
    parts = [
        '<!doctype html><html lang="id"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Pratinjau usulan</title>',
        "<style>body{font:1.1rem/1.5 system-ui;max-width:42rem;margin:1rem auto;padding:0 1rem}",
        "li{margin:.75rem 0}</style></head><body><h1>Pratinjau usulan</h1>",
    ]
    for heading, pages in (("Halaman baru", changes.new), ("Halaman yang berubah", changes.changed)):
        listed = [address for address in shown if address in pages]
        parts += _list(heading, [_link(address, pages[address]) for address in listed])
    parts += _list("Halaman yang hilang", [changes.gone[address] for address in _in_order(changes.gone)])
    if not changes:
        parts.append("<p>Tidak ada halaman yang berubah.</p>")
    missing = len(changes.new) + len(changes.changed) - len(shown)
    if missing > 0:
        parts.append(f"<p>Dan {missing} halaman lain.</p>")
    return "\n".join((*parts, "</body></html>", ""))


def _list(heading: str, items: list[str]) -> list[str]:
    return [f"<h2>{heading}</h2><ul>", *(f"<li>{item}</li>" for item in items), "</ul>"] if items else []


def _link(address: str, name: str) -> str:
    file = f"{address}index.html" if _is_folder(address) else address
    return f'<a href="situs/{html.escape(file)}">{name}</a> <small>/{html.escape(address)}</small>'
