"""A village's colour: what is taken is read under white, what is not is refused with the nearest that is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from katalog.contract.values import colours

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
STYLE = (Path(__file__).parents[2] / "overrides/assets/katalog.css").read_text(encoding="utf-8")


def refused(value: str) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as raised:
        colours.colour(value)
    context = raised.value.context or {}
    return context["message"], context["hint"]


def offered(hint: str) -> str:
    found = re.search(r'`\{key\}: "?([^`"]+)"?`', hint)
    assert found, hint
    return found[1]


@pytest.mark.parametrize("name", colours.NAMES)
def test_a_ready_name_is_read_under_white(name):
    assert colours.contrast(colours.colour(name), colours.WHITE) >= colours.READ_FROM


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#0D4A2B", "#0d4a2b"), ("0d4a2b", "#0d4a2b"), ("#036", "#003366"), (" Biru ", colours.NAMES["biru"]),
        ("blue", colours.NAMES["biru"]), ("coklat", colours.NAMES["cokelat"]), ("ORANGE", colours.NAMES["jingga"]),
    ],
)  # fmt: skip
def test_a_colour_may_be_written_in_several_ways(written, meant):
    assert colours.colour(written) == meant


@given(HEX)
def test_any_colour_is_taken_or_refused_with_the_nearest_that_is(colour):
    if colours.contrast(colour, colours.WHITE) >= colours.READ_FROM:
        assert colours.colour(colour) == colour
        return
    message, hint = refused(colour)
    assert "terlalu terang" in message
    near = offered(hint)
    assert colours.colour(near) == near
    assert colours.contrast(near, colours.WHITE) < colours.READ_FROM + 0.2, "no darker than it has to be"


@pytest.mark.parametrize(
    ("written", "near"),
    [("biru tua", "biru"), ("hijo", "hijau"), ("Merah-putih", ""), ("kuning", ""), ("rgb(1,2,3)", "")],
)
def test_a_word_that_is_no_colour_gets_the_names_there_are(written, near):
    _, hint = refused(written)
    assert all(name in hint for name in colours.NAMES)
    assert (offered(hint) if near else "") == near
    assert "Mungkin" in hint or not near


@pytest.mark.parametrize(("one", "other", "ratio"), [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_that_of_the_rule(one, other, ratio):
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_the_style_has_the_same_colours():
    for name, colour in (("leaf", colours.GREEN), ("turmeric", colours.TURMERIC), ("chilli", colours.CHILLI)):
        assert f"--{name}: {colour};" in STYLE
