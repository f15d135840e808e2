"""Joins the modules of our scripts into as few files as pages ask for, so that a phone far away waits for one.

What is joined: a module that no other imports at once is a file of its own, with everything it needs inside, but for
what the main module (on every page) holds already: that is imported from there. `import("./x.js")` stays a file that is
fetched when it is wanted; where that failed, the next try is under another name (`./x.js?1`), since browsers may keep a
failure as long as the page is open. Each module keeps a scope of its own, so names never collide.

The sources keep to what is understood here, and anything else is refused: import and export begin a line, exports are
constants, functions and classes (never reassigned), modules do not need one another in a circle. One comment
stays: that which makes a browser compile all of a file while it comes, on the first line of the file's own module.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import rjsmin  # type: ignore[import-untyped]

_IMPORT = re.compile(
    r"^import\s+(?:(?P<default>\w+)\s*from\s*|\{(?P<names>[^}]*)\}\s*from\s*)?"
    r"\"(?P<path>\.{1,2}/[^\"]+)\";?[ \t]*$",
    re.MULTILINE,
)
_EXPORTED = re.compile(r"^export\s+(?P<kind>(?:async\s+)?function\*?|const|class)\s+(?P<name>[\w$]+)", re.MULTILINE)
_NOTHING_EXPORTED = re.compile(r"^export\s*\{\s*\};?[ \t]*$", re.MULTILINE)
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b(?!\()[^\n]*", re.MULTILINE)
_EAGER = "//# allFunctionsCalledOnLoad\n"  # https://v8.dev/blog/explicit-compile-hints
_LATER = re.compile(r"\bimport\(\"(?P<path>\.[^\"]+)\"\)")
OWN_ADDRESS = "import.meta.url"
_FETCH = "$$fetch"  # no module is called that: see `_Module.variable`
_FETCHING = (
    f'const $$tries={{}},{_FETCH}=(name,load)=>load($$tries[name]?"?"+$$tries[name]:"")'
    ".catch(error=>{$$tries[name]=($$tries[name]||0)+1;throw error});"
)
"""Fetches a module by a function that takes what to put behind its name (whatwg/html, issue 6768)."""


class BundleError(ValueError):
    """A script says something that joining it would change."""


DEFAULT = "$default"  # what a default export is called inside


@dataclass(frozen=True)
class _Import:
    """What a module takes from another: pairs of the name there and the name here; none where it only runs."""

    module: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Module:
    """A module without its imports and exports: `later` are the modules it fetches when they are wanted.

    `hint` is what it tells the browser about a file of its own.
    """

    name: str
    imports: tuple[_Import, ...]
    exports: tuple[str, ...]
    code: str
    later: tuple[str, ...]
    hint: str

    @property
    def folder(self) -> str:
        """Where its addresses begin."""
        return posixpath.dirname(self.name)

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
        for needed in (*(each.module for each in module.imports), *module.later):
            if needed not in modules:
                raise BundleError(f"{module.name}: there is no {needed}")
    shared = _needed(modules, main) if main in modules else {}
    imported = {each.module for module in modules.values() for each in module.imports}
    fetched = [name for module in modules.values() for name in module.later]
    for name in fetched:
        if name in shared:
            raise BundleError(f"{name} is fetched later, but {main} holds it already")
    entries = dict.fromkeys([*(name for name in modules if name not in imported and name != main), *fetched])
    made: dict[str, bytes] = {}
    lent: set[str] = set()
    for entry in entries:
        held = [modules[name] for name in _needed(modules, entry) if name not in shared]
        borrowed = {each.module for module in held for each in module.imports if each.names and each.module in shared}
        lent |= borrowed
        fetches = any(each.later for each in held)
        taken = [modules[name].variable for name in sorted(borrowed)] + [_FETCH] * bool(fetches and shared)
        begin = f'import{{{",".join(taken)}}}from"{_way(modules[entry].folder, main)}";' if taken else ""
        begin += _FETCHING if fetches and not shared else ""
        made[entry] = _joined(modules, modules[entry], held, begin=begin)
    if shared:
        end = f"export{{{','.join([*(modules[name].variable for name in sorted(lent)), _FETCH])}}};"
        made[main] = _joined(modules, modules[main], [modules[name] for name in shared], begin=_FETCHING, end=end)
    return made


def _read(name: str, source: str) -> _Module:
    folder = posixpath.dirname(name)

    imports = []
    for each in _IMPORT.finditer(source):
        names = [(DEFAULT, each["default"])] if each["default"] else []
        imports.append(_Import(_at(folder, each["path"]), (*names, *_pairs(each["names"] or ""))))
    exports = [each["name"] for each in _EXPORTED.finditer(source)]
    code = _NOTHING_EXPORTED.sub("", _IMPORT.sub("", source))
    code = _EXPORTED.sub(r"\g<kind> \g<name>", code)
    if _DEFAULT.search(code):
        code = _DEFAULT.sub(f"const {DEFAULT}=", code, count=1)
        exports.append(DEFAULT)
    left = _LEFT_OVER.search(code)
    if left:
        raise BundleError(f"{name}: cannot be joined: {left[0]}")
    code = str(rjsmin.jsmin(code))
    later = tuple(_at(folder, each["path"]) for each in _LATER.finditer(code))
    hint = _EAGER if source.startswith(_EAGER) else ""
    return _Module(name, tuple(imports), tuple(exports), code, later, hint)


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    for each in filter(None, (part.strip() for part in names.split(","))):
        theirs, _, own = each.partition(" as ")
        yield theirs.strip(), (own or theirs).strip()


def _needed(modules: Mapping[str, _Module], entry: str, above: tuple[str, ...] = ()) -> dict[str, None]:
    """Return `entry` and every module it imports at once, each after those it needs."""
    if entry in above:
        raise BundleError(f"modules that need one another: {' -> '.join((*above, entry))}")
    order: dict[str, None] = {}
    for each in modules[entry].imports:
        if each.module not in order:
            order.update(_needed(modules, each.module, (*above, entry)))
    order[entry] = None
    return order


def _joined(
    modules: Mapping[str, _Module], entry: _Module, held: Iterable[_Module], *, begin: str = "", end: str = ""
) -> bytes:
    """Return the file of `entry`: the modules it holds, and what it exports."""
    scopes = "".join(_scoped(modules, module, entry.folder) for module in held)
    own = ",".join(name for name in entry.exports if name != DEFAULT)
    given = f"export const{{{own}}}={entry.variable};" if own else ""
    return f"{entry.hint}{begin}{scopes}{given}{end}".encode()


def _scoped(modules: Mapping[str, _Module], module: _Module, folder: str) -> str:
    """Return a module as an object of its exports, for a file that is published in `folder`."""
    taken = "".join(
        f"const{{{','.join(a if a == b else f'{a}:{b}' for a, b in each.names)}}}={modules[each.module].variable};"
        for each in module.imports
        if each.names
    )
    code = module.code
    if module.folder != folder:
        code = code.replace(OWN_ADDRESS, f'new URL("{_way(folder, module.name)}",{OWN_ADDRESS})')
    code = _LATER.sub(lambda each: _fetch(folder, _at(module.folder, each["path"])), code)
    begin = f"const {module.variable}=" if module.exports else ""
    given = f"return{{{','.join(module.exports)}}}" if module.exports else ""
    return f"{begin}(()=>{{{taken}{code}\n{given}}})();"


def _fetch(folder: str, name: str) -> str:
    return f'{_FETCH}("{name}",query=>import("{_way(folder, name)}"+query))'


def _at(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _way(folder: str, name: str) -> str:
    way = posixpath.relpath(name, folder or ".")
    return way if way.startswith(".") else f"./{way}"
