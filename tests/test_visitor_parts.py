"""What visitors run and no lock file of Python names is in the list of parts, and asked about."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

import visitor_parts
from katalog.volunteers.form.packages import EDITOR, YAML

ROOT = Path(__file__).resolve().parents[1]
EMPTY = json.dumps({"bomFormat": "CycloneDX", "components": [{"bom-ref": "jinja2", "name": "Jinja2"}]})


def test_the_map_the_editor_and_the_fonts_are_listed_with_their_hashes() -> None:
    once = visitor_parts.listed(EMPTY, visitor_parts.parts())
    assert visitor_parts.listed(once, visitor_parts.parts()) == once
    found = {each["name"]: each for each in json.loads(once)["components"]}
    assert {"Jinja2", "leaflet", EDITOR.name, YAML.name, visitor_parts.FONTS_PACKAGE} == set(found)
    assert found[EDITOR.name]["purl"] == f"pkg:npm/%40sveltia/cms@{EDITOR.version}"
    assert found[EDITOR.name]["hashes"][0]["alg"] == "SHA-512"
    assert len(found[EDITOR.name]["hashes"][0]["content"]) == 128
    for name, least in (("leaflet", 3), (visitor_parts.FONTS_PACKAGE, 5)):
        files = {each["name"]: each["hashes"][0]["content"] for each in found[name]["components"]}
        assert len(files) >= least
        for file, digest in files.items():
            assert hashlib.sha256((ROOT / file).read_bytes()).hexdigest() == digest


def test_everything_that_is_kept_for_visitors_is_named() -> None:
    listed = {file for part in visitor_parts.parts() for file, _, _ in part.files}
    kept = [path for path in (ROOT / visitor_parts.VENDOR).rglob("*") if path.is_file() and path.name != "README.md"]
    kept += (ROOT / visitor_parts.CARD_FONTS).glob("*.ttf")
    assert {path.relative_to(ROOT).as_posix() for path in kept} <= listed


def test_a_library_that_nobody_has_named_stops_the_list(tmp_path: Path) -> None:
    (tmp_path / visitor_parts.VENDOR / "lain-1.0").mkdir(parents=True)
    with pytest.raises(KeyError, match="lain"):
        visitor_parts.parts(tmp_path)


@pytest.mark.parametrize(
    ("answer", "status", "told"),
    [
        ('{"vulnerabilities": {}}', 0, "No known holes in"),
        ('{"vulnerabilities": {"leaflet": {"severity": "high", "range": "<2"}}}', 1, "leaflet: high <2"),
        ('{"error": {"code": "ENOAUDIT"}}', 1, "could not be asked"),
        ("", 1, "could not be asked"),
    ],
)
def test_holes_are_told_and_so_is_that_nobody_could_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int, told: str
) -> None:
    def npm(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 0, answer if "audit" in command else "", "")

    monkeypatch.setattr(subprocess, "run", npm)
    found, text = visitor_parts.audit(tmp_path / "a", visitor_parts.parts())
    assert (found, told in text) == (status, True)
    wanted = json.loads((tmp_path / "a" / "package.json").read_text("utf-8"))["dependencies"]
    assert wanted[EDITOR.name] == EDITOR.version


def test_without_npm_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    status, text = visitor_parts.audit(tmp_path / "a", visitor_parts.parts())
    assert (status, "could not be asked" in text) == (1, True)
