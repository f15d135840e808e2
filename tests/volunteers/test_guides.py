"""The guides, followed word for word in a new village: files are saved, commands run, and what they promise appears."""

import os
import pty
import re
from pathlib import Path

import pytest
import yaml
from installed import installed

from katalog.cli.main import _parser
from katalog.contract.shape import shapes

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "panduan").glob("*.md"))
FOLLOWED = ("relawan-hp", "relawan-whatsapp", "relawan-tabel", "masalah", "kantor-desa")
STEP = re.compile(r"(?:([Ss]impan sebagai `[^`]+`|Muncul):\n\n)?```(\w+)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"`(?:``sh\n(?:.*\n)*?)?katalog ([a-z]+)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PICTURE = re.compile(r"!\[([^\]]+)\]\(gambar/([\w-]+)\.webp\)\{ width=\"(\d+)\" height=\"(\d+)\"")
STARTED = "Desa Uji\nUbud\nGianyar\nBali\n\nDusun I, Dusun II, Dusun III\n\n\n\n\n"
"""Answers to `mulai`: what need not be answered is left to the program."""
NEW = "Warung Bu Sri\n1\n\n0812-0000-0066\n2\n\n\n\n\n\nNasi Bungkus 12.000\n\n\nya\n"
"""Answers to `new`."""


@pytest.fixture(scope="module")
def katalog(tmp_path_factory):
    """The program as a village has it."""
    return installed(tmp_path_factory)


@pytest.fixture
def home(katalog, tmp_path, request):
    """The folder a guide begins in: a village just started, and where the guide starts one none."""
    if request.getfixturevalue("name") != "kantor-desa":
        ended, said = katalog.run(tmp_path, "katalog", "mulai", "desa", given=STARTED)
        assert ended == 0, said
        return tmp_path / "desa"
    return tmp_path


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_guide_works_word_for_word(name, katalog, home):
    text = (ROOT / "docs" / "panduan" / f"{name}.md").read_text(encoding="utf-8")
    output, ended = "", 0
    steps = STEP.findall(text)
    assert steps, "a guide without a step to follow"
    for before, kind, block in steps:
        if before.lower().startswith("simpan sebagai"):
            target = home / before.split("`")[1]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block, encoding="utf-8")
        elif kind == "sh":
            for line in block.splitlines():
                if line.startswith("cd "):
                    home /= line.removeprefix("cd ")
                    continue
                code, said = typed(katalog, home, line)
                output += said
                ended = max(ended, code)
        elif before == "Muncul":
            assert block.strip() in output
    assert "Traceback" not in output
    assert ended == (1 if name == "masalah" else 0), output
    code, said = katalog.run(home, "katalog", "check")
    assert (code, "belum terbaca" in said) == ((1, True) if name == "masalah" else (0, False))
    if name == "kantor-desa":
        assert (home / "site" / "usaha" / "warung-bu-sri" / "nasi-bungkus" / "index.html").is_file()


def typed(katalog, home, line):
    """Type a command in a terminal, and its answers; return how it ended and all that it said."""
    program, *words = line.split()
    answers = {"mulai": STARTED, "new": NEW if "--dari-teks" not in words else ""}.get(words[0], "")
    if not answers:
        return katalog.run(home, program, *words)
    keyboard, terminal = pty.openpty()
    os.write(keyboard, answers.encode())
    try:
        return katalog.run(home, program, *words, keyboard=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_command_named_is_one_of_the_program(guide):
    text = guide.read_text(encoding="utf-8")
    verbs = next(action.choices for action in _parser()._actions if action.choices)
    assert set(COMMAND.findall(text)) <= set(verbs)


def told_to_people():
    """Every file with words that people read: what is published, the program's own sentences, the forms of GitHub."""
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")]
    for folder, kind in (("docs", "*.md"), ("overrides/texts", "*.yaml"), ("scripts", "*.py"), ("benchmarks", "*.py")):
        found += (ROOT / folder).rglob(kind)
    return found


def test_commands_are_written_one_way_and_packages_come_by_the_python_that_runs():
    """No machine set up by `make` has a `python`, and a bare `pip` fills some other Python, if any."""
    command = re.compile(r"(?<![\w/.-])(?:python|py)(?:3\.\d+)? scripts/")
    package = re.compile(r"(?<!-m )\bpip3? install\b")
    for path in told_to_people():
        text = path.read_text(encoding="utf-8")
        assert not command.findall(text), path
        assert not [line for line in text.splitlines() if package.search(line) and "uv pip" not in line], path
        assert not re.search(r"(?<![\w/.}-])python -m pip", text), path
    assert not [path for path in GUIDES if "scripts/" in path.read_text(encoding="utf-8")], "a village has none"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_no_guide_for_every_machine_needs_make(guide):
    assert not re.search(r"\bmake [a-z]", guide.read_text(encoding="utf-8")), "Windows has none"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_example_is_yaml(guide):
    for block in re.findall(r"```yaml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL):
        assert yaml.safe_load(block)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_pictures_are_there_and_described(guide):
    text = guide.read_text(encoding="utf-8")
    shown = PICTURE.findall(text)
    assert len(shown) == text.count("!["), "every picture has a description and its size"
    for description, name, _, _ in shown:
        assert len(description) > 10
        assert (ROOT / "docs" / "panduan" / "gambar" / f"{name}.webp").stat().st_size < 40_000


def test_words_of_the_form_are_those_it_shows():
    """What a guide tells to press is called so: by the form's own words, or by the titles of its fields."""
    words = set(yaml.safe_load((ROOT / "overrides" / "admin" / "words.id.json").read_text(encoding="utf-8")).values())
    titles = {field.label for shape in shapes().values() for field in shape.fields.values()}
    text = (ROOT / "docs" / "panduan" / "relawan-formulir.md").read_text(encoding="utf-8")
    _, _, after_token = text.replace("**Merge pull request**", "").partition("## Masuk")
    told = {word for word in BOLD.findall(after_token) if not word.startswith("Tambah ")}
    assert told - words == {word for word in told - words if word in titles or word == "Usaha"}
    assert {"Masuk dengan token", "Simpan", "Unggah", "Sisipkan"} <= told
