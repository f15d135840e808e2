"""Sheets are the same bytes whether they are drawn one after another or many at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from katalog.share.cards.lettering import Face
from katalog.share.kit import paper, paper_text

# Letters with accents are put together from others, which takes the most reading.
WORDS = ("ÄÖÜäöüÉÈÊéèê", "ÁÀÂáàâÑñÇç", "ÍÌÎíìîÓÒÔóòô", "ÚÙÛúùûÝýÿ")


@pytest.fixture
def impatient() -> Iterator[None]:
    """Threads that interrupt one another all the time."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def drawn(words: str) -> bytes:
    """Return a sheet with words in every weight."""
    sheet = paper.Sheet(paper.A6, words)
    for number, face in enumerate(Face):
        sheet.write(words, paper.Area(5, 5 + 20 * number, 90, 18), paper_text.Style(face, 8, 4))
    return sheet.finish()


@pytest.mark.usefixtures("impatient")
def test_sheets_drawn_at_once_have_the_letters_of_those_drawn_alone() -> None:
    many = WORDS * 10
    with ThreadPoolExecutor(max_workers=4) as pool:
        at_once = list(pool.map(drawn, many))
    assert at_once == [drawn(words) for words in many]
