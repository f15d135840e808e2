"""How a problem looks in a terminal: carets under what is meant, and of a long line only what is around them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from katalog.problems import WIDEST, Place, Problem

LINES = st.text(st.characters(exclude_categories=["C", "Z", "M"]) | st.just(" "), min_size=1, max_size=600)


@given(line=LINES.filter(str.strip), data=st.data())
def test_the_carets_stand_under_the_stretch_also_of_a_long_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    shown = str(Problem(Place("a/usaha.yaml", 3, start + 1, end + 1), "x", excerpt=line)).split("\n")
    assert len(shown) == 3
    text, carets = shown[1].removeprefix("    3 | "), shown[2].removeprefix("      | ")
    assert len(text) <= WIDEST
    at, length = carets.index("^"), carets.count("^")
    under = text[at : at + length]
    assert under.rstrip("\u2026") in line[start:end] or under == "\u2026"
    assert length == end - start or len(line) > WIDEST
    assert at + length <= len(text)


def test_a_long_line_to_type_is_abridged_in_the_middle() -> None:
    hint = 'Tulis: `cerita: "' + "panjang " * 60 + 'selesai"` ya.'
    shown = str(Problem(Place("a", 1, 1), "x", hint)).split("\n")[1]
    assert shown.startswith('  Tulis: `cerita: "panjang')
    assert shown.endswith('selesai"` ya.')
    assert " \u2026 " in shown
    assert len(shown) < 160
