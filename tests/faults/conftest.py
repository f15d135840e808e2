"""A small village in a checkout of its own, and what its site has to be like."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from checkouts import Checkout, Tree, change, copied, photo, with_price
from made_once import made_once


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A village of two businesses with four photos, built with its kits; tests take copies of it."""

    def build(folder: Path) -> None:
        checkout = Checkout.made(folder / "desa")
        with_price(checkout, "15.000")
        for number, name in enumerate(("sampul.jpg", "nasi.jpg", "mi.jpg")):
            photo(checkout.businesses / "warung-satu" / name, number)
        photo(checkout.add("warung-dua", number=2) / "sampul.jpg", 77)
        done = checkout.build()
        assert done.returncode == 0, done.stderr

    return Checkout(made_once(tmp_path_factory, "pattern", build) / "desa")


@pytest.fixture
def village(pattern: Checkout, tmp_path: Path) -> Checkout:
    """A copy of the village, its cache and its published site."""
    return copied(pattern, tmp_path / "desa")


@pytest.fixture(scope="session")
def old(pattern: Checkout) -> Tree:
    """What the village has published."""
    return pattern.tree()


@pytest.fixture(scope="session")
def new(pattern: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What it publishes once a price has changed and a photo has come, made by a build that nothing disturbs."""
    checkout = copied(pattern, tmp_path_factory.mktemp("new") / "desa")
    change(checkout)
    shutil.rmtree(checkout.cache)
    done = checkout.build()
    assert done.returncode == 0, done.stderr
    return checkout.tree()
