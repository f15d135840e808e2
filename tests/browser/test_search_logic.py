"""The search scripts' pure parts, run in a browser: against Python, golden tables and forty buyers' queries."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import BARE, ROOT, catalogue
from playwright.sync_api import Browser
from visits import served

from katalog.data import search_index
from katalog.data.begun import BegunFiles
from katalog.data.search_words import SearchLanguage, words
from katalog.pages.english import in_english
from katalog.texts import Texts

pytestmark = pytest.mark.browser
GOLDEN = Path(__file__).parents[1] / "golden"
SEARCH = ROOT / "benchmarks" / "search"
LANGUAGE = SearchLanguage.read(ROOT / "overrides")
TEXTS = Texts.read(ROOT / "overrides")
QUERIES = yaml.safe_load((SEARCH / "queries.yaml").read_text("utf-8"))
IN_ENGLISH = yaml.safe_load((SEARCH / "queries.en.yaml").read_text("utf-8"))
ENGLISH = SearchLanguage.read(ROOT / "overrides", "en")
Run = Callable[[str, Any], Any]

OF_WORDS = """async ([rules, texts]) => {
  const { language, parted, plain, words } = await import("/search/words.js");
  const { spelled, stems } = language(rules);
  // All at once, as a village's names are, and one by one, as what is typed is: either way the same.
  const lines = plain(texts.map((text) => text.replaceAll("\\n", " ")).join("\\n")).split("\\n").map(parted);
  const all = spelled(lines.flat().join("\\n")).split("\\n");
  return texts.map((text, at) => {
    const found = lines[at];
    const same = String(found) === String(words(text)) && found.every((word) => spelled(word) === all.shift());
    return { text, words: same ? found : "differ", spelled: found.map(spelled), stems: found.map(stems) };
  });
}"""
IS_OPEN = """async (cases) => {
  const { isOpen } = await import("/search/open.js");
  return cases.map(([hours, moment]) => isOpen(hours, moment) ?? null);
}"""
ASK = """async ([rules, index, contents, queries, moment]) => {
  const { Catalogue } = await import("/search/catalogue.js");
  const { find, wishOf, wordsOf } = await import("/search/ranking.js");
  const { language } = await import("/search/words.js");
  const catalogue = new Catalogue(index, language(rules));
  return queries.map((query) => {
    const wish = wishOf(catalogue, query);
    for (const piece of catalogue.missing(wordsOf(wish, catalogue))) {
      catalogue.take(piece, contents[catalogue.pieceAddress(piece)]);
    }
    const { hits, whole, limit } = find(catalogue, wish, moment);
    const shown = hits.slice(0, 5).map(({ kind, name, seller, price }) =>
      ({ kind, name, price, seller: catalogue.sellers[seller] ?? "" }));
    return { whole, limit, count: hits.length, shown };
  });
}"""


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Run]:
    """Run a function in a page that the scripts' sources are served to."""
    with served(ROOT / "overrides" / "assets") as url:
        page = browser.new_page()
        page.goto(url)
        yield page.evaluate
        page.close()


@pytest.fixture(scope="module")
def grown() -> Any:
    """The village that the queries are asked of."""
    spec = importlib.util.spec_from_file_location("villages", SEARCH / "villages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["villages"] = module
    spec.loader.exec_module(module)
    return module.village(100)


def files_of(grown: Any) -> BegunFiles:
    return search_index.files(grown.catalogue, grown.pictures, TEXTS, LANGUAGE)


def ask(run: Run, files: BegunFiles, queries: list[str], language: SearchLanguage = LANGUAGE) -> list[dict[str, Any]]:
    contents = {address: json.loads(content) for address, content in files.contents.items()}
    answers: list[dict[str, Any]] = run(ASK, [language.tree, contents[files.start], contents, queries])
    return answers


def python_row(text: str, language: SearchLanguage) -> dict[str, Any]:
    found = words(text)
    spelled = [language.spelled(word) for word in found]
    return {"text": text, "words": found, "spelled": spelled, "stems": [language.stems(word) for word in found]}


BOTH = pytest.mark.parametrize("language", [LANGUAGE, ENGLISH], ids=["id", "en"])


@pytest.mark.parametrize(("name", "language"), [("search_words.json", LANGUAGE), ("search_words.en.json", ENGLISH)])
def test_words_are_the_golden_tables(run: Run, name: str, language: SearchLanguage) -> None:
    table = json.loads((GOLDEN / name).read_text("utf-8"))
    assert run(OF_WORDS, [language.tree, [each["text"] for each in table]]) == table


@BOTH
@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.text(alphabet="abcdefghijklmnprstuwyz '-2", max_size=24)
        | st.text(st.characters(max_codepoint=0x24FF, exclude_categories=["Cs", "Cn"]), max_size=24),
        min_size=20,
        max_size=60,
    )
)
def test_words_of_any_text_are_those_of_the_build(run: Run, language: SearchLanguage, texts: list[str]) -> None:
    assert run(OF_WORDS, [language.tree, texts]) == [python_row(text, language) for text in texts]


def test_open_or_not_is_what_the_rest_of_the_site_says(run: Run) -> None:
    cases, expected = [], []
    for schedule in json.loads((GOLDEN / "opening_cases.json").read_text("utf-8"))["schedules"]:
        data = schedule["data"]
        hours = [data["days"], [day[:2] for day in data["holidays"]]]
        for case in schedule["cases"]:
            now = datetime.fromisoformat(case["now"])
            moment = (now.replace(tzinfo=None) - datetime(1970, 1, 1)) // timedelta(minutes=1)  # noqa: DTZ001
            cases.append([hours, moment])
            expected.append(None if case["expected"] is None else case["expected"]["open"])
    assert run(IS_OPEN, cases) == expected
    assert {True, False} <= set(expected)


def fits(hit: dict[str, Any], wanted: list[dict[str, str]]) -> bool:
    for want in wanted:
        ((kind, part),) = want.items()
        held = hit["seller"] if kind == "seller" else hit["name"]
        if hit["kind"] == ("product" if kind == "seller" else kind) and part in held.lower():
            return True
    return False


def misses(queries: list[dict[str, Any]], answers: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Return the queries that did not find what is expected, with what they did."""
    missed = []
    for query, answer in zip(queries, answers, strict=True):
        shown = answer["shown"]
        if query.get("none"):
            good = not (shown and answer["whole"])
        elif "first" in query:
            good = bool(shown) and fits(shown[0], query["first"])
        else:
            good = any(fits(hit, query["soon"]) for hit in shown)
        if not good:
            missed.append((query["query"], [hit["name"] for hit in shown]))
    return missed


def test_every_query_finds_what_its_buyer_expects(run: Run, grown: Any) -> None:
    assert misses(QUERIES, ask(run, files_of(grown), [each["query"] for each in QUERIES])) == []
    assert len(QUERIES) == 40


@pytest.fixture(scope="module")
def english(grown: Any) -> BegunFiles:
    """The index of the English edition of the same village, for which some sellers gave English names."""
    village = grown.catalogue.village
    renamed = grown.catalogue.model_copy(
        update={
            "village": village.model_copy(
                update={
                    "categories": tuple(
                        category.model_copy(update={"name_en": IN_ENGLISH["categories"].get(category.name)})
                        for category in village.categories
                    )
                }
            ),
            "businesses": tuple(
                business.model_copy(
                    update={
                        "products": tuple(
                            product.model_copy(update={"name_en": IN_ENGLISH["names"].get(product.name)})
                            for product in business.products
                        )
                    }
                )
                for business in grown.catalogue.businesses
            ),
        }
    )
    texts = Texts.read(ROOT / "overrides", "en")
    return search_index.files(in_english(renamed), grown.pictures, texts, ENGLISH, "../")


def test_every_english_query_finds_what_its_buyer_expects(run: Run, english: BegunFiles) -> None:
    queries = IN_ENGLISH["queries"]
    assert misses(queries, ask(run, english, [each["query"] for each in queries], ENGLISH)) == []


def test_an_index_in_pieces_answers_as_the_whole_one(run: Run, grown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = [each["query"] for each in QUERIES if each["about"] not in {"prefix", "nothing"}]
    whole = ask(run, files_of(grown), queries)
    monkeypatch.setattr(search_index, "WHOLE_MAX", 0)
    monkeypatch.setattr(search_index, "PIECE_PRODUCTS", 8)
    files = files_of(grown)
    assert len(files.contents) > 5
    for query, one, other in zip(queries, whole, ask(run, files, queries), strict=True):
        # Among equals the order within a business may differ: pieces do not tell it.
        assert [(hit["kind"], hit["seller"]) for hit in one["shown"][:1]] == [
            (hit["kind"], hit["seller"]) for hit in other["shown"][:1]
        ], query
        assert one["whole"] == other["whole"], query


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("keripik di bawah 15 ribu", 15_000),
        ("keripik 15rb", 15_000),
        ("keripik 15.000", 15_000),
        ("keripik maks Rp 15000", 15_000),
        ("1,5jt", 1_500_000),
    ],
)
def test_an_amount_is_the_most_that_may_be_paid(run: Run, grown: Any, query: str, limit: int) -> None:
    (answer,) = ask(run, files_of(grown), [query])
    assert answer["limit"] == limit
    assert answer["shown"]
    assert all(0 < abs(hit["price"]) <= limit for hit in answer["shown"])


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("chips under 15k", 15_000),
        ("chips below 15,000", 15_000),
        ("chips up to Rp 15.000", 15_000),
        ("chips at most 15 thousand", 15_000),
        ("furniture less than 1.5 million", 1_500_000),
        ("keripik di bawah 15 ribu", 15_000),
    ],
)
def test_an_amount_in_english_too(run: Run, english: BegunFiles, query: str, limit: int) -> None:
    (answer,) = ask(run, english, [query], ENGLISH)
    assert answer["limit"] in {limit, 0}
    (again,) = ask(run, english, [query.partition(" ")[2]], ENGLISH)  # without the thing: everything that costs no more
    assert again["limit"] == limit
    assert all(0 < abs(hit["price"]) <= limit for hit in again["shown"])


def test_an_english_name_says_last_what_it_is(run: Run, english: BegunFiles) -> None:
    (answer,) = ask(run, english, ["goat milk"], ENGLISH)
    assert [hit["name"] for hit in answer["shown"]][:3] == ["Fresh goat milk", "Goat milk yoghurt", "Goat milk soap"]


def test_cheap_puts_the_cheapest_first(run: Run, grown: Any) -> None:
    (answer,) = ask(run, files_of(grown), ["keripik termurah"])
    prices = [hit["price"] for hit in answer["shown"] if "Keripik" in hit["name"] and hit["kind"] == "product"]
    assert len(prices) >= 3
    assert prices == sorted(prices)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("es teh", "Teh Manis Dingin"),
        ("esteh", "Teh Manis Dingin"),  # written as one, and called otherwise here
        ("tehes", "Teh Manis Dingin"),
        ("kripik", "Keripik Mentah"),
        ("kerpik", "Keripik Mentah"),
        ("njait", "Jahit Gorden"),
        ("jait", "Jahit Gorden"),
        ("menjahit", "Jahit Gorden"),
        ("wa", "Keripik Mentah"),  # its seller takes files by WhatsApp
        ("transfer", "Keripik Mentah"),
    ],
)
def test_what_buyers_type_in_a_small_village(run: Run, query: str, first: str) -> None:
    products = [
        {"id": "satu", "nama": name, "harga": "5000"} for name in ("Keripik Mentah", "Jahit Gorden", "Teh Manis Dingin")
    ]
    entries = [
        {**deepcopy(BARE), "slug": f"usaha-{at}", "nama": f"Usaha {at}", "produk": [product]}
        for at, product in enumerate(products)
    ]
    entries[0] |= {"layanan": ["kirim-berkas"], "pembayaran": ["transfer"]}
    files = search_index.files(catalogue(*entries), {}, TEXTS, LANGUAGE)
    (answer,) = ask(run, files, [query])
    assert answer["whole"]
    assert [hit["name"] for hit in answer["shown"] if hit["kind"] == "product"][:1] == [first]


def test_a_villages_own_synonyms_are_asked_too(run: Run, grown: Any) -> None:
    village = grown.catalogue.village.model_copy(update={"synonyms": (("jenang", "dodol", "kue lapis"),)})
    of = grown.catalogue.model_copy(update={"village": village})
    files = search_index.files(of, grown.pictures, TEXTS, LANGUAGE)
    (answer,) = ask(run, files, ["jenang"])
    assert answer["shown"][0]["name"] == "Kue Lapis Legit"


def small_village() -> BegunFiles:
    """Shops that are open at 10 o'clock, at 20, and at no known hour, with names that parts of other queries have."""
    shops = {
        "Toko Kue": ("08.00-17.00", {"Kue Lapis": "tersedia", "Kue Sus": "habis"}),
        "Servis Malam": ("18.00-22.00", {"Instal Ulang": "tersedia", "Kue Kering": "tersedia"}),
        "Dapur": (None, {"Tahu Walik": "tersedia", "Paket Buka Puasa": "tersedia", "Meja Baru": "tersedia"}),
    }
    entries = []
    for at, (name, (hours, goods)) in enumerate(shops.items()):
        products = [
            {"id": f"barang-{number}", "nama": each, "harga": "5000", "stok": stock}
            for number, (each, stock) in enumerate(goods.items())
        ]
        entry = {**deepcopy(BARE), "slug": f"toko-{at}", "nama": name, "produk": products}
        entries.append({**entry, **({"jam_buka": {"setiap hari": hours}} if hours else {})})
    return search_index.files(catalogue(*entries), {}, TEXTS, LANGUAGE)


def names_of(run: Run, queries: list[str], hour: int, language: SearchLanguage = LANGUAGE) -> list[list[str]]:
    """What is found at an hour of a day, in the order in which it is shown."""
    files = small_village()
    contents = {address: json.loads(content) for address, content in files.contents.items()}
    rules = json.loads(language.module().removeprefix("export default ").rstrip().removesuffix(";"))
    moment = 20_000 * 1440 + hour * 60
    answers = run(ASK, [rules, contents[files.start], contents, queries, moment])
    return [[hit["name"] for hit in answer["shown"]] for answer in answers]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kue ulang tahun", {"Kue Lapis", "Kue Sus", "Kue Kering", "Toko Kue"}),
        ("kue ulang tah", {"Kue Lapis", "Kue Sus", "Kue Kering", "Toko Kue"}),  # while it is typed
        ("ulang tahun", set()),
        ("kado ulang tahun", set()),
        ("tart ultah", set()),
        ("tahun baru", set()),
        ("kado tahun baru", set()),
        ("instal ulang", {"Instal Ulang"}),  # the same word where it is no part of the phrase
        ("meja baru", {"Meja Baru"}),
        ("paket buka puasa", {"Paket Buka Puasa"}),
        ("buka puasa", {"Paket Buka Puasa"}),
    ],
)
def test_words_that_mean_something_together_find_nothing_apart(run: Run, query: str, found: set[str]) -> None:
    assert [set(names) for names in names_of(run, [query], 10)] == [found]


@pytest.mark.parametrize(
    ("query", "at_ten", "at_eight_in_the_evening"),
    [
        ("buka sekarang", {"Toko Kue"}, {"Servis Malam"}),
        ("Buka", {"Toko Kue"}, {"Servis Malam"}),
        ("warung yang masih buka", {"Toko Kue"}, {"Servis Malam"}),
        ("toko buka skrg", {"Toko Kue"}, {"Servis Malam"}),
        ("kue buka sekarang", {"Kue Lapis", "Kue Sus", "Toko Kue"}, {"Kue Kering"}),
        ("sedang buka kue", {"Kue Lapis", "Kue Sus", "Toko Kue"}, {"Kue Kering"}),
        ("kue ready", {"Kue Lapis", "Kue Kering", "Toko Kue"}, {"Kue Lapis", "Kue Kering", "Toko Kue"}),
        ("kue yang ready stok buka sekarang", {"Kue Lapis", "Toko Kue"}, {"Kue Kering"}),
        ("kue buka di bawah 6rb", {"Kue Lapis", "Kue Sus"}, {"Kue Kering"}),
    ],
)
def test_conditions_typed_as_words_are_filters(
    run: Run, query: str, at_ten: set[str], at_eight_in_the_evening: set[str]
) -> None:
    assert set(names_of(run, [query], 10)[0]) == at_ten
    assert set(names_of(run, [query], 20)[0]) == at_eight_in_the_evening


def test_conditions_are_understood_in_english_pages_too(run: Run) -> None:
    queries = ["open now", "kue that is open now", "kue in stock", "buka sekarang"]
    found = [set(names) for names in names_of(run, queries, 10, ENGLISH)]
    assert found == [
        {"Toko Kue"},
        {"Kue Lapis", "Kue Sus", "Toko Kue"},
        {"Kue Lapis", "Kue Kering", "Toko Kue"},
        {"Toko Kue"},
    ]
