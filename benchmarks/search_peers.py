"""Compare the site's search with Pagefind, MiniSearch, FlexSearch and lunr: bytes, time on a slow phone, forty queries.

    python benchmarks/search_peers.py [--sizes 100,1000,10000] [--engines own,pagefind,...] [--rounds N] [--work DIR]

The phone is Chromium with a processor six times slower on a line of 400 kbit/s and 400 ms. The clock starts when the
field is touched with the whole query typed in that very moment, the hardest case, and stops when the first hit is
there. Bytes are those that came over the line until then. Peers: `npm install --no-package-lock --prefix
benchmarks/peers`, `.venv/bin/python -m pip install "pagefind[extended]"`. A peer that is not there is left out, with a
word.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from typing import Any

import rjsmin
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "scripts"), str(HERE / "search")]

import villages  # noqa: E402 - the two folders are put on the path above

from katalog.data.search_words import SearchLanguage  # noqa: E402
from katalog.settings import Settings  # noqa: E402
from katalog.site.contents import Site  # noqa: E402
from katalog.site.drawn import Drawn  # noqa: E402
from katalog.site.prepare import Prepared  # noqa: E402

KBIT = 1000 / 8  # bytes a second
LINE = {"offline": False, "latency": 400, "downloadThroughput": 400 * KBIT, "uploadThroughput": 400 * KBIT}
SLOWER = 6
SETTLED = 500  # milliseconds in which a page slowed down ends what it was at
TIMED = ("kripik singkong", "menjahit", "potong rambut", "rebdang", "es teh")
LIBRARIES = ("minisearch", "flexsearch", "lunr")
PAGE = '<!doctype html><html lang="id"><meta charset="utf-8"><body><input name="q"><script>{script}</script>'
SCRIPT_OF_PEER = """
let search;
const load = () => Promise.all([
  new Promise((done) => {
    document.body.append(Object.assign(document.createElement("script"), { src: "peer.js", onload: done }));
  }),
  fetch("index.json").then((answer) => answer.text()),
]).then(([, index]) => window.makeSearch(index));
window.ask = async (query) => (await (search ??= load()))(query);
"""
SCRIPT_OF_PAGEFIND = """
let search;
const load = () => import("./pagefind/pagefind.js");
window.ask = async (query) => {
  const { results } = await (await (search ??= load())).search(query);
  const shown = await Promise.all(results.slice(0, 1).map((each) => each.data()));
  return shown.map(({ meta }) => ({ kind: meta.kind, name: meta.title, seller: meta.seller ?? "" }));
};
window.askMore = async (query) => {
  const { results } = await (await (search ??= load())).search(query);
  const shown = await Promise.all(results.slice(0, 5).map((each) => each.data()));
  return shown.map(({ meta }) => ({ kind: meta.kind, name: meta.title, seller: meta.seller ?? "" }));
};
"""
WATCH_OWN = """(query) => {
  const field = document.querySelector("input[name=q]");
  field.value = query;
  window.taken = new Promise((done) => {
    let start = 0;
    addEventListener("pointerdown", (touch) => { start = touch.timeStamp; }, { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if (!document.querySelector(".search__list:not([hidden]) .hit:not(.hit--all)")) return;
      watch.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}"""
TOUCH_PEER = """async (query) => {
  const start = performance.now();
  const found = await window.ask(query);
  const row = document.createElement("p");
  row.textContent = found[0]?.name ?? "";
  document.body.append(row);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Result:
    """What one engine needs for one village: files in bytes compressed, bytes and milliseconds to a first hit."""

    engine: str
    products: int
    fetched: int
    requests: int
    milliseconds: float
    right: int
    built: float = 0.0


Documents = list[dict[str, Any]]


def documents_of(grown: villages.Grown) -> Documents:
    """Return everything that can be found, as plain documents."""
    village = grown.catalogue.village
    names = {category.id: category.name for category in village.categories}
    found = [{"kind": "category", "name": category.name} for category in village.categories]
    found += [{"kind": "hamlet", "name": hamlet.name} for hamlet in village.hamlets]
    for business in grown.catalogue.businesses:
        place = f"{names[business.category]} {business.address.hamlet}"
        found.append({"kind": "business", "name": business.name, "place": place})
        found += [
            {"kind": "product", "name": product.name, "seller": business.name, "price": product.lowest_price or 0,
             "address": f"usaha/{business.slug}/{product.id}/", "more": " ".join(product.tags),
             "place": f"{business.name} {place}"}
            for product in business.products
        ]  # fmt: skip
    empty = {"seller": "", "price": 0, "address": "", "more": "", "place": ""}
    return [{"id": number, **empty, **each} for number, each in enumerate(found)]


def in_shell(language: str, head: str, body: str) -> str:
    """Return a whole page."""
    return f'<!doctype html><html lang="{language}"><meta charset="utf-8">{head}<body>{body}'


def own(folder: Path, grown: villages.Grown, documents: Documents, queries: Path) -> list[Any]:
    """Write the home page and the index as the site has them, and ask the queries in Node.js."""
    del documents
    settings = Settings(root=ROOT, businesses=folder, site_url="https://desa.example/", today=villages.TODAY)
    prepared = Prepared((), catalogue=grown.catalogue, pictures=grown.pictures)
    site = Site(prepared, settings, in_shell, draw=lambda *_: Drawn())
    home = site.editions[0].pages.at("") or b""
    needed = (part for part in site.parts if part.covers("data/cari.json") or part.covers("assets/"))
    contents = dict(chain.from_iterable(part.files() for part in needed))
    for address, content in {**contents, "index.html": home}.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    rules = folder / "rules.json"
    rules.write_text(json.dumps(SearchLanguage.read(ROOT / "overrides").tree), "utf-8")
    start = folder / home_index(home.decode())
    command = ["node", HERE / "search/ask.mjs", ROOT / "overrides/assets", rules, start, queries, folder]
    answers = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [[{**hit, "near": not answer["whole"]} for hit in answer["shown"]] for answer in answers]


def home_index(page: str) -> str:
    """Return the address of the search index that a page names."""
    return page.partition('data-search="')[2].partition('"')[0]


def library(name: str) -> Callable[[Path, villages.Grown, Documents, Path], list[Any]]:
    """Return what writes the page of a JavaScript library and asks it the queries."""

    def write(folder: Path, grown: villages.Grown, documents: Documents, queries: Path) -> list[Any]:
        del grown
        (folder / "documents.json").write_text(json.dumps(documents), "utf-8")
        (folder / "index.html").write_text(PAGE.format(script=SCRIPT_OF_PEER), "utf-8")
        command = ["node", HERE / "search/peers.mjs", name, folder / "documents.json", queries, folder]
        subprocess.run(command, check=True)
        script = folder / "peer.js"
        script.write_text(rjsmin.jsmin(script.read_text("utf-8")), "utf-8")
        return list(json.loads((folder / "answers.json").read_text("utf-8")))

    return write


def pagefind(folder: Path, grown: villages.Grown, documents: Documents, queries: Path) -> None:
    """Write a page for each document and let Pagefind index them; its answers come from the browser."""
    del grown, queries
    for each in documents:
        place = folder / "d" / str(each["id"])
        place.mkdir(parents=True)
        (place / "index.html").write_text(
            '<!doctype html><html lang="id"><meta charset="utf-8"><body data-pagefind-body>'
            f'<h1 data-pagefind-meta="title" data-pagefind-weight="5">{each["name"]}</h1><i data-pagefind-meta="kind" '
            f'data-pagefind-ignore>{each["kind"]}</i><p data-pagefind-meta="seller">{each["seller"]}</p>'
            f"<p>{each['price'] or ''}</p><p>{each['more']} {each['place']}</p>",
            "utf-8",
        )
    command = [sys.executable, "-m", "pagefind", "--site", folder / "d", "--output-path", folder / "pagefind"]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "index.html").write_text(PAGE.format(script=SCRIPT_OF_PAGEFIND), "utf-8")


ENGINES: dict[str, Callable[[Path, villages.Grown, Documents, Path], list[Any] | None]] = {
    "own": own,
    "pagefind": pagefind,
    **{name: library(name) for name in LIBRARIES},
}


def is_there(engine: str) -> bool:
    """Return whether an engine is installed, with a word where it is not."""
    found = {
        "own": shutil.which("node") is not None,
        "pagefind": importlib.util.find_spec("pagefind") is not None,
        **{name: (HERE / "peers/node_modules" / name).is_dir() for name in LIBRARIES},
    }[engine]
    if not found:
        print(f"{engine} is not installed; see the first lines of this file")
    return found


class Handler(BaseHTTPRequestHandler):
    """Files of a folder, compressed as a host would."""

    protocol_version = "HTTP/1.1"
    folder: Path
    sent: list[int]

    def do_GET(self) -> None:
        """Answer with a file."""
        path = self.folder / self.path.split("?")[0].lstrip("/")
        content = compressed(path / "index.html" if path.is_dir() else path)
        kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
        self.send_response(200 if content else 404)
        self.send_header(
            "Content-Type", kinds.get(path.suffix, "text/html" if path.is_dir() else "application/octet-stream")
        )
        if content:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.sent.append(len(content))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@cache
def compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9) if path.is_file() else b""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder; yields its address and the bytes of every answer so far."""
    sent: list[int] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OfFolder", (Handler,), {"folder": folder, "sent": sent}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


def touched(
    browser: Browser, at: tuple[str, list[int]], query: str, ask: Callable[[Page, str], float], slower: float
) -> tuple[int, int, float]:
    """Return bytes, requests and milliseconds from the touch to the first hit, those of workers too."""
    url, sent = at
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    # Pictures come after the first hit. They are not routed: every request would wait for this program's answer.
    session.send("Network.setBlockedURLs", {"urls": ["*.jpg", "*.avif"]})
    page.goto(url, wait_until="networkidle")
    sent.clear()
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    taken = ask(page, query)
    result = sum(sent), len(sent), taken
    context.close()
    return result


def by_finger(page: Page, query: str) -> float:
    """Return the milliseconds from the touch of the field, with the query in it already, to the first hit."""
    field = page.locator("input[name=q]").first.bounding_box()
    if field is None:
        raise ValueError("the page shows no field")
    page.evaluate(WATCH_OWN, query)
    page.wait_for_timeout(SETTLED)
    # By place: what a locator does around a tap runs in the page, on the slow processor, and would be counted.
    page.touchscreen.tap(field["x"] + field["width"] / 2, field["y"] + field["height"] / 2)
    return float(page.evaluate("window.taken"))


def by_call(page: Page, query: str) -> float:
    """Return the milliseconds from asking a peer to its first hit."""
    return float(page.evaluate(TOUCH_PEER, query))


def right_answers(answers: Sequence[Any], queries: Sequence[dict[str, Any]]) -> int:
    """Return how many queries found what was expected."""
    return sum(is_right(shown[:5], query) for shown, query in zip(answers, queries, strict=True))


def is_right(shown: Sequence[dict[str, str]], query: dict[str, Any]) -> bool:
    if query.get("none"):  # what is shown as only near claims nothing
        return all(hit.get("near") for hit in shown)
    wanted, places = (query["first"], shown[:1]) if "first" in query else (query["soon"], shown)
    return any(fits(hit, kind, part) for hit in places for want in wanted for kind, part in want.items())


def fits(hit: dict[str, str], kind: str, part: str) -> bool:
    if kind == "seller":
        return hit["kind"] == "product" and part in hit["seller"].lower()
    return hit["kind"] == kind and part in hit["name"].lower()


def asked_in(page: Page, url: str, queries: Sequence[str]) -> list[Any]:
    page.goto(url)
    return [page.evaluate("(query) => window.askMore(query)", query) for query in queries]


def measured(browser: Browser, engine: str, grown: villages.Grown, folder: Path, given: argparse.Namespace) -> Result:
    """Return what an engine needs for a village."""
    queries = yaml.safe_load((HERE / "search/queries.yaml").read_text("utf-8"))
    texts = [str(query["query"]) for query in queries]
    written = folder / "queries.json"
    folder.mkdir(parents=True, exist_ok=True)
    written.write_text(json.dumps(texts), "utf-8")
    before = os.times()
    answers = ENGINES[engine](folder, grown, documents_of(grown), written)
    after = os.times()
    built = sum(after[:4]) - sum(before[:4])
    with served(folder) as at:
        if answers is None:
            page = browser.new_page()
            answers = asked_in(page, at[0], texts)
            page.close()
        ask = by_finger if engine == "own" else by_call
        runs = [touched(browser, at, query, ask, given.slower) for _ in range(given.rounds) for query in TIMED]
    fetched, requests, milliseconds = (statistics.median(column) for column in zip(*runs, strict=True))
    products = sum(len(business.products) for business in grown.catalogue.businesses)
    return Result(engine, products, int(fetched), int(requests), milliseconds, right_answers(answers, queries), built)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--rounds", type=int, default=1, help="times each of the five timed queries is typed")
    parser.add_argument("--slower", type=float, default=SLOWER, help="times the processor is slowed down")
    parser.add_argument("--work", type=Path, default=None)
    given = parser.parse_args()
    engines = [engine for engine in given.engines.split(",") if is_there(engine)]
    work = Path(tempfile.mkdtemp(dir=given.work))
    print(
        "| products | engine | kB to the first hit | requests | s to the first hit | of 40 | s of processor to build |"
    )
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("KATALOG_CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for size in map(int, given.sizes.split(",")):
            grown = villages.village(size)
            for engine in engines:
                made = measured(browser, engine, grown, work / f"{engine}-{size}", given)
                print(
                    f"| {made.products} | {made.engine} | {made.fetched / 1000:.1f} | {made.requests} | "
                    f"{made.milliseconds / 1000:.2f} | {made.right} | {made.built:.1f} |",
                    flush=True,
                )
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
