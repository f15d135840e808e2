"""What shops are told of the sample village, field by field beside what its pages say in structured data."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from samples import renderer_of, site_pages

from katalog.data import feeds
from katalog.entries import load
from katalog.photos import plan
from katalog.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
G = "{http://base.google.com/ns/1.0}"
AVAILABILITY = {"in_stock": "InStock", "out_of_stock": "OutOfStock", "preorder": "PreOrder"}
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def village():
    """Return settings, catalogue and made-up pictures of the sample village, as if it really sold."""
    settings = Settings(ROOT, ROOT / "businesses", "https://desa.example/katalog/", TODAY)
    catalogue = load.load(settings).catalogue
    assert catalogue is not None
    businesses = tuple(business.model_copy(update={"sample": False}) for business in catalogue.businesses)
    catalogue = catalogue.model_copy(update={"businesses": businesses})
    pictures = {
        (business.slug, photo.file): plan.picture(f"{number:020x}", plan.plan((1200, 900)), "#a06432")
        for number, (business, _product, photo) in enumerate(catalogue.photos())
    }
    return settings, catalogue, pictures


@pytest.fixture(scope="module")
def offered(village):
    """Return every product or variant that a page offers at one price, by its id, with its group's node."""
    settings, catalogue, pictures = village
    renderer = renderer_of(catalogue, pictures, settings)
    found = {}
    for page in site_pages(catalogue, pictures, settings):
        if page.template != "product.html":
            continue
        graph = json.loads(SCRIPT.search(renderer.head(page)).group(1))["@graph"]
        node = graph[0]
        for each in node.get("hasVariant") or [node]:
            if each["@type"] == "Product" and "price" in each["offers"]:
                found[each["sku"]] = (each, node)
    return found


@pytest.fixture(scope="module")
def fed(village):
    settings, catalogue, pictures = village
    return feeds.feeds(catalogue, pictures, settings.site_url, settings.today)


def test_google_is_told_what_the_pages_say(fed, offered):
    items = etree.fromstring(fed[feeds.GOOGLE]).findall("channel/item")
    assert len(items) > 40
    assert any(item.find(f"{G}item_group_id") is not None for item in items)
    for item in items:
        said = {field.tag.removeprefix(G): field.text for field in item}
        node, group = offered[said["id"]]
        offer = node["offers"]
        assert said["title"] == node["name"]
        assert said["link"] == offer["url"]
        assert said["price"] == f"{offer.get('priceSpecification', offer)['price']} IDR"
        assert said.get("sale_price", said["price"]) == f"{offer['price']} IDR"
        assert f"https://schema.org/{AVAILABILITY[said['availability']]}" == offer["availability"]
        assert (said.get("availability_date") or "")[:10] == offer.get("availabilityStarts", "")
        assert said["brand"] == group["brand"]["name"]
        assert said["identifier_exists"] == "no"
        assert f"https://schema.org/{said['condition'].capitalize()}Condition" == group["itemCondition"]
        assert said.get("item_group_id") == group.get("productGroupID")
        assert pictured(said["image_link"]) == pictured(group["image"][0])
        if group.get("description"):
            assert said["description"] == group["description"]


def pictured(address):
    """Return what a picture's files have in common, whichever size is shown."""
    return re.search(r"gambar/([0-9a-f]{20})", address).group(1)


def test_every_offer_with_a_photo_is_told(village, fed, offered):
    items = etree.fromstring(fed[feeds.GOOGLE]).findall(f"channel/item/{G}id")
    told = {item.text for item in items}
    closed = {business.slug for business in village[1].businesses if business.status == "tutup-permanen"}
    pictured_offers = {key for key, (_node, group) in offered.items() if group.get("image")}
    assert told == {key for key in pictured_offers if key.partition("_")[0] not in closed}


def test_meta_is_told_what_google_is(fed):
    rows = list(csv.DictReader(io.StringIO(fed[feeds.META].decode(), newline="")))
    items = etree.fromstring(fed[feeds.GOOGLE]).findall("channel/item")
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        said = {field.tag.removeprefix(G): field.text for field in item}
        for name in ("id", "title", "link", "price", "image_link", "condition", "brand"):
            assert row[name].removeprefix("'") == said[name]
        assert row["availability"] == said["availability"].replace("_", " ")
        assert (row["sale_price"] or None) == said.get("sale_price")
        assert (row["item_group_id"] or None) == said.get("item_group_id")
