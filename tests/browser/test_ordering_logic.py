"""The scripts' pure parts, run in a browser against independent computations in Python."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from visits import Site

pytestmark = pytest.mark.browser
GOLDEN_HOURS = Path(__file__).parents[1] / "golden" / "opening_cases.json"
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Run = Callable[[str, Any], Any]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(str.strip).filter(bool)
LINE = st.fixed_dictionaries(
    {
        "id": st.just("barang"),
        "name": TEXT,
        "variant": TEXT,
        "choices": st.lists(st.tuples(TEXT, TEXT), max_size=2),
        "answers": st.lists(st.tuples(TEXT, TEXT), max_size=2),
        "quantity": st.integers(1, 9999),
        "price": st.none() | st.integers(0, 5_000_000),
    }
)
ORDER = st.fixed_dictionaries(
    {
        "service": st.sampled_from(["", "ambil", "antar", "kirim", "makan-di-tempat", "janji-temu"]),
        "area": st.sampled_from(["", "Dusun I", "Dusun II", "?"]),
        "address": TEXT,
        "pay": st.sampled_from(["", "tunai", "cod", "transfer", "qris", "e-wallet"]),
        "day": st.sampled_from(["", "2026-03-28"]),
        "time": st.sampled_from(["", "10.00"]),
        "note": st.text(st.characters(exclude_categories=["Cs"]), max_size=300).map(str.strip),
        "name": TEXT,
        "files": st.booleans(),
        "understood": st.booleans(),
    }
)
FEES = {"Dusun I": 5000, "Dusun II": 0}
SELLER = {
    "slug": "toko", "name": "Toko Uji", "url": "https://desa.example/usaha/toko/", "wa": "6281200000001",
    "phone": "0812",
    "code": "TK", "zone": 420, "areas": [{"name": name, "fee": fee} for name, fee in FEES.items()],
}  # fmt: skip


@pytest.fixture(scope="module")
def run(browser: Browser, site: Site) -> Iterator[Run]:
    """Run a function `(modules, value) => ...` in a page; `modules` are order, opening, words and number."""
    page = browser.new_page(
        timezone_id="America/St_Johns"
    )  # half an hour off: no answer may depend on the phone's zone
    page.goto(site.url + "keranjang/")
    load = "Promise.all(['order', 'opening', 'words', 'number'].map((name) => import(`${root}order/${name}.js`)))"

    def evaluate(function: str, value: Any) -> Any:
        names = f"const [order, opening, words, number] = await {load};"
        code = f"async ([root, value]) => {{ {names} return ({function})(value); }}"
        return page.evaluate(code, [site.url + site.assets, value])

    yield evaluate
    page.close()


def text_of(address: str) -> str:
    return parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)["text"][0]


def rupiah(amount: int) -> str:
    return "Rp" + f"{amount:,}".replace(",", ".")


MESSAGES = """(cases) => cases.map(([lines, seller, given]) => {
  const priced = lines.map((line) => ({ line, item: { id: line.id, name: line.name } }));
  const { text, parts } = order.message(priced, seller, given, "TK-7F3K", "Facebook");
  const addresses = parts.map((part) => order.address(seller.wa, part));
  return { text, parts, addresses, total: order.totals(lines, seller, given) };
})"""


@MANY
@given(st.lists(st.tuples(st.lists(LINE, min_size=1, max_size=8), ORDER), min_size=1, max_size=4))
def test_any_text_arrives_as_it_was_typed_and_no_address_is_too_long(run: Run, cases: list[tuple[Any, Any]]) -> None:
    results = run(MESSAGES, [[lines, SELLER, order] for lines, order in cases])
    for (lines, order), result in zip(cases, results, strict=True):
        assert all(len(address) < 2000 for address in result["addresses"])
        decoded = [text_of(address) for address in result["addresses"]]
        assert decoded == result["parts"]
        whole = "\n".join(decoded) or result["text"]
        for line in lines:
            for text in (line["name"], line["variant"], *(value for pair in line["choices"] for value in pair[1:])):
                assert text in whole
        for text in (order["note"], order["name"]):
            assert text in whole
        assert "No. pesanan: TK-7F3K" in whole


@pytest.mark.parametrize(
    ("service", "area", "price", "shown"),
    [
        ("ambil", "", 0, "gratis"),
        ("antar", "Dusun II", 0, "gratis"),
        ("antar", "Dusun I", 0, "Rp5.000"),
        ("kirim", "", 0, "gratis (belum termasuk ongkir)"),
        ("ambil", "", None, "ditanyakan ke penjual"),
    ],
)
def test_what_is_free_has_no_total_in_rupiah(run: Run, service: str, area: str, price: int | None, shown: str) -> None:
    lines = [{"id": "a", "name": "A", "variant": "", "choices": [], "answers": [], "quantity": 2, "price": price}]
    given = {"service": service, "area": area}
    assert (
        run("([lines, seller, given]) => order.shownTotal(order.totals(lines, seller, given))", [lines, SELLER, given])
        == shown
    )


@MANY
@given(st.lists(st.tuples(st.lists(LINE, min_size=1, max_size=8), ORDER), min_size=1, max_size=4))
def test_totals_equal_an_independent_computation(run: Run, cases: list[tuple[Any, Any]]) -> None:
    results = run(MESSAGES, [[lines, SELLER, order] for lines, order in cases])
    for (lines, order), result in zip(cases, results, strict=True):
        goods = sum(line["price"] * line["quantity"] for line in lines if line["price"] is not None)
        fee: int | None = 0
        if order["service"] == "kirim":
            fee = None
        elif order["service"] == "antar":
            fee = FEES.get(order["area"])
        asks = any(line["price"] is None for line in lines)
        assert result["total"] == {"known": goods, "asks": asks, "fee": fee, "total": goods + (fee or 0)}
        if not asks or goods:
            total = goods + (fee or 0)
            assert f"\nTotal: {rupiah(total) if total else 'gratis'}" in result["text"]
        else:
            assert "\nTotal: mohon info\n" in result["text"]


@MANY
@given(st.lists(st.text(max_size=200), max_size=10))
def test_text_is_encoded_as_python_does(run: Run, texts: list[str]) -> None:
    assert run("(texts) => texts.map(order.encoded)", texts) == [quote(text, safe="") for text in texts]


def test_half_an_emoji_does_not_stop_an_order(run: Run) -> None:
    assert unquote(run("() => order.encoded('a\\ud83d b \\ude00')", None)) == "a\ufffd b \ufffd"


def long_lines(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": "b",
            "name": f"Kue nomor {n} dengan nama yang agak panjang",
            "choices": [],
            "answers": [],
            "quantity": 2,
            "price": 1500,
        }
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "parts"), [(1, 1), (10, 1), (20, 2), (60, 4), (99, 0)])
def test_a_long_order_is_split_between_its_goods_and_never_cut(run: Run, count: int, parts: int) -> None:
    order = {"service": "ambil", "area": "", "address": "", "pay": "", "day": "", "time": "", "note": "", "name": "SR"}
    (result,) = run(MESSAGES, [[long_lines(count), SELLER, order]])
    assert len(result["parts"]) == parts
    for index, part in enumerate(result["parts"]):
        assert (f"bagian {index + 1} dari {parts}" in part) == (parts > 1)
        assert "TK-7F3K" in part
        assert ("Total: " in part) == (index == parts - 1)
    whole = "\n".join(result["parts"]) or result["text"]
    assert re.findall(r"^(\d+)\. ", whole, re.MULTILINE) == [str(n + 1) for n in range(count)]


def test_a_note_too_long_for_an_address_leaves_the_message_whole_to_be_copied(run: Run) -> None:
    order = {
        "service": "",
        "area": "",
        "address": "",
        "pay": "",
        "day": "",
        "time": "",
        "note": "pesan " * 400,
        "name": "",
    }
    (result,) = run(MESSAGES, [[long_lines(1), SELLER, order]])
    assert result["parts"] == []
    assert order["note"] in result["text"]


@pytest.mark.parametrize(
    ("item", "quantity", "problem", "nearest"),
    [
        ({}, 1, "", 1),
        ({}, 0, "Tulis jumlah dengan angka bulat, misalnya 2.", 1),
        ({}, 1.5, "Tulis jumlah dengan angka bulat, misalnya 2.", 2),
        ({"min": 10}, 9, "Paling sedikit 10.", 10),
        ({"max": 5}, 6, "Paling banyak 5.", 5),
        ({"step": 5}, 12, "Jumlahnya kelipatan 5: 10 atau 15.", 10),
        ({"min": 12, "step": 5}, 12, "Paling sedikit 15.", 15),
        ({"max": 52, "step": 5}, 51, "Paling banyak 50.", 50),
        ({"min": 10, "max": 50, "step": 5}, 25, "", 25),
    ],
)  # fmt: skip
def test_quantities(run: Run, item: dict[str, int], quantity: float, problem: str, nearest: int) -> None:
    function = "([item, quantity]) => [order.quantityProblem(item, quantity), order.allowed(item, quantity)]"
    assert run(function, [item, quantity]) == [problem, nearest]


def test_order_numbers_can_be_read_aloud(run: Run) -> None:
    numbers = run("(count) => Array.from({ length: count }, () => number.orderNumber('KT'))", 2000)
    assert all(re.fullmatch(r"KT-[34679CFGHJKMNPRTWXY]{4}", each) for each in numbers)
    assert len(set(numbers)) > 1950  # of 130,321
    assert {char for each in numbers for char in each[3:]} == set("34679CFGHJKMNPRTWXY")


def local_minutes(text: str | None) -> int | None:
    """Minutes from 1970 on the village's own clocks, as the scripts count them."""
    if text is None:
        return None
    return int((datetime.fromisoformat(text).replace(tzinfo=None) - datetime(1970, 1, 1)) / timedelta(minutes=1))  # noqa: DTZ001


def test_opening_states_equal_the_golden_cases(run: Run) -> None:
    schedules = json.loads(GOLDEN_HOURS.read_text("utf-8"))["schedules"]
    assert sum(len(each["cases"]) for each in schedules) >= 200
    function = """([hours, moments]) => moments.map((moment) => {
      const state = opening.stateAt(hours, moment);
      return state && { open: state.open, until: state.until ?? null, opens_at: state.opensAt ?? null,
        holiday_ends: state.holidayEnds === undefined ? null : words.iso(state.holidayEnds),
        text: opening.describe(state, moment) };
    })"""
    for schedule in schedules:
        cases = schedule["cases"]
        results = run(function, [schedule["data"], [local_minutes(case["now"]) for case in cases]])
        for case, result in zip(cases, results, strict=True):
            expected = case["expected"] and {
                **case["expected"],
                "until": local_minutes(case["expected"]["until"]),
                "opens_at": local_minutes(case["expected"]["opens_at"]),
            }
            assert result == expected, (schedule["name"], case["now"])


OFFICE = {
    "offset": 420, "zone": "WIB", "days": [[[480, 1020]]] * 5 + [[[480, 720]], []],
    "holidays": [["2026-04-03", "2026-04-06", ""]],
}  # fmt: skip
NIGHT = {"offset": 420, "zone": "WIB", "days": [[[1080, 1500]]] * 7, "holidays": []}
UNKNOWN = {"offset": 420, "zone": "", "days": None, "holidays": []}


@pytest.mark.parametrize(
    ("hours", "now", "lead", "expected"),
    [
        (OFFICE, "2026-03-26T10:00", 0, "2026-03-26T10:00"),
        (OFFICE, "2026-03-26T10:00", 180, "2026-03-26T13:00"),
        (OFFICE, "2026-03-26T20:00", 180, "2026-03-27T11:00"),  # work begins when somebody is there
        (OFFICE, "2026-03-26T10:00", 2880, "2026-03-28T00:00"),
        (OFFICE, "2026-03-28T14:00", 1440, "2026-03-31T00:00"),  # after closing on Saturday: counts from Monday
        (UNKNOWN, "2026-03-26T23:50", 30, "2026-03-27T00:20"),
        (NIGHT, "2026-03-26T00:30", 60, "2026-03-26T01:30"),
    ],
)
def test_the_earliest_moment(run: Run, hours: Any, now: str, lead: int, expected: str) -> None:
    found = run("([hours, now, lead]) => opening.earliest(hours, now, lead)", [hours, local_minutes(now), lead])
    assert found == local_minutes(expected)


def test_days_and_times_offered_are_those_of_the_village(run: Run) -> None:
    function = "([hours, from, count]) => opening.offeredDays(hours, from, count).map(words.iso)"
    days = run(function, [OFFICE, local_minutes("2026-03-28T13:00"), 7])
    # Saturday afternoon is over, Sunday is closed, and 3 to 6 April are a holiday.
    assert days == ["2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-08", "2026-04-09"]
    function = "([hours, day, from]) => opening.slots(hours, words.dayOf(day), from).map(words.clock)"
    assert run(function, [OFFICE, "2026-03-28", local_minutes("2026-03-28T10:01")]) == ["10.30", "11.00", "11.30"]
    assert run(function, [NIGHT, "2026-03-28", 0])[:3] == ["00.00", "00.30", "18.00"]
    assert len(run(function, [UNKNOWN, "2026-03-28", 0])) == 48
