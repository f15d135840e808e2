"""Fetches what other villages have published; one that is down or malformed is shown as it was last, or left out."""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from katalog import whole_file
from katalog.regency.published import CONTENT_MAX, MalformedError, PublishedVillage, read

FOLDER = "portal"  # under the cache: the last good document of every address
SECONDS = 20  # that one village may take to answer
AT_ONCE = 8

Download = Callable[[str], bytes]
"""Return what stands at an https address; raises OSError."""


@dataclass(frozen=True)
class Answer:
    """What became of one address: the village, or None, and a sentence where not all is well."""

    address: str
    village: PublishedVillage | None
    remark: str = ""


def gather(addresses: Iterable[str], cache: Path, download: Download | None = None) -> list[Answer]:
    """Return an answer for each address, in their order; never raises for what a village does.

    Raises OSError where the cache cannot be written.
    """
    fetch = download or download_https
    folder = cache / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda address: _answer(address, folder, fetch), list(addresses)))


def download_https(address: str) -> bytes:
    """Return what stands at an https address, at most CONTENT_MAX bytes and one more; raises OSError."""
    opener = urllib.request.build_opener(_HttpsOnly)
    request = urllib.request.Request(address, headers={"User-Agent": "katalog-desa"})  # noqa: S310  # https, see below
    if not address.startswith("https://"):
        raise OSError("bukan alamat https://")
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return bytes(answer.read(CONTENT_MAX + 1))
    except http.client.HTTPException as error:
        raise OSError(str(error)) from None


class _HttpsOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to another https address."""

    def redirect_request(  # noqa: PLR0913, PLR0917  # the library's signature
        self, req: urllib.request.Request, fp: object, code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        if not newurl.startswith("https://"):
            raise urllib.error.URLError("dialihkan ke alamat yang bukan https://")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _answer(address: str, folder: Path, fetch: Download) -> Answer:
    kept = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:20]}.json"
    try:
        content = fetch(address)
        village = _of(address, content)
    except MalformedError as error:
        return _last_good(address, kept, f"{address}: {error}")
    except OSError as error:
        reason = getattr(error, "reason", None) or error
        return _last_good(address, kept, f"{address} tidak bisa diambil ({reason})")
    whole_file.replace(kept, content)
    return Answer(address, village)


def _of(address: str, content: bytes) -> PublishedVillage:
    """Return the village; one may speak only for the site that it was fetched from."""
    village = read(content)
    if not address.startswith(village.url):
        raise MalformedError("situs di dalamnya bukan situs alamat ini")
    return village


def _last_good(address: str, kept: Path, trouble: str) -> Answer:
    try:
        village = read(kept.read_bytes())
    except (OSError, MalformedError):
        return Answer(address, None, f"{trouble}. Desa ini belum ikut tampil.")
    return Answer(address, village, f"{trouble}. Yang tampil adalah datanya tanggal {village.made_on.isoformat()}.")
