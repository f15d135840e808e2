"""A server in trouble, and a line that hangs instead of being cut: what is held comes all the same, and never hangs."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from offline_visits import SAVED, installed, keeping
from playwright.sync_api import Page, expect
from under_policy import until
from visits import BASE, Site, Visit, Visitor

pytestmark = pytest.mark.browser
SALTED = "usaha/keripik/keripik-asin/"
SWEET = "usaha/keripik/keripik-manis/"
POLICY = "frame-ancestors 'self'"
HANG = 600  # seconds at most: longer than any browser here is waited for
WITHOUT_STYLE = """async () => {
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys())
      if (url.endsWith("/katalog.css")) await (await caches.open(name)).delete(url);
}"""


class Trouble:
    """What a server does instead of answering: `fails` with an error, `hangs` at once or in the middle of a page."""

    def __init__(self) -> None:
        self.kind = ""
        self._over = threading.Event()

    def begin(self, kind: str) -> None:
        self.kind = kind
        self._over.clear()

    def end(self) -> None:
        """Answer again; who still waits is hung up on."""
        self.kind = ""
        self._over.set()

    def wait(self) -> None:
        self._over.wait(HANG)


class Troubled(SimpleHTTPRequestHandler):
    """Serves files that no browser keeps by itself, each page with a policy in its head."""

    def __init__(self, *of: Any, trouble: Trouble, **options: Any) -> None:
        self.trouble = trouble
        super().__init__(*of, **options)

    def do_GET(self) -> None:
        kind = self.trouble.kind
        if kind == "fails":
            return self.send_error(503)
        if kind == "hangs":
            return self.trouble.wait()
        return super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.trouble.kind == "stops":
            content = source.read()
            outputfile.write(content[: len(content) // 2])
            outputfile.flush()
            return self.trouble.wait()
        return super().copyfile(source, outputfile)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that has stopped waiting hangs up
            super().handle()

    def log_message(self, *_: Any) -> None:
        """Say nothing: a test's output is its failures."""


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    made = Trouble()
    yield made
    made.end()


@pytest.fixture
def living(photo_site: Site, tmp_path: Path, trouble: Trouble) -> Iterator[Site]:
    """A site of this test's own, whose worker is less patient than others."""
    folder = shutil.copytree(photo_site.folder, tmp_path / BASE.strip("/"))
    worker = folder / "sw.js"
    text, found = re.subn(r"\bPATIENCE=3500\b", "PATIENCE=300", worker.read_text("utf-8"))
    assert found == 1  # less than four seconds, with the store's own time
    worker.write_text(text, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Troubled, directory=str(folder.parent), trouble=trouble))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}{BASE}", folder, "")
    finally:
        trouble.end()
        server.shutdown()
        server.server_close()


def shown(page: Page, address: str) -> None:
    """The page at `address` comes from the store, looks as it should, and obeys the policy it came with."""
    answer = page.goto(address, wait_until="domcontentloaded")  # a picture that is not held may hang
    assert answer is not None
    assert answer.headers["content-security-policy"] == POLICY
    expect(page.locator("main > .notice--saved")).to_have_text(SAVED)


def test_a_server_in_trouble_or_a_dead_line_counts_as_no_signal(
    visitor: Visitor, living: Site, trouble: Trouble
) -> None:
    visit = keeping(visitor, living)
    page = visit.go(SALTED)
    installed(page)
    page.get_by_role("button", name="Masukkan keranjang").tap()
    installed(page, f"{living.url}keranjang/")
    visit.go(SWEET)
    installed(page)
    until(page, "async (url) => Boolean(await caches.match(url))", arg=_style(page))
    for kind in ("fails", "hangs", "stops"):
        trouble.begin(kind)
        for address in (SALTED, SWEET):
            shown(page, living.url + address)
            assert page.locator("h1").evaluate("(e) => getComputedStyle(e).fontWeight") == "800"  # our style is there
        shown(page, f"{living.url}keranjang/")
        expect(page.locator("[data-basket]")).to_contain_text("Keripik Asin")
        expect(page.get_by_text("Harga dan stok belum bisa diperiksa")).to_be_visible()
        trouble.end()
        visit.go(SALTED)
        expect(page.locator(".notice--saved")).to_have_count(0)


def test_a_page_does_not_wait_for_a_style_that_the_device_lacks(
    visitor: Visitor, living: Site, trouble: Trouble
) -> None:
    visit = keeping(visitor, living)
    page = visit.go(SALTED)
    installed(page)
    until(page, "async (url) => Boolean(await caches.match(url))", arg=_style(page))
    page.evaluate(WITHOUT_STYLE)
    trouble.begin("hangs")
    shown(page, living.url + SALTED)
    expect(page.locator("h1")).to_have_text("Keripik Asin")
    trouble.end()
    Visit(page, living).go(SWEET)
    expect(page.locator("h1")).to_have_text("Keripik Manis")


def _style(page: Page) -> str:
    return str(page.locator("link[href$='/katalog.css']").evaluate("(link) => link.href"))
