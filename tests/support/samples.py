"""A village and a business of its own making, as small as the contract allows, for the tests of pure modules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from page_checks import SHELL

from katalog.contract.model import Business, Catalogue, Village
from katalog.pages.page import Page
from katalog.pages.pages import DataPages
from katalog.pages.view_maker import ViewMaker
from katalog.pages.views import Pictures, VillageView
from katalog.photos.plan import Picture
from katalog.settings import Settings
from katalog.site.contents import Site
from katalog.site.drawn import Drawn
from katalog.site.edition_parts import PagesPart
from katalog.site.parts import Content
from katalog.site.prepare import Prepared
from katalog.site.render import Renderer
from katalog.texts import Texts

NOTHING_DRAWN = Drawn()


def a_village(**more: Any) -> Village:
    """Return a village with one hamlet and one category; `more` are keys of `_desa.yaml`."""
    return Village.model_validate(
        {
            "nama": "Desa Dalu Sepuluh B",
            "kecamatan": "Tanjung Morawa",
            "kabupaten": "Deli Serdang",
            "provinsi": "Sumatera Utara",
            "dusun": ["Dusun I"],
            "kategori": [{"id": "makanan", "nama": "Makanan", "ikon": "food"}],
            **more,
        }
    )


def a_business(**more: Any) -> Business:
    """Return a business of that village; `more` are keys of `usaha.yaml`, or `slug`."""
    return Business.model_validate(
        {
            "slug": "warung",
            "nama": "Warung Siti",
            "kategori": "makanan",
            "ringkasan": "Keripik tempe renyah.",
            "whatsapp": "0812-3456-7890",
            "alamat": {"dusun": "Dusun I"},
            **more,
        }
    )


def village_view(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> VillageView:
    """Return what templates see of a catalogue."""
    return ViewMaker(catalogue, pictures, settings.address, Texts.read(settings.overrides), settings.today).village()


def site_pages(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> list[Page]:
    """Return the data pages of a catalogue."""
    view = village_view(catalogue, pictures, settings)
    made = DataPages(view, settings.address, Texts.read(settings.overrides), settings.today)
    return [page for group in made.groups() for page in group()]


def site_of(
    catalogue: Catalogue, pictures: Pictures, settings: Settings, drawn: Drawn = NOTHING_DRAWN, **more: Any
) -> Site:
    """Return the site of a catalogue in a plain shell; `drawn` are all pictures with words on them."""
    prepared = Prepared((), catalogue=catalogue, pictures=pictures)
    return Site(prepared, settings, in_shell, draw=lambda *_: drawn, **more)


def in_shell(_language: str, head: str, body: str) -> str:
    """Return a whole page."""
    return SHELL.format(head=head, body=body)


def renderer_of(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> Renderer:
    """Return what renders those pages."""
    return site_of(catalogue, pictures, settings).editions[0].renderer


def files_beside(site: Site) -> dict[str, Content]:
    """Return all of a site but its pages."""
    parts = (part for part in site.parts if not isinstance(part, PagesPart))
    return {address: content for part in parts for address, content in part.files()}


def names_of(pictures: Iterable[Picture]) -> set[str]:
    """Return the names of all files of these pictures."""
    return {rendition.name for each in pictures for rendition in each.renditions}
