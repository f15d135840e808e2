"""What one entry may cost: long values, many photos and long lines are refused or cut before anything looks at them."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from pydantic_core import PydanticCustomError
from villages import village

from katalog import problems
from katalog.contract import values
from katalog.entries import load
from katalog.entries.yaml import reading
from katalog.problems import Place, Problem

PUMPS = (
    "1",
    "1 ",
    "1.",
    "08.00-",
    "senin-",
    "senin ",
    ",",
    "rp1",
    "x 1 (",
    "jam ",
    "+62 8",
    "- ",
    " ",
    "a.",
    "1/",
    "5,1 ",
)
ENTRY = "nama: Warung Uji\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-0000-0099\nalamat: {dusun: Dusun I}\n"


class NeverEndedError(Exception):
    """A value was looked at for a minute of processor time; without limits some take hours."""


@pytest.fixture(autouse=True)
def _ends() -> Iterator[None]:
    """Break off what would hold the whole run: no time is asserted, what is bounded takes milliseconds."""

    def give_up(*_: object) -> None:
        raise NeverEndedError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "read",
    [
        values.count,
        values.coordinates,
        values.day,
        values.fee,
        values.lead_time,
        values.mobile,
        values.opening_hours,
        values.phone,
        values.promo_item,
        values.rupiah,
        values.slug,
        values.text,
        values.web_address,
        values.yes_no,
        values.days_of,
        lambda value: values.social_links({"instagram": value}),
        lambda value: values.opening_hours({value: "08.00-17.00"}),
    ],
)
@pytest.mark.parametrize("pump", PUMPS)
@pytest.mark.parametrize("length", [140, 990, 19_000])
def test_every_value_is_refused_or_read_in_the_end(read, pump, length):
    try:
        read(pump * (length // len(pump)) + "!")
    except PydanticCustomError as error:
        assert len(str(error.message())) < 300  # noqa: PT017 - some of these are good values


DEEP = ("[", "{a: ", "- - ", "- ", "? ", ": ")
BROKEN = ("'", '"', "nama: 'x\n", "nama:x\n", "|\n", "\t", "&a ", "%")


@pytest.mark.parametrize("pump", [*PUMPS, *DEEP, *BROKEN])
def test_every_file_is_refused_in_the_end(pump):
    found = reading.of_text(pump * (90_000 // len(pump)), "a.yaml")
    assert found.problems


@pytest.mark.parametrize("pump", DEEP)
def test_nesting_that_would_overrun_the_parsers_stack(pump):
    found = reading.of_text(pump * (900_000 // len(pump)), "a.yaml")
    assert found.root is None
    assert found.problems


def test_nesting_by_indentation_alone():
    text = "".join(f"{' ' * depth}a:\n" for depth in range(1_300))
    found = reading.of_text(text, "a.yaml").problems
    assert [problem.message for problem in found] == ["isian ini bertingkat terlalu dalam"]


def test_a_value_of_a_whole_file_is_refused_by_its_place():
    found = reading.of_text(f"nama: Warung\ncerita: {'kata ' * 5_000}\n", "a.yaml")
    assert [(problem.place.line, problem.message) for problem in found.problems] == [(2, "isian ini terlalu panjang")]
    assert "20.000" in found.problems[0].hint


def test_a_long_line_is_shown_around_the_mistake():
    line = "a" * 5_000 + "SALAH" + "b" * 5_000
    shown = str(Problem(Place("a.yaml", 1, 5_001, 5_006), "salah", excerpt=line)).splitlines()
    assert all(len(row) < problems.WIDEST + 20 for row in shown)
    at = shown[2].index("^")
    assert shown[1][at : at + 5] == "SALAH"
    assert shown[2].count("^") == 5


def test_a_folder_of_many_photos_shows_the_first_and_says_so(tmp_path):
    settings = village(tmp_path, {"warung": ENTRY})
    for number in range(150):
        (settings.businesses / "warung" / f"{number}.jpg").write_bytes(b"x")
    loaded = load.load(settings)
    assert [photo.file for photo in loaded.catalogue.businesses[0].photos] == [f"{number}.jpg" for number in range(100)]
    assert [True for problem in loaded.problems if "150 foto" in problem.message] == [True]


def test_a_list_of_too_many_photos_is_an_error(tmp_path):
    listed = ", ".join(f"{number}.jpg" for number in range(150))
    settings = village(tmp_path, {"warung": f"{ENTRY}foto: [{listed}]\n"})
    for number in range(150):
        (settings.businesses / "warung" / f"{number}.jpg").write_bytes(b"x")
    assert [problem.message for problem in load.load(settings).problems] == ["foto terlalu banyak: 150"]
