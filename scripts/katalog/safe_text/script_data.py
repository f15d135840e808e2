"""Writes data as JSON: compact, and safe inside a script element whatever text is in it."""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def compact(data: Any) -> str:
    """Return `data` as JSON without spaces, keys in the order given, text as it is."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def embedded(data: Any) -> str:
    """Return `data` as JSON that can stand inside a `<script>` element with a type of JSON as it is.

    `<`, `>` and `&` are written as JSON escapes, so no text of an entry can end the element; so are the two line
    separators that JavaScript once took for ends of lines.
    """
    return compact(data).translate(_ESCAPES)
