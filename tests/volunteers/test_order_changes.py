"""What a proposal changes of where orders and money go is the first line of its summary."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from villages import village

from katalog.cli import main
from katalog.contract.values import qris
from katalog.entries import load
from katalog.settings import Settings
from katalog.volunteers.github import answering, order_changes

OTHER = "0813-2222-3311"


def payload(merchant: str, number: str = "0001") -> str:
    account = f"0014ID.CO.QRIS.WWW0215ID1020000{number.zfill(6)}"
    text = f"00020101021126{len(account):02}{account}5204541153033605802ID59{len(merchant):02}{merchant}6304"
    return text + f"{qris.crc(text):04X}"


def entry(more: str = "", number: str = "0812-0000-0099", name: str = "Warung Siti") -> str:
    return (
        f"nama: {name}\nkategori: makanan\nringkasan: Enak.\nwhatsapp: {number}\nalamat: {{dusun: Dusun I}}\n"
        f"produk: [{{nama: Nasi, harga: 12.000}}]\n{more}"
    )


def changed(root: Path, old: str, new: str, slug: str = "warung-siti") -> list[str]:
    before = load.load(village(root / "a", {"warung-siti": old, "lain": entry(name="Warung Lain")}))
    after = load.load(village(root / "b", {slug: new, "lain": entry(name="Warung Lain"), "baru": entry(OTHER)}))
    return order_changes.between(before.catalogue, after.catalogue)


@pytest.mark.parametrize(
    ("number", "said"),
    [("0813-2222-3311", "...99 menjadi ...11"), ("0812-0000-0199", "...099 menjadi ...199")],
)
def test_another_number_is_told_by_its_last_digits(tmp_path: Path, number: str, said: str) -> None:
    assert changed(tmp_path, entry(), entry(number=number)) == [f"Nomor pesanan warung-siti berubah: {said}"]


def test_a_business_that_moves_to_another_address_is_the_same(tmp_path: Path) -> None:
    moved = entry("alias: [warung-siti]\n", number=OTHER)
    assert changed(tmp_path, entry(), moved, "warung-baru") == [
        "Nomor pesanan warung-siti berubah: ...99 menjadi ...11"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("telepon: 0812-0000-0012\n", "telepon: 0812-0000-0034\n", "Nomor telepon warung-siti berubah: ...12 menjadi"),
        ("", f"qris: '{payload('WARUNG SITI')}'\n", "QRIS warung-siti baru: atas nama WARUNG SITI"),
        (
            f"qris: '{payload('WARUNG SITI')}'\n",
            f"qris: '{payload('ORANG <b>LAIN')}'\n",
            "QRIS warung-siti berubah: atas nama WARUNG SITI menjadi ORANG &#60;b&#62;LAIN",
        ),
        (
            f"qris: '{payload('WARUNG SITI')}'\n",
            f"qris: '{payload('WARUNG SITI', '0002')}'\n",
            "QRIS warung-siti berubah: kodenya lain, tetap atas nama WARUNG SITI",
        ),
        (
            "media_sosial: {situs: 'https://siti.example/'}\n",
            "media_sosial: {situs: 'https://jahat.example/'}\n",
            "Tautan situs warung-siti berubah: https://siti.example/ menjadi https://jahat.example/",
        ),
        (
            "",
            "media_sosial: {katalog_wa: 0813-2222-3311}\n",
            "Tautan katalog_wa warung-siti baru: https://wa.me/c/62813",
        ),
        (
            "cerita: '[Kisah](https://siti.example/)'\n",
            "cerita: '[Kisah](https://jahat.example/)'\n",
            "Tautan cerita warung-siti berubah: https://siti.example/ menjadi https://jahat.example/",
        ),
        ("", "cerita: Pesan di wa.me/628132222311\n", "Tautan cerita warung-siti baru: Pesan di wa.me/628132222311"),
    ],
)
def test_other_payments_and_links_are_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    (line,) = changed(tmp_path, entry(old), entry(new))
    shown = re.sub(r"&#(4[567]|58|95);", lambda found: chr(int(found[1])), line)
    assert shown.startswith(said)


@pytest.mark.parametrize("more", ["", "cerita: Enak sekali.\n", "jam_buka: {senin: 08.00-17.00}\n"])
def test_other_changes_and_new_businesses_are_not(tmp_path: Path, more: str) -> None:
    old = "media_sosial: {situs: 'https://siti.example/'}\n"
    assert changed(tmp_path, entry(old), entry(old + more)) == []
    assert order_changes.between(None, None) == []


def test_a_check_of_a_pull_request_says_it_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = village(tmp_path / "a", {"warung-siti": entry()})
    new = village(tmp_path / "b", {"warung-siti": entry(number=OTHER)})
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    said = "Nomor pesanan warung-siti berubah: ...99 menjadi ...11"
    for words in ([], ["--github"]):
        command = ["check", "--businesses", str(new.businesses), "--cache", str(tmp_path / "cache"), *words]
        assert main.main([*command, "--dasar", str(old.businesses)], load_site_maker=NotImplemented) == 0
        assert said in capsys.readouterr().out
    assert summary.read_text("utf-8").splitlines()[0] == said


def proposed(settings: Settings, folder: Path, number: str) -> str:
    answers = {
        "Nama usaha": "warung siti",
        "Jenis usaha": "makanan",
        "Nomor WhatsApp": number,
        "Dusun": "Dusun I",
        "Yang dijual dan harganya": "Nasi 12.000",
        "Persetujuan": "- [x] Pemilik setuju",
    }
    body = "\n\n".join(f"### {heading}\n\n{answer}" for heading, answer in answers.items())
    (folder / "event.json").write_text(json.dumps({"issue": {"number": 7, "body": body}}), "utf-8")
    answering.run(settings, folder / "event.json", folder / "message.md", {})
    return (folder / "message.md").read_text("utf-8").splitlines()[0]


def test_a_proposal_of_a_business_that_is_there_says_it_first(tmp_path: Path) -> None:
    settings = village(tmp_path / "a", {"warung-siti-lama": entry()})
    said = "Nomor pesanan warung-siti-lama berubah: ...99 menjadi ...11"
    assert proposed(settings, tmp_path, "0813-2222-3311") == said


def test_a_proposal_of_a_new_business_changes_nothing(tmp_path: Path) -> None:
    settings = village(tmp_path / "a", {"lain": entry(name="Warung Lain")})
    assert proposed(settings, tmp_path, "0813-2222-3311").startswith("Usulan usaha dari formulir.")
