"""Joins the modules of our scripts into as few files as pages ask for, so that a phone far away waits for one.

What is joined: a module that no other imports at once is a file of its own, with everything it needs inside, but for
what the main module (on every page) holds already: that is imported from there. `import("./x.js")` stays a file that is
fetched when it is wanted. Each module keeps a scope of its own, so names never collide.

The sources keep to what is understood here, and anything else is refused: import and export begin a line, exports are
constants, functions and classes (never reassigned), modules do not need one another in a circle.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import rjsmin  # type: ignore[import-untyped]

_IMPORT = re.compile(
    r"^import\s+(?:(?P<default>\w+)\s*from\s*|\{(?P<names>[^}]*)\}\s*from\s*)?\"(?P<path>\./[^\"]+|\.\./[^\"]+)\";?[ \t]*$",
    re.MULTILINE,
)
_EXPORTED = re.compile(r"^export\s+(?P<kind>(?:async\s+)?function\*?|const|class)\s+(?P<name>[\w$]+)", re.MULTILINE)
_NOTHING_EXPORTED = re.compile(r"^export\s*\{\s*\};?[ \t]*$", re.MULTILINE)
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b(?!\()[^\n]*", re.MULTILINE)
_LATER = re.compile(r"\bimport\(\"(?P<path>\.[^\"]+)\"\)")
_OWN_ADDRESS = "import.meta.url"


class BundleError(ValueError):
    """A script says something that joining it would change."""


@dataclass(frozen=True)
class _Module:
    """A module: what it imports (default name, pairs of their name and its name, module), exports, and its code."""

    name: str
    imports: tuple[tuple[str, tuple[tuple[str, str], ...], str], ...]
    exports: tuple[str, ...]
    code: str
    later: tuple[str, ...]

    @property
    def variable(self) -> str:
        """The name of the object that holds its exports."""
        return "$" + re.sub(r"\W", "_", self.name.removesuffix(".js"))


def bundle(sources: Mapping[str, str], main: str) -> dict[str, bytes]:
    """Return the files to publish, by name, for modules by name (`order/words.js`); `main` is on every page.

    Raises `BundleError` with the module's name.
    """
    modules = {name: _read(name, source) for name, source in sorted(sources.items())}
    for module in modules.values():
        for needed in (*(path for _, _, path in module.imports), *module.later):
            if needed not in modules:
                raise BundleError(f"{module.name}: there is no {needed}")
    shared = list(_needed(modules, main)) if main in modules else []
    imported = {path for module in modules.values() for _, _, path in module.imports}
    entries = [name for name in modules if name not in imported and name != main]
    for name in (path for module in modules.values() for path in module.later):
        if name in shared:
            raise BundleError(f"{name} is fetched later, but {main} holds it already")
        if name not in entries:
            entries.append(name)
    made: dict[str, bytes] = {}
    borrowed: set[str] = set()
    for entry in entries:
        held = [name for name in _needed(modules, entry) if name not in shared]
        wanted = {
            path for name in held for default, pairs, path in modules[name].imports if (default or pairs) and path in shared
        }
        borrowed |= wanted
        made[entry] = _joined(modules, entry, held, main, sorted(wanted))
    if shared:
        made[main] = _joined(modules, main, shared, main, (), lends=sorted(borrowed))
    return made


def _read(name: str, source: str) -> _Module:
    folder = posixpath.dirname(name)

    def at(path: str) -> str:
        return posixpath.normpath(posixpath.join(folder, path))

    imports = tuple(
        (each["default"] or "", tuple(_pairs(each["names"] or "")), at(each["path"])) for each in _IMPORT.finditer(source)
    )
    exports = [each["name"] for each in _EXPORTED.finditer(source)]
    code = _NOTHING_EXPORTED.sub("", _IMPORT.sub("", source))
    code = _EXPORTED.sub(r"\g<kind> \g<name>", code)
    if _DEFAULT.search(code):
        code = _DEFAULT.sub("const $default=", code, count=1)
        exports.append("$default")
    left = _LEFT_OVER.search(code)
    if left:
        raise BundleError(f"{name}: cannot be joined: {left[0]}")
    code = str(rjsmin.jsmin(code))
    later = tuple(at(each["path"]) for each in _LATER.finditer(code))
    return _Module(name, imports, tuple(exports), code, later)


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    for each in filter(None, (part.strip() for part in names.split(","))):
        theirs, _, own = each.partition(" as ")
        yield theirs.strip(), (own or theirs).strip()


def _needed(modules: Mapping[str, _Module], entry: str, above: tuple[str, ...] = ()) -> dict[str, None]:
    """Return `entry` and every module it imports at once, each after those it needs."""
    if entry in above:
        raise BundleError(f"modules that need one another: {' -> '.join((*above, entry))}")
    order: dict[str, None] = {}
    for _, _, path in modules[entry].imports:
        if path not in order:
            order.update(_needed(modules, path, (*above, entry)))
    order[entry] = None
    return order


def _joined(
    modules: Mapping[str, _Module],
    entry: str,
    held: Iterable[str],
    main: str,
    borrowed: Iterable[str],
    lends: Iterable[str] = (),
) -> bytes:
    folder = posixpath.dirname(entry)
    parts = []
    names = ",".join(modules[name].variable for name in borrowed)
    if names:
        parts.append(f'import{{{names}}}from"{_way(folder, main)}";')
    parts += [_scoped(modules, modules[name], folder) for name in held]
    own = [name for name in modules[entry].exports if name != "$default"]
    if own:
        parts.append(f"export const{{{','.join(own)}}}={modules[entry].variable};")
    lent = ",".join(modules[name].variable for name in lends)
    if lent:
        parts.append(f"export{{{lent}}};")
    return "".join(parts).encode()


def _scoped(modules: Mapping[str, _Module], module: _Module, folder: str) -> str:
    """Return a module as an object of its exports, for a file that is published in `folder`."""
    taken = []
    for default, pairs, path in module.imports:
        names = [("$default", default)] if default else []
        names += pairs
        if names:
            wanted = ",".join(theirs if theirs == own else f"{theirs}:{own}" for theirs, own in names)
            taken.append(f"const{{{wanted}}}={modules[path].variable};")
    code = module.code
    if posixpath.dirname(module.name) != folder:
        code = code.replace(_OWN_ADDRESS, f'new URL("{_way(folder, module.name)}",{_OWN_ADDRESS})')
    here = posixpath.dirname(module.name)
    code = _LATER.sub(
        lambda each: f'import("{_way(folder, posixpath.normpath(posixpath.join(here, each["path"])))}")', code
    )
    given = f"return{{{','.join(module.exports)}}}" if module.exports else ""
    head = f"const {module.variable}=" if module.exports else ""
    return f"{head}(()=>{{{''.join(taken)}{code}\n{given}}})();"


def _way(folder: str, name: str) -> str:
    way = posixpath.relpath(name, folder or ".")
    return way if way.startswith(".") else f"./{way}"
