"""The live preview: an edit shows, a mistake shows too, and the last good page stays."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from sites import ROOT, TODAY

from katalog.texts import Texts

pytestmark = pytest.mark.slow

PATIENCE = 60  # seconds; the preview takes one or two, a busy machine more
PAGE = "usaha/salon/facial/"


@dataclass
class Preview:
    """A preview server under test."""

    url: str
    village: Path
    entry: Path

    def page(self, address: str = PAGE) -> str:
        with urlopen(self.url + address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return answer.read().decode()

    def wait_for(self, check: Callable[[str], bool]) -> str:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                text = self.page()
            except OSError:
                text = ""
            if text and check(text):
                return text
            time.sleep(0.1)
        pytest.fail("the preview did not show it")

    def write(self, text: str) -> None:
        self.entry.write_text(text, encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    village = tmp_path / "businesses"
    village.mkdir()
    shutil.copy(ROOT / "businesses" / "_desa.yaml", village)
    shutil.copytree(ROOT / "businesses" / "salon", village / "salon")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "serve", "--businesses", str(village)]
    command += ["--alamat", f"127.0.0.1:{port}", "--today", TODAY]
    log = tmp_path / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=output, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
    try:
        shown = Preview(f"http://127.0.0.1:{port}/", village, village / "salon" / "usaha.yaml")
        shown.wait_for(lambda text: "wa.me" in text)
        yield shown
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
        assert "Traceback" not in log.read_text()


def test_an_edit_shows_and_a_mistake_keeps_the_last_good_page(preview: Preview):
    good = preview.entry.read_text(encoding="utf-8")
    product = good.index("id: facial")
    price = re.compile(r"harga: [\d.]+").search(good, product)
    assert price is not None

    def with_price(text: str) -> str:
        return good[: price.start()] + f"harga: {text}" + good[price.end() :]

    preview.write(with_price("61.000"))
    preview.wait_for(lambda text: "Rp61.000" in text and "preview-problems" not in text)

    preview.write(with_price("seratus ribu"))
    broken = preview.wait_for(lambda text: "preview-problems" in text)
    assert "Rp61.000" in broken
    assert "businesses/salon/usaha.yaml:" in broken

    preview.write(with_price("62.000"))
    preview.wait_for(lambda text: "Rp62.000" in text and "preview-problems" not in text)


def test_a_new_photo_shows(preview: Preview):
    name = next(path for path in sorted(preview.village.rglob("*.jpg")) if path.stem != "sampul")
    before = set(re.findall(r"gambar/[\w.-]+", preview.page("usaha/salon/")))
    other = next(path for path in sorted((ROOT / "businesses" / "fotokopi").glob("*.jpg")))
    shutil.copy(other, name)
    deadline = time.monotonic() + PATIENCE
    while set(re.findall(r"gambar/[\w.-]+", preview.page("usaha/salon/"))) == before:
        assert time.monotonic() < deadline, "the preview did not show the new photo"
        time.sleep(0.1)


HELD = {
    "": "Salon",
    "usaha/salon/kit/": "kit-caption",
    "en/usaha/salon/facial/": "wa.me",
    "panduan/": "<h1",
    "data/cari.json": '"products"',
    "data/saring.json": '"products"',
    "data/pesanan/salon.json": '"items"',
    "feeds/google.xml": "<rss",
    "usaha/salon/kontak.vcf": "BEGIN:VCARD",
    "manifest.webmanifest": '"icons"',
}
"""What stands at addresses that nothing has made before they are asked for."""


def test_everything_is_made_when_it_is_asked_for_and_what_is_not_there_says_so(preview: Preview):
    for address, held in HELD.items():
        assert held in preview.page(address), address
    with pytest.raises(HTTPError) as answer:
        preview.page("tidak-ada/")
    assert answer.value.code == 404
    text = Texts.read(ROOT / "overrides")("hilang.judul")
    assert text in answer.value.read().decode()


WAYS_OUT = (
    "/" + "../" * 12 + "etc/passwd",
    "/usaha/" + "../" * 12 + "etc/passwd",
    "/" + "%2e%2e/" * 12 + "etc/passwd",
    "/" + "..%2f" * 12 + "etc%2fpasswd",
    "//etc/passwd",
    "/gambar/" + "../" * 12 + "etc/passwd",
    "/..%5c..%5cetc%5cpasswd",
    "/%00",
    "/" + "a" * 5_000,
)


def test_no_address_leads_out_of_the_preview(preview: Preview):
    host = urlsplit(preview.url).netloc
    for path in WAYS_OUT:
        connection = HTTPConnection(host, timeout=PATIENCE)
        connection.putrequest("GET", path)  # as it is: a browser would take the dots away
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status in {400, 404, 414}, path
        assert b"root:" not in answer.read(), path
        connection.close()
    assert "wa.me" in preview.page(), "and it goes on"
