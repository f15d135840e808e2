"""Puts together everything under `/admin/`: page, configuration, words, editor; or says why there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from katalog.contract.model import Village
from katalog.pages import security_policy
from katalog.settings import Settings
from katalog.share.cards.site_icons import TOUCH, IconJob, village_initials
from katalog.share.cards.tones import tone_of
from katalog.village_folder import plain
from katalog.volunteers.form import packages
from katalog.volunteers.form.config import config

ADDRESS: Final = "admin/"
LOCALE: Final = "id"
TEMPLATES: Final = "admin"  # under overrides/

_LOCALES = re.compile(r"=\{ar:\(\)=>[^{}]*import\.meta\.url\)\}")
"""Where the editor lists the languages of its own words: Indonesian is none of them, so ours takes their place."""
_LOCALE_NAMES = re.compile(r"`ar,bg,[\w,-]+`\.split")
_OUTSIDE_FONTS = re.compile(r"@font-face \{[^{}]*url\(https://[^{}]*\}")
_FONTS = 3
_OUTSIDE_STATUS = re.compile(r"https://www\.githubstatus\.com/api/v2/status\.json")
_MODULES = "%MODULES%"
_NOT_USUALLY = "none.js"
_IMPORTS_HASH = "%IMPORTS_HASH%"


@dataclass(frozen=True)
class Form:
    """What is published for the form by site-relative address; `notice` says why there is none, "" for no reason."""

    contents: Mapping[str, bytes] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    notice: str = ""


def make(village: Village, settings: Settings, *, may_fetch: bool = True) -> Form:
    """Return the form of `village`, nothing where it asks for none.

    The site is published without it, with a notice, where the repository is unknown or a package cannot be had.
    """
    if not village.has_form:
        return Form()
    repository = village.repository or settings.repository
    if not repository:
        return Form(notice=_without("alamat repositori belum diketahui; tulis `repositori` di `_desa.yaml`"))
    try:
        editor = packages.files_of(packages.EDITOR, settings.cache, may_fetch=may_fetch)
        yaml = packages.files_of(packages.YAML, settings.cache, may_fetch=may_fetch)
    except packages.NotFetchedError as why:
        return Form(notice=_without(str(why)))
    source = settings.overrides / TEMPLATES
    own = {path.name: path.read_bytes() for path in sorted(source.iterdir()) if path.suffix == ".js"}
    contents = {
        "index.html": page((source / "index.html").read_text(encoding="utf-8"), _modules(own, yaml)).encode(),
        "config.json": config(village, repository, settings.site_url, _folder(settings)).encode(),
        "cms/npm/index.js": adapted(editor.pop("npm/index.js").read_text(encoding="utf-8")).encode(),
        "icon.png": IconJob(village_initials(village.name), tone_of(0, village.colour), TOUCH).render(Path()),
        "words.js": _words(source / f"words.{LOCALE}.json").encode(),
        **own,
    }
    files = {f"cms/{name}": path for name, path in editor.items()} | {f"yaml/{name}": p for name, p in yaml.items()}
    return Form(
        contents={ADDRESS + name: content for name, content in contents.items()},
        files={ADDRESS + name: path for name, path in files.items()},
    )


def page(template: str, modules: Iterable[str]) -> str:
    """Return the form's page, which asks for all `modules` at once instead of one after the other.

    Its policy names the one script inside by the hash of its text (CSP 3, `'sha256-...'`).
    """
    inside = re.search(r'<script type="importmap">(.*?)</script>', template, re.DOTALL)
    if inside is None:
        raise ValueError("the page has no import map")
    early = "\n".join(f'<link rel="modulepreload" href="{module}">' for module in modules)
    return template.replace(_IMPORTS_HASH, security_policy.digest(inside[1])).replace(_MODULES, early)


def _modules(own: Iterable[str], yaml: Iterable[str]) -> list[str]:
    """Return the scripts that are there from the beginning, as the page names them."""
    found = [*own, "words.js", "cms/npm/index.js", *(f"yaml/{name}" for name in yaml if name.endswith(".js"))]
    return [f"./{name}" for name in found if name != _NOT_USUALLY]


def adapted(editor: str) -> str:
    """Return the editor's program in Indonesian, and without what it would ask other hosts for unasked.

    That is fonts, whose copies are published with it and which it finds by itself, and whether GitHub is in trouble.
    Raises ValueError where this version has any of it somewhere else.
    """
    editor, languages = _LOCALES.subn(f'={{{LOCALE}:()=>import("../../words.js")}}', editor)
    editor, names = _LOCALE_NAMES.subn(f"`{LOCALE},en-US`.split", editor)
    editor, fonts = _OUTSIDE_FONTS.subn("", editor)
    editor, status = _OUTSIDE_STATUS.subn("data:application/json,{}", editor)
    if (found := (languages, names, fonts, status)) != (1, 1, _FONTS, 1):
        raise ValueError(f"unknown editor: languages, their names, fonts and status addresses are {found}")
    return editor


def _words(path: Path) -> str:
    """Return the editor's words as a script; a dot in a key means a group, as in its own files."""
    tree: dict[str, Any] = {}
    for key, words in json.loads(path.read_text(encoding="utf-8")).items():
        *groups, name = key.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[name] = words
    return f"export default {json.dumps(tree, ensure_ascii=False, separators=(',', ':'))};\n"


def _folder(settings: Settings) -> str:
    """Return where the entries lie in the village's repository: never a way out of it, nor a folder of this machine."""
    try:
        return plain(settings.businesses).relative_to(plain(settings.home)).as_posix()
    except ValueError:
        return settings.businesses.name


def _without(why: str) -> str:
    return f"Formulir di /{ADDRESS} tidak ikut terbit: {why}."
