"""Writes the portal's pages and what they need: HTML by our own templates, one link preview, sitemap, open data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from katalog import addresses
from katalog.contract import icons
from katalog.data import feeds
from katalog.regency.folder import Regency
from katalog.regency.portal import Portal, PortalPage
from katalog.settings import Settings
from katalog.share.cards import collect, preview_card
from katalog.share.cards.lettering import drawable, drawable_or
from katalog.share.cards.requests import initials
from katalog.share.cards.site_icons import TAB, TOUCH, IconJob, Shape, village_initials
from katalog.share.cards.tones import tone_of
from katalog.site import sitemap
from katalog.site.assets.assets import Assets
from katalog.site.templates import environment_for
from katalog.texts import Texts

PORTAL_DATA = "portal.json"
SHOWN_ASSETS = ("katalog.css",)


def files(portal: Portal, regency: Regency, own: Iterable[str], settings: Settings, texts: Texts) -> dict[str, bytes]:
    """Return every file of the portal by its address relative to the root; `own` are the villages' folders under it.

    Raises ValueError where a page's template names what there is not.
    """
    card = _card(regency, texts)
    card_address = f"{addresses.PICTURES}{hashlib.sha256(card).hexdigest()[:20]}-1200x630.jpg"
    drawn = _icons(regency)
    assets = Assets.read(settings.overrides / "assets", only=SHOWN_ASSETS)
    environment = environment_for(settings.overrides, {"t": texts, "icon": icons.svg})
    environment.globals.update(
        t=texts,
        icon=icons.svg,
        category_icon=icons.of_category,
        to=addresses,
        regency=regency,
        site_url=settings.site_url,
        nearest=lambda url, base: (
            base + url.removeprefix(settings.site_url) if url.startswith(settings.site_url) else url
        ),
        preview=settings.site_url + card_address,
        icons={name: at for name, (at, _) in drawn.items()},
    )
    made = {card_address: card, **dict(drawn.values())}
    made |= {assets.prefix + name: assets.contents[name] for name in SHOWN_ASSETS}
    listed = []
    for page in portal.pages():
        base = addresses.to_root(page.address, settings.site_url)
        html = environment.get_template(page.template).render(
            {"page": page, "base": base, "assets": base + assets.prefix, **page.context}
        )
        made[_file_of(page)] = html.encode()
        if page.indexed:
            listed.append(settings.site_url + page.address)
    made[PORTAL_DATA] = _data(portal, regency, settings.today)
    made["sitemap-portal.xml"] = sitemap.of_pages((url, None) for url in listed)
    made[sitemap.NAME] = sitemap.of_sitemaps(
        [f"{settings.site_url}sitemap-portal.xml", *(f"{settings.site_url}{slug}/sitemap.xml" for slug in sorted(own))]
    )
    made[feeds.ROBOTS] = feeds.robots(settings.site_url)
    return made


def _file_of(page: PortalPage) -> str:
    return page.address if page.address.endswith(".html") else f"{page.address}index.html"


def _card(regency: Regency, texts: Texts) -> bytes:
    words = preview_card.Words(
        over=drawable(texts("portal.kartu")),
        name=drawable_or(regency.name, "kabupaten"),
        under=drawable(regency.province),
        initials=initials(regency.name),
    )
    return collect.jpeg_under(preview_card.draw(words, [], tone_of(0)), collect.CARD_MAX_BYTES)


def _icons(regency: Regency) -> dict[str, tuple[str, bytes]]:
    """Return address and content of the icon in tabs and the one on home screens."""
    letters, tone = village_initials(regency.name), tone_of(0)
    jobs = {"tab": IconJob(letters, tone, TAB), "touch": IconJob(letters, tone, TOUCH, Shape.SQUARE)}
    return {name: (addresses.PICTURES + job.name, job.render(Path())) for name, job in jobs.items()}


def _data(portal: Portal, regency: Regency, today: date) -> bytes:
    villages = [
        {
            "nama": village.facts.name,
            "kecamatan": village.facts.district,
            "situs": village.url,
            "katalog": village.url + feeds.OPEN_DATA,
            "tanggal": village.made_on.isoformat(),
            "usaha": len(village.businesses),
        }
        for village in portal.villages
    ]
    document = {"format": "portal-umkm", "versi": 1, "tanggal": today.isoformat(), "kabupaten": regency.name}
    return (json.dumps({**document, "desa": villages}, ensure_ascii=False, indent=1) + "\n").encode()
