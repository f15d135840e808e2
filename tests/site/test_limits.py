"""What `check` passes, `build` publishes: every text of an entry and of the village at the loader's limit at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import commands
import pytest
import yaml
from pydantic import BaseModel, BeforeValidator
from sites import ROOT, SITE_URL, TODAY, pages
from villages import village

from katalog.contract import values
from katalog.contract.model import NAME_MAX, SUMMARY_MAX, Business, Village
from katalog.contract.values import words
from katalog.entries import load
from katalog.volunteers.writing import to_yaml, tree

pytestmark = pytest.mark.slow

LIMITS = {values.text: values.LINE_MAX, values.tag: values.LINE_MAX, values.long_text: words.PROSE_MAX}
SHORTER = {(Business, "name"): NAME_MAX, (Business, "summary"): SUMMARY_MAX, (Business, "summary_en"): SUMMARY_MAX}
WORDS = " Panjang & <lebar> \U0001f336"
ONE_WORD = "W"


def validators(annotation: Any) -> Iterator[Any]:
    """Yield the functions that read a value of `annotation` or what it is made of."""
    if get_origin(annotation) is Annotated:
        yield from (each.func for each in annotation.__metadata__ if isinstance(each, BeforeValidator))
    for inner in get_args(annotation):
        yield from validators(inner)


def stretched(value: Any, limit: int, filler: str) -> Any:
    """Return the texts of `value` filled up to `limit` characters, equal ones to equal ones."""
    if isinstance(value, BaseModel):
        return lengthened(value, filler)
    if isinstance(value, tuple):
        return tuple(stretched(each, limit, filler) for each in value)
    if not isinstance(value, str) or not limit:
        return value
    return (value + filler * limit)[:limit].strip().ljust(limit, "x")


def lengthened(group: BaseModel, filler: str) -> BaseModel:
    """Return `group` with every text in it as long as the loader takes it."""
    longer: dict[str, Any] = {}
    for name, field in type(group).model_fields.items():
        readers = [each.func for each in field.metadata if isinstance(each, BeforeValidator)]
        readers += validators(field.annotation)
        limit = SHORTER.get((type(group), name)) or next((LIMITS[each] for each in readers if each in LIMITS), 0)
        limit = 0 if name == "qris" else limit  # a code, whose length is its own
        longer[name] = () if name == "photos" else stretched(getattr(group, name), limit, filler)
    return group.model_copy(update=longer)


def long_village(root: Path, filler: str) -> Path:
    """Write a village whose texts are all as long as may be, and return its folder of entries."""
    settings = village(root)
    entry = (ROOT / "tests/volunteers/serba-ada.yaml").read_text("utf-8")
    (settings.businesses / "serba-ada").mkdir()
    (settings.businesses / "serba-ada" / "usaha.yaml").write_text(entry, "utf-8")
    photos = [settings.businesses / "serba-ada" / name for name in ("a.jpg", "b, c.jpg", "d;e.png")]
    for photo in photos:
        photo.touch()
    read = load.load(settings).catalogue
    for photo in photos:
        photo.unlink()
    assert read is not None
    business = lengthened(read.businesses[0], filler)
    assert isinstance(business, Business)
    text = to_yaml.write(tree.tree_of(business))
    facts = yaml.safe_load((settings.businesses / "_desa.yaml").read_text("utf-8"))
    made = lengthened(read.village, filler)
    assert isinstance(made, Village)
    facts |= {"nama": made.name, "kecamatan": made.district, "kabupaten": made.regency, "provinsi": made.province}
    facts |= {"dusun": [business.address.hamlet], "inggris": "ya", "sambutan": f"Halo {filler * 50}"}
    for each, category in zip(facts["kategori"], made.categories, strict=True):
        each["nama"] = category.name
    (settings.businesses / "_desa.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True), "utf-8")
    (settings.businesses / "serba-ada" / "usaha.yaml").write_text(text, "utf-8")
    return settings.businesses


@pytest.mark.parametrize("filler", [WORDS, ONE_WORD], ids=["words", "one word"])
def test_every_text_at_its_limit_is_published_in_both_languages(tmp_path: Path, filler: str) -> None:
    folder = long_village(tmp_path, filler)
    checked = commands.run("check", "--businesses", folder, "--today", TODAY)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    site = tmp_path / "site"
    built = commands.run(
        "build", "--businesses", folder, "--site", site, "--cache", tmp_path / "cache", "--site-url", SITE_URL,
        "--today", TODAY,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    made = {page.relative_to(site).as_posix() for page in pages(site)}
    assert {"usaha/serba-ada/index.html", "en/usaha/serba-ada/index.html"} <= made
