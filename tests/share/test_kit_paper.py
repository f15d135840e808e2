"""Sheets are the same bytes whether drawn one after another or many at once, and names on them can be read."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pypdf
import pytest

from katalog.share.cards.lettering import Face
from katalog.share.kit import paper, paper_text, price_rows
from katalog.share.kit.print_content import PriceRow

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


EIGHT_POINTS = 8
LONG = (
    "Nasi Bungkus Rendang Daging Sapi Asli Bumbu Minang Lengkap Sayur Nangka Sambal Hijau Kerupuk Kulit dan Teh Manis"
)


@pytest.mark.parametrize("name", ["Es", LONG, "W" * 60, f"{LONG} {LONG}"])
@pytest.mark.parametrize("price", ["", "Rp500", "Rp125.750.000", "mulai Rp125.750.000"])
@pytest.mark.parametrize("width", [118, 178])
@pytest.mark.parametrize("scale", [0.72, 1, 2])
@pytest.mark.parametrize("inner", [False, True])
def test_a_row_has_all_of_its_name_in_letters_that_can_be_read(
    name: str, price: str, width: float, scale: float, *, inner: bool
) -> None:
    row = PriceRow(name, "paket 100 kotak", price, inner)
    sheet = paper.Sheet(paper.A4, "Uji")
    height = price_rows.row_height(row, width, scale)
    price_rows.price_row(sheet, row, paper.Area(16, 100, width, height), "#000000", scale)
    sizes: list[float] = []
    heights: list[float] = []

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.append(size)
            heights.append(paper.A4[1] - matrix[5] / paper.MM)

    text = pypdf.PdfReader(io.BytesIO(sheet.finish())).pages[0].extract_text(visitor_text=note)
    assert "".join(f"{name} {row.unit}".split()) in "".join(text.replace(price, " ").split())
    assert min(sizes) >= EIGHT_POINTS
    assert 100 < min(heights) <= max(heights) < 100 + height


def test_short_lists_fill_the_page_and_long_ones_keep_their_size() -> None:
    rows = [PriceRow(LONG, "bungkus", "Rp27.500")]
    scales = [price_rows.largest_scale(rows * count, 178, 200, 2.0) for count in (1, 6, 12, 90)]
    assert scales == sorted(scales, reverse=True)
    assert (scales[0], scales[-1]) == (2.0, 1.0)
    assert sum(price_rows.row_height(row, 178, scales[1]) for row in rows * 6) <= 200
