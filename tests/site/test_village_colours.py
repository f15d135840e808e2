"""A village's colour on its pages: all that is written on it or in it is read, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.values import colours
from katalog.site.assets import village_colours

STYLE = (Path(__file__).parents[2] / "overrides/assets/katalog.css").read_text(encoding="utf-8")
READ = st.integers(0, 0xFFFFFF).map(lambda number: colours.readable(f"#{number:06x}", colours.WHITE))


def values_in(style: str) -> list[dict[str, str]]:
    return [dict(re.findall(r"--([\w-]+): (#\w{6})", rule)) for rule in re.findall(r"\{([^{}]+)\}", style)]


def test_a_village_without_one_has_the_markets():
    assert village_colours.style_sheet(None) == village_colours.style_sheet(colours.GREEN) == ""


@given(READ)
def test_everything_is_read(colour):
    light, at_night, dark = values_in(village_colours.style_sheet(colour))
    assert at_night == dark
    for name in ("on-leaf", "mark", "glow"):
        assert colours.contrast(light[name], light["leaf"]) >= colours.READ_FROM, name
    page, night = values_in(STYLE)[0], values_in(STYLE)[2]
    for ground in ("bg", "surface", "sunken"):
        assert colours.contrast(light["link"], page[ground]) >= colours.READ_FROM
        assert colours.contrast(dark["link"], night[ground]) >= colours.READ_FROM
    for button in (light["leaf"], dark["button"]):
        assert colours.contrast(colours.WHITE, button) >= colours.READ_FROM
    assert colours.contrast(dark["button"], night["bg"]) >= village_colours.SHAPE


def test_the_names_are_those_of_the_style():
    ours = {name for rule in values_in(village_colours.style_sheet("#14427f")) for name in rule}
    assert ours <= set(re.findall(r"--([\w-]+):", STYLE))
    assert values_in(STYLE)[0]["sunken"] == village_colours.LIGHT_GROUND
    assert tuple(values_in(STYLE)[2][name] for name in ("sunken", "bg")) == (
        village_colours.DARK_GROUND,
        village_colours.DARK_PAGE,
    )
