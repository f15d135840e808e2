"""Whether a graph keeps to the schema.org vocabulary: known types and properties, each with values of its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text("utf-8"))
HOME = "https://schema.org/"
DATE = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")


@cache
def ancestors(kind: str) -> frozenset[str]:
    """Return a type and everything above it."""
    parents = VOCABULARY["types"].get(kind, [])
    return frozenset({kind}).union(*(ancestors(parent) for parent in parents))


def faults(document: Mapping[str, Any]) -> list[str]:
    """Return what in a JSON-LD document the vocabulary does not know or does not allow."""
    if document.get("@context") not in {"https://schema.org", "http://schema.org"}:
        return [f"context is {document.get('@context')!r}"]
    nodes = document.get("@graph", [document])
    known = {node["@id"]: node["@type"] for node in nodes if "@id" in node}
    return [fault for node in nodes for fault in _node(node, known, node.get("@type", "?"))]


def _node(node: Mapping[str, Any], known: Mapping[str, str], where: str) -> Iterator[str]:
    kind = node.get("@type")
    if not isinstance(kind, str) or kind not in VOCABULARY["types"]:
        yield f"{where}: no type {kind!r}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        rule = VOCABULARY["properties"].get(name)
        if rule is None or not ancestors(kind) & set(rule["domain"]):
            yield f"{where}: a {kind} has no {name}"
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and each.keys() != {"@id"}:
                yield from _node(each, known, f"{where}.{name}")
            if not _is_of(each, set(rule["range"]), known):
                yield f"{where}.{name}: {each!r} is none of {', '.join(rule['range'])}"


def _is_of(value: Any, kinds: set[str], known: Mapping[str, str]) -> bool:
    if isinstance(value, dict):
        kind = known.get(value["@id"], "Thing") if value.keys() == {"@id"} else value.get("@type", "")
        return bool(ancestors(kind) & kinds) or (kind == "Thing" and value.keys() == {"@id"})
    if isinstance(value, bool):
        return "Boolean" in kinds
    if isinstance(value, int | float):
        return bool(kinds & {"Number", "Integer"}) or (isinstance(value, int) and "Integer" in kinds)
    text = str(value)
    members = {member for kind in kinds for member in VOCABULARY["enumerations"].get(kind, ())}
    return (
        text.removeprefix(HOME) in members  # days are written without, in schema.org's own examples too
        or "Text" in kinds
        or ("URL" in kinds and text.startswith("https://"))
        or ("Date" in kinds and DATE.fullmatch(text) is not None)
        or ("Time" in kinds and TIME.fullmatch(text) is not None)
        or _names_a_link(text, kinds)
    )


def _names_a_link(text: str, kinds: set[str]) -> bool:
    """Return whether a plain address stands for a thing that has one: schema.org lets any type be told by its URL."""
    return text.startswith("https://") and bool(kinds & {"Thing", "ImageObject", "Map", "CreativeWork"})
