"""Gives templates what they can use by name, besides the page itself."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from katalog import addresses, formats
from katalog.contract import icons
from katalog.contract.model import Business, Village
from katalog.contract.values import PLATFORMS, colours
from katalog.orders import opening_hours, order_data, whatsapp
from katalog.pages import about, english, videos
from katalog.pages.editions import Edition
from katalog.pages.page import NO_MARKS, Marks
from katalog.photos.plan import Rendition
from katalog.safe_text import markdown, script_data
from katalog.settings import NO_ADDITIONS, Additions
from katalog.site import own_look
from katalog.site.assets import photo_tones
from katalog.site.assets.assets import FOLDER, Assets
from katalog.site.fragments import Fragments
from katalog.site.templates import KeptTemplates, PlainEnvironment, environment_for

PRINTED = "katalog.pdf"  # every business on paper
SHARED = frozenset({"panduan/", addresses.ABOUT, "katalog.json", PRINTED})  # there in one language only
LEAFLET = f"{FOLDER}leaflet-1.9.4/"  # as in overrides/vendor
DRAWN_FONT = f"{FOLDER}plus-jakarta-sans-0.4.2/PlusJakartaSans"  # likewise, but for weight and ending
FOOTER_LINKS = (
    (addresses.PRODUCTS, "menu.produk"),
    (addresses.BUSINESSES, "menu.usaha"),
    (addresses.PROMOS, "menu.promo"),
    (addresses.MAP, "menu.peta"),
    (addresses.SAVED, "menu.tersimpan"),
    ("panduan/", "menu.panduan"),
    (addresses.ABOUT, "menu.tentang"),
    ("katalog.json", "kaki.data"),
    (PRINTED, "kaki.cetak"),
)

# How wide photos are shown, as `sizes`: these say what katalog.css does, to a pixel, and change with it. The widths of
# `pictures.AVIF_WIDTHS` are made for what a phone makes of them.
CARD_SIZES = (
    "(min-width:75rem) 13.6rem,(min-width:60rem) calc(25vw - 1.5rem),(min-width:40rem) calc(33.3vw - 1rem),"
    "calc(50vw - 1.125rem)"
)
LEAD_SIZES = "(min-width:75rem) 35rem,(min-width:48rem) calc(50vw - 2.5rem),100vw"
GALLERY_SIZES = "(min-width:75rem) 31.5rem,(min-width:48rem) calc(45vw - 2.25rem),90vw"
DEAL_SIZES = "(min-width:48rem) 14rem,(min-width:373px) 7rem,30vw"

UNBROKEN_MAX = 16  # characters; a longer name could be wider than a card

REGION_WORDS = frozenset({"kabupaten", "kab", "kota", "kecamatan", "kec", "distrik"})

SERVICE_ICONS = {
    "ambil": "shopping-outline",
    "antar": "moped-outline",
    "kirim": "package-variant-closed",
    "makan-di-tempat": "silverware-fork-knife",
    "janji-temu": "calendar-clock-outline",
    "kirim-berkas": "file-send-outline",
}

HERE_MARK = "\x01"  # stands for the page's own address in the header; no entry can hold it (control characters)


@dataclass(frozen=True)
class Around:
    """What surrounds the pages of a site.

    `overrides` is the folder of templates, texts, styles and scripts, `downloads` the addresses of the files that were
    made for it, so that nothing links to one that was not. `editions` are the folders of the site's languages, where
    there are several, `marks` the pictures that stand for the whole site, `additions` what the village adds to
    every page, `look` the folder of its own styles and templates.
    """

    overrides: Path
    downloads: Container[str] = ()
    editions: Mapping[str, str] = field(default_factory=dict)
    marks: Marks = NO_MARKS
    additions: Additions = NO_ADDITIONS
    look: Path | None = None
    is_preview: bool = False


def environment_of(
    edition: Edition, assets: Assets, around: Around, *, worker: str, kept: KeptTemplates | None
) -> PlainEnvironment:
    """Return the environment of an edition's pages; `worker` is the address of their service worker, "" for none."""
    texts = edition.texts
    if kept is not None:
        kept.begin(texts)
    environment = environment_for(around.overrides, {"t": texts, "icon": icons.svg}, kept, around.look)
    environment.globals.update(
        _words(edition)
        | _links(edition, around)
        | _links_to_village(edition.catalogue.village)
        | _looks(assets)
        | {
            "village": edition.catalogue.village,
            "theme_colour": edition.catalogue.village.colour or colours.GREEN,
            "site": edition.where,
            "marks": around.marks,
            "additions": around.additions,
            "told": lambda html: Markup(about.told(html, edition.catalogue, edition.texts)),  # noqa: S704 - as it came
            "own_styles": own_look.styles(iter(assets.contents)),
            "worker": worker,
            "ordering": order_data.OrderForms(edition.catalogue.village, edition.where.root_url),
            "hours_data": lambda business: _hours_data(business, edition.catalogue.village),
        }
    )
    environment.filters.update(
        markdown=markdown.html,
        rupiah=formats.rupiah,
        long_date=lambda day: formats.long_date(day, texts.language),
        phone=formats.phone_for_people,
        srcset=partial(_srcset, edition.where.to_shared + addresses.PICTURES),
        unbroken=_unbroken,
    )
    return environment


def add_fragments(environment: PlainEnvironment) -> Fragments:
    """Return what is drawn once for many pages of an environment, which its templates can use from now on."""
    fragments = Fragments(environment)
    environment.globals.update(
        card=fragments.card,
        cards=fragments.cards,
        promo_card=fragments.promo_card,
        business_card=fragments.business_card,
        seller_card=fragments.seller_card,
    )
    return fragments


def _words(edition: Edition) -> dict[str, Any]:
    """Return words: of the interface, of entries on pages in another language, of days and hours."""
    texts = edition.texts
    own_words = english.OwnWords(edition.where.edition)
    return {
        "t": texts,
        "t_section": texts.section,
        "texts_json": lambda section: script_data.compact(dict(texts.section(section))),  # for a `data-` attribute
        "own": own_words.attribute,
        "own_phrase": own_words.phrase,
        "own_prose": own_words.prose,
        "region": _region,
        "holiday_dates": lambda each: formats.date_range(each.starts, each.ends, texts.language),
        "weekly_hours": lambda hours: opening_hours.rows(hours, texts.language),
        "lead_time": lambda time: formats.lead_time(time.duration, time.written, texts.language),
    }


def _links(edition: Edition, around: Around) -> dict[str, Any]:
    """Return where links lead to."""
    where, texts = edition.where, edition.texts
    return {
        "to": addresses,
        "here": HERE_MARK,
        "shared": where.to_shared,
        "pictures_at": where.to_shared + addresses.PICTURES,
        "footer_links": [
            (where.to_shared * (address in SHARED) + address, texts(key))
            for address, key in FOOTER_LINKS
            if address != PRINTED or address in around.downloads
        ],
        "languages": [
            (language, where.to_shared + folder, texts(f"bahasa.{language}"))
            for language, folder in around.editions.items()
            if folder != where.edition
        ],
        "directions": _directions,
        "host": _host,
        "embed": videos.embed,
    }


def _links_to_village(village: Village) -> dict[str, Any]:
    """Return links that write to the village, "" for each where it has no number."""
    number = village.whatsapp
    return {
        "register_link": whatsapp.link(number, whatsapp.register_text()) if number else "",
        "chat_link": whatsapp.link,
        "contact_link": whatsapp.link(number) if number else "",
        "report_link": lambda url: whatsapp.link(number, whatsapp.report_text(url)) if number else "",
    }


def _looks(assets: Assets) -> dict[str, Any]:
    """Return styles, scripts, icons, and how wide photos are shown."""

    @pass_context
    def asset(context: Context, name: str) -> str:
        return str(context["base"]) + assets.address(name)

    return {
        "asset": asset,
        "head_script": Markup(assets.head_script),  # noqa: S704 - our own file
        "leaflet": LEAFLET,
        "drawn_font": DRAWN_FONT,
        "tone": photo_tones.class_of,
        "icon": icons.svg,
        "category_icon": lambda category: icons.of_category(category.icon),
        "service_icons": SERVICE_ICONS,
        "channel_icons": {channel: platform.icon for channel, platform in PLATFORMS.items()},
        "card_sizes": CARD_SIZES,
        "lead_sizes": LEAD_SIZES,
        "gallery_sizes": GALLERY_SIZES,
        "deal_sizes": DEAL_SIZES,
    }


def _srcset(folder: str, renditions: Iterable[Rendition], base: str) -> str:
    return ", ".join(f"{base}{folder}{each.name} {each.width}w" for each in renditions)


def _hours_data(business: Business, village: Village) -> str:
    """Return what a browser needs to say whether a business is open, as JSON; "" without hours."""
    data = opening_hours.for_browser(business, village)
    return script_data.compact(data) if data else ""


def _region(kind: str, name: str) -> str:
    """Return a region with what it is (`Kabupaten Deli Serdang`), once: volunteers write it with and without."""
    return name if name.split(maxsplit=1)[0].rstrip(".").casefold() in REGION_WORDS else f"{kind} {name}"


def _host(url: str) -> str:
    """Return the site of an address as people know it: `youtube.com`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _unbroken(name: str) -> str:
    """Return a short name (`Dusun V`) so that no line ends within it; a long one may."""
    return name.replace(" ", "\N{NO-BREAK SPACE}") if len(name) <= UNBROKEN_MAX else name


def _directions(business: Business) -> str:
    """Return the address of directions to a business, "" where nothing says where it is.

    https://developers.google.com/maps/documentation/urls/get-started#directions-action
    """
    where = business.address.coordinates
    if where:
        return f"https://www.google.com/maps/dir/?api=1&destination={where.latitude},{where.longitude}"
    return business.address.map_link or ""
