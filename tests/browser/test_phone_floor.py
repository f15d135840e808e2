"""The oldest phones that order here: what is published keeps to what they know; a browser without the rest orders."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import phone_floor
import pytest
from node_tools import installed
from playwright.sync_api import Page, expect
from visits import Site, Visit, Visitor

pytestmark = pytest.mark.browser
SUPPORT = Path(__file__).parents[1] / "support"
ACORN = "8.15.0"
ORIGINAL = "usaha/keripik-tempe/keripik-original/"
LOST_NOTHING = "a phone without it shows the same, plainer"
# What styles may use although the floor's phones do not know it: why nobody there misses anything.
HARMLESS = {
    **dict.fromkeys(
        (
            "text-underline-offset",
            "text-decoration-thickness",
            "text-wrap",
            "scrollbar-width",
            "accent-color",
            "hyphens",
        ),
        LOST_NOTHING,
    ),
    **dict.fromkeys(("cursor", "resize", "-webkit-user-drag"), "for a mouse"),
    **dict.fromkeys(("color-scheme", "text-size-adjust", "stroke-linejoin: round"), LOST_NOTHING),
    **dict.fromkeys(
        ("overscroll-behavior", "overscroll-behavior-x", "scroll-behavior", "scroll-margin-top"), LOST_NOTHING
    ),
    **dict.fromkeys(("content-visibility", "contain-intrinsic-size"), "saves work only"),
    "aspect-ratio": "kept by padding in @supports not (aspect-ratio: 1)",
    "contain": "its text breaks in @supports not (contain: inline-size)",
    "appearance": "its older name stands beside it",
    "user-select": "a long touch selects a word, two fingers more",
    "animation-range": "within @supports (animation-timeline: scroll())",
    "break-after: avoid": "on paper",
    **dict.fromkeys(
        (
            "align-content: start",
            "align-self: end",
            "justify-content: start",
            "place-content: start",
            "place-items: end",
        ),
        "in grids, where it is older than in flexible boxes",
    ),
}
# What scripts may name: each asks first whether it is there.
GUARDED = {
    "canShare": "the picture is saved instead (studio/send.js)",
    "requestIdleCallback": "a timer stands in (site.js)",
    "share": "links stand in (share.js, browse/results.js)",
    "showModal": "made where it is missing (modal.js)",
    "take": "a method of our own (search/catalogue.js)",
}


def published(site: Site, ending: str) -> list[Path]:
    """Every file of that kind, Leaflet apart, which is older than the floor."""
    found = [
        path
        for path in sorted(site.folder.rglob(f"*{ending}"))
        if "vendor" not in path.parts and "admin" not in path.parts
    ]
    assert found
    return found


def test_styles_keep_to_what_the_floors_phones_know(site: Site) -> None:
    for path in published(site, ".css"):
        if "leaflet" not in path.name:
            assert phone_floor.style_faults(path.read_text("utf-8"), HARMLESS) == [], path.name


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        (".a:hover,.a:has(b){color:red}", "older phones drop the rule"),
        (".a:not(.b .c),.d{color:red}", "older phones drop the rule"),
        (".a :is(b,i){color:red}", "spell"),
        (".a{inset:0}", "inset"),
        (".a{margin-inline:auto}", "margin-inline"),
        (".a{height:100dvh}", "height"),
        (".a{overflow-wrap:anywhere}", "overflow-wrap: anywhere"),
        ("@media (min-width:1px){.a{color:color-mix(in srgb,red,blue)}}", "color-mix"),
        (".a{aspect-ratio:1}", "aspect-ratio"),
    ],
)
def test_what_is_too_new_in_a_style_is_told(css: str, fault: str) -> None:
    assert [each for each in phone_floor.style_faults(css, {}) if fault in each], css


@pytest.mark.parametrize(
    "css",
    [
        ".a:has(b),.c:has(d){color:red}",
        ".a:not(.b){color:red}",
        ".a{height:100vh;height:100dvh}",
        "@supports (inset:0){.a{inset:0}}",
        ".a::after{content:'{inset:0}'}",
    ],
)
def test_what_has_something_older_beside_it_is_not_told(css: str) -> None:
    assert phone_floor.style_faults(css, {}) == []


def told(files: list[Path]) -> dict[str, Any]:
    acorn = installed("acorn", ACORN, "dist/acorn.js")
    done = subprocess.run(
        ["node", str(SUPPORT / "script_names.cjs"), str(acorn), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_scripts_are_es2020_and_name_nothing_newer(site: Site, tmp_path: Path) -> None:
    inline = tmp_path / "head.js"
    page = (site.folder / "index.html").read_text("utf-8")
    inline.write_text(
        "".join(re.findall(r"<script(?![^>]*(?:src|type)=)[^>]*>(.*?)</script>", page, re.DOTALL)), "utf-8"
    )
    assert inline.stat().st_size > 500
    files = [*published(site, ".js"), inline]
    faults = {path: phone_floor.script_faults(used, GUARDED) for path, used in told(files).items()}
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("a ??= 1", "SyntaxError"),
        ("class A { #b = 1 }", "SyntaxError"),
        ("class A { b = 1 }", "SyntaxError"),
        ("1_000", "SyntaxError"),
        ("await 1", "SyntaxError"),
        ("[1].at(-1)", "at"),
        ("'a'.replaceAll('a', 'b')", "replaceAll"),
        ("Object.hasOwn({}, 'a')", "hasOwn"),
        ("document.body.replaceChildren()", "replaceChildren"),
        ("structuredClone({})", "structuredClone"),
        ("AbortSignal.timeout(5)", "timeout"),
        ("new WeakRef({})", "WeakRef"),
    ],
)
def test_what_is_too_new_in_a_script_is_told(tmp_path: Path, script: str, fault: str) -> None:
    path = tmp_path / "new.js"
    path.write_text(script, "utf-8")
    assert [each for each in phone_floor.script_faults(told([path])[str(path)], {}) if fault in each], script


# A browser of today without what is newer


@pytest.fixture
def phone(visitor: Visitor) -> Visit:
    visit: Visit = visitor()
    visit.page.add_init_script(phone_floor.without_newer())
    return visit


def message(visit: Visit) -> str:
    visit.page.wait_for_url("https://wa.me/**")
    assert len(visit.sent) == 1
    return unquote(visit.sent[0].partition("?text=")[2])


def fill_in(page: Page, form: str) -> None:
    page.locator(f"{form} .order-option", has_text="Diantar").first.tap()
    page.locator(f"{form} select[id$=area]").select_option(index=1)
    page.locator(f"{form} [id$=address]").fill("Gg. Melati 4")


def test_what_is_newer_is_gone(phone: Visit) -> None:
    page = phone.go("")
    gone = "[].at, ''.replaceAll, Object.hasOwn, document.body.replaceChildren, self.WeakRef, AbortSignal.timeout"
    assert page.evaluate(f"[{gone}].filter(Boolean).length") == 0
    assert page.evaluate("'showModal' in document.createElement('dialog')") is False
    heard = """() => {
      const ended = new AbortController();
      let count = 0;
      addEventListener('x', () => { count += 1; }, { signal: ended.signal });
      ended.abort();
      dispatchEvent(new Event('x'));
      return count;
    }"""
    assert page.evaluate(heard) == 1


@pytest.mark.parametrize(("arrival", "channel"), [("", "(dari katalog"), ("?dari=wa", "lewat WhatsApp")])
def test_an_order_goes_from_a_products_page(phone: Visit, arrival: str, channel: str) -> None:
    page = phone.go(ORIGINAL + arrival)
    page.get_by_label("pedas").tap()
    page.get_by_label("Kemasan").select_option("kertas")
    page.get_by_role("button", name="Tambah jumlah").tap()
    fill_in(page, "[data-composer]")
    page.locator("a[data-order-link]").tap()
    text = message(phone)
    assert "pedas" in text
    assert "kertas" in text
    assert "2 x" in text
    assert "Gg. Melati 4" in text
    assert channel in text
    assert phone.errors == []


@pytest.mark.parametrize(("arrival", "channel"), [("", "(dari katalog"), ("?dari=wa", "lewat WhatsApp")])
def test_an_order_goes_from_the_basket(phone: Visit, arrival: str, channel: str) -> None:
    page = phone.go(ORIGINAL + arrival)
    page.get_by_label("Kemasan").select_option("kertas")
    page.get_by_role("button", name="Masukkan keranjang").tap()
    expect(page.locator("[data-status]")).to_contain_text("Sudah masuk keranjang")
    page = phone.go("keranjang/")
    page.locator(".basket-line").get_by_role("button", name="Tambah").tap()
    fill_in(page, ".basket-seller")
    page.locator(".basket-seller .button--whatsapp").tap()
    text = message(phone)
    assert "Gg. Melati 4" in text
    assert "2 x" in text
    assert channel in text
    assert phone.errors == []


def test_search_answers_in_the_field_and_on_its_page(phone: Visit) -> None:
    page = phone.go("")
    page.locator("#cari").tap()
    page.keyboard.type("keripk")
    expect(page.locator(".hit").first).to_contain_text("Keripik")
    page.keyboard.press("Enter")
    expect(page.locator(".answer h2")).to_contain_text("keripk")
    expect(page.locator(".found .card").first).to_be_visible()
    expect(page.locator("[data-listed]").first).to_be_hidden()
    assert phone.errors == []


def test_filters_choose_in_a_sheet_that_keeps_the_keys(phone: Visit) -> None:
    page = phone.go("produk/")
    button = page.locator(".browse [aria-haspopup]")
    button.tap()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    sheet.locator("[data-group=kategori] .pick").first.tap()
    expect(page.locator(".found")).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        # Beyond the last field is the browser's own frame.
        assert page.evaluate("(({ activeElement: at }) => at === document.body || !!at.closest('.sheet'))(document)")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert "kategori=" in page.url
    button.tap()
    page.touchscreen.tap(180, 20)  # beside it, as on the dark of a newer phone
    expect(sheet).to_be_hidden()
    assert phone.errors == []


def test_hours_hearts_and_bundles_work(phone: Visit) -> None:
    page = phone.go("usaha/keripik-tempe/")
    expect(page.locator("[data-hours]").first).to_have_attribute("data-open", "yes")
    deal = page.locator("#promo-paket-lebaran")
    deal.get_by_role("button", name="Masukkan keranjang").tap()
    expect(deal.get_by_role("status")).to_contain_text("Sudah masuk keranjang")
    expect(page.locator("[data-basket-count]")).to_have_text("1")
    page.locator(".heart").first.tap()
    expect(page.locator(".kept-note")).to_be_visible()
    page = phone.go("tersimpan/")
    expect(page.locator(".kept").first).to_be_visible()
    assert phone.errors == []
