"""Icons from the installed theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from katalog.contract import icons
from katalog.contract.values.platforms import PLATFORMS
from katalog.site.environment import SERVICE_ICONS


def test_names_are_those_that_svg_knows() -> None:
    assert {"store", "food", "whatsapp"} <= icons.names()
    assert len(icons.names()) > 7000


def test_an_icon_is_hidden_from_screen_readers() -> None:
    text = icons.svg("store")
    assert text.startswith('<svg class="icon" aria-hidden="true" viewBox="0 0 24 24">')
    assert text == icons.svg("material/store")


@pytest.mark.parametrize("name", ["tidak-ada", "", "../store", "octicons/tag", "material/../store", "Store", "a/b/c"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(icons.UnknownIconError):
        icons.svg(name)


@pytest.mark.parametrize("name", sorted({*SERVICE_ICONS.values(), *(platform.icon for platform in PLATFORMS.values())}))
def test_every_icon_of_a_service_or_channel_exists(name: str) -> None:
    assert "<path" in icons.svg(name)


def test_icons_for_indonesian_words_and_those_of_the_guide_are_there() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "panduan" / "relawan.md").read_text(encoding="utf-8")
    table = guide.partition("| Untuk | Ikon |")[2].partition("\n\n")[0]
    shown = set(re.findall("`([a-z-]+)`", table))
    assert len(shown) > 30
    assert shown | set(icons.BY_MEANING.values()) <= icons.names()
