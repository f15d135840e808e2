"""The folder of styles and scripts: named after what is in it, light enough, without anything from outside."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from node_tools import installed
from page_samples import ROOT, SETTINGS, catalogue
from samples import renderer_of

from katalog.pages import security_policy
from katalog.site.assets.assets import Assets, UnknownAssetError, vendored
from katalog.site.environment import LEAFLET

FOLDER = ROOT / "overrides" / "assets"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_the_folder_is_named_after_its_content(tmp_path: Path) -> None:
    one = Assets.read(write(tmp_path / "a", look_css="a{}", order__form_txt="x"))
    same = Assets.read(write(tmp_path / "b", look_css="a{}", order__form_txt="x"))
    other = Assets.read(write(tmp_path / "c", look_css="b{}", order__form_txt="x"))
    renamed = Assets.read(write(tmp_path / "d", lookx_css="a{}", order__form_txt="x"))
    assert one.prefix == same.prefix
    assert len({one.prefix, other.prefix, renamed.prefix}) == 3
    assert one.files() == {one.prefix + "look.css": b"a{}", one.prefix + "order/form.txt": b"x"}
    assert one.address("order/form.txt") == one.prefix + "order/form.txt"


def test_hidden_files_stay_behind_and_missing_ones_are_named(tmp_path: Path) -> None:
    write(tmp_path, look_css="a{}")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    assets = Assets.read(tmp_path)
    assert list(assets.contents) == ["look.css"]
    with pytest.raises(UnknownAssetError, match=r"gone\.css"):
        assets.address("gone.css")
    assert Assets.read(tmp_path / "nowhere").contents == {}


def test_scripts_and_styles_lose_their_comments(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_js='// a note\nexport const wa = "https://wa.me/";\n',
        a_css="/* a note */\na { b: calc(1px + 2px); }\n",
    )
    assets = Assets.read(tmp_path, {"a.css": ".c {}"})
    assert b"note" not in assets.contents["a.js"]
    assert b'"https://wa.me/"' in assets.contents["a.js"]
    assert assets.contents["a.css"] == b"a{b:calc(1px + 2px)}.c{}"


def test_the_script_in_the_head_is_no_file(tmp_path: Path) -> None:
    assets = Assets.read(write(tmp_path, head_js="// first\nconst a = 1;\n"))
    assert assets.head_script == "const a=1;"
    assert assets.contents == {}
    # printf 'const a=1;' | openssl dgst -sha256 -binary | base64
    assert security_policy.digest(assets.head_script) == "sha256-tuIk8UMM5VK6Dn8Jn3ePSolo3YszPi+JeJrdzrOshsw="


def test_our_style_and_scripts_stay_light() -> None:
    assets = renderer_of(catalogue(), {}, SETTINGS).assets
    size = {name: len(gzip.compress(content, 6)) for name, content in assets.contents.items()}
    head = len(gzip.compress(assets.head_script.encode(), 6))
    assert size["katalog.css"] + size["order.css"] <= 12_000  # what holds back the first paint of a product's page
    assert head + size["site.js"] <= 9_000
    assert head + size["site.js"] + size["order/composer.js"] <= 20_000
    assert set(size) >= {"site.js", "search.js", "order/composer.js"}
    assert "order/words.js" not in size  # it is within the others


def test_styles_ask_no_other_site() -> None:
    for path in FOLDER.rglob("*.css"):
        assert not re.search(r"url\(|@import|//", path.read_text("utf-8")), path.name


def test_libraries_keep_their_own_address_and_bytes(tmp_path: Path) -> None:
    write(tmp_path, README_md="x", **{"peta-1.0__peta_js": "// as it is\n"})
    assert vendored(tmp_path) == {"assets/peta-1.0/peta.js": b"// as it is\n"}
    assert vendored(tmp_path / "nowhere") == {}


def test_the_library_in_the_repository_is_the_released_one() -> None:
    folder = ROOT / "overrides" / "vendor" / "leaflet-1.9.4"
    released = installed("leaflet", "1.9.4", "LICENSE").parent
    for path in sorted(folder.iterdir()):
        assert path.read_bytes() == (released / ("" if path.name == "LICENSE" else "dist") / path.name).read_bytes()
    address = LEAFLET + "leaflet.js"
    assert address in vendored(ROOT / "overrides" / "vendor")
