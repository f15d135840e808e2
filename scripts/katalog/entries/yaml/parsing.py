"""Makes a tree of the text of an entry, or says where reading it as YAML stumbles; every scalar stays text."""

from __future__ import annotations

import re
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.entries.yaml import mistakes

MAX_DEPTH = 20
MAX_SCALAR = 20_000
"""Characters of one value; see `values.words.PROSE_MAX`."""
PARSED_MAX = 4_000_000
"""Characters that are parsed, all in all, to find out what is wrong with one file: a few seconds."""


class _Reader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """PyYAML's parser, asked for texts with places and nothing else: the type of a scalar is never guessed."""

    def resolve(self, kind: type[Node], _value: str | None, _implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, *_way: object) -> None:
        """Remember nothing: no rule here depends on where a scalar stands."""

    def ascend_resolver(self) -> None:
        """Forget nothing."""


_TAGS: Final[dict[type[Node], str]] = {
    ScalarNode: yaml.BaseLoader.DEFAULT_SCALAR_TAG,
    SequenceNode: yaml.BaseLoader.DEFAULT_SEQUENCE_TAG,
    MappingNode: yaml.BaseLoader.DEFAULT_MAPPING_TAG,
}
_SPECIAL = re.compile(r"(?:^|[:?,\[{-])[ \t]*(?:[&*]\S|!)|^%|<<", re.MULTILINE)
MAX_OPENED = 1_000  # brackets, with which a tree cannot be deep enough to harm; 10,000 levels have done none
_FAR_IN = re.compile(r"^[ \t?:-]{1000}", re.MULTILINE)  # nor with indentation that stays below this
_ODD_INDENT = re.compile("^[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)  # looks indented, is not
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What without quotes means nothing at all."""


def stumble(text: str) -> mistakes.Stumble | None:
    """Return where and over what reading `text` as YAML stumbles, or None if it is one good tree."""
    return attempt(text)[1]


def attempt(text: str) -> tuple[Node | None, mistakes.Stumble | None]:
    """Return the root of the tree of `text` or what is in the way of one."""
    try:
        if found := _forbidden(text):
            return None, found
        root = _compose(text)
    except yaml.YAMLError as error:
        return None, _stumble_of(error)
    except RecursionError:
        return None, mistakes.Stumble(0, 0, mistakes.TOO_DEEP)
    if root is None or (isinstance(root, ScalarNode) and root.value in NULLS):
        return None, None
    if not isinstance(root, MappingNode):
        return None, mistakes.Stumble(root.start_mark.line, root.start_mark.column, mistakes.NOT_KEYS)
    return root, _too_much(root)


def _stumble_of(error: yaml.YAMLError) -> mistakes.Stumble:
    if not isinstance(error, yaml.MarkedYAMLError):
        return mistakes.Stumble(0, 0, str(error))
    mark, opened = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None or opened is None:
        return mistakes.Stumble(0, 0, str(error.problem))
    return mistakes.Stumble(mark.line, mark.column, str(error.problem), opened.line, str(error.context or ""))


def _compose(text: str) -> Node | None:
    loader = _Reader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _forbidden(text: str) -> mistakes.Stumble | None:
    """Return the first thing that YAML would take and entries do without."""
    if (odd := _ODD_INDENT.search(text)) is not None:
        return mistakes.Stumble(text.count("\n", 0, odd.start()), 0, "odd indentation")
    if (text.count("[") + text.count("{") > MAX_OPENED or _FAR_IN.search(text)) and (deep := _deep(text)) is not None:
        return deep
    return _special(text) if _SPECIAL.search(text) else None


def _deep(text: str) -> mistakes.Stumble | None:
    """Return where `text` nests too deep, found without making a tree: PyYAML's C parser overruns its stack on one."""
    depth = 0
    for event in yaml.parse(text, Loader=_Reader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH and event.start_mark:
                return mistakes.Stumble(event.start_mark.line, event.start_mark.column, mistakes.TOO_DEEP)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _special(text: str) -> mistakes.Stumble | None:
    """Return the first anchor, alias, tag, directive or merge key, looked for without following any."""
    for event in yaml.parse(text, Loader=_Reader):
        kind = None
        if isinstance(event, yaml.AliasEvent):
            kind = mistakes.ALIAS
        elif isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            kind = mistakes.DIRECTIVE
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                kind = mistakes.ANCHOR
            elif getattr(event, "tag", None):
                kind = mistakes.TAG
            elif isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
                kind = mistakes.MERGE
        if kind and event.start_mark:
            return mistakes.Stumble(event.start_mark.line, event.start_mark.column, kind)
    return None


def _too_much(root: Node) -> mistakes.Stumble | None:
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, ScalarNode):
            if len(node.value) > MAX_SCALAR and len(node.value.rstrip("\n")) > MAX_SCALAR:  # `|` adds one
                return mistakes.Stumble(node.start_mark.line, node.start_mark.column, mistakes.TOO_LONG)
            continue
        if depth > MAX_DEPTH:
            return mistakes.Stumble(node.start_mark.line, node.start_mark.column, mistakes.TOO_DEEP)
        if isinstance(node, SequenceNode):
            waiting.extend((child, depth + 1) for child in node.value)
        else:
            for key, child in node.value:
                waiting.append((key, depth + 1))
                waiting.append((child, depth + 1))
    return None
