"""Writes addresses as they are shared: each says by which channel a buyer came (`?dari=`)."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

CHANNEL_KEY = "dari"
QR, WHATSAPP, FACEBOOK, INSTAGRAM, TIKTOK, TELEGRAM, X = "qr", "wa", "fb", "ig", "tt", "tg", "x"
"""Channels as the ordering script knows them (texts `pesanan.skrip.kanal_...`)."""


def with_channel(url: str, channel: str) -> str:
    """Return an absolute address of the site with its channel, before the part after `#` if it has one."""
    parts = urlsplit(url)
    query = f"{parts.query}&{CHANNEL_KEY}={channel}" if parts.query else f"{CHANNEL_KEY}={channel}"
    return urlunsplit(parts._replace(query=query))


def without_scheme(url: str) -> str:
    """Return an address as people read it aloud: no `https://`, no slash at its end."""
    return url.split("://", 1)[-1].rstrip("/")
