"""A village and a business of its own making, as small as the contract allows, for the tests of pure modules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from katalog.contract.model import Business, Catalogue, Village
from katalog.pages.editions import editions_of
from katalog.pages.page import Page
from katalog.pages.pages import DataPages
from katalog.pages.view_maker import ViewMaker
from katalog.pages.views import Pictures, VillageView
from katalog.photos.plan import Picture
from katalog.settings import Settings
from katalog.site.render import Renderer
from katalog.texts import Texts


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
    return ViewMaker(catalogue, pictures, settings, Texts.read(settings.overrides)).village()


def site_pages(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> list[Page]:
    """Return the data pages of a catalogue."""
    view = village_view(catalogue, pictures, settings)
    return list(DataPages(view, settings, Texts.read(settings.overrides)))


def renderer_of(catalogue: Catalogue, pictures: Pictures, settings: Settings) -> Renderer:
    """Return what renders those pages."""
    return Renderer(editions_of(catalogue, pictures, settings)[0], pictures)


def names_of(pictures: Iterable[Picture]) -> set[str]:
    """Return the names of all files of these pictures."""
    return {rendition.name for each in pictures for rendition in each.renditions}
