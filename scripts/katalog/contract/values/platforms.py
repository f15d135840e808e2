"""Lists the channels of social media and marketplaces, with the hosts and the names of their accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Platform:
    """A channel: what it is called, the hosts of its addresses, and the address that a name stands for, if any."""

    label: str
    hosts: tuple[str, ...]
    address: str = ""
    name: str = r"[A-Za-z0-9._-]{2,60}"
    sigil: str = "@"
    also: tuple[str, ...] = ()
    """Other names that people give the channel."""
    title: str = ""
    """What forms call it, where that is not its label."""
    hint: str = "Nama akun atau alamatnya."
    example: str = '"@warungsiti"'
    icon: str = "web"
    """The name of its icon, as `katalog.contract.icons` takes it."""
    is_number: bool = False
    """Whether a telephone number is what stands for an address."""


PLATFORMS: Final[dict[str, Platform]] = {
    "instagram": Platform(
        "Instagram", ("instagram.com", "instagr.am"), "https://www.instagram.com/{}/", r"[\w.]{1,30}",
        also=("ig", "insta", "instagram url"), icon="simple/instagram",
    ),
    "facebook": Platform(
        "Facebook", ("facebook.com", "fb.com", "fb.me"), "https://www.facebook.com/{}", r"[\w.]{3,60}",
        also=("fb", "facebook page", "halaman facebook"), hint="Nama halaman atau alamatnya.", icon="simple/facebook",
    ),
    "tiktok": Platform(
        "TikTok", ("tiktok.com",), "https://www.tiktok.com/@{}", r"[\w.]{2,24}", also=("tik tok", "tt"),
        icon="simple/tiktok",
    ),
    "youtube": Platform(
        "YouTube", ("youtube.com", "youtu.be"), "https://www.youtube.com/@{}", r"[\w.-]{3,30}",
        also=("yt", "you tube", "kanal youtube"), hint="Nama kanal atau alamatnya.", icon="simple/youtube",
    ),
    "x": Platform(
        "X", ("x.com", "twitter.com"), "https://x.com/{}", r"\w{1,15}", also=("twitter", "x twitter"),
        icon="simple/x",
    ),
    "threads": Platform(
        "Threads", ("threads.com", "threads.net"), "https://www.threads.com/@{}", r"[\w.]{1,30}", also=("thread",),
        icon="simple/threads",
    ),
    "telegram": Platform(
        "Telegram", ("t.me", "telegram.me"), "https://t.me/{}", r"\w{4,32}", also=("tele", "tg"),
        icon="simple/telegram",
    ),
    "shopee": Platform(
        "Shopee", ("shopee.co.id", "shp.ee", "shope.ee"), "https://shopee.co.id/{}", sigil="", also=("toko shopee",),
        hint="Nama toko atau alamatnya.", example="warungsiti", icon="simple/shopee",
    ),
    "tokopedia": Platform(
        "Tokopedia", ("tokopedia.com", "tokopedia.link"), "https://www.tokopedia.com/{}", sigil="",
        also=("tokped", "toped"), hint="Nama toko atau alamatnya.", example="warungsiti", icon="shopping",
    ),
    "lazada": Platform(
        "Lazada", ("lazada.co.id",), "https://www.lazada.co.id/shop/{}", sigil="", hint="Nama toko atau alamatnya.",
        example="warungsiti", icon="shopping",
    ),
    "tiktok_shop": Platform(
        "TikTok Shop", ("tiktok.com", "tokopedia.com"), "https://www.tiktok.com/@{}", r"[\w.]{2,24}",
        also=("tiktok shop", "tiktokshop", "toko tiktok"), example="https://www.tiktok.com/@warungsiti",
        icon="simple/tiktok",
    ),
    "gofood": Platform(
        "GoFood", ("gofood.co.id", "gofood.link", "gojek.com", "gojek.link"), also=("go food", "gojek"),
        hint="Alamat dari tombol bagikan.", example="https://gofood.co.id/medan/restaurant/warung-siti",
        icon="simple/gojek",
    ),
    "grabfood": Platform(
        "GrabFood", ("grab.com", "grab.onelink.me"), also=("grab food", "grab"), hint="Alamat dari tombol bagikan.",
        example="https://food.grab.com/id/id/restaurant/warung-siti", icon="simple/grab",
    ),
    "shopeefood": Platform(
        "ShopeeFood", ("shopee.co.id", "shp.ee", "shope.ee"), also=("shopee food",),
        hint="Alamat dari tombol bagikan.", example="https://shopee.co.id/universal-link/now-food/shop/1",
        icon="simple/shopee",
    ),
    "katalog_wa": Platform(
        "Katalog WhatsApp", ("wa.me",),
        also=("katalog whatsapp", "katalog wa", "katalog", "wa katalog", "whatsapp catalog"),
        hint="Nomor WhatsApp Business atau alamat wa.me/c/.", example="0812-3456-7890", is_number=True,
        icon="simple/whatsapp",
    ),
    "situs": Platform(
        "situs", (), also=("web", "website", "situs web", "laman", "blog", "site"), title="Situs sendiri",
        hint="Alamat https.", example="https://contoh.desa.id",
    ),
}  # fmt: skip
"""Channels of `media_sosial` (data contract), in the order pages show them."""
