"""Returns the texts of nodes: without what nobody sees, taken apart at commas, or in lists and mappings."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from yaml.error import Mark
from yaml.nodes import Node, ScalarNode, SequenceNode

from katalog.safe_text import direction_signs

_COMMA = re.compile(r"\s*[,;\n]\s*")
_INVISIBLE = " \t\n\xa0\u200b\u200c\u2060\ufeff"


def scalar(node: ScalarNode) -> str:
    """Return the text of `node` in NFC, without direction signs, and white space and invisible marks around it."""
    text: str = node.value
    if not text.isascii():
        text = unicodedata.normalize("NFC", direction_signs.without(text))
        return text.strip(_INVISIBLE)
    return text.strip()


def plain(node: Node) -> Any:
    """Return what `node` holds as texts, lists and mappings, whatever its keys are."""
    if isinstance(node, ScalarNode):
        return scalar(node)
    if isinstance(node, SequenceNode):
        return [plain(child) for child in node.value]
    return {scalar(key) if isinstance(key, ScalarNode) else "?": plain(child) for key, child in node.value}


def parts(node: ScalarNode) -> list[ScalarNode]:
    """Return the parts of a text with commas, each where it stands if that can be told."""
    text, start = node.value, node.start_mark
    within = 0 if not node.style else 1
    is_plain = start.line == node.end_mark.line and node.end_mark.column - start.column == len(text) + 2 * within
    parts = []
    position = 0
    for part in _COMMA.split(text):
        position = text.index(part, position)
        if part.strip():
            begin, end = (
                Mark("", 0, start.line, start.column + within + at, None, 0)
                for at in (position, position + len(part.rstrip()))
            )
            marks = (begin, end) if is_plain else (start, node.end_mark)
            parts.append(ScalarNode(node.tag, part, *marks, style=node.style))
        position += len(part)
    return parts
