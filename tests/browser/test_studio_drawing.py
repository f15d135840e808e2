"""What the share studio draws, in a real browser: beside goldens by likeness, and where its words stand."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page
from studio_drawings import NAMES, SHAPES, SMALL, alike, board, case, drawn, item, overlapping
from visits import ROOT, Site, Visitor

pytestmark = pytest.mark.browser
GOLDENS = ROOT / "tests" / "golden" / "studio"
PORTRAIT, LANDSCAPE = {"width": 720, "height": 960}, {"width": 1000, "height": 750}
SQUARE, PANORAMA = {"width": 800, "height": 800}, {"width": 1000, "height": 200}
WHITE = {"width": 1000, "height": 750, "plain": "#ffffff"}
TWO = {"tag": "Rp125.750.000", "note": "Rp130.000.000", "struck": True}
LINES = {"badges": ["Promo 1 November - 31 Desember 2026", "PO s.d. Kamis"], "sample": "Contoh"}
ROWS = [item(name[:60], "Rp125.750.000", "/ paket 100 kotak") for name in NAMES[1:]] + [item("Es Teh", "Rp3.000")]
DRAWN = {
    "persegi-potret": case("persegi", PORTRAIT, badges=["PO s.d. Kamis"]),
    "persegi-mendatar": case("persegi", LANDSCAPE, **TWO, **LINES),
    "persegi-tanpa-foto": case("persegi", name=NAMES[4], light=True),
    "persegi-panorama": case("persegi", PANORAMA, tag="", unit=""),
    "feed-potret": case("feed", PORTRAIT, name=NAMES[1], **TWO),
    "story-putih": case("story", WHITE, light=True, **LINES),
    "daftar": board("persegi", *ROWS, *ROWS, tiles=False),
    "beberapa": board(
        "feed", *(item(f"Keripik {n}", "Rp15.000", "", PORTRAIT) for n in range(5)), tiles=True, light=True
    ),
}
KEPT_HEIGHT = """async ({ scripts, sizes }) => {
  const [{ parts }, { placed, UNMOVED }] = await Promise.all(
    ["picture", "photo"].map((name) => import(`${scripts}studio/${name}.js`)));
  return sizes.flatMap(([width, height]) => ["persegi", "feed", "story"].map((shape) => {
    const { photo } = parts(shape, [{ width, height }]);
    const at = placed({ width, height }, photo, UNMOVED);
    const seen = Math.min(photo.top + photo.height, at.top + at.height) - Math.max(photo.top, at.top);
    return [shape, width, height, seen / at.height];
  }));
}"""


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor().go("usaha/keripik-tempe/kit/")


def test_pictures_look_as_they_did(page: Page, site: Site, update_goldens: bool) -> None:  # noqa: FBT001
    wanted = [{**each, "small": SMALL} for each in DRAWN.values()]
    made = drawn(page, site.url, site.assets, wanted)
    for name, each in zip(DRAWN, made, strict=True):
        path = GOLDENS / f"{name}.jpg"
        if update_goldens:
            path.parent.mkdir(exist_ok=True)
            each["picture"].save(path, quality=90, subsampling=0)
        with Image.open(path) as golden:
            assert golden.size == each["picture"].size
            assert alike(each["picture"], golden), name


def test_a_picture_that_lacks_something_is_told_apart(page: Page, site: Site) -> None:
    others = [
        case("persegi", PORTRAIT, tag="", unit="", badges=["PO s.d. Kamis"]),
        case("persegi", PORTRAIT),
        case("persegi", {**PORTRAIT, "plain": "#ffffff"}, badges=["PO s.d. Kamis"]),
        case("persegi", PORTRAIT, light=True, badges=["PO s.d. Kamis"]),
    ]
    with Image.open(GOLDENS / "persegi-potret.jpg") as golden:
        made = drawn(page, site.url, site.assets, [{**each, "small": SMALL} for each in others])
        assert [alike(each["picture"], golden) for each in made] == [False] * len(others)


def faults_of(wanted: dict[str, Any], made: dict[str, Any]) -> list[Any]:
    """Return what is wrong with the words of a picture."""
    shape = wanted["shape"]
    bottom = SHAPES[shape] - (340 if shape == "story" else 40)
    top = 250 if shape == "story" else 0
    faults: list[Any] = [
        each
        for each in made["written"]
        if each["left"] < 30 or each["right"] > 1050 or each["top"] < top or each["bottom"] > bottom
    ]
    faults += overlapping(made["written"])
    sizes = {each["text"]: each["size"] for each in made["written"]}
    over = sizes.get("Desa Dalu Sepuluh B")
    name = max(
        (size for text, size in sizes.items() if wanted.get("words", {}).get("name", "-").startswith(text[:2])),
        default=99,
    )
    if over and name < over * 1.3:
        faults.append((over, name))
    return faults


def test_words_stay_in_their_place_whatever_they_are(page: Page, site: Site) -> None:
    wanted = [
        case(shape, *photos, name=name, **more)
        for shape in SHAPES
        for photos in ((), (PORTRAIT,), (SQUARE,), (PANORAMA,), (LANDSCAPE,) * 4)
        for name in NAMES
        for more in ({}, {**TWO, **LINES}, {"tag": "tanya harga", "unit": "", "under": "Warung " * 12})
    ]
    wanted += [
        board(shape, *ROWS[:count], *ROWS, tiles=tiles)
        for shape in SHAPES
        for count in range(6)
        for tiles in (True, False)
    ]
    found = drawn(page, site.url, site.assets, wanted)
    assert [made["size"] for made in found] == [[1080, SHAPES[each["shape"]]] for each in wanted]
    faults = {number: faults_of(each, made) for number, (each, made) in enumerate(zip(wanted, found, strict=True))}
    assert [(wanted[number]["shape"], fault) for number, fault in faults.items() if fault] == []


def test_a_portrait_keeps_nine_tenths_of_its_height(page: Page, site: Site) -> None:
    sizes = [[width, 1000] for width in range(300, 1000, 20)]
    kept = page.evaluate(KEPT_HEIGHT, {"scripts": site.url + site.assets, "sizes": sizes})
    assert len(kept) == 3 * len(sizes)
    assert [each for each in kept if each[3] < 0.9] == []
