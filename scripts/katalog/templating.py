"""The Jinja environment of our pages: escaping on, nothing undefined, fixed texts and icons put in when it compiles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from markupsafe import escape


class PlainEnvironment(Environment):
    """Jinja with plain dicts for globals and for templates: it looks both up for every page and every import."""

    fixed: Mapping[str, Callable[[str], str]]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's signature
    ) -> Template:
        """Return a template, compiled once; Jinja's own cache takes seven times as long to say so."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template; Jinja's own chain of mappings is five times slower to copy than a dict."""
        return {**self.globals, **(d or {})}


class FixedParts(Extension):
    """Puts `{{ t('key') }}` and `{{ icon('name') }}` into the template's own text, escaped.

    They are the same on every page, and a product page has fifty of them. With values, or within a longer expression,
    they stay calls.
    """

    _CALL = re.compile(r"\{\{ (?P<name>t|icon)\('(?P<key>[^'{}]+)'\) \}\}")

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template with every fixed part written out."""
        del name, filename
        return self._CALL.sub(self._written_out, source)

    def _written_out(self, match: re.Match[str]) -> str:
        environment = self.environment
        if not isinstance(environment, PlainEnvironment):
            return match[0]
        text = str(escape(environment.fixed[match["name"]](match["key"])))
        return match[0] if "{" in text else text  # a brace could be read as a template's


def environment_for(folder: Path, fixed: Mapping[str, Callable[[str], str]]) -> PlainEnvironment:
    """Return an environment for the templates in `folder`; `fixed` holds `t` and `icon`, for fixed parts."""
    environment = PlainEnvironment(
        loader=FileSystemLoader(folder),
        extensions=(FixedParts,),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.fixed = fixed
    return environment
