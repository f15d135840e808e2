"""What the oldest phones that order here lack, by published data: looked for in styles and scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("phone_floor.json")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAMES = re.compile(r"[-\w]+")
_CALLED = re.compile(r"([-\w]+)\(")
_PSEUDO = re.compile(r"::?([-\w]+)")
# `:not()` of more than one simple selector came later than `:not()`.
_LARGE_NOT = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*[,\s>+~][^()]*\)")


@cache
def newer() -> dict[str, Any]:
    """Return what is newer: `script` and `style` with the kinds of their names (phone_floor.cjs)."""
    found: dict[str, Any] = json.loads(LIST.read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet: its selectors, what it declares in order, and the at-rules around it."""

    selectors: str
    declared: tuple[tuple[str, str], ...]
    around: tuple[str, ...]


def rules(css: str) -> Iterator[Rule]:
    """Yield every rule of a style sheet that holds declarations; comments and strings are left out."""
    yield from _rules(_STRING.sub('""', _COMMENT.sub("", css)), ())


def _rules(css: str, around: tuple[str, ...]) -> Iterator[Rule]:
    at = 0
    while (begin := css.find("{", at)) >= 0:
        head = css[at:begin].rpartition(";")[2].strip()
        end = _closing(css, begin)
        body = css[begin + 1 : end]
        if "{" in body:
            yield from _rules(body, (*around, head))
        else:
            pairs = (each.partition(":") for each in body.split(";") if ":" in each)
            yield Rule(head, tuple((name.strip(), value.strip()) for name, _, value in pairs), around)
        at = end + 1


def _closing(css: str, begin: int) -> int:
    depth = 0
    for at in range(begin, len(css)):
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if not depth:
            return at
    raise ValueError("a brace is not closed")


def style_faults(css: str, harmless: Mapping[str, str]) -> list[str]:
    """Return what in a style sheet the floor's phones do not understand and would miss.

    A newer property or value may follow an older one of the same property, stand in a `@supports` that asks for it, or
    be one of `harmless` (name, or `name: value`, with the reason). A selector may be newer where all of its rule's are:
    an older phone drops the whole rule, so that nothing else may hang on it.
    """
    return [fault for rule in rules(css) for fault in (*_selector_faults(rule), *_declaration_faults(rule, harmless))]


def _is_newer_selector(selector: str) -> bool:
    names = set(_PSEUDO.findall(selector))
    return bool(names & set(newer()["style"]["selectors"])) or bool(_LARGE_NOT.search(selector))


def _selector_faults(rule: Rule) -> Iterator[str]:
    if re.search(r":(?:is|where)\(", rule.selectors):
        yield f"{rule.selectors}: spell :is() and :where() out"
    parts = re.split(r",(?![^(]*\))", rule.selectors)
    known = [part for part in parts if not _is_newer_selector(part)]
    if known and len(known) < len(parts):
        yield f"{rule.selectors}: older phones drop the rule for {known} too"


def _declaration_faults(rule: Rule, harmless: Mapping[str, str]) -> Iterator[str]:
    style = newer()["style"]
    asked = {
        name for each in rule.around if each.startswith("@supports") for name in re.findall(r"\(\s*([-\w]+)\s*:", each)
    }
    understood: set[str] = set()
    for name, value in rule.declared:
        words, called = set(_NAMES.findall(value)), set(_CALLED.findall(value))
        fresh = words & set(style["values"].get(name, ())) | called & set(style["functions"])
        if re.search(r"\d(?:[sld]v[hwib]|vmax|[rl]lh|cq\w+)\b", value):
            fresh.add("unit")
        is_newer = name in style["properties"]
        if not is_newer and not fresh:
            understood.add(name)
        elif name not in understood and name not in asked:
            told = [name] if is_newer else [f"{name}: {each}" for each in sorted(fresh)]
            yield from (f"{rule.selectors}: {each}" for each in told if each not in harmless and name not in harmless)


def script_faults(used: Mapping[str, Iterable[str]], guarded: Mapping[str, str]) -> list[str]:
    """Return what a script (as `script_names.cjs` tells of it) calls or names that is newer and none of `guarded`."""
    if "error" in used:
        return [str(used["error"])]
    script = newer()["script"]
    owned = {
        f"{holder}.{name}"
        for group in ("members", "statics")
        for holder, names in script[group].items()
        for name in names
    }
    found = ((owned | set(script["methods"])) & set(used["calls"])) | (set(script["globals"]) & set(used["names"]))
    return sorted(found - guarded.keys())


def without_newer() -> str:
    """Return a script that takes from a browser of today what the floor's phones lack, as far as a page can see it."""
    return _TAKE.replace("LIST", json.dumps(newer()["script"]))


_TAKE = """
(() => {
  const { globals, statics, members } = LIST;
  const take = (holder, name) => { try { delete holder[name]; } catch { /* it stays */ } };
  for (const name of globals) {
    if (name.startsWith("Big")) continue; // the driver of the browser needs those itself
    const own = globalThis[name]?.prototype;
    if (own) for (const key of Object.getOwnPropertyNames(own)) if (key !== "constructor") take(own, key);
    take(globalThis, name);
  }
  for (const [name, keys] of Object.entries(statics)) for (const key of keys) take(globalThis[name] ?? {}, key);
  for (const [name, keys] of Object.entries(members)) {
    const thing = name === "TypedArray" ? Object.getPrototypeOf(Int8Array) : globalThis[name];
    for (const key of keys) {
      if (thing?.prototype) take(thing.prototype, key);
      if (thing) take(thing, key);
      if (name === "Window") take(globalThis, key);
    }
  }
  // Options that are passed over: addEventListener's signal, how to scroll or to focus.
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, heard, options) {
    const { once, capture, passive } = Object(options);
    const known = typeof options === "object" ? { once, capture, passive } : options;
    return addEventListener.call(this, type, heard, known);
  };
  const { querySelector, querySelectorAll, matches, closest } = Element.prototype;
  const older = (selector) => {
    const isNewer = /:(has|is|where|focus-visible)\\b|:not\\([^()]*[,\\s>+~]/.test(selector);
    if (isNewer) throw new SyntaxError(`no ${selector} here`);
    return selector;
  };
  for (const [name, real] of Object.entries({ querySelector, querySelectorAll, matches, closest })) {
    Element.prototype[name] = function (selector) { return real.call(this, older(selector)); };
  }
  for (const holder of [Document.prototype, DocumentFragment.prototype]) {
    for (const name of ["querySelector", "querySelectorAll"]) {
      const real = holder[name];
      holder[name] = function (selector) { return real.call(this, older(selector)); };
    }
  }
})();
"""
