"""The colours that stand in for photos: every one has its rule, and none is far off."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from katalog.site.assets import photo_tones

RULES = dict(re.findall(r"\.(t\w{3})\{background:#(\w{3})\}", photo_tones.style_sheet()))
CHANNEL = st.integers(0, 255)


def test_there_is_a_rule_for_every_class_and_no_other() -> None:
    assert len(RULES) == 64
    assert len(photo_tones.style_sheet().splitlines()) == 64


@given(CHANNEL, CHANNEL, CHANNEL)
def test_a_colour_gets_the_nearest(red: int, green: int, blue: int) -> None:
    shown = RULES[photo_tones.class_of(f"#{red:02x}{green:02x}{blue:02x}")]
    for wanted, digit in zip((red, green, blue), shown, strict=True):
        got = int(digit * 2, 16)
        assert abs(got - wanted) == min(abs(level - wanted) for level in (0x22, 0x66, 0xAA, 0xDD))
