"""Where a script does not run, or a part of it fails: the page is the plain one there, and everything else works."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from visits import Site, Visit, Visitor

pytestmark = pytest.mark.browser
PRODUCT = "usaha/keripik-tempe/keripik-original/"
LIST = "produk/"
SIGNAL = "Periksa sinyal"
BROKEN = "perbarui peramban ini"
# What is seen and of use with a script only; the search's own button sends its form without one.
NEEDS_SCRIPT = ", ".join(
    f"{each}:visible"
    for each in ("button:not(.search__button)", "[data-composer]", ".browse", ".heart", ".tool__count")
)
Failure = Callable[[Route], None]


def unreadable(route: Route) -> None:
    route.fulfill(status=200, content_type="text/javascript", body="let a; a ??=?? 1;")


def thrown(route: Route) -> None:
    route.fulfill(status=200, content_type="text/javascript", body="throw new TypeError('list.at is not a function');")


def lost(route: Route) -> None:
    route.abort()


def missing(route: Route) -> None:
    route.fulfill(status=404, content_type="text/html", body="<title>404</title>")


FAILURES = [unreadable, thrown, lost, missing]


def kinds(site: Site) -> list[str]:
    """Return an address of every kind of page, told apart by its depth and its first part."""
    found: dict[tuple[int, str, bool], str] = {}
    for path in sorted(site.folder.rglob("*.html")):
        parts = path.relative_to(site.folder).parts
        if parts[0] not in {"admin", "assets"}:
            found.setdefault((len(parts), parts[0], "kit" in parts), "/".join(parts).removesuffix("index.html"))
    return sorted(found.values())


def opens_whatsapp(page: Page, link: str, visit: Visit) -> None:
    page.locator(link).tap()
    page.wait_for_url("https://wa.me/**")
    assert visit.sent[-1].startswith("https://wa.me/62")


@pytest.mark.parametrize("failure", [None, *FAILURES], ids=lambda each: each.__name__ if each else "no script")
def test_every_kind_of_page_is_plain_without_its_script(visitor: Visitor, site: Site, failure: Failure | None) -> None:
    visit = visitor(java_script_enabled=failure is not None, script="")
    page = visit.page
    if failure:
        page.route("**/*.js", failure)
    addresses = kinds(site)
    assert len(addresses) > 12
    linked = 0
    for address in addresses:
        page.goto(site.url + address)
        expect(page.locator(NEEDS_SCRIPT), address).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (
            address
        )
        links = page.locator("a[href^='https://wa.me/']:visible").evaluate_all("(all) => all.map((link) => link.href)")
        linked += len(links)
        assert all(link.startswith(("https://wa.me/62", "https://wa.me/?text=")) for link in links), address
    assert linked > len(addresses)
    page.goto(site.url + PRODUCT)
    expect(page.locator(".offer")).to_be_visible()
    opens_whatsapp(page, "a[data-order-link]", visit)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: each.__name__)
def test_a_site_script_that_fails_leaves_no_dead_form_and_no_hole(visitor: Visitor, failure: Failure) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/site.js", failure)
    page.goto(visit.site.url + PRODUCT)
    expect(page.locator("html:not(.js):not(.wait)")).to_have_count(1)
    expect(page.locator("[data-composer]")).to_be_hidden()
    assert page.locator("[data-checkout]").evaluate("(place) => place.offsetHeight") == 0
    expect(page.locator("[data-theme-toggle]")).to_be_hidden()
    expect(page.locator(".offer")).to_be_visible()
    page.goto(visit.site.url + LIST + "?q=keripik")
    expect(page.locator(".browse")).to_be_hidden()
    expect(page.locator(".plain")).to_contain_text("Di bawah ini seluruh daftar")
    page.goto(visit.site.url + PRODUCT)
    opens_whatsapp(page, "[data-order-bar] a", visit)


def test_a_site_script_that_never_comes_gives_its_places_back(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/site.js", lambda _: None)
    page.goto(visit.site.url + PRODUCT, wait_until="commit")
    expect(page.locator("html.wait [data-composer]")).to_be_visible()
    expect(page.locator("[data-composer]")).to_be_hidden()
    expect(page.locator(".offer")).to_be_visible()


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: each.__name__)
def test_a_form_that_fails_leaves_the_plain_link_and_the_rest(visitor: Visitor, failure: Failure) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/composer.js*", failure)
    visit.go(PRODUCT)
    expect(page.locator("[data-composer], [data-add], [data-copies]").locator("visible=true")).to_have_count(0)
    expect(page.locator(".offer")).to_be_visible()
    expect(page.locator("[data-theme-toggle]")).to_be_visible()
    opens_whatsapp(page, "[data-order-bar] a", visit)


def test_a_form_that_is_long_in_coming_holds_no_link_that_nothing_was_chosen_for(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/composer.js*", lambda _: None)
    page.goto(visit.site.url + PRODUCT, wait_until="domcontentloaded")
    expect(page.locator("html.js")).to_have_count(1)
    opens_whatsapp(page, "a[data-order-link]", visit)


def test_a_form_that_never_comes_holds_a_link_for_a_moment_only(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/composer.js*", lambda _: None)
    page.goto(visit.site.url + PRODUCT, wait_until="domcontentloaded")
    expect(page.locator("html.js")).to_have_count(1)
    page.get_by_label("Kemasan").select_option("kertas")
    page.locator("a[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")


@pytest.mark.parametrize(
    "part",
    [
        "[data-order]",
        "[data-browse]",
        "form[data-search]",
        "[data-theme-toggle]",
        "[data-saving-switch]",
        "[data-copy-from]",
        "[data-basket-count]",
        "[data-hours]",
        "[data-add-promo]",
        "[data-promo-list]",
        "button[data-part]",
        "channel",
    ],
)
def test_a_part_that_fails_leaves_the_others(visitor: Visitor, part: str) -> None:
    visit = visitor()
    page = visit.page
    page.add_init_script(
        "Object.defineProperty(URL.prototype, 'searchParams', { get() { throw new Error('sabotage'); } });"
        if part == "channel"
        else f"""for (const name of ['querySelector', 'querySelectorAll']) {{
          const real = Document.prototype[name];
          Document.prototype[name] = function (selector) {{
            if (selector === {part!r}) throw new Error('sabotage');
            return real.call(this, selector);
          }};
        }}"""
    )
    visit.go(PRODUCT + "?dari=wa")
    expect(page.locator("html.js:not(.wait)")).to_have_count(1)
    assert {each for each in visit.errors if "sabotage" not in each} == set()
    assert visit.errors, "what failed is told where errors are told"
    for other, holder in (
        ("[data-order]", "[data-composer]"),
        ("[data-theme-toggle]",) * 2,
        ("[data-saving-switch]",) * 2,
    ):
        expect(page.locator(holder)).to_be_visible(visible=other != part)
    if part != "[data-order]":
        page.get_by_label("Kemasan").select_option("kertas")
    opens_whatsapp(page, "a[data-order-link]", visit)
    visit.go(LIST)
    expect(page.locator(".browse")).to_be_visible(visible=part != "[data-browse]")
    expect(page.locator(".plain")).to_be_visible(visible=part == "[data-browse]")
    if part != "form[data-search]":
        page.locator("#cari").fill("keripik")
        expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("failure", FAILURES[:3], ids=lambda each: each.__name__)
def test_search_that_fails_says_why_and_no_list_stands_for_an_answer(visitor: Visitor, failure: Failure) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/search.js*", failure)
    visit.go("")
    page.locator("#cari").tap()
    page.keyboard.type("keripik")
    expect(page.get_by_role("status").filter(has_text=SIGNAL if failure is lost else BROKEN)).to_be_visible()
    page.goto(visit.site.url + LIST + "?q=keripik")
    said = page.locator(".browse [role=status]")
    expect(said).to_contain_text(SIGNAL if failure is lost else BROKEN)
    expect(said).to_contain_text("Di bawah ini seluruh daftar")
    expect(said).to_be_in_viewport()
    expect(page.locator("[data-listed] .card").first).to_be_visible()


@pytest.mark.parametrize("failure", FAILURES[:3], ids=lambda each: each.__name__)
def test_filters_that_fail_say_why(visitor: Visitor, failure: Failure) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/list.js*", failure)
    page.goto(visit.site.url + LIST + "?buka=1")
    said = page.locator(".browse [role=status]")
    expect(said).to_contain_text(SIGNAL if failure is lost else BROKEN)
    expect(said).to_be_in_viewport()
    expect(page.locator("[data-listed] .card").first).to_be_visible()
    page.unroute("**/list.js*")


@pytest.mark.parametrize("failure", FAILURES[:3], ids=lambda each: each.__name__)
def test_a_bundle_that_fails_says_why(visitor: Visitor, failure: Failure) -> None:
    visit = visitor()
    page = visit.page
    page.route("**/promo.js*", failure)
    visit.go("usaha/keripik-tempe/")
    deal = page.locator("#promo-paket-lebaran")
    deal.get_by_role("button", name="Masukkan keranjang").tap()
    expect(deal.get_by_role("status")).to_contain_text(
        "jaringan terputus" if failure is lost else "lewat tombol WhatsApp"
    )
