"""A small village's site on a local server, and a browser with a fixed clock and a fixed source of order numbers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from made_once import made_once
from photo_village import publish
from playwright.sync_api import Browser, BrowserContext, Request, Route, expect, sync_playwright
from setup_tools import BROWSERS
from visits import BASE, FIXED_RANDOM, NOW, PHONE, VILLAGE, ZONE, Site, Visit, Visitor, served, write_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The village of `tests/browser/village`, served under a path as on a project's page of a host."""
    root = tmp_path_factory.mktemp("served")
    folder = root / BASE.strip("/")
    assets = write_site(VILLAGE, folder)
    with served(root) as url:
        yield Site(f"{url}{BASE.removeprefix('/')}", folder, assets)


@pytest.fixture(scope="session")
def photo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The village of `photo_village`, built whole and served under a path."""
    folder = made_once(tmp_path_factory, "photos", publish) / "served" / BASE.strip("/")
    with served(folder.parent) as url:
        yield Site(f"{url}{BASE.removeprefix('/')}", folder, "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine; a missing one fails with a sentence."""
    found = os.environ.get("KATALOG_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium here: `make tools` installs one, or name one in KATALOG_CHROMIUM"
    expect.set_options(timeout=30_000)  # as long as the driver waits for everything else: no test depends on speed
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Visitor]:
    """Make visits: `visitor(**options)`, the options those of a Playwright context, and `now` the moment it is."""
    contexts: list[BrowserContext] = []

    def visit(*, now: datetime = NOW, script: str = FIXED_RANDOM, **options: Any) -> Visit:
        given = {
            "viewport": PHONE,
            "has_touch": True,
            "is_mobile": True,
            "locale": "id-ID",
            "timezone_id": ZONE,
            "service_workers": "block",
        }
        context = browser.new_context(**{**given, **options})
        contexts.append(context)
        page = context.new_page()
        made = Visit(page, site)

        def answer(route: Route, request: Request) -> None:
            made.sent.append(request.url)
            route.fulfill(status=200, content_type="text/html", body="<title>WhatsApp</title>")

        context.route("https://wa.me/**", answer)
        if script:
            page.add_init_script(script)
        page.clock.set_fixed_time(now)
        page.on("pageerror", lambda error: made.errors.append(str(error)))
        page.on("console", lambda line: made.errors.append(line.text) if line.type == "error" else None)
        return made

    yield visit
    for context in contexts:
        context.close()
