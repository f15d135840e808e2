"""Parsers from the text of an entry to plain values: what the types in `katalog.contract.model` validate with.

Each takes text (or a value that already is what it should become, which it passes on) and returns plain data, or
raises the validation error that carries an Indonesian sentence and a hint.
"""

from katalog.contract.values.colours import colour
from katalog.contract.values.dates import MONTH_NUMBERS, MONTHS, day, lead_time
from katalog.contract.values.hour_words import DAYS
from katalog.contract.values.hours import days_of, intervals_of, opening_hours
from katalog.contract.values.links import repository, social_links, video, web_address
from katalog.contract.values.mistakes import KIND, LINE_MAX, Mistake, refusal, wrong
from katalog.contract.values.money import fee, price, rupiah
from katalog.contract.values.phones import mobile, phone
from katalog.contract.values.places import coordinates, licence, neighbourhood, promo_item
from katalog.contract.values.platforms import PLATFORMS
from katalog.contract.values.qris import as_copied
from katalog.contract.values.words import (
    SLUG,
    SLUG_MAX,
    count,
    file_name,
    hamlets,
    language,
    long_text,
    once,
    promo_id,
    slug,
    slug_of,
    tag,
    text,
    ways,
    yes_no,
)

__all__ = [
    "DAYS",
    "KIND",
    "LINE_MAX",
    "MONTHS",
    "MONTH_NUMBERS",
    "PLATFORMS",
    "SLUG",
    "SLUG_MAX",
    "Mistake",
    "as_copied",
    "colour",
    "colours",
    "coordinates",
    "count",
    "day",
    "days_of",
    "fee",
    "file_name",
    "hamlets",
    "intervals_of",
    "language",
    "lead_time",
    "licence",
    "long_text",
    "mobile",
    "neighbourhood",
    "once",
    "opening_hours",
    "phone",
    "places",
    "price",
    "promo_id",
    "promo_item",
    "qris",
    "refusal",
    "repository",
    "rupiah",
    "slug",
    "slug_of",
    "social_links",
    "tag",
    "text",
    "video",
    "ways",
    "web_address",
    "words",
    "wrong",
    "yes_no",
]
