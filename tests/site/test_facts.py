"""What every page of the sample village states to machines: by the vocabulary, by Google's rules, and as it shows."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import extruct
import google_rules
import pytest
import schema_org
from sites import XHTML, address_of, metas, pages, parsed

from katalog.formats import rupiah

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graphs(sample_site: Path) -> dict[Path, dict[str, Any]]:
    """Return the one graph of each page in the index, as extruct reads it."""
    found = {}
    for page in pages(sample_site):
        read = extruct.extract(
            page.read_text("utf-8"), address_of(page, sample_site), syntaxes=["json-ld", "microdata", "rdfa"]
        )
        assert read["microdata"] == []
        if metas(page, "robots"):
            assert read["json-ld"] == [], page
            continue
        assert len(read["json-ld"]) == 1, page
        (found[page],) = read["json-ld"]
    assert len(found) > 60
    return found


def test_every_graph_keeps_to_the_vocabulary(graphs: dict[Path, dict[str, Any]]):
    assert {str(page): faults for page, graph in graphs.items() if (faults := schema_org.faults(graph))} == {}


def test_every_graph_keeps_to_googles_rules(graphs: dict[Path, dict[str, Any]]):
    assert {str(page): faults for page, graph in graphs.items() if (faults := google_rules.faults(graph))} == {}


def test_what_is_stated_is_shown(graphs: dict[Path, dict[str, Any]], sample_site: Path):
    for page, graph in graphs.items():
        root = parsed(page)
        text = " ".join("".join(next(root.iter(f"{XHTML}main")).itertext()).split())
        for node in graph["@graph"]:
            own = node.get("url") == address_of(page, sample_site)
            kinds = schema_org.ancestors(node["@type"])
            if own and kinds & {"Product", "Service", "LocalBusiness"}:
                assert node["name"] in text, page
            offer = node.get("offers", {})
            for price in [offer.get("price"), *(each.get("price") for each in offer.get("offers", []))]:
                assert price is None or rupiah(price) in text, (page, price)
            if own and "geo" in node:
                assert node["address"]["streetAddress"].split(",")[0] in text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda node: node.update({"@type": "Warung"}), "no type"),
        (lambda node: node.update(harga=1), "has no harga"),
        (lambda node: node.update(openingHours="08:00"), "has no openingHours"),
        (lambda node: node["offers"].update(availability="https://schema.org/Ada"), "availability"),
        (lambda node: node["offers"].update(priceCurrency=3), "priceCurrency"),
        (lambda node: node.update(brand={"@type": "PostalAddress"}), "brand"),
    ],
)
def test_the_vocabulary_check_sees_faults(graphs: dict[Path, dict[str, Any]], change: Any, fault: str):
    found = schema_org.faults(changed_product(graphs, change))
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda node: node.pop("offers"), "no offers"),
        (lambda node: node["offers"].pop("price"), "no price"),
        (lambda node: node["offers"].update(price="18.000"), "bare number"),
        (lambda node: node["offers"].update(priceCurrency="Rp"), "currency"),
        (lambda node: node["offers"].update(priceValidUntil="2030-01-01"), "promised"),
        (lambda node: node.update(itemCondition="baru"), "condition"),
        (lambda node: node.update(aggregateRating={"ratingValue": 5}), "rating"),
    ],
)
def test_the_check_of_googles_rules_sees_faults(graphs: dict[Path, dict[str, Any]], change: Any, fault: str):
    found = google_rules.faults(changed_product(graphs, change))
    assert found
    assert fault in found[0]


def changed_product(graphs: dict[Path, dict[str, Any]], change: Any) -> dict[str, Any]:
    """Return the graph of a product with one price, its node changed."""
    graph = deepcopy(
        next(
            graph
            for graph in graphs.values()
            for node in graph["@graph"]
            if node["@type"] == "Product" and node["offers"]["@type"] == "Offer"
        )
    )
    change(next(node for node in graph["@graph"] if node["@type"] == "Product"))
    return graph
