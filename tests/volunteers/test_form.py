"""What is published for the form: every key of an entry, from packages whose bytes are known, or a reason why not."""

import io
import json
import os
import re
import stat
import tarfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from villages import village

from katalog.contract import model
from katalog.contract.shape import shape_of
from katalog.entries import load
from katalog.settings import Settings
from katalog.volunteers.form import bundle, config, fields, packages, shapes

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(ROOT, ROOT / "businesses", "https://desa.example/", date(2026, 11, 24), repository="desa/katalog")
EDITOR = "={ar:()=>u(()=>import(`../locales/ar.json`),[],import.meta.url),bg:()=>u(()=>x,[],import.meta.url)};" + (
    "`ar,bg,zh-TW`.split(`,`);"
    + "@font-face {font-family:'A';src:url(https://cdn.example/a.woff2)\n format('woff2');}" * 3
    + "`https://www.githubstatus.com/api/v2/status.json`"
)


@pytest.fixture(scope="module")
def sample():
    return load.load(SETTINGS).catalogue.village.model_copy(update={"has_form": True})


def keys_of(widgets, path=""):
    for widget in widgets:
        yield f"{path}{widget['name']}", widget
        if "fields" in widget:
            yield from keys_of(widget["fields"], f"{path}{widget['name']}.")


@pytest.mark.parametrize("group", [model.Business, model.Village])
def test_every_key_has_a_field_with_indonesian_words(group, sample):
    found = dict(keys_of(fields.fields_of(group, sample)))
    assert {path for path in found if "." not in path} == set(shape_of(group).fields)
    for section, inner in model.sections().items():
        if inner in {model.Business, model.Village, model.Office, model.PromoItem, model.Category, model.Licence}:
            continue
        homes = [path for path in found if path.split(".")[-1] == section]
        if group is model.Business:
            assert homes, section
            assert {p.removeprefix(f"{homes[0]}.") for p in found if p.startswith(f"{homes[0]}.")} >= set(
                shape_of(inner).fields
            )
    for path, widget in found.items():
        assert widget["label"][0].isupper() or widget["label"][0].isdigit(), path
        assert "tanda kutip" not in widget.get("hint", ""), f"{path}: nothing is quoted in a form"


def test_patterns_are_those_of_the_editor_and_take_the_examples(sample):
    for path, widget in keys_of(fields.fields_of(model.Business, sample)):
        if "pattern" in widget:
            expression, sentence = widget["pattern"]
            assert re.fullmatch(r"/.+/u", expression), path
            assert sentence.endswith(".")
            assert not re.search(r"(?<!\\)(?:\\\\)*\\-(?![^\[]*\])", expression), f"{path}: no such escape with /u"


def test_photos_land_beside_the_entry_small_and_without_metadata(sample):
    made = json.loads(config.config(sample, "desa/katalog", "https://desa.example/", "businesses"))["cms"]
    entries = made["collections"][0]
    assert (entries["folder"], entries["path"], entries["media_folder"]) == ("businesses", "{{slug}}/usaha", "")
    changed = made["media_libraries"]["default"]["config"]["transformations"]["raster_image"]
    assert (changed["width"], changed["height"]) == (1600, 1600)
    assert made["backend"] == {**made["backend"], "name": "github", "repo": "desa/katalog", "auth_methods": ["token"]}


def test_the_editor_itself_finds_nothing_wrong_with_the_configuration(sample):
    """The package brings a JSON Schema of its configuration along."""
    form = bundle.make(sample, SETTINGS)
    if form.notice:
        pytest.skip(f"the editor cannot be had here: {form.notice}")
    archive = SETTINGS.cache / "npm" / packages.EDITOR.archive
    with tarfile.open(archive) as tar:
        rules = json.load(tar.extractfile("package/schema/sveltia-cms.json"))
    made = json.loads(config.config(sample, "desa/katalog", "https://desa.example/", "businesses"))["cms"]
    made.pop("load_config_file")
    assert [error.message[:200] for error in Draft7Validator(rules).iter_errors(made)] == []


def test_the_script_knows_every_spelling_and_word(sample):
    table = shapes.table_of(model.Business, sample)
    assert table["sections"]["usaha"]["spellings"]["nowa"] == "whatsapp"
    assert table["sections"]["usaha"]["keys"]["layanan"]["item"]["words"]["diantar"] == "antar"
    assert table["sections"]["usaha"]["keys"]["kategori"]["words"]["makanansiapsantap"] == "makanan"
    assert set(table["sections"]) >= {"usaha", "produk", "varian", "promo", "izin", "surat", "media_sosial", "foto"}


def test_no_form_unless_it_is_asked_for(sample, tmp_path):
    settings = replace(SETTINGS, root=tmp_path)
    assert bundle.make(sample.model_copy(update={"has_form": False}), settings) == bundle.Form()
    unknown = bundle.make(sample, replace(settings, repository=""))
    assert not unknown.contents
    assert "`repositori`" in unknown.notice
    missing = bundle.make(sample, settings, may_fetch=False)
    assert not missing.files
    assert missing.notice == "Formulir di /admin/ tidak ikut terbit: berkas formulir belum diunduh."


def test_a_repository_written_down_comes_before_the_one_it_runs_in(tmp_path):
    settings = village(tmp_path)
    path = settings.businesses / "_desa.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}formulir: ya\nrepositori: https://github.com/desa-kami/katalog.git\n", encoding="utf-8")
    read = load.load(settings).catalogue.village
    assert (read.has_form, read.repository) == (True, "desa-kami/katalog")
    path.write_text(f"{text}repositori: https://contoh.id/x\n", encoding="utf-8")
    assert "bukan repositori GitHub" in str(load.load(settings).problems[0])


def test_the_editor_asks_nobody_else_and_speaks_indonesian():
    made = bundle.adapted(EDITOR)
    assert "https://" not in made
    assert '={id:()=>import("../../words.js")}' in made
    assert "`id,en-US`.split" in made
    with pytest.raises(ValueError, match="unknown editor"):
        bundle.adapted(EDITOR.replace("@font-face", "@other", 1))


def test_the_page_allows_no_more_than_it_needs():
    template = (ROOT / "overrides" / "admin" / "index.html").read_text(encoding="utf-8")
    page = bundle.page(template, ["./admin.js"])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"].replace("wasm-unsafe-eval", "")
    outside = {word for rule in rules.values() for word in rule.split() if word.startswith("http")}
    assert outside == {"https://api.github.com", "https://avatars.githubusercontent.com"}
    assert "%" not in page.replace("100%", "")
    assert '<link rel="modulepreload" href="./admin.js">' in page


@pytest.fixture
def package(tmp_path):
    """A package, its archive, and an npm that hands it over."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as tar:
        for name in ("package/index.js", "package/secret.js", "package/../../out.js"):
            info = tarfile.TarInfo(name)
            info.size = 2
            tar.addfile(info, io.BytesIO(b"//"))
    (tmp_path / "archive.tgz").write_bytes(content.getvalue())
    digest = packages._integrity(content.getvalue())
    return packages.Package("@desa/contoh", "1.0.0", digest, re.compile(r"index\.js|.*out\.js"))


@pytest.fixture
def npm(tmp_path, monkeypatch):
    def install(script):
        tool = tmp_path / "bin" / "npm"
        tool.parent.mkdir(exist_ok=True)
        tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")

    return install


def test_a_package_is_fetched_once_and_only_its_named_files_leave_it(package, npm, tmp_path):
    npm(f'echo "$@" >> {tmp_path}/asked; cp {tmp_path}/archive.tgz desa-contoh-1.0.0.tgz')
    for _ in range(2):
        found = packages.files_of(package, tmp_path / "cache")
        assert list(found) == ["index.js"]
        assert found["index.js"].read_bytes() == b"//"
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert len(asked) == 1
    assert "@desa/contoh@1.0.0" in asked[0]
    assert "--ignore-scripts" in asked[0]
    assert [path.name for path in tmp_path.rglob("*.js")] == ["index.js"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [("exit 1", "tidak bisa diunduh"), ("echo lain > desa-contoh-1.0.0.tgz", "tidak sama")],
)
def test_another_package_than_expected_or_none_is_a_sentence(package, npm, tmp_path, script, reason):
    npm(script)
    with pytest.raises(packages.NotFetchedError, match=reason):
        packages.files_of(package, tmp_path / "cache")
    assert not list((tmp_path / "cache").rglob("*.tgz"))


def test_without_npm_the_sentence_says_so(package, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(packages.NotFetchedError, match="npm"):
        packages.files_of(package, tmp_path / "cache")


@pytest.mark.parametrize(
    ("home", "businesses", "folder"),
    [
        ("desa", "desa/businesses", "businesses"),
        ("desa", "desa/../luar/businesses", "businesses"),
        ("desa", "desa/../desa/data/isian", "data/isian"),
        ("desa/../luar", "luar/isian", "isian"),
        ("desa", "desa-lain/isian", "isian"),
    ],
)
def test_the_forms_folder_never_leads_out_of_the_village(tmp_path, home, businesses, folder):
    settings = replace(SETTINGS, village=tmp_path / home, businesses=tmp_path / businesses)
    assert bundle._folder(settings) == folder
