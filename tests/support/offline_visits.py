"""Visits whose browser may install the worker, what that holds, and a line without signal."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page
from under_policy import until
from visits import Site, Visit, Visitor

SAVED = re.compile(r"Halaman ini disimpan \d{1,2} \w+ \d{4}.*; harga dan stok bisa sudah berubah")
HELD = """async () => {
  const held = {};
  for (const name of await caches.keys())
    held[name.split(" ")[2]] = (await (await caches.open(name)).keys()).map(({ url }) => url);
  return held;
}"""


def keeping(visitor: Visitor, site: Site | None = None, **options: Any) -> Visit:
    """Return a visit whose browser may install the worker."""
    visit = visitor(service_workers="allow", **options)
    return Visit(visit.page, site) if site else visit


def held(page: Page, kind: str) -> list[str]:
    found: dict[str, list[str]] = page.evaluate(HELD)
    return found.get(kind, [])


def installed(page: Page, *addresses: str) -> None:
    """Wait until the worker runs and has what the page showed, and `addresses` too."""
    until(page, "!!navigator.serviceWorker.controller")
    for url in (page.url.partition("?")[0].partition("#")[0], *addresses):
        until(page, f"async (url) => ((await ({HELD})()).page ?? []).includes(url)", arg=url)


def cut(page: Page) -> None:
    page.context.set_offline(True)
