"""The owners' kits of the sample village: every code read back by two programs, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import pyvips
import zxingcpp
from PIL import Image, ImageFilter
from pypdf import PdfReader
from qr_readers import read_all
from sites import SITE_URL, TODAY, metas, parsed

from katalog.contract.model import Catalogue
from katalog.orders import kit_codes
from katalog.share.kit.draw import PRINTS

pytestmark = pytest.mark.slow

DPI = 200  # a cheap office printer has more
INCH = 25.4
LEAST_CODE, LEAST_MODULE = 25.0, 0.5  # millimetres


@pytest.fixture(scope="module")
def targets(sample_site: Path) -> dict[Path, str]:
    """Return what ZXing reads from each code that can be downloaded."""
    files = sorted(sample_site.glob("usaha/*/kit/*-qr.png"))
    assert len(files) > 50
    return {path: zxingcpp.read_barcodes(Image.open(path).convert("L"))[0].text for path in files}


def leads_somewhere(site: Path, target: str) -> None:
    """Check that an address in a code is a page of the site, and the place on it that it names."""
    url = urlsplit(target)
    assert parse_qs(url.query) == {"dari": ["qr"]}, target
    address = url._replace(query="", fragment="").geturl()
    assert address.startswith(SITE_URL)
    page = site / address.removeprefix(SITE_URL) / "index.html"
    assert page.is_file(), target
    if url.fragment:
        assert any(element.get("id") == url.fragment for element in parsed(page).iter()), target


def pages_of(path: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield page.render(scale=DPI / 72, grayscale=True).to_pil()
    finally:
        document.close()


def test_every_code_leads_to_a_page(sample_site: Path, targets: dict[Path, str]):
    for target in targets.values():
        leads_somewhere(sample_site, target)


def test_every_thing_of_an_owner_has_its_own_code(sample: Catalogue, targets: dict[Path, str]):
    for business in sample.businesses:
        own = [target for path, target in targets.items() if path.parts[-3] == business.slug]
        current = [promo for promo in business.promos if promo.ends is None or promo.ends.isoformat() >= TODAY]
        assert len(own) == len(set(own)) == 1 + len(business.products) + len(current)


def test_every_code_is_read_whole_small_and_blurred_by_two_readers(targets: dict[Path, str]):
    for path, target in targets.items():
        whole = Image.open(path).convert("L")
        small = whole.resize((whole.width * 2 // 5, whole.height * 2 // 5), Image.Resampling.BICUBIC)
        blurred = whole.filter(ImageFilter.GaussianBlur(6))
        for seen in (whole, small, blurred):
            assert read_all(seen) == {"zxing": [target], "zbar": [target]}, path.name


def test_the_drawing_of_a_code_says_the_same(targets: dict[Path, str]):
    for path, target in targets.items():
        drawn = pyvips.Image.new_from_file(str(path.with_suffix(".svg")), dpi=72).flatten(background=255)
        picture = Image.fromarray(drawn.colourspace("b-w").numpy())
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == [target]


def codes_on(image: Image.Image) -> Iterator[tuple[str, float, float]]:
    """Yield each code on a page: its text, read by both, its width and that of a module in millimetres."""
    for code in zxingcpp.read_barcodes(image):
        corners = code.position
        left, top, right, bottom = (
            corners.top_left.x,
            corners.top_left.y,
            corners.bottom_right.x,
            corners.bottom_right.y,
        )
        across = (right - left) / DPI * INCH
        module = across / len(kit_codes.modules(code.text))
        quiet = round(kit_codes.QUIET_ZONE * module * DPI / INCH)
        alone = image.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))  # as a hand would hold a phone
        assert read_all(alone) == {"zxing": [code.text], "zbar": [code.text]}
        yield code.text, across, module


@pytest.mark.parametrize("kind", PRINTS)
def test_every_code_on_paper_is_read_and_large_enough(sample_site: Path, sample: Catalogue, kind: str):
    for business in sample.businesses:
        path = sample_site / "usaha" / business.slug / "kit" / f"{business.slug}-{kind}.pdf"
        found = [code for image in pages_of(path) for code in codes_on(image)]
        assert found, path.name
        for target in {target for target, _, _ in found}:
            leads_somewhere(sample_site, target)
            assert f"/usaha/{business.slug}/" in target
        assert min(across for _, across, _ in found) >= LEAST_CODE - 0.3, path.name  # a pixel is 0.13 mm
        assert min(module for _, _, module in found) >= LEAST_MODULE - 0.01, path.name


def test_the_village_on_paper_leads_to_every_business(sample_site: Path, sample: Catalogue):
    found = {target for image in pages_of(sample_site / "katalog.pdf") for target, _, _ in codes_on(image)}
    for target in found:
        leads_somewhere(sample_site, target)
    assert {f"{SITE_URL}usaha/{business.slug}/?dari=qr" for business in sample.businesses} <= found


def test_prints_say_what_they_are_in_words(sample_site: Path, sample: Catalogue):
    for business in sample.businesses:
        for kind in PRINTS:
            path = sample_site / "usaha" / business.slug / "kit" / f"{business.slug}-{kind}.pdf"
            reader = PdfReader(path)
            text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
            assert business.name in text, path.name
            assert reader.metadata is not None
            assert reader.metadata.title


def test_kits_are_kept_out_of_searches_and_show_the_owner_s_card(sample_site: Path, sample: Catalogue):
    for business in sample.businesses:
        home = sample_site / "usaha" / business.slug
        for page in (home / place / "index.html" for place in ("kit", "kit/tautan", "perbarui")):
            assert metas(page, "robots") == ["noindex"]
            assert metas(page, "og:image") == metas(home / "index.html", "og:image")
