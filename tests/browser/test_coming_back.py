"""A buyer comes back from WhatsApp to a page that has to load again, or goes on in a second tab: nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from visits import BASE, SITE_URL, Site, Visit, Visitor

pytestmark = pytest.mark.browser
ORIGINAL = "usaha/keripik-tempe/keripik-original/"
RAW = "usaha/keripik-tempe/keripik-mentah/"
TEA = "usaha/nasi-padang/teh-manis/"
BASKET = f"keranjang {BASE}"
NUMBER = re.compile(r"No\. pesanan: (\S+)")


def text_of(address: str | None) -> str:
    return parse_qs(urlsplit(address or "").query)["text"][0]


def sent_from(visit: Visit, link: str) -> str:
    visit.page.locator(link).tap()
    visit.page.wait_for_url("https://wa.me/**")
    return text_of(visit.sent[-1])


def come_back(page: Page) -> None:
    """Playwright's Chromium keeps no page in memory, so this one loads again, as on a phone that had to drop it."""
    page.go_back()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def fill_in(visit: Visit) -> Page:
    page = visit.go(ORIGINAL)
    page.get_by_label("pedas").check()
    page.get_by_label("Kemasan").select_option("kertas")
    page.locator("[name=quantity]").fill("3")
    page.get_by_label("Diantar", exact=True).check()
    page.get_by_label("Diantar ke wilayah").select_option("Dusun III")
    page.get_by_label("Alamat lengkap").fill("Jl. Mawar 3")
    page.get_by_label("COD").check()
    page.get_by_label("Untuk hari").select_option("2026-03-28")
    page.get_by_label("Pukul").select_option("10.00")
    page.get_by_label("Catatan").fill("Jangan pedas")
    page.get_by_label("Nama Anda").fill("SR")
    return page


ORDER = "a[data-order-link]"
OF_BASKET = ".order-actions a"


def test_an_order_comes_back_as_it_was_sent(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = fill_in(visit)
    sent = sent_from(visit, ORDER)
    assert "Untuk: Sabtu, 28 Maret 2026 pukul 10.00" in sent
    come_back(page)
    assert text_of(page.locator(ORDER).get_attribute("href")) == sent
    assert sent_from(visit, ORDER) == sent
    come_back(page)
    page.reload()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    assert text_of(page.locator(ORDER).get_attribute("href")) == sent
    assert visit.errors == []


def test_another_order_has_another_number_and_the_same_one_keeps_its_own(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = fill_in(visit)
    first = sent_from(visit, ORDER)
    come_back(page)
    page.get_by_role("button", name="Tambah jumlah").tap()
    second = sent_from(visit, ORDER)
    assert "4 x" in second
    assert NUMBER.findall(first) != NUMBER.findall(second)
    come_back(page)
    assert sent_from(visit, ORDER) == second


def test_nothing_of_an_order_is_there_where_the_page_is_opened_anew(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = fill_in(visit)
    sent_from(visit, ORDER)
    page = visit.go(ORIGINAL)
    expect(page.get_by_label("Nama Anda")).to_have_value("")
    expect(page.get_by_label("Catatan")).to_have_value("")
    assert page.locator("[name=quantity]").input_value() == "1"
    assert "Mawar" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")


def test_what_is_typed_survives_a_tab_that_is_dropped_unsent(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = fill_in(visit)
    page.get_by_label("Catatan").fill("Yang baru digoreng")  # still in the field when the other app comes up
    page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    before = text_of(page.locator(ORDER).get_attribute("href"))
    page.reload()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    after = text_of(page.locator(ORDER).get_attribute("href"))
    assert "Yang baru digoreng" in after
    assert NUMBER.sub("", after) == NUMBER.sub("", before)


def add(visit: Visit, address: str) -> Page:
    page = visit.go(address)
    page.get_by_role("button", name="Masukkan keranjang").tap()
    expect(page.locator("[data-status]")).to_contain_text("Sudah masuk keranjang")
    return page


def test_a_basket_comes_back_with_name_and_address_that_are_kept_nowhere_else(visitor: Visitor) -> None:
    visit = visitor(script="")
    add(visit, RAW)
    page = visit.go("keranjang/")
    page.get_by_label("Diantar", exact=True).check()
    page.get_by_label("Diantar ke wilayah").select_option("Dusun III")
    page.get_by_label("Alamat lengkap").fill("Jl. Rahasia 7")
    page.get_by_label("Nama Anda").fill("Ibu DW")
    page.get_by_label("Untuk hari").select_option("2026-03-28")
    sent = sent_from(visit, OF_BASKET)
    assert "Jl. Rahasia 7" in sent
    come_back(page)
    assert text_of(page.locator(OF_BASKET).get_attribute("href")) == sent
    assert "Rahasia" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    page.get_by_role("button", name="Tambah Keripik Mentah").tap()
    again = sent_from(visit, OF_BASKET)
    assert NUMBER.findall(again) != NUMBER.findall(sent)


def rows(page: Page) -> list[str]:
    return [each.split("\n")[0] for each in page.locator(".basket-head").all_inner_texts()]


def test_a_basket_follows_what_another_tab_puts_in(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = add(visit, RAW)
    visit.go("keranjang/")
    page.get_by_role("button", name="Tambah Keripik Mentah").tap()
    other = Visit(page.context.new_page(), visit.site)
    add(other, "usaha/keripik-tempe/toples-besar/")
    expect(page.locator("[data-basket-count]")).to_have_text("2")
    page.bring_to_front()
    page.locator("h1").tap()
    expect(page.locator(".basket-line")).to_have_count(2)
    assert rows(page) == ["Keripik Mentah", "Toples Besar"]


def test_what_another_tab_changed_is_neither_lost_nor_counted_as_sent(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = add(visit, RAW)
    visit.go("keranjang/")
    page.get_by_role("button", name="Tambah Keripik Mentah").focus()  # what has the focus is not drawn anew
    other = Visit(page.context.new_page(), visit.site)
    add(other, RAW)
    expect(page.locator("[data-basket-count]")).to_have_text("1")
    page.locator(".order-tick input[id$=-sent]").evaluate("(box) => box.click()")
    expect(page.get_by_label("Jumlah Keripik Mentah")).to_have_value("20")
    expect(page.get_by_label("Sudah terkirim")).not_to_be_checked()
    assert page.evaluate("(key) => JSON.parse(localStorage[key]).sellers[0].lines[0].quantity", BASKET) == 20


def test_what_was_added_after_the_message_is_still_to_be_sent(visitor: Visitor) -> None:
    visit = visitor(script="")
    page = add(visit, RAW)
    visit.go("keranjang/")
    first = sent_from(visit, OF_BASKET)
    add(visit, "usaha/keripik-tempe/toples-besar/")
    visit.go("keranjang/")
    page.get_by_label("Sudah terkirim").tap()  # not checked again where it is drawn anew
    expect(page.get_by_text("Sudah terkirim. Tidak ikut dipesan lagi.")).to_be_visible()
    expect(page.get_by_label("Sudah terkirim")).not_to_be_checked()
    second = sent_from(visit, OF_BASKET)
    assert ("Keripik Mentah" in second, "1. Toples Besar" in second) == (False, True)
    assert NUMBER.findall(second) != NUMBER.findall(first)
    visit.go("keranjang/")
    page.get_by_label("Sudah terkirim").check()
    visit.go("keranjang/")
    expect(page.get_by_label("Sudah terkirim")).to_be_checked()


SELLER: dict[str, Any] = {
    "slug": "nasi-padang", "name": "Nasi", "url": f"{SITE_URL}usaha/nasi-padang/", "wa": "6281200000002",
    "phone": "0812", "code": "WN", "zone": 420,
}  # fmt: skip
GOOD = {
    "seller": SELLER,
    "lines": [{"id": "teh-manis", "name": "Teh", "choices": [], "answers": [], "quantity": 1, "price": 5000}],
}
HOURS = {
    "offset": 420, "zone": "WIB", "days": [[[480, 1020]]] * 7, "holidays": [["2026-04-03", "2026-04-06", ""]],
}  # fmt: skip
WHOLE: dict[str, Any] = {
    "seller": {
        **SELLER, "slug": "sudah-pindah", "name": "Warung Pindah", "village": "Desa", "sample": "", "status": "",
        "services": ["antar"], "areas": [{"name": "Dusun I", "fee": 5000, "min": 1}], "pay": ["tunai"],
        "qris": {"merchant": "WP", "city": "K", "amount": 1}, "hours": HOURS,
    },
    "lines": [{
        "id": "rujak", "name": "Rujak", "variant": "Besar", "choices": [["Pedas", "ya"]], "answers": [["Untuk", "SR"]],
        "quantity": 1, "price": None, "went": 1, "sent": True,
    }],
    "order": {"service": "antar", "note": "x"}, "number": "WP-1", "sentAs": "", "sent": False,
}  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every field of `value`, however deep."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [deeper for key in keys for deeper in ((*path, key), *places(value[key], (*path, key)))]


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    made = json.loads(json.dumps(value))
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = new
    return made


ANYTHING = st.sampled_from([None, True, 0, -1, 1.5, 1e300, "", "x", "../x", [], [[]], [None], {}, {"a": 1}])
READ = """async ([root, key, cases]) => {
  const { soundBasket } = await import(`${root}order/sound.js`);
  return cases.map((sellers) => {
    localStorage.setItem(key, JSON.stringify({ v: 1, sellers }));
    const { groups, lost } = soundBasket();
    return [groups.map(({ seller, lines }) => [seller.slug, lines.length]), lost];
  });
}"""


@pytest.fixture(scope="module")
def read(browser: Browser, site: Site) -> Iterator[Callable[[list[Any]], list[Any]]]:
    """Tell, for each basket, which sellers with how many lines can be shown, and whom something was left out of."""
    page = browser.new_page()
    page.goto(site.url)
    yield lambda cases: page.evaluate(READ, [site.url + site.assets, BASKET, cases])
    page.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(places(WHOLE)), ANYTHING), min_size=1, max_size=30))
def test_any_damage_to_a_seller_leaves_the_other(
    read: Callable[[list[Any]], list[Any]], damages: list[tuple[tuple[Any, ...], Any]]
) -> None:
    for groups, lost in read([[changed(WHOLE, path, new), GOOD] for path, new in damages]):
        assert groups[-1] == ["nasi-padang", 1]
        assert len(groups) + len(lost) == 2


def test_a_seller_of_whom_everything_is_known_is_left_out_of_nothing(read: Callable[[list[Any]], list[Any]]) -> None:
    assert read([[WHOLE, GOOD]]) == [[[["sudah-pindah", 1], ["nasi-padang", 1]], []]]


@pytest.mark.parametrize(
    ("extra", "has_signal"),
    [
        ({"services": 5}, True),
        ({"hours": {"offset": 540, "zone": "WIT", "days": None}}, False),
        ({"hours": {"offset": 540, "zone": "WIT", "days": [[[0, -1e12]]] * 7, "holidays": []}}, False),
    ],
)
def test_a_seller_that_cannot_be_read_is_named_and_the_others_can_be_ordered_from(
    visitor: Visitor, extra: dict[str, Any], *, has_signal: bool
) -> None:
    visit = visitor()
    page = visit.go("")
    damaged = {**WHOLE, "seller": {**WHOLE["seller"], **extra}}
    page.evaluate("(all) => localStorage.setItem(...all)", [BASKET, json.dumps({"v": 1, "sellers": [damaged, GOOD]})])
    if not has_signal:
        page.context.route("**/data/pesanan/*.json", lambda route: route.abort())
    visit.errors.clear()
    page = visit.go("keranjang/")
    expect(page.get_by_role("alert").first).to_contain_text("Yang tersimpan dari Warung Pindah tidak terbaca lagi")
    expect(page.get_by_role("link", name=re.compile("^Pesan ke"))).to_have_count(1)
    expect(page.get_by_role("button", name="Kosongkan keranjang")).to_be_visible()
    assert [each for each in visit.errors if "Failed to load" not in each] == []
