"""Letters of other scripts that look like Latin ones: two names that nobody can tell apart are one to a reader.

Source: Unicode Technical Standard 39, confusables.txt, of which these are the Cyrillic and Greek letters.
"""

from __future__ import annotations

from typing import Final

_CYRILLIC: Final = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u043a\u043c\u0442\u0432\u043d\u043f\u051b\u051d"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405",
        "aeopcyxijsdhkmtbhnqwABEKMHOPCTYXIJS",
        strict=True,
    )
)
_GREEK: Final = dict(
    zip(
        "\u03b1\u03bf\u03c1\u03c5\u03bd\u03b9\u03ba\u03c4\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "aopuviktABEZHIKMNOPTYX",
        strict=True,
    )
)
_LATIN: Final = str.maketrans({**_CYRILLIC, **_GREEK, "\u0131": "i", "\u0261": "g"})


def as_latin(text: str) -> str:
    """Return `text` with Latin letters for all that look like one."""
    return text if text.isascii() else text.translate(_LATIN)
