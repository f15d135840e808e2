"""Signs that nobody sees and that turn the direction of writing: what stands there is read as something else.

Source: Unicode Standard Annex 9, "Bidirectional Algorithm", table 3 and section 2; texts here are in Latin letters,
which never need one.
"""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""All of them, for a class of a regular expression. Contacts and chats put the harmless ones around copied numbers."""
TURNING: Final = re.compile("[\u202b\u202d\u202e\u2067]")
"""Those that can show Latin letters and digits in another order."""
_ANY: Final = re.compile(f"[{SIGNS}]")


def without(text: str) -> str:
    """Return `text` without any of the signs."""
    return text if text.isascii() else _ANY.sub("", text)


def shown(text: str) -> str:
    """Return `text` with a mark that can be seen, of the same width, for each of the signs."""
    return text if text.isascii() else _ANY.sub("\ufffd", text)
