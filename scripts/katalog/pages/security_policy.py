"""What a page may run, show and ask for: a Content-Security-Policy that holds even where a text slipped through.

Static hosts send no headers of ours, so it stands in a `<meta>`: https://www.w3.org/TR/CSP3/#meta-element (which is why
`frame-ancestors` is not here). Everything that is not named is refused.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

TILES = "https://tile.openstreetmap.org"  # the street map's pictures, once the visitor has asked for them
PLAYER = "https://www.youtube-nocookie.com"  # a video's frame, once the visitor has asked for it


@dataclass(frozen=True, slots=True)
class Outside:
    """What a page may ask other sites for, once the visitor wants it: the street map's tiles, players of videos."""

    tiles: bool = False
    players: bool = False


NOTHING = Outside()


@lru_cache(maxsize=16)
def policy(inline: tuple[str, ...] = (), needs: Outside = NOTHING) -> str:
    """Return the policy of a page: `inline` are scripts within it, `needs` what a visitor may ask for.

    An inline script is allowed by the digest of its very text; data (JSON-LD) is no script and needs none.
    """
    scripts = "".join(f" '{digest(script)}'" for script in inline)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self'{scripts}",
            "style-src 'self'",
            f"img-src 'self' data:{f' {TILES}' if needs.tiles else ''}",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            *((f"frame-src {PLAYER}",) if needs.players else ()),
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def digest(script: str) -> str:
    """Return what stands for an inline script in a policy: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
