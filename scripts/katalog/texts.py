"""Reads the words of the interface, from one file a language; no template holds a sentence of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

DEFAULT_LANGUAGE = "id"


class UnknownTextError(ValueError):
    """The language file has no text of that key, or the text wants a value that was not given."""


@dataclass(frozen=True)
class Texts:
    """Every text of one language, by dotted key (`produk.tanya_harga`)."""

    language: str
    by_key: Mapping[str, str]

    @classmethod
    def read(cls, overrides: Path, language: str = DEFAULT_LANGUAGE) -> Texts:
        """Read `overrides/texts/<language>.yaml`; a language without a file of its own has the default's texts."""
        files = {path.stem: path for path in (overrides / "texts").glob("*.yaml")}
        if language not in files:  # looked up, not made into a path: a village's file says what it is called
            language = DEFAULT_LANGUAGE
        path = files[language]
        # A base loader: every scalar stays the text that was written. In C where PyYAML has that, ten times as fast.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        tree = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506  # makes text and lists only
        return cls(language, dict(_flattened(tree, "")))

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of `key` with `{name}` replaced by `values`; raises `UnknownTextError`."""
        try:
            text = self.by_key[key]
            return text.format_map(values) if values else text
        except KeyError as missing:
            message = f"texts/{self.language}.yaml: {key}: no {missing}"
            raise UnknownTextError(message) from missing

    def section(self, name: str) -> dict[str, str]:
        """Return every text under `name`, keyed by what follows it."""
        start = f"{name}."
        return {key.removeprefix(start): text for key, text in self.by_key.items() if key.startswith(start)}

    def module(self, name: str, *, joins: str = "", keep: Callable[[str], bool] = lambda _: True) -> str:
        """Return the texts under `name` as a JavaScript module whose default export is an object of them.

        With `joins`, the address of another such module, they are put into that module's object instead. `keep` says
        which of the keys go in.
        """
        kept = {key: text for key, text in self.section(name).items() if keep(key)}
        texts = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if joins:
            return f"import texts from {json.dumps(joins)};\nObject.assign(texts,{texts});\n"
        return f"export default {texts};\n"


def _flattened(tree: object, start: str) -> list[tuple[str, str]]:
    if isinstance(tree, dict):
        return [pair for key, value in tree.items() for pair in _flattened(value, f"{start}.{key}" if start else key)]
    return [(start, str(tree))]
