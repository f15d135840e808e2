"""Says which videos can be played on our own pages without a cookie before they are touched, and at which address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

NO_COOKIE = "https://www.youtube-nocookie.com"
"""YouTube's own host for players that set no cookie before they play.
https://support.google.com/youtube/answer/171780 ("privacy-enhanced mode")"""

_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_IN_PATH = frozenset({"shorts", "embed", "live", "v"})


def embed(url: str) -> str:
    """Return the address of the player for the video at `url`, "" where its platform has none without cookies.

    TikTok, Instagram and Facebook have players, but theirs follow the visitor: their videos stay links.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("music.")
    path = [part for part in parts.path.split("/") if part]
    found = ""
    if host == "youtu.be":
        found = path[0] if path else ""
    elif host in {"youtube.com", "youtube-nocookie.com"}:
        if path == ["watch"]:
            found = parse_qs(parts.query).get("v", [""])[0]
        elif len(path) > 1 and path[0] in _IN_PATH:
            found = path[1]
    return f"{NO_COOKIE}/embed/{found}" if _ID.fullmatch(found) else ""
