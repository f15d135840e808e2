"""Reads what a village says in its own `mkdocs.yml`: what holds, and what cannot be had, with a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup

from katalog.settings import DOCUMENTS, Additions, Settings
from katalog.site.documents import names_in

NAME: Final = "mkdocs.yml"
PLUGIN: Final = "katalog"
_FIXED: Final = "tampilan dan alamat halaman diatur oleh program, supaya tautan yang sudah tersebar tidak putus"
_NO_SCRIPT: Final = "halaman katalog tidak menjalankan skrip lain, demi keamanan pengunjung"
_NOT_SHOWN: Final = "katalog tidak menampilkannya"
_REFUSED: Final[dict[str, str]] = {
    "theme": f"{_FIXED}; gaya sendiri ditulis di `extra_css`",
    "use_directory_urls": _FIXED,
    "extra_javascript": _NO_SCRIPT,
    "extra_templates": _NOT_SHOWN,
    "repo_url": f"{_NOT_SHOWN}; repositori ditulis sebagai `repositori` di `_desa.yaml`",
    "repo_name": _NOT_SHOWN,
    "edit_uri": _NOT_SHOWN,
    "edit_uri_template": _NOT_SHOWN,
    "site_description": f"{_NOT_SHOWN}; kata pembuka ditulis sebagai `sambutan` di `_desa.yaml`",
    "site_author": _NOT_SHOWN,
}
_REFUSED_PLUGINS: Final[dict[str, str]] = {
    "search": "katalog punya pencarian sendiri",
    "blog": "halamannya tidak bisa masuk ke tampilan katalog",
    "i18n": "bahasa Inggris diatur dengan `inggris: ya` di `_desa.yaml`",
}


def plugins_in(read: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plugins that a configuration names, each with its options."""
    listed = read.get("plugins")
    items = listed.items() if isinstance(listed, dict) else ((one, {}) for one in _several(listed))
    return {
        str(name): options
        for one, given in items
        for name, options in (one.items() if isinstance(one, dict) else ((one, given),))
    }


def is_meant(read: object) -> bool:
    """Return whether a configuration is one of a village, not of some other site: it names the plugin."""
    return isinstance(read, dict) and PLUGIN in plugins_in(read)


def unused(settings: Settings, *, is_meant: bool) -> str:
    """Return a sentence where the village has a configuration that is not for the catalogue, else ""."""
    if is_meant or not settings.own_config:
        return ""
    return f"`{NAME}` di folder desa tidak dipakai, karena tidak menyebut plugin `{PLUGIN}` di bawah `plugins`."


def refused(read: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each thing in a village's `mkdocs.yml` that cannot be had."""
    return list(_refused(read))


def _refused(read: Mapping[str, Any]) -> Iterator[str]:
    for key, why in _REFUSED.items():
        if key in read:
            yield f"`{key}` di {NAME} tidak dipakai: {why}. Hapus barisnya."
    if str(read.get("docs_dir", DOCUMENTS)).rstrip("/") != DOCUMENTS:
        yield f"`docs_dir` di {NAME} tidak dipakai: folder tulisan desa selalu `{DOCUMENTS}`. Hapus barisnya."
    for name in plugins_in(read):
        if reason := _REFUSED_PLUGINS.get(name.rpartition("/")[2]):
            yield f"Plugin `{name}` di {NAME} tidak dipakai: {reason}. Hapus barisnya."
    for style in _several(read.get("extra_css")):
        if urlsplit(str(style)).netloc:
            yield (
                f"`extra_css` di {NAME} menyebut {style}: halaman katalog tidak mengambil apa pun dari situs lain. "
                f"Simpan berkasnya di folder `{DOCUMENTS}`, lalu tulis namanya."
            )


def options(read: Mapping[str, Any], home: Path, documents: Path, hook: str) -> dict[str, Any]:
    """Return what the commands put in place of what a village in `home` says: the `hook` for the plugin.

    So the plugin need not be installed, nor the village have a folder of `documents`. Strict unless it says otherwise.
    """
    others = [{name: given or {}} for name, given in plugins_in(read).items() if name != PLUGIN]
    return {
        "plugins": others,
        "hooks": [*(str(home / own) for own in _several(read.get("hooks"))), hook],
        "docs_dir": str(documents),
        "strict": read.get("strict", True),
        "extra": read.get("extra") or {},
    }


def additions(
    read: Mapping[str, Any], pages: Iterable[tuple[str, str]], links: Iterable[tuple[str, str]] = ()
) -> Additions:
    """Return what a village adds to every page: its own `pages` (address and title), `links`, styles, copyright."""
    return Additions(
        links=tuple(pages),
        elsewhere=tuple((url, title) for url, title in links if urlsplit(url).scheme == "https"),
        styles=tuple(map(str, _several(read.get("extra_css")))),
        copyright=str(read.get("copyright") or ""),
    )


def links_in(items: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield the address and title of every link to elsewhere in a navigation of MkDocs, its sections included."""
    for item in items:
        if item.is_link:
            yield item.url, str(item.title)
        yield from links_in(item.children or ())


def own_names(folder: Path, replaced: Path) -> list[str]:
    """Return the pages in a village's `folder` that take the place of none in `replaced`."""
    return [name for name in names_in(folder) if name.endswith(".md") and not (replaced / name).exists()]


def listed(additions: Additions, heading: str) -> Markup:
    """Return the village's own pages as a list that stands below the guides, nothing where it has none."""
    if not additions.links:
        return Markup()
    item = Markup('<li><a href="../{}">{}</a></li>')
    items = Markup().join(item.format(address, title) for address, title in additions.links)
    return Markup("<h2>{}</h2><ul>{}</ul>").format(heading, items)


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []
