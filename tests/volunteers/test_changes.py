"""Sentences of change: 62 of them were written down with what is right before there was a reader."""

import io
import tempfile
from pathlib import Path

import hypothesis
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from villages import village

from katalog.cli import main
from katalog.entries import load
from katalog.volunteers.changes import apply, plan
from katalog.volunteers.registration.account import REMARK
from katalog.volunteers.registration.new import NotWrittenError
from katalog.volunteers.writing.tree import phone_as_typed, tree_of

HERE = Path(__file__).parent / "changes"
ENTRY = (HERE / "usaha.yaml").read_text(encoding="utf-8")
SENTENCES = yaml.safe_load((HERE / "sentences.yml").read_text(encoding="utf-8"))


def differences(before, after):
    one, other = (dict(apply.flat(tree_of(business))) for business in (before, after))
    found = {path: other.get(path) for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
    found = {path: value for path, value in found.items() if not path.startswith("jam_buka")}
    days = enumerate(zip(before.hours.days, after.hours.days, strict=True))
    hours = {
        f"jam_buka.{number}": ", ".join(f"{begin}-{end}" for begin, end in new)
        for number, (old, new) in days
        if old != new
    }
    return found | hours


def expected(right):
    """What must differ; an item that is gone moves those behind it up, so the whole list is compared elsewhere."""
    made = {}
    for path, value in right.items():
        made[path] = None if value is None else phone_as_typed(value) if path == "whatsapp" else str(value)
    return made


def read(settings):
    loaded = load.load(settings)
    assert [str(problem) for problem in loaded.problems if problem.severity.value == "error"] == []
    return loaded.catalogue.businesses[0]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["kata"][:40])
def test_a_sentence_changes_what_it_says_and_nothing_else(case, tmp_path):
    settings = village(tmp_path, {"dapur-sari": ENTRY})
    before = read(settings)
    made = plan.plan(settings, case["kata"], "dapur-sari")
    (settings.businesses / "dapur-sari" / "usaha.yaml").write_bytes(made.after)
    after = read(settings)
    right = case.get("jadi", {})
    found = differences(before, after)
    gone = [path for path, value in right.items() if value is None and path.count(".") == 1]
    if case.get("tidak"):
        assert found == {}
        assert any(case["kata"].rstrip(".?") in remark for remark in made.remarks), made.remarks
    elif gone:
        (path,) = gone
        key, number = path.split(".")
        whole = tree_of(before)
        del whole[key][int(number)]
        assert tree_of(after) == {name: value for name, value in whole.items() if value}
    else:
        assert found == expected(right)
    named = " ".join(made.remarks)
    assert all(words in named for words in case.get("sisa", ()))
    if not case.get("tidak") and not case.get("sisa"):
        assert made.remarks == []
    kept = [line.partition("#")[2] for line in ENTRY.splitlines() if "#" in line]
    if not gone:
        assert all(remark in made.after.decode() for remark in kept)


def ubah(settings, text, *words):
    message = settings.root / "ubah.txt"
    message.write_text(text, encoding="utf-8")
    line = [
        "ubah",
        "--dari-teks",
        str(message),
        "--businesses",
        str(settings.businesses),
        "--today",
        "2026-11-24",
        *words,
    ]
    return main.main(line, load_site_maker=lambda: None)


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("keripik balado jadi 22rb", ["--ya"], 0),
        ("Keripik balado jadi 22rb mulai besok", ["--ya"], 3),
        ("keripik balado jadi 22rb. Apa kabar?", ["--ya"], 3),
        ("keripik balado jadi 22rb", [], 1),
        ("keripik balado jadi 200rb", ["--ya"], 1),
        ("apa kabar", ["--ya"], 1),
        ("keripik balado 20rb", ["--ya"], 0),
    ],
)
def test_how_a_change_ends(tmp_path, monkeypatch, text, words, status):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    settings = village(tmp_path, {"dapur-sari": ENTRY})
    assert ubah(settings, text, "dapur-sari", *words) == status
    written = (settings.businesses / "dapur-sari" / "usaha.yaml").read_text(encoding="utf-8")
    assert (written != ENTRY) == ("22rb" in text and "--ya" in words)


@pytest.mark.parametrize(
    ("answers", "is_written"), [(["ya", "ya", "ya"], True), (["ya", "tidak"], False), (["tidak"], False)]
)
def test_a_price_ten_times_as_high_is_asked_about_twice(tmp_path, monkeypatch, answers, is_written):
    settings = village(tmp_path, {"dapur-sari": ENTRY})
    asked = []
    waiting = iter(answers)

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or next(waiting))
    ubah(settings, "keripik balado jadi 200.000", "dapur-sari")
    assert (
        "harga: 200.000" in (settings.businesses / "dapur-sari" / "usaha.yaml").read_text(encoding="utf-8")
    ) == is_written
    assert len(asked) == len(answers)


def test_the_business_is_found_by_its_name_or_number(tmp_path):
    other = ENTRY.replace("Dapur Bu Sari", "Warung Lain").replace("0812-0000-0041", "0812-0000-0042")
    settings = village(tmp_path, {"dapur-sari": ENTRY, "warung-lain": other})
    assert plan.plan(settings, "Dapur bu sari: balado habis").found.slug == "dapur-sari"
    assert plan.plan(settings, "[24/11/26 10.05] +62 812-0000-0042: balado habis").found.slug == "warung-lain"
    for text in ("balado habis", "Dapur Bu Sari dan Warung Lain libur besok"):
        with pytest.raises(NotWrittenError, match="Belum jelas usaha mana"):
            plan.plan(settings, text)
    with pytest.raises(NotWrittenError, match="tidak ada"):
        plan.plan(settings, "balado habis", "entah")


WORDS = [
    "keripik",
    "original",
    "balado",
    "250 g",
    "500 g",
    "nasi uduk",
    "jadi",
    "naik",
    "habis",
    "ada lagi",
    "19.000",
    "2rb",
    "libur",
]
WORDS += [
    "besok",
    "tanggal 8 sampai 15 Maret",
    "jangan",
    "senin",
    "tutup",
    "buka",
    "08.00-15.00",
    "ongkir",
    "Dusun IV",
    "gratis",
    "hapus",
]
WORDS += [
    "paket hemat",
    "produk baru:",
    "mulai",
    "?",
    ".",
    ",",
    "\n",
    "tidak",
    "wa",
    "0812-0000-0077",
    "kalau",
    "dari 20.000",
    "es teh",
    "besar",
]


@hypothesis.settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_no_word_of_a_change_is_lost_and_no_amount_invented(text):
    with tempfile.TemporaryDirectory() as name:
        settings = village(Path(name) / "desa", {"dapur-sari": ENTRY})
        made = plan.plan(settings, text, "dapur-sari")
        before = read(settings)
        (settings.businesses / "dapur-sari" / "usaha.yaml").write_bytes(made.after)
        after = read(settings)
    assert made.is_changed == (before != after)
    said = " ".join(made.remarks).casefold()
    for word, fates in made.account.words():
        assert fates
        assert REMARK not in fates or word.casefold() in said
    new = {
        value
        for path, value in differences(before, after).items()
        if value and path.endswith(("harga", "biaya", "harga_mulai"))
    }
    assert new <= {"19000", "2000", "20000", "gratis"} | {value for _, value in apply.flat(tree_of(before))}
