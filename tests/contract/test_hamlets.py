"""Which hamlet a number means, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract import hamlets

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
WORDS = [
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "dua belas",
]
ANY = st.integers(0, 11)
FORMS = [
    lambda n: f"{n + 1}",
    lambda n: f"{n + 1:02}",
    lambda n: ROMAN[n].lower(),
    lambda n: ROMAN[n].replace("I", "l"),
    lambda n: WORDS[n],
]


@given(ANY, st.sampled_from(FORMS), st.sampled_from(FORMS), st.sampled_from(["Lingkungan", "dusun", "BANJAR"]))
def test_a_number_is_the_same_in_every_notation(number, listed, written, word):
    names = [f"{word.title()} {listed(n)}" for n in range(12)]
    assert hamlets.meant(f"{word} {written(number)}", names) == names[number]
    assert hamlets.meant(written(number), names) == names[number]


@pytest.mark.parametrize("written", ["Lingkungan 5", "Dusun 4", "Dusun", "Krajan 2", "4", "Dusun 1 dan 2"])
def test_another_number_or_word_is_no_hamlet(written):
    assert hamlets.meant(written, ["Dusun I", "Dusun 2", "Dusun Tiga"]) is None


def test_what_may_be_two_is_none_but_for_its_own_name():
    names = ["Dusun II", "Dusun 2", "Lingkungan 3", "Dusun 3"]
    assert hamlets.meant("Dusun dua", names) is None
    assert hamlets.meant("Dusun 2", names) == "Dusun 2"
    assert hamlets.meant("III", names) is None


def test_names_without_numbers_are_as_they_were():
    assert hamlets.meant("karang-anyar", ["Krajan", "Karang Anyar"]) == "Karang Anyar"
    assert hamlets.meant("Dusun II B", ["Dusun 2 A", "Dusun 2 B"]) == "Dusun 2 B"


def test_only_what_is_like_a_name_is_offered_for_it():
    names = ["Dusun I", "Dusun II", "Dusun Melati", "Krajan"]
    assert hamlets.nearest("Dusun Melatti", names) == "Dusun Melati"
    assert hamlets.nearest("Krajn", names) == "Krajan"
    assert [hamlets.nearest(word, names) for word in ("Dusun 9", "Dusun Sukun", "Dusun", "")] == [None] * 4
