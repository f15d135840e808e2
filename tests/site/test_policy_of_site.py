"""The security policy of every page of a whole site: there, first, strict, and true to what the page holds."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from sites import XHTML, address_of, pages, parsed

from katalog.pages.security_policy import PLAYER, TILES, digest

pytestmark = pytest.mark.slow

DATA = ("application/ld+json", "application/json")  # types of scripts that no browser runs
KINDS = {"script": "src", "img": "src", "iframe": "src", "source": "srcset", "link": "href"}


@pytest.fixture(scope="module")
def trees(sample_site: Path) -> dict[str, Element]:
    """Return every page as a browser would parse it, by its address below the site."""
    site = address_of(sample_site / "index.html", sample_site)
    return {address_of(page, sample_site).removeprefix(site): parsed(page) for page in pages(sample_site)}


def policy_of(page: str, tree: Element) -> str:
    """Return the one policy of a page, having made sure that nothing that it is about stands before it."""
    found = []
    for element in tree.iter():
        tag = str(element.tag).removeprefix(XHTML)
        if tag == "meta" and element.get("http-equiv") == "Content-Security-Policy":
            found.append(element.get("content", ""))
        assert found or tag not in KINDS, f"{page}: <{tag}> before the policy"
    assert len(found) == 1, page
    return found[0]


def test_every_page_has_one_and_it_covers_its_scripts(trees: dict[str, Element]):
    for page, tree in trees.items():
        policy = policy_of(page, tree)
        assert policy.startswith("default-src 'none'; script-src 'self'"), page
        assert "base-uri 'none'" in policy, page
        for script in tree.iter(f"{XHTML}script"):
            if not script.get("src") and script.get("type") not in DATA:
                assert f"'{digest(script.text or '')}'" in policy, f"{page}: {script.text}"
        assert list(tree.iter(f"{XHTML}style")) == [], page


def test_no_script_hides_in_an_attribute(trees: dict[str, Element]):
    for page, tree in trees.items():
        for element in tree.iter():
            assert not [name for name in element.attrib if str(name).lower().startswith("on")], page
            for name in ("href", "src", "action", "formaction"):
                assert not (element.get(name) or "").strip().lower().startswith(("javascript:", "data:text")), page


def test_only_what_a_visitor_asks_for_comes_from_elsewhere(trees: dict[str, Element]):
    policies = {page: policy_of(page, tree) for page, tree in trees.items()}
    assert [page for page, policy in policies.items() if TILES in policy] == ["en/peta/", "peta/"]
    players = [page for page, policy in policies.items() if PLAYER in policy]
    assert players
    assert all(re.fullmatch("(?:en/)?usaha/[^/]+/", page) for page in players)
    for page, policy in policies.items():
        assert policy.count("https:") == (TILES in policy) + (PLAYER in policy), page
