"""What a village's workflows do, step by step, in a village made by `mulai` whose businesses are not the samples."""

from __future__ import annotations

from pathlib import Path

import pytest
from workflow_steps import ADDRESS, BOT, Workspace

from katalog.cli import main

pytestmark = pytest.mark.slow

ANSWERS = """\
nama: Desa Suka Maju
kecamatan: Ubud
kabupaten: Gianyar
provinsi: Bali
dusun: Banjar Kaja, Banjar Kelod
kategori: [makanan, camilan, kerajinan]
"""
ENTRY = """\
nama: Usaha {number}
kategori: makanan
ringkasan: Masakan rumahan nomor {number}, matang setiap pagi.
whatsapp: 0812-3456-78{number:02}
alamat: {{dusun: Banjar Kaja}}
persetujuan: 2026-01-01
dikonfirmasi: 2026-11-0{day}
produk: [{{nama: Nasi, harga: {number}.000}}]
"""
BODY = "### Nama usaha\n\n{name}\n\n### Jenis usaha\n\ncamilan\n\n### Nomor WhatsApp\n\n0812-3456-7999\n\n### Dusun\n\n"
BODY += "Banjar Kelod\n\n### Yang dijual dan harganya\n\nKeripik 15.000\n\n### Persetujuan\n\n- [X] Pemilik setuju\n"
EXPRESSIONS = {
    "vars.KATALOG_URL || steps.pages.outputs.base_url": ADDRESS,
    "github.token": "t",
    "github.repository": "desa-suka/katalog",
    "github.event.repository.default_branch": "main",
    "github.event.issue.number || 0": "7",
    "inputs.periksa": "periksa.yml",
    "steps.entry.outputs.slug": "",
    "steps.entry.outputs.branch": "",
    "steps.entry.outputs.heading": "",
}


@pytest.fixture
def runner(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path, dict(EXPRESSIONS))
    (tmp_path / "jawaban.yaml").write_text(ANSWERS, "utf-8")
    start = ["mulai", str(tmp_path / "mulai"), "--jawaban", str(tmp_path / "jawaban.yaml")]
    assert main.main(start, load_site_maker=pytest.fail) == 0
    for number in range(1, 13):
        entry = tmp_path / "mulai" / "businesses" / f"usaha-{number}" / "usaha.yaml"
        entry.parent.mkdir()
        entry.write_text(ENTRY.format(number=number, day=number % 9 + 1), "utf-8")
    made.git("init", "--quiet", "--initial-branch", "main", where="mulai")
    made.git("add", "--all", where="mulai")
    made.git("commit", "--quiet", "--message", "Mulai", where="mulai")
    made.git("clone", "--quiet", "--bare", "mulai", "origin", where=".")
    made.fresh()
    return made


def change(runner: Workspace, slug: str, old: str, new: str) -> None:
    file = runner.home / "desa" / "businesses" / slug / "usaha.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    runner.git("commit", "--quiet", "--all", "--message", "Ubah")


def test_a_pull_request_is_checked_and_its_pages_are_shown(runner):
    runner.git("switch", "--quiet", "--create", "harga")
    change(runner, "usaha-3", "harga: 3.000", "harga: 3.500")
    runner.git("switch", "--quiet", "main")
    runner.git("merge", "--quiet", "--no-ff", "--message", "Gabung", "harga")
    _, summary = runner.run("periksa", "entries")
    assert "Semua isian sudah benar (12 usaha)" in summary
    runner.git("worktree", "remove", "--force", "../temp/terbit")
    _, summary = runner.run("periksa", "preview")
    assert "berubah: `/usaha/usaha-3/nasi/`" in summary
    assert "panduan" not in summary, "pages that stay as they are are not shown"
    shown = runner.home / "temp" / "pratinjau"
    assert "3.500" in (shown / "situs" / "usaha" / "usaha-3" / "nasi" / "index.html").read_text("utf-8")


def test_a_change_of_main_is_published_and_its_addresses_noted(runner):
    others = [f"businesses/usaha-{number}" for number in range(1, 13) if number not in {5, 6}]
    runner.git("rm", "-r", "--quiet", *others)  # the kits of two take long enough
    change(runner, "usaha-5", "dikonfirmasi: 2026-11-06", "dikonfirmasi: 2020-01-01")
    printed, summary = runner.run("terbit", "build")
    assert "Desa Suka Maju, 2 usaha" in printed
    assert "PERINGATAN" not in printed
    assert f"{ADDRESS}usaha/usaha-5/" in (runner.home / "desa" / "site" / "sitemap.xml").read_text("utf-8")
    assert "perlu ditanyakan lagi (1)" in summary
    assert "[tanya lewat WhatsApp](https://wa.me/6281234567805?text=" in summary
    runner.run("terbit", "register")
    noted = runner.git("show", "main:businesses/_alamat.yaml", where="origin")
    assert "usaha/usaha-6/" in noted
    assert runner.git("log", "-1", "--format=%ae", "main", where="origin") == BOT
    assert runner.git("status", "--porcelain") == "", "nothing else lies about in the village"


def propose(runner: Workspace, name: str) -> list[list]:
    runner.fresh()
    issue = {"number": 7, "state": "open", "body": BODY.format(name=name)}
    runner.run("usulan", "propose", {"issue": issue})
    return runner.asked()


def test_a_form_becomes_a_pull_request_until_people_work_on_it(runner):
    first = propose(runner, "Keripik Bu Made")
    assert [words[:2] for words, *_ in first] == [
        ["auth", "setup-git"],
        ["pr", "list"],
        ["pr", "create"],
        ["workflow", "run"],
    ]
    assert "Closes #7" in first[2][1]
    assert runner.git("show", "--stat", "--format=%ae", "usulan/7", where="origin").split()[:2] == [
        BOT, "businesses/keripik-bu-made/usaha.yaml",
    ]  # fmt: skip
    runner.listed("pr", [{"number": 8}])
    again = propose(runner, "Keripik Ibu Made")
    assert ["pr", "edit"] in [words[:2] for words, *_ in again]
    assert runner.git("log", "--format=%ae", "main..usulan/7", where="origin") == BOT, "still one commit, the bot's"
    runner.git("fetch", "--quiet", "origin", "usulan/7")
    runner.git("switch", "--quiet", "--create", "kerja", "FETCH_HEAD")
    change(runner, "keripik-ibu-made", "Keripik", "Kerupuk")
    runner.git("push", "--quiet", "origin", "HEAD:usulan/7")
    before = runner.git("rev-parse", "usulan/7", where="origin")
    last = propose(runner, "Keripik Mbok Made")
    assert runner.git("rev-parse", "usulan/7", where="origin") == before
    assert [words[:2] for words, *_ in last] == [["auth", "setup-git"], ["pr", "list"], ["pr", "comment"]]
    assert "tidak ditimpa" in last[2][1]
    assert "Keripik Mbok Made" in last[2][1]


def test_what_cannot_be_an_entry_is_answered_below_the_issue(runner):
    runner.run("usulan", "propose", {"issue": {"number": 7, "state": "open", "body": "### Nama usaha\n\nX\n"}})
    ((words, answer),) = runner.asked()
    assert words[:3] == ["issue", "comment", "7"]
    assert "belum setuju" in answer
    assert "usulan/7" not in runner.git("branch", "--list", where="origin")


def test_once_a_month_one_issue_says_whom_to_ask(runner):
    change(runner, "usaha-5", "dikonfirmasi: 2026-11-06", "dikonfirmasi: 2020-01-01")
    runner.run("ingat", "remind")
    _, (words, body) = runner.asked()
    assert words[:4] == ["issue", "create", "--title", "Usaha yang perlu ditanyakan lagi"]
    assert "- [ ] Usaha 5 (`usaha-5`), terakhir 1 Januari 2020: [tanya lewat WhatsApp](https://wa.me/" in body
    assert "Usaha 6" not in body
    runner.listed("issue", [{"number": 3, "title": "Lain"}, {"number": 4, "title": words[3]}])
    runner.run("ingat", "remind")
    assert runner.asked()[1][0][:3] == ["issue", "edit", "4"]
    change(runner, "usaha-5", "dikonfirmasi: 2020-01-01", "dikonfirmasi: 2026-11-06")
    runner.run("ingat", "remind")
    assert runner.asked()[1][0][:3] == ["issue", "close", "4"]
