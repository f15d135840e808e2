"""A new village: answers asked or read from a file, its repository written, nothing overwritten, all of it its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from villages import TODAY

from katalog import program
from katalog.cli import main
from katalog.contract import hamlets, icons, model
from katalog.entries import load
from katalog.entries.checks import sample_texts
from katalog.settings import Settings
from katalog.volunteers.form.fields import fields_of
from katalog.volunteers.registration import new
from katalog.volunteers.starting import answers, categories, next_steps, repository
from katalog.volunteers.tables import template
from katalog.volunteers.tables.xlsx import openpyxl

ANSWERS = """\
nama: Desa Suka Maju
kecamatan: Ubud
kabupaten: Gianyar
provinsi: Bali
zona_waktu: WITA
whatsapp: 0812-3456-7890
dusun: Banjar Kaja, Banjar Kelod
kategori: [camilan, "Salon & Kecantikan", kopi luwak, {nama: Ukiran, ikon: hammer}]
inggris: ya
"""
REPOSITORY = {
    ".github/ISSUE_TEMPLATE/ubah-usaha.yml", ".github/ISSUE_TEMPLATE/usulkan-usaha.yml",
    ".github/dependabot.yml", ".github/workflows/ingat.yml",
    ".github/workflows/periksa.yml", ".github/workflows/terbit.yml", ".github/workflows/usulan.yml", ".gitignore",
    ".vscode/extensions.json", ".vscode/settings.json", "README.md", "businesses/_desa.yaml", "docs/profil.md",
    "mkdocs.yml",
}  # fmt: skip


def start(*words: str | Path) -> int:
    return main.main(["mulai", *map(str, words)], load_site_maker=pytest.fail)


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    file = tmp_path / "jawaban.yaml"
    file.write_text(ANSWERS, "utf-8")
    return file


@pytest.fixture
def village(tmp_path: Path, answered: Path) -> Settings:
    home = tmp_path / "desa"
    assert start(home, "--jawaban", answered) == 0
    businesses = home / "businesses"
    return Settings(program.FOLDER, businesses, "https://desa.example/", TODAY, village=home)


def written(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_a_village_is_data_and_a_few_lines(village, capsys):
    files = written(village.home)
    assert files.keys() >= REPOSITORY
    assert not [name for name in files if name.endswith((".py", ".html", ".css", ".js"))]
    loaded = load.load(village, icons.names())
    assert loaded.problems == ()
    made = loaded.catalogue.village
    assert [hamlet.name for hamlet in made.hamlets] == ["Banjar Kaja", "Banjar Kelod"]
    assert [(kind.id, kind.name, kind.icon) for kind in made.categories] == [
        ("camilan", "Camilan & Oleh-oleh", "cookie"),
        ("kecantikan", "Salon & Kecantikan", "content-cut"),
        ("kopi-luwak", "Kopi luwak", icons.ANY_BUSINESS),
        ("ukiran", "Ukiran", "hammer"),
    ]
    assert [kind.name_en for kind in made.categories] == ["Snacks & gifts", "Salon & beauty", None, None]
    assert made.in_english
    assert capsys.readouterr().err == ""


def test_its_callers_are_short_and_name_the_program_at_a_tag(village):
    for path in sorted((village.home / ".github" / "workflows").glob("*.yml")):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 15
        (job,) = yaml.safe_load(text)["jobs"].values()
        called = f"{program.repository()}/.github/workflows/desa-{path.stem}.yml@{program.tag()}"
        assert job["uses"] == called


def test_nothing_is_left_blank_or_speaks_of_another_village(village):
    sample = yaml.safe_load((program.sample() / "_desa.yaml").read_text("utf-8"))
    strange = [sample[key] for key in ("nama", "kecamatan", "kabupaten", "whatsapp")]
    for name, text in written(village.home).items():
        assert not re.search(r"@@[A-Z]", text), name
        assert not [word for word in (*strange, "Dusun I") if word in text], name
    entry = new.new(village, registration=REGISTRATION, ask=None, say=str).file.read_text("utf-8")
    assert "wilayah: ..." in entry
    assert "Dusun" not in entry
    book = village.home / "isian.xlsx"
    template.write(load.village_of(village), book, TODAY)
    sheets = openpyxl().load_workbook(book)
    cells = [str(cell.value) + str(cell.comment) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not [text for text in cells if "Dusun I" in text]
    assert "Dusun I" not in str(fields_of(model.Business, load.village_of(village)))


REGISTRATION = """\
Nama usaha: Warung Kopi
Jenis usaha: camilan
Yang dijual: Kopi 5.000
Nomor WhatsApp: 0812-3456-7890
Dusun: Banjar Kelod
Pemilik setuju tampil di situs: ya
"""


def test_what_a_check_says_can_be_pasted_here(village):
    (village.businesses / "kopi.yaml").write_text("nama: Warung Kopi\nringkasan: Kopi.\nwhatsapp: 0812-3456-7890\n")
    said = "\n".join(map(str, load.load(village).problems))
    assert "dusun: ..." in said
    assert "`kategori: ...`" in said
    assert "Dusun" not in said


def test_editors_find_the_schema_that_a_check_writes(village):
    assert main.main(["check", "--desa", str(village.home)], load_site_maker=pytest.fail) == 0
    settings = yaml.safe_load((village.home / ".vscode" / "settings.json").read_text("utf-8"))
    for name in settings["yaml.schemas"]:
        text = (village.home / name).read_text("utf-8")
        assert "Dusun I" not in text
    assert ".cache/" in (village.home / ".gitignore").read_text("utf-8")


def test_text_that_is_still_the_samples_is_named(village):
    assert sample_texts.problems(village) == []
    sample = program.sample()
    (village.businesses / "_desa.yaml").write_text((sample / "_desa.yaml").read_text("utf-8"), "utf-8")
    for slug in ("salon", "laptop"):
        text = (sample / slug / "usaha.yaml").read_text("utf-8")
        (village.businesses / f"{slug}.yaml").write_text(
            text if slug == "laptop" else re.sub(r"(?m)^contoh:.*\n", "", text), "utf-8"
        )
    found = sample_texts.problems(village)
    of_village = [problem.excerpt.partition(":")[0] for problem in found if problem.place.path.endswith("_desa.yaml")]
    assert of_village == ["nama", "whatsapp", "sambutan", "sambutan_en"]
    others = {problem.place.path for problem in found} - {"businesses/_desa.yaml"}
    assert others == {"businesses/salon.yaml"}, "what says that it is a sample may be one"


@pytest.mark.parametrize("name", ["README.md", "businesses/_desa.yaml", ".github/workflows/terbit.yml"])
def test_nothing_is_overwritten(tmp_path, answered, capsys, name):
    there = tmp_path / "desa" / name
    there.parent.mkdir(parents=True)
    there.write_text("milik orang\n")
    assert start(tmp_path / "desa", "--jawaban", answered) == 1
    assert written(tmp_path / "desa") == {name: "milik orang\n"}
    assert "Tidak ada yang ditimpa" in capsys.readouterr().err


def test_a_village_within_a_village_is_refused_before_anything_is_asked(village, capsys):
    assert start(village.home / "docs" / "lain") == 1
    assert "sudah sebuah desa" in capsys.readouterr().err


def asked(*typed: str) -> tuple[dict, list[str]]:
    waiting, said = iter(typed), []

    def ask(_question: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return answers.asked(ask, said.append), said


FIRST = ("Desa Suka Maju", "Ubud", "Gianyar", "Bali", "wita", "Banjar Kaja; Banjar Kelod")


def test_the_same_is_asked_in_a_terminal():
    tree, _ = asked(*FIRST, "", "3, kopi luwak", "ya", "desa-suka/katalog")
    _, made = answers.text_of(tree)
    assert (made.time_zone, made.whatsapp, made.repository) == ("WITA", None, "desa-suka/katalog")
    assert [kind.id for kind in made.categories] == ["camilan", "kopi-luwak"]
    assert made.in_english


def test_what_is_not_understood_is_asked_again():
    tree, said = asked(
        *FIRST[:4], "pagi", "WIB", "", "Kaja, kaja", "Kaja, Kelod", "12", "", "99", "", "mungkin", "", ""
    )
    assert tree["zona_waktu"] == "WIB"
    assert tree["dusun"] == ["Kaja", "Kelod"]
    assert [kind["nama"] for kind in tree["kategori"]] == categories.names()
    complaints = [line for line in said if "Jawaban ini" in line]
    assert len(complaints) == 6
    assert any("nomor 99" in line for line in complaints)


def test_answers_that_end_too_early_write_nothing(tmp_path, monkeypatch, capsys):
    waiting = iter(FIRST)

    def ask(_question: str) -> str:
        if (line := next(waiting, None)) is None:
            raise EOFError
        return line

    monkeypatch.setattr("builtins.input", ask)
    assert start(tmp_path / "desa") == 1
    assert "--jawaban BERKAS" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("dusun:", "dusuun:"), "dusuun"),
        (("WITA", "siang"), "WIB, WITA"),
        (("provinsi: Bali\n", ""), "provinsi belum ada"),
        (("0812-3456-7890", "12"), "whatsapp"),
        (("camilan,", "camilan, camilan,"), "camilan"),
    ],
)
def test_a_file_with_mistakes_starts_nothing(tmp_path, answered, capsys, change, said):
    answered.write_text(ANSWERS.replace(*change), "utf-8")
    assert start(tmp_path / "desa", "--jawaban", answered) == 1
    assert said in capsys.readouterr().err.replace("WhatsApp", "whatsapp")
    assert not (tmp_path / "desa").exists()


def test_every_ready_category_has_an_icon_and_an_address_of_its_own():
    assert {icon for *_, icon in categories.READY} <= icons.names()
    assert len({slug for slug, *_ in categories.READY}) == len(categories.READY) == len(set(categories.names()))


def test_what_to_click_comes_in_order_each_with_its_page():
    tree, _ = asked(*FIRST, "", "", "", "Desa-Suka/Katalog")
    lines = "\n".join(next_steps.sentences(answers.text_of(tree)[1], Path("desa")))
    pages = re.findall(r"https://github\.com/(\S+?)[.]?(?:\s|$)", lines)
    assert [page.removeprefix("Desa-Suka/Katalog") for page in pages if "git" not in page] == [
        "new?owner=Desa-Suka&name=Katalog&visibility=public", "/upload/main", "/settings/pages", "/settings/actions",
        "/actions/workflows/terbit.yml", "/settings/access",
    ]  # fmt: skip
    assert "https://desa-suka.github.io/Katalog/" in lines


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30).filter(
    lambda text: any(sign.isalpha() and sign.isascii() for sign in text)
)


@given(st.lists(NAMES, min_size=4, max_size=4), NAMES)
def test_whatever_a_village_is_called_its_files_can_be_read(names, hamlet):
    tree = dict(zip(("nama", "kecamatan", "kabupaten", "provinsi"), names, strict=True))
    tree |= {"dusun": [hamlet], "kategori": [categories.written("jasa", in_english=False)]}
    try:
        text, made = answers.text_of(tree)
    except answers.NotStartedError:
        return  # a name that no village may have
    files = repository.files_of(made, text)
    settings = yaml.safe_load(files["mkdocs.yml"])
    assert settings["site_name"] == f"Katalog {made.name}"
    profile = yaml.safe_load(files["docs/profil.md"].split("---\n")[1])
    assert profile["title"] == f"Profil {made.name}"
    form = yaml.safe_load(files[".github/ISSUE_TEMPLATE/usulkan-usaha.yml"])
    offered = [part["attributes"].get("placeholder") for part in form["body"] if part["type"] == "input"]
    assert made.hamlets[0].name in offered


def test_examples_keep_hamlets_that_the_village_has():
    assert hamlets.own("Dusun I dan Dusun II", ["Dusun II", "Kaja"]) == "Dusun II dan Dusun II"
    assert hamlets.own("Dusun VIII", ["Kaja", "Kelod"]) == "Kelod"
    assert hamlets.own("Dusun I", []) == "Dusun I"
