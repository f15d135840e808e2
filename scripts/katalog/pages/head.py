"""What the head of a page says of it: address, preview, photo to fetch first, and its graph in JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from katalog import addresses
from katalog.contract.model import Catalogue
from katalog.pages import json_ld, security_policy
from katalog.pages.page import Page
from katalog.safe_text import script_data
from katalog.settings import SiteAddress

LOCALES = {"id": "id_ID", "en": "en_US"}  # og:locale by the language of the interface


@dataclass(frozen=True, slots=True)
class Head:
    """The head's parts that need more than the page itself; addresses are absolute.

    `image` is "" where no card was drawn for the page, and the site's own is shown. `others` are the same page in every
    language (its own among them) as pairs of language and address; none where there is one language.
    `policy` is "" in a live preview: MkDocs puts a script of its own into the pages it serves.
    """

    url: str
    image: str
    graph: Markup
    locale: str
    policy: Markup
    others: tuple[tuple[str, str], ...] = ()


def locale_of(language: str) -> str:
    """Return the locale that link previews of pages in `language` state."""
    return LOCALES.get(language, LOCALES["id"])


def head_of(
    page: Page, catalogue: Catalogue, where: SiteAddress, today: date, inline: tuple[str, ...] | None = ()
) -> Head:
    """Return the head's parts for `page` as of `today`; `inline` are the scripts in it, None where any may."""
    address = page.address if page.canonical is None else page.canonical
    site_url = where.site_url
    url = addresses.absolute(site_url, address)
    return Head(
        url=url,
        image=where.root_url + addresses.PICTURES + page.card.name if page.card else "",
        graph=_graph(page, catalogue, where, url, today) if page.indexed else Markup(),
        locale=locale_of(catalogue.village.language),
        others=tuple(
            (language, f"{where.root_url}{edition}{page.address}") for language, edition in page.languages.items()
        )
        if page.indexed
        else (),
        policy=Markup() if inline is None else _policy(page, inline),
    )


def _policy(page: Page, inline: tuple[str, ...]) -> Markup:
    return Markup(security_policy.policy(inline, page.needs))  # noqa: S704  # nothing of an entry


def _graph(page: Page, catalogue: Catalogue, where: SiteAddress, url: str, today: date) -> Markup:
    trail = [(crumb.name, addresses.absolute(where.site_url, crumb.address)) for crumb in page.trail]
    if trail:
        trail.append((page.heading or page.title, url))
    pictures_url = where.root_url + addresses.PICTURES
    graph = page.json_ld(json_ld.Around(catalogue.village, where.site_url, url, pictures_url, today, trail))
    return Markup(script_data.embedded(graph))  # noqa: S704  # escaped for a script element
