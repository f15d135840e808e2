"""The share studio as an owner uses it: four touches to WhatsApp's chooser, and every way out where there is none."""

from __future__ import annotations

import base64
import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, expect
from under_policy import until
from visits import SITE_URL, Site, Visitor

pytestmark = pytest.mark.browser
SHOP = "usaha/keripik/"
PRODUCT = f"{SHOP}keripik-asin/"
KIT = f"{SHOP}kit/"
MOST_BYTES = 400_000
CHOOSER_TOUCH = 1  # the one on WhatsApp in the phone's own chooser, which is no page's
CLIPBOARD = ["clipboard-read", "clipboard-write"]
# A chooser that keeps what it is given, and every touch of a finger counted over all pages.
CHOOSER = """
addEventListener("pointerdown", (event) => {
  if (event.isTrusted) sessionStorage.touches = Number(sessionStorage.touches || 0) + 1;
}, true);
navigator.canShare = ({ files }) => !!files && files[0].type === "image/jpeg";
navigator.share = async (what) => {
  const copied = await navigator.clipboard.readText();
  const bytes = new Uint8Array(await what.files[0].arrayBuffer());
  const { name } = what.files[0];
  window.shared = { keys: Object.keys(what), count: what.files.length, name, copied, bytes: [...bytes] };
};
"""
NO_CHOOSER = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"
FONTS_HELD = """async () => {
  const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const held = (await Promise.all(stores.map((store) => store.keys()))).flat().map(({ url }) => url);
  return held.filter((url) => url.endsWith(".woff2")).length === 2;
}"""
LATE = """
navigator.canShare = () => true;
navigator.share = (what) => (window.tries = (window.tries || 0) + 1) > 1
  ? Promise.resolve() : Promise.reject(new DOMException("late", "NotAllowedError"));
"""


@pytest.fixture
def site(photo_site: Site) -> Site:
    return photo_site


def ready(page: Page) -> None:
    """Wait until what is chosen is drawn."""
    expect(page.locator("[data-studio]:not([hidden]):not([aria-busy])")).to_have_count(1, timeout=20_000)


def opened(visitor: Visitor, address: str, **options: Any) -> Page:
    page = visitor(**options).go(address)
    page.set_default_timeout(20_000)
    ready(page)
    return page


def seen(page: Page) -> Image.Image:
    """Return what is on the canvas."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    ready(page)
    text = page.locator("[data-studio] canvas").evaluate("(canvas) => canvas.toDataURL('image/png')")
    return Image.open(io.BytesIO(base64.b64decode(text.partition(",")[2]))).convert("RGB")


def differ(one: Image.Image, other: Image.Image) -> bool:
    return one.size != other.size or max(ImageStat.Stat(ImageChops.difference(one, other)).mean) > 0.2  # of 255


def check_picture(content: bytes, size: tuple[int, int]) -> None:
    """Check that a file is a picture that apps take, with nothing in it about who made it."""
    assert len(content) < MOST_BYTES
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", size)
        assert not picture.getexif()
        assert not {"icc_profile", "xmp", "comment", "photoshop"} & set(picture.info)


def test_four_touches_from_a_product_to_whatsapp(visitor: Visitor) -> None:
    visit = visitor(script=CHOOSER, permissions=CLIPBOARD)
    page = visit.go(PRODUCT)
    page.set_default_timeout(20_000)
    page.get_by_role("link", name="Bagikan sebagai gambar").tap()
    ready(page)
    page.get_by_role("button", name="Bagikan", exact=True).tap()
    until(page, "!!window.shared")
    shared = page.evaluate("window.shared")
    assert int(page.evaluate("sessionStorage.touches")) + CHOOSER_TOUCH <= 4
    assert (shared["keys"], shared["count"]) == (["files"], 1)  # with a text beside it WhatsApp drops the picture
    assert shared["name"] == "keripik-produk-keripik-asin-persegi.jpg"
    check_picture(bytes(shared["bytes"]), (1080, 1080))
    assert "Keripik Asin - Rp16.000" in shared["copied"]  # before the chooser opened
    assert f"{SITE_URL}{PRODUCT}?dari=wa" in shared["copied"]
    expect(page.get_by_text("Tulisan sudah disalin.")).to_be_visible()
    assert visit.errors == []


@pytest.mark.parametrize(("address", "thing"), [(PRODUCT, "produk-keripik-asin"), (SHOP, "usaha")])
def test_each_page_leads_to_a_picture_of_its_own(visitor: Visitor, address: str, thing: str) -> None:
    page = visitor().go(address)
    page.get_by_role("link", name="Bagikan sebagai gambar").tap()
    ready(page)
    expect(page.locator("[data-pick]")).to_have_value(thing)


def test_where_nothing_can_be_shared_the_picture_is_saved(visitor: Visitor) -> None:
    page = opened(visitor, f"{KIT}?produk=keripik-asin", script=NO_CHOOSER)
    expect(page.get_by_role("button", name="Bagikan", exact=True)).to_be_hidden()
    page.locator("[data-shape][value=story]").check()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Simpan").tap()
    assert coming.value.suggested_filename == "keripik-produk-keripik-asin-story.jpg"
    check_picture(Path(coming.value.path()).read_bytes(), (1080, 1920))
    expect(page.get_by_text("Gambar disimpan.")).to_be_visible()
    expect(page.locator("#studio-tulisan")).to_contain_text(f"{SITE_URL}{PRODUCT}?dari=wa")


def test_in_an_apps_own_browser_there_is_a_picture_to_hold(visitor: Visitor) -> None:
    agent = "Mozilla/5.0 (Linux; Android 10; wv) AppleWebKit/537.36 Chrome/80.0 Mobile Safari/537.36 Instagram 150.0"
    page = opened(visitor, KIT, script=NO_CHOOSER, user_agent=agent)
    page.get_by_role("button", name="Simpan").tap()
    held = page.get_by_role("img", name="Gambar yang sudah jadi")
    expect(held).to_be_visible()
    assert held.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 1080
    expect(page.get_by_text("Tekan lama gambar di atas")).to_be_visible()


def test_a_chooser_that_came_too_late_opens_at_the_next_touch(visitor: Visitor) -> None:
    page = opened(visitor, KIT, script=LATE)
    share = page.get_by_role("button", name="Bagikan", exact=True)
    share.tap()
    expect(page.get_by_text("Tekan Bagikan sekali lagi.")).to_be_visible()
    share.tap()
    until(page, "window.tries === 2")


def test_the_picture_changes_as_one_touches_and_the_choice_is_kept(visitor: Visitor, site: Site) -> None:
    page = opened(visitor, f"{KIT}?produk=keripik-asin")
    pictures = [seen(page)]
    steps = (
        lambda: page.locator("[data-line]").fill("PO s.d. Kamis"),
        lambda: page.get_by_label("Tampilkan harga").uncheck(),
        lambda: page.get_by_label("Warna terang").check(),
        lambda: page.get_by_role("button", name="Foto lain").tap(),
        lambda: page.get_by_role("button", name="Perbesar foto").tap(),
        lambda: page.locator("[data-grip]").press("ArrowLeft"),
        lambda: page.locator("[data-shape][value=feed]").check(),
    )
    for step in steps:
        step()
        pictures.append(seen(page))
    assert [at for at, (one, other) in enumerate(pairwise(pictures)) if not differ(one, other)] == []
    assert "Rp16.000" not in str(page.locator("#studio-tulisan").text_content())
    keys = page.evaluate("Object.keys(localStorage)")
    root = "/" + site.url.split("/", 3)[3]
    assert [key for key in keys if key.startswith("studio")] == [f"studio {root}"]
    page.goto(site.url + KIT)
    ready(page)
    expect(page.locator("[data-pick]")).to_have_value("produk-keripik-asin")
    expect(page.locator("[data-line]")).to_have_value("PO s.d. Kamis")
    assert not differ(pictures[-1], seen(page))


def test_a_finger_moves_the_photo_and_two_enlarge_it(visitor: Visitor) -> None:
    page = opened(visitor, f"{KIT}?produk=keripik-asin")
    before = seen(page)
    grip = page.locator("[data-grip]")
    pointer = """(grip, [kind, id, x, y]) => {
      const at = grip.getBoundingClientRect();
      grip.setPointerCapture = () => {};
      const place = { clientX: at.left + x, clientY: at.top + y };
      grip.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: id, ...place }));
    }"""
    for finger in (["pointerdown", 1, 60, 60], ["pointerdown", 2, 120, 60], ["pointermove", 2, 200, 60]):
        grip.evaluate(pointer, finger)
    enlarged = seen(page)
    for finger in (["pointerup", 2, 200, 60], ["pointermove", 1, 20, 90], ["pointerup", 1, 20, 90]):
        grip.evaluate(pointer, finger)
    moved = seen(page)
    assert differ(before, enlarged)
    assert differ(enlarged, moved)
    page.get_by_role("button", name="Seperti semula").tap()
    assert not differ(before, seen(page))


def test_several_products_and_the_price_list_of_today(visitor: Visitor) -> None:
    page = opened(visitor, KIT)
    pick = page.locator("[data-pick]")
    pictures = []
    for board in ("daftar-harga", "beberapa"):
        pick.select_option(board)
        pictures.append(seen(page))
        expect(page.locator("#studio-tulisan")).to_contain_text("- Keripik Manis: Rp17.000")
    page.get_by_role("checkbox", name="Keripik Manis").uncheck()
    pictures.append(seen(page))
    expect(page.locator("#studio-tulisan")).not_to_contain_text("Keripik Manis")
    assert differ(*pictures[:2])
    assert differ(*pictures[1:])


def test_a_visited_studio_draws_without_signal(visitor: Visitor) -> None:
    page = opened(visitor, f"{KIT}?produk=keripik-asin", service_workers="allow")
    until(page, "!!navigator.serviceWorker.controller")
    page.reload()  # a faked clock hides from the page what it asked for before the worker was there
    ready(page)
    online = seen(page)
    until(page, FONTS_HELD)
    page.context.set_offline(True)
    page.reload()
    ready(page)
    assert not differ(online, seen(page))


def test_without_script_there_are_texts_and_a_true_sentence(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    page.goto(visit.site.url + KIT)
    expect(page.get_by_text("butuh JavaScript")).to_be_visible()
    expect(page.locator("[data-studio]")).to_be_hidden()
    expect(page.locator("#usaha-short")).to_be_visible()
