"""Changes out of issues and spreadsheets out of `masukan/`: what becomes a pull request, and what is answered."""

import json
import tempfile
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from villages import village

from katalog.cli import main
from katalog.entries import load
from katalog.volunteers.github import answering, change_proposal, table_proposal
from katalog.volunteers.tables import exporting

ENTRY = (Path(__file__).parent / "changes" / "usaha.yaml").read_text(encoding="utf-8")
OTHER = ENTRY.replace("Dapur Bu Sari", "Warung Lain").replace("0812-0000-0041", "0812-0000-0042")
FORM = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "ubah-usaha.yml"
GUIDE = "Harga keripik original 250 g jadi 19.000 mulai besok. Libur tanggal 8 sampai 15 Maret."


def event(message, name="", number=9):
    body = f"### Nama usaha\n\n{name or '_No response_'}\n\n### Pesan dari pemilik\n\n{message}"
    return {"issue": {"number": number, "body": body, "labels": [{"name": "perubahan"}]}}


def here(folder):
    return village(folder, {"dapur-sari": ENTRY, "warung-lain": OTHER})


def code_blocks(text):
    return [token.content for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]


def entry_of(made, slug="dapur-sari"):
    return (made.businesses / slug / "usaha.yaml").read_text(encoding="utf-8")


def test_the_form_asks_for_what_the_program_reads():
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    labels = [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"]
    assert labels == list(change_proposal.HEADINGS)
    assert form["labels"] == [answering.CHANGE]


@pytest.mark.parametrize("name", ["Dapur Bu Sari", " dapur bu sari", "dapur-sari", "bu sari"])
def test_a_message_becomes_a_change_with_its_summary(tmp_path, name):
    village_of = here(tmp_path)
    made, title = answering.answer(village_of, event(GUIDE, name))
    assert (made.number, made.slug, title) == (9, "dapur-sari", "Perubahan usaha dari #9")
    assert "Closes #9" in made.message
    changed, left, difference = code_blocks(made.message)
    assert changed.splitlines() == [
        "Harga Keripik Tempe Original, 250 g: Rp18.000 menjadi Rp19.000",
        "Libur: 8\u201315 Maret 2027",
    ]
    assert left.startswith('"mulai besok" tidak dicatat')
    assert "+        harga: 19.000           # paling laku" in difference
    assert "harga: 19.000           # paling laku" in entry_of(village_of)
    assert entry_of(village_of, "warung-lain") == OTHER


def test_a_message_of_the_owners_form_says_itself_whose_it_is(tmp_path):
    text = "Perubahan data usaha Dapur Bu Sari\nhttps://desa.example/usaha/dapur-sari/\n\nStok Kue Lapis: habis"
    made, _ = answering.answer(here(tmp_path), event(text))
    assert made.slug == "dapur-sari"
    assert len(code_blocks(made.message)) == 2


def test_another_number_is_said_before_all_else(tmp_path):
    made, _ = answering.answer(
        here(tmp_path), event("Kue lapis habis. Nomor WA ganti jadi 0813-0000-0077", "Warung Lain")
    )
    assert made.message.splitlines()[0] == "Nomor pesanan warung-lain berubah: ...42 menjadi ...77"


@pytest.mark.parametrize(
    ("message", "name", "sentence"),
    [
        ("Kue lapis habis", "", "Isi Nama usaha"),
        ("Kue lapis habis", "Toko Entah", "- Dapur Bu Sari\n- Warung Lain"),
        ("Kue lapis habis", "a", "Ada beberapa usaha yang cocok"),
        ("Halo, apa kabar", "Warung Lain", "tidak ada yang terbaca"),
        ("balado jadi 200.000", "Warung Lain", "Bedanya terlalu jauh"),
        ("_No response_", "Warung Lain", "tidak ada yang terbaca"),
    ],
)
def test_what_cannot_be_a_change_is_answered_and_nothing_written(tmp_path, message, name, sentence):
    village_of = here(tmp_path)
    made, _ = answering.answer(village_of, event(message, name))
    assert made.slug == ""
    assert sentence in code_blocks(made.message)[0]
    assert "ubah --dari-teks" not in made.message
    assert (entry_of(village_of), entry_of(village_of, "warung-lain")) == (ENTRY, OTHER)


PIECES = [
    "`",
    "```\n",
    "\n",
    "### ",
    "$(id)",
    "; rm -rf /",
    "${{ github.token }}",
    "::set-output name=x::",
    "</pre>",
    "@all",
]
PIECES += [
    "kue lapis habis",
    "balado jadi 22rb",
    ". ",
    "produk baru: ",
    " 5.000",
    "\u202e",
    "\x00",
    "&a *b !!c",
    "- [X] ",
    "#1",
]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.sampled_from(["Dapur Bu Sari", "`x", "../..", ""])
)
def test_whatever_is_sent_stays_text(message, name):
    with tempfile.TemporaryDirectory() as folder:
        village_of = here(Path(folder) / "desa")
        made, title = answering.answer(village_of, event(message, name))
        assert load.load(village_of).broken == frozenset()
        assert bool(made.slug) == (entry_of(village_of) != ENTRY or entry_of(village_of, "warung-lain") != OTHER)
    outside = made.message
    for block in code_blocks(made.message):
        outside = outside.replace(block, "")
    assert not {"@", "$", "<", "::"} & set(outside)
    assert title == "Perubahan usaha dari #9"
    assert len(made.message) <= 65_536


def usul(village_of, happened, folder, monkeypatch):
    """What the workflow's step leaves behind: its status, its outputs and its message."""
    (folder / "acara.json").write_text(json.dumps(happened), encoding="utf-8")
    monkeypatch.setenv("GITHUB_OUTPUT", str(folder / "hasil"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "ringkasan"))
    monkeypatch.setenv("GITHUB_RUN_NUMBER", "12")
    words = ["usul", "--acara", str(folder / "acara.json"), "--pesan", str(folder / "pesan.md")]
    status = main.main(
        [*words, "--businesses", str(village_of.businesses), "--today", "2026-11-24"], load_site_maker=lambda: None
    )
    outputs = dict(line.split("=", 1) for line in (folder / "hasil").read_text(encoding="utf-8").splitlines())
    return status, outputs, (folder / "pesan.md").read_text(encoding="utf-8")


def test_the_step_of_a_change(tmp_path, monkeypatch):
    status, outputs, message = usul(here(tmp_path / "desa"), event(GUIDE, "bu sari"), tmp_path, monkeypatch)
    assert status == 0
    assert outputs == {"slug": "dapur-sari", "branch": "usulan/9", "heading": "Perubahan usaha dari #9"}
    assert "Yang berubah:" in message
    assert not (tmp_path / "ringkasan").exists()


def inbox(village_of):
    folder = village_of.businesses.parent / table_proposal.INBOX
    folder.mkdir()
    return folder


def exported(village_of, change):
    """The village's own spreadsheet in its inbox, changed by `change`."""
    file = inbox(village_of) / "usaha.xlsx"
    exporting.export(load.load(village_of).catalogue.businesses, file, village_of.today, overwrite=False)
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)
    return file


def test_a_spreadsheet_becomes_entries_and_leaves_the_inbox(tmp_path, monkeypatch):
    village_of = here(tmp_path / "desa")

    def change(book):
        for line in book["Usaha"].iter_rows():
            for each in line:
                if each.value == "0812-0000-0042":
                    each.value = "0813-0000-0099"
        for line in book["Produk"].iter_rows():
            for each in line:
                if each.value in {20000, "20000", "20.000"}:
                    each.value = 22000

    file = exported(village_of, change)
    status, outputs, message = usul(village_of, {"ref": "refs/heads/x"}, tmp_path, monkeypatch)
    assert status == 0
    assert outputs == {"slug": "tabel", "branch": "usulan/tabel-12", "heading": "Isian dari tabel"}
    assert message.splitlines()[0] == "Nomor pesanan warung-lain berubah: ...42 menjadi ...99"
    assert "dapur-sari: berubah" in code_blocks(message)[0]
    assert not file.exists()
    assert {each.products[1].price for each in load.load(village_of).catalogue.businesses} == {22000}
    assert (tmp_path / "ringkasan").read_text(encoding="utf-8") == message


def test_a_spreadsheet_that_cannot_be_read_is_told_by_the_run_and_stays(tmp_path, monkeypatch):
    village_of = here(tmp_path / "desa")
    (inbox(village_of) / "catatan.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    status, outputs, message = usul(village_of, {}, tmp_path, monkeypatch)
    assert (status, outputs["slug"]) == (1, "")
    assert "judul kolom tidak ditemukan" in message
    assert (tmp_path / "ringkasan").read_text(encoding="utf-8") == message
    assert (village_of.businesses.parent / "masukan" / "catatan.csv").is_file()


def test_rows_that_are_refused_are_named_beside_those_that_are_taken(tmp_path):
    village_of = here(tmp_path / "desa")
    rows = ("Warung Baru,makanan,Nasi.,0812-3456-0001,Dusun I", "Warung Salah,makanan,Nasi.,061,Dusun I")
    text = "\n".join(("nama,kategori,ringkasan,whatsapp,dusun", *rows))
    (inbox(village_of) / "usaha.csv").write_text(text, encoding="utf-8")
    made = table_proposal.propose(village_of)
    changed, refused, *_ = code_blocks(made.message)
    assert changed.startswith("warung-baru: usaha baru")
    assert "baris 3" in refused
    assert (village_of.businesses / "warung-baru" / "usaha.yaml").is_file()


def test_an_inbox_that_is_empty_or_leads_elsewhere_is_nothing(tmp_path, monkeypatch):
    village_of = here(tmp_path / "desa")
    assert usul(village_of, {}, tmp_path, monkeypatch)[0] == 0
    outside = tmp_path / "luar.csv"
    outside.write_text("nama\nX\n", encoding="utf-8")
    (inbox(village_of) / "x.csv").symlink_to(outside)
    assert table_proposal.propose(village_of).message == ""
    assert outside.is_file()


def test_the_form_is_known_without_its_label_which_a_new_repository_has_not(tmp_path):
    asked = event(GUIDE, "dapur-sari")
    del asked["issue"]["labels"]
    made, title = answering.answer(here(tmp_path), asked)
    assert (made.slug, title) == ("dapur-sari", "Perubahan usaha dari #9")
