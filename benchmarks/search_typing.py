"""Measure how long a slow phone works from each letter typed into search until its picture, once the index is there.

    python benchmarks/search_typing.py [--sizes 1000,10000] [--rounds N] [--work DIR]

Counted is the time of the page's main thread from the key to the end of the frame that follows: the search, the rows,
style, layout and paint. It is the thread's own, so that other work on the machine counts little, times how much slower
the phone of `search_peers.py` is. Letters of `search_peers.TIMED` are typed one by one.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import search_peers
from playwright.sync_api import Browser, sync_playwright
from search_peers import SLOWER, TIMED, served, villages

LETTERS_APART = 300  # milliseconds


def letters(browser: Browser, url: str, query: str) -> list[float]:
    """Return the milliseconds that each letter of `query` takes the main thread of a slow phone."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.route("**/*.{avif,jpg}", lambda route: route.abort())
    page.goto(url, wait_until="networkidle")
    field = page.locator("input[name=q]").first
    field.click()
    field.press_sequentially("toko")
    page.locator(".search__list .hit").first.wait_for(timeout=30_000)
    field.fill("")
    page.wait_for_timeout(LETTERS_APART)
    browser.start_tracing(page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline"])
    for letter in query:
        page.keyboard.press("Space" if letter == " " else letter)
        page.wait_for_timeout(LETTERS_APART)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    return [milliseconds * SLOWER for milliseconds in until_painted(events)]


def until_painted(events: list[dict[str, Any]]) -> Iterator[float]:
    """Yield the milliseconds of work from the task of each key to that of the first frame after it."""
    whole = [event for event in events if event["ph"] == "X" and "tdur" in event]
    keys = [e for e in whole if e["name"] == "EventDispatch" and e["args"]["data"]["type"] == "keydown"]
    thread = [event for event in whole if (event["pid"], event["tid"]) == (keys[0]["pid"], keys[0]["tid"])]
    tasks = sorted((event for event in thread if event["name"] == "RunTask"), key=lambda event: event["ts"])
    typed = [e["ts"] for e in thread if e["name"] == "EventDispatch" and e["args"]["data"]["type"] == "input"]
    frames = [event["ts"] for event in thread if event["name"] == "Commit"]
    for key in keys:
        after = min(ts for ts in typed if ts > key["ts"])
        painted = min(ts for ts in frames if ts > after)
        yield sum(e["tdur"] for e in tasks if e["ts"] + e["dur"] >= key["ts"] and e["ts"] <= painted) / 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--work", type=Path, default=None)
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(dir=given.work))
    print("| products | letters | ms, median | slowest tenth from | slowest |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("KATALOG_CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for size in map(int, given.sizes.split(",")):
            folder = work / str(size)
            folder.mkdir()
            queries = folder / "queries.json"
            queries.write_text(json.dumps(TIMED), "utf-8")
            search_peers.own(folder, villages.village(size), [], queries)
            with served(folder) as (url, _):
                taken = [ms for _ in range(given.rounds) for query in TIMED for ms in letters(browser, url, query)]
            tenth = statistics.quantiles(taken, n=10)[-1]
            print(
                f"| {size} | {len(taken)} | {statistics.median(taken):.0f} | {tenth:.0f} | {max(taken):.0f} |",
                flush=True,
            )
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
