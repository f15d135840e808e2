import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from katalog.problems import Place, Problem, Severity
from katalog.volunteers.github import annotations as marks

ENTRY = "businesses/warung-siti/usaha.yaml"
HOSTILE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("`<>&:%,\n\r*_[]()#@|~")), max_size=60
)


def problem(message="harga belum terbaca", line=8, path=ENTRY, severity=Severity.ERROR, **more):
    return Problem(Place(path, line, 10, 15), message, more.get("hint", ""), severity, more.get("excerpt", ""))


def read_command(line):
    """Read a command back as the runner does (actions/runner, ActionCommand.TryParseV2)."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found, line
    unescape = lambda text: text.replace("%0D", "\r").replace("%0A", "\n")  # noqa: E731
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    read = {k: unescape(v).replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for k, v in properties.items()}
    return found[1], read, unescape(found[3]).replace("%25", "%")


def test_a_mark_is_on_the_line_with_the_hint_below():
    command, properties, message = read_command(marks.commands([problem(hint="Tulis `harga: 15000`.")])[0])
    assert command == "error"
    assert properties == {
        "file": ENTRY, "line": "8", "col": "10", "endLine": "8", "endColumn": "15", "title": "Perlu diperbaiki",
    }  # fmt: skip
    assert message == "harga belum terbaca\nTulis `harga: 15000`."


@given(message=HOSTILE, hint=HOSTILE, path=HOSTILE)
def test_nothing_in_an_entry_ends_its_command_or_starts_another(message, hint, path):
    lines = marks.commands([problem(message, hint=hint, path=path)])
    assert len(lines) == 1
    assert "\n" not in lines[0]
    assert "\r" not in lines[0]
    command, properties, said = read_command(lines[0])
    assert (command, properties["file"], properties["line"]) == ("error", path, "8")
    assert said == (f"{message}\n{hint}" if hint else message)


def test_ten_marks_errors_first_and_every_file_before_a_second_of_any():
    many = [problem(f"peringatan {n}", n, severity=Severity.WARNING) for n in range(1, 9)]
    many += [problem(f"salah {n}", n, path) for path in ("a", "b") for n in range(1, 8)]
    read = [read_command(line) for line in marks.commands(many)]
    assert len(read) == marks.MARKS_MAX
    assert {command for command, _, _ in read} == {"error"}
    assert [(found["file"], found["line"]) for _, found, _ in read[:4]] == [
        ("a", "1"),
        ("b", "1"),
        ("a", "2"),
        ("b", "2"),
    ]
    few = [read_command(line) for line in marks.commands(many[:3] + many[-1:])]
    assert [command for command, _, _ in few] == ["error", "warning", "warning", "warning"]


@given(HOSTILE)
def test_a_log_is_shielded_from_what_it_says(text):
    first, *inside, last = marks.shielded(text).split("\n")
    word = first.removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{64}", word)
    assert last == f"::{word}::"
    assert f"::{word}::" not in "\n".join(inside)


PULL_REQUEST = {"pull_request": {"head": {"ref": "isian/baru #1", "repo": {"full_name": "tetangga/katalog"}}}}


def test_links_lead_to_the_branch_that_is_checked():
    environment = {"GITHUB_REPOSITORY": "desa/katalog", "GITHUB_REF_NAME": "main"}
    assert marks.source_of(environment, {}) == marks.Source("desa/katalog", "main")
    source = marks.source_of(environment, PULL_REQUEST)
    assert source.edit_link(ENTRY, 8) == (
        "https://github.com/tetangga/katalog/edit/isian/baru%20%231/businesses/warung-siti/usaha.yaml#L8"
    )
    gone = {"pull_request": {"head": {"ref": "x", "repo": None}}}  # the fork was deleted
    assert marks.source_of(environment, gone) == marks.Source("desa/katalog", "x")
    assert marks.source_of({}, {}) is None


@given(message=HOSTILE, hint=HOSTILE, excerpt=HOSTILE.filter(lambda text: "\n" not in text and "\r" not in text))
def test_the_summary_shows_what_strangers_wrote_and_nothing_else(message, hint, excerpt):
    text = marks.summary([problem(message, hint=hint, excerpt=excerpt)], 3, marks.Source("desa/katalog", "main"))
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "fence",
    }  # fmt: skip
    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "link_open",
        "link_close",
        "softbreak",
        "entity",
    }
    assert [child.attrGet("href") for child in inline if child.type == "link_open"] == [
        f"https://github.com/desa/katalog/edit/main/{ENTRY}#L8"
    ]
    fences = [token.content.removesuffix("\n") for token in tokens if token.type == "fence"]
    assert fences == ([excerpt.replace("\x00", "\ufffd")] if excerpt.strip() else [])  # as CommonMark reads NUL
    assert "@" not in text.replace(excerpt, "")


def test_the_summary_of_a_good_check():
    assert marks.summary([], 12, None) == "## Semua isian sudah benar (12 usaha)\n"
    text = marks.summary([problem(severity=Severity.WARNING)], 12, None)
    assert "Semua isian sudah benar (12 usaha)" in text
    assert "1 peringatan" in text
    assert "baris 8: peringatan: harga belum terbaca" in text


def test_a_long_list_is_cut():
    text = marks.summary([problem(line=n) for n in range(1, 500)], 0, None)
    assert text.count("harga belum terbaca") == marks.LISTED_MAX
    assert "Dan 299 lagi" in text


@pytest.mark.parametrize("event", [json.dumps(PULL_REQUEST), "[]", "rusak", None])
def test_what_a_step_prints_and_leaves_behind(tmp_path, event):
    environment = {"GITHUB_REPOSITORY": "desa/katalog", "GITHUB_REF_NAME": "1/merge"}
    environment |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "ringkasan.md"), "GITHUB_EVENT_PATH": str(tmp_path / "acara")}
    if event is not None:
        (tmp_path / "acara").write_text(event, encoding="utf-8")
    printed = marks.report([problem()], 5, environment).split("\n")
    assert printed[0].startswith("::stop-commands::")
    assert printed[1] == f"{ENTRY}:8:10: harga belum terbaca"
    assert printed[-1].startswith(f"::error file={ENTRY},line=8,")
    written = (tmp_path / "ringkasan.md").read_text(encoding="utf-8")
    assert ("tetangga/katalog" in written) == (event is not None and "pull_request" in event)
    assert marks.report([], 5, {}).startswith("::stop-commands::")
