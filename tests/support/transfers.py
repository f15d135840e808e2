"""What a first visit to a page moves over the line: a server that compresses, and a phone that counts bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, Literal

from playwright.sync_api import Browser, CDPSession, Page
from visits import served

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".xml")  # what hosts of static sites compress
BYTES_A_SECOND = 50_000  # 400 kbit/s
VILLAGE_LINE = {
    "offline": False, "latency": 400, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND
}  # fmt: skip
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 800}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True
}  # fmt: skip
SETTLED = """async () => {
  await new Promise((done) => requestIdleCallback(done, { timeout: 2000 }));
  return performance.getEntriesByType("resource").length;
}"""
# Before every page: what the browser says of shifts and of the largest paint, as it says it.
OBSERVED = """
window.shifts = 0; window.largest = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (!each.hadRecentInput) shifts += each.value;
})).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((each) => { largest = each.startTime; }))
  .observe({ type: "largest-contentful-paint", buffered: true });
"""

Line = Literal["fast", "village"]


@dataclass(frozen=True)
class Transfer:
    """One answer: its address, what it was asked for as (`Document`, `Image`, ...), its bytes with their headers."""

    url: str
    kind: str
    size: int

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.url.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True)
class FirstView:
    """What a first visit moved before the visitor touched anything; `shift` is the layout shift, `largest` seconds."""

    transfers: tuple[Transfer, ...]
    shift: float
    largest: float

    def size(self, *kinds: str) -> int:
        """Return the bytes of those kinds, of all without any."""
        return sum(each.size for each in self.transfers if not kinds or each.kind in kinds)


class _Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".js": "text/javascript",
    }

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path.split("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        content = _packed(path) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(content)


@lru_cache(maxsize=4096)
def _packed(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in COMPRESSED else content


@contextmanager
def serve_compressed(folder: Path) -> Iterator[str]:
    """Serve a folder that no longer changes, texts compressed, as a host of static sites does; yields its root."""
    try:
        with served(folder, _Compressing) as url:
            yield url
    finally:
        _packed.cache_clear()


def first_view(browser: Browser, url: str, line: Line = "fast", **options: Any) -> FirstView:
    """Open `url` as a visitor does who was never here, and wait until nothing more is asked for."""
    context = browser.new_context(**{**PHONE, **options})
    try:
        page = context.new_page()
        page.add_init_script(OBSERVED)
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        if line == "village":
            session.send("Network.emulateNetworkConditions", VILLAGE_LINE)
        transfers = _recorded(session)
        page.goto(url, timeout=60_000)
        _settle(page, transfers, quiet=2000 if line == "village" else 400)
        shift, largest = page.evaluate("[shifts, largest / 1000]")
        done = tuple(each for each in transfers.values() if each.size)
        return FirstView(done, float(shift), float(largest))
    finally:
        context.close()


def _recorded(session: CDPSession) -> dict[str, Transfer]:
    transfers: dict[str, Transfer] = {}

    def asked(event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            transfers[event["requestId"]] = Transfer(url, event.get("type", "Other"), 0)

    def finished(event: dict[str, Any]) -> None:
        known = transfers.get(event["requestId"])
        if known:
            transfers[event["requestId"]] = Transfer(known.url, known.kind, int(event["encodedDataLength"]))

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", finished)
    return transfers


def _settle(page: Page, transfers: dict[str, Transfer], quiet: int) -> None:
    """Wait until nothing is under way and nothing was asked for during `quiet` milliseconds."""
    for _ in range(60):
        before = (len(transfers), sum(1 for each in transfers.values() if each.size))
        page.wait_for_timeout(quiet)
        page.evaluate(SETTLED)
        if before == (len(transfers), sum(1 for each in transfers.values() if each.size)) and before[0] == before[1]:
            return
