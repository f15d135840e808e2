"""A small village's site on a local server, and what a visit to it in a browser sees."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from samples import site_of

from katalog.entries import load
from katalog.settings import Settings
from katalog.site import site_folder

ROOT = Path(__file__).resolve().parents[2]
VILLAGE = ROOT / "tests" / "browser" / "village"
BASE = "/katalog/"
SITE_URL = f"https://desa.example{BASE}"
TODAY = date(2026, 3, 26)
NOW = datetime(2026, 3, 26, 3, 0, tzinfo=UTC)  # a Thursday, 10.00 in the village
ZONE = "Asia/Jakarta"
PHONE = {"width": 360, "height": 800}
# These bytes make the number 7F3K of the order numbers' alphabet, over and over.
FIXED_RANDOM = """
const bytes = [3, 6, 0, 10];
let at = 0;
crypto.getRandomValues = (array) => array.fill(0).map(() => bytes[at++ % bytes.length]);
"""


@dataclass(frozen=True)
class Site:
    """A served site: `url` of its root, `folder` of its files, `assets` the address of the scripts' folder."""

    url: str
    folder: Path
    assets: str


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: a test's output is its failures."""

    def copyfile(self, *given: Any) -> None:
        """Let a browser leave before it has all."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(*given)


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """Serve `folder` on a free port of this machine; yields the address of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def write_site(businesses: Path, folder: Path, site_url: str = SITE_URL) -> str:
    """Write the pages of a village without photos, in a plain shell; returns the address of the scripts' folder."""
    settings = Settings(root=ROOT, businesses=businesses, site_url=site_url, today=TODAY)
    loaded = load.load(settings)
    assert loaded.catalogue is not None, "\n".join(map(str, loaded.problems))
    site = site_of(loaded.catalogue, {}, settings)
    for each in site.editions:
        # Sources beside what is published, so that tests can ask a module of its own.
        assets = each.renderer.assets
        sources = {assets.prefix + name: text.encode() for name, text in assets.modules.items()}
        for address, content in sources.items():
            path = folder / each.edition.where.edition / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    site_folder.write(site, folder)
    return site.editions[0].renderer.assets.prefix


@dataclass
class Visit:
    """A page of the site in a browser, with what it asked WhatsApp for."""

    page: Page
    site: Site
    sent: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open a page of the site and wait until its scripts have run (modules hold back the load event)."""
        self.page.goto(self.site.url + address)
        expect(self.page.locator("[aria-busy]")).to_have_count(0)  # a function's text is nothing the policy would run
        return self.page


Visitor = Callable[..., Visit]
"""Makes a visit; the keywords are `now`, `script` (run before every page) and a Playwright context's options."""
