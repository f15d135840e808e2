"""Fetches what other villages have published; one that is down or malformed is shown as it was last, or left out."""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import queue
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from katalog.contract import values
from katalog.data.feeds import OPEN_DATA
from katalog.files import with_digest, without_digest, write_whole
from katalog.regency.published import CONTENT_MAX, MalformedError, PublishedVillage, read

FOLDER = "portal"  # under the cache: the last good document of every address
SILENT_SECONDS = 20  # that a village may say nothing
ANSWER_SECONDS = 120  # for all it says; CONTENT_MAX takes half of that at 1 MB/s
AT_ONCE = 8
REASON_MAX = 200  # characters of what a server says is wrong

Download = Callable[[str], bytes]
"""Return what stands at an https address; raises OSError."""


@dataclass(frozen=True)
class Answer:
    """What became of one address: the village, or None, and a sentence where not all is well."""

    address: str
    village: PublishedVillage | None
    remark: str = ""


def gather(
    addresses: Iterable[str], cache: Path, download: Download | None = None, seconds: float = ANSWER_SECONDS
) -> list[Answer]:
    """Return an answer for each address, once and in their order; never raises for what a village does.

    No village is waited for longer than so many seconds. Raises OSError where the cache cannot be written.
    """
    fetch = partial(_in_time, download or download_https, seconds)
    folder = cache / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda address: _answer(address, folder, fetch), dict.fromkeys(addresses)))


def download_https(address: str) -> bytes:
    """Return what stands at an https address, at most CONTENT_MAX bytes and one more; raises OSError."""
    if not address.startswith("https://"):
        raise OSError("bukan alamat https://")
    opener = urllib.request.build_opener(_PublicHttps, _ToPublicHttps)
    request = urllib.request.Request(address, headers={"User-Agent": "katalog-desa"})  # noqa: S310  # https, see above
    try:
        with opener.open(request, timeout=SILENT_SECONDS) as answer:
            return bytes(answer.read(CONTENT_MAX + 1))
    except urllib.error.HTTPError as error:
        error.close()  # it holds the connection
        raise
    except (http.client.HTTPException, ValueError) as error:  # the latter of names that no host can have
        raise OSError(str(error)) from None


def is_public(host: str) -> bool:
    """Return whether an IP address is one that everybody can reach: not of this machine, nor of the network around."""
    return ipaddress.ip_address(host.partition("%")[0]).is_global


class _PublicConnection(http.client.HTTPSConnection):
    """Ends before a word is said where a name leads into the network around this machine: nobody's village is there."""

    def connect(self) -> None:
        super().connect()
        is_by_proxy = getattr(self, "_tunnel_host", None) is not None
        if not is_by_proxy and not is_public(self.sock.getpeername()[0]):
            self.close()
            raise OSError("alamatnya di jaringan dalam, bukan di internet")


class _PublicHttps(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_PublicConnection, req)


class _ToPublicHttps(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to what could have been written as a village's address."""

    def redirect_request(  # noqa: PLR0913, PLR0917  # the library's signature
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        try:
            values.web_address(newurl)
        except ValueError:
            fp.close()
            raise urllib.error.URLError("dialihkan ke alamat yang bukan situs https://") from None
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _in_time(fetch: Download, seconds: float, address: str) -> bytes:
    """Return what `fetch` does, raise what it raises; OSError where that takes longer.

    A server can hand out a byte now and then for ever, in its answer or before it. The thread that waits for it is left
    behind, and ends with the program.
    """
    done: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put(fetch(address))
        except Exception as error:  # noqa: BLE001 - raised where somebody waits for it
            done.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        found = done.get(timeout=seconds)
    except queue.Empty:
        raise OSError(f"belum selesai menjawab setelah {seconds:.0f} detik") from None
    if isinstance(found, Exception):
        raise found
    return found


def _answer(address: str, folder: Path, fetch: Download) -> Answer:
    kept = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:20]}.json"
    try:
        content = fetch(address)
        village = _of(address, content)
    except MalformedError as error:
        return _last_good(address, kept, f"{address}: {error}")
    except OSError as error:
        return _last_good(address, kept, f"{address} tidak bisa diambil ({_reason(error)})")
    write_whole(kept, with_digest(content))
    return Answer(address, village)


def _reason(error: OSError) -> str:
    """Return what went wrong; a server's own words may be in it, which are for a terminal to show, not to obey."""
    words = str(getattr(error, "reason", None) or error)[:REASON_MAX]
    return "".join(sign if sign.isprintable() else " " for sign in words)


def _of(address: str, content: bytes) -> PublishedVillage:
    """Return the village; one may speak only for the site that it was fetched from."""
    village = read(content)
    if address != village.url + OPEN_DATA:
        raise MalformedError("situs di dalamnya bukan situs alamat ini")
    return village


def _last_good(address: str, kept: Path, trouble: str) -> Answer:
    try:
        village = _of(address, without_digest(kept.read_bytes()))
    except (OSError, ValueError):
        return Answer(address, None, f"{trouble}. Desa ini belum ikut tampil.")
    return Answer(address, village, f"{trouble}. Yang tampil adalah datanya tanggal {village.made_on.isoformat()}.")
