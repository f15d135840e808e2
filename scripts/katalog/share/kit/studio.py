"""Writes what the share studio draws out of, for the script of an owner's kit: things, words, colours, photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from katalog import formats
from katalog.pages.views import BusinessView
from katalog.photos.plan import Picture
from katalog.safe_text import script_data
from katalog.share.cards.tones import in_daylight
from katalog.share.kit.items import Thing, ThingMaker
from katalog.texts import Texts

FIRST_WIDTH = 500  # pixels of the photo that is shown first: half of a screen's dots, a quarter of the largest's bytes


def embedded(seller: BusinessView, maker: ThingMaker, texts: Texts, things: Sequence[Thing], pictures: str) -> Markup:
    """Return what `overrides/assets/studio/studio.js` calls Data, for a script element of a page.

    `maker` knows the village, `pictures` is the address from the page to where pictures lie.
    """
    business, tone = seller.business, maker.tone(seller)
    told = {
        "slug": business.slug,
        "seller": business.name,
        "over": maker.village,
        "call": texts("kit.pesan_lewat_wa"),
        "number": formats.phone_for_people(business.whatsapp),
        "sample": texts("lencana.contoh") if business.sample else "",
        "tones": [asdict(tone), asdict(in_daylight(tone))],
        "pictures": pictures,
        "things": [_thing(each) for each in things],
    }
    return Markup(script_data.embedded(told))  # noqa: S704  # escaped for a script element


def _thing(thing: Thing) -> dict[str, Any]:
    return {
        "id": thing.file,
        "name": thing.name,
        **asdict(thing.words),
        "price": thing.price,
        "sold": thing.is_sold,
        "isMany": thing.is_many,
        "photos": [_photo(picture) for picture in thing.pictures],
    }


def _photo(picture: Picture) -> dict[str, list[str]]:
    """Return the files of a photo, large and small, each with the one that every phone can show behind it."""
    first = next((each for each in picture.avif if each.width >= FIRST_WIDTH), picture.avif[-1])
    fallback = picture.fallback.name
    return {"large": [picture.avif[-1].name, fallback], "small": [first.name, fallback]}
