"""What is not there when it is asked for is made; a site made anew in between is never answered from what was."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pytest

from katalog.site.files_on_demand import FilesOnDemand


class Folder:
    """A server of files like MkDocs', and what the site holds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site: dict[str, bytes | Path] = {}
        self.asked: list[str] = []
        self.files = FilesOnDemand(self.serve, root, "/desa/", self.make, root.parent / "galat.txt")

    def make(self, address: str) -> bytes | Path | None:
        self.asked.append(address)
        return self.site.get(address)

    def serve(self, environ: Any, start_response: Any) -> list[bytes]:
        path = str(environ["PATH_INFO"]).encode("latin-1").decode().removeprefix("/desa/")
        target = self.root / (f"{path}index.html" if path.endswith("/") or not path else path)
        try:
            content = target.read_bytes()
        except (OSError, ValueError):
            start_response("404 Not Found", [])
            return [b"tidak ada"]
        start_response("200 OK", [])
        return [content]

    def get(self, path: str) -> tuple[str, bytes]:
        said: list[str] = []
        environ = {"PATH_INFO": path.encode().decode("latin-1"), "wsgi.input": io.BytesIO()}
        body = b"".join(self.files(environ, lambda status, *_: said.append(status) or (lambda _: None)))
        assert len(said) == 1
        return said[0], body


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "site").mkdir()
    return Folder(tmp_path / "site")


def test_a_page_is_made_when_it_is_asked_for_and_once(folder: Folder) -> None:
    folder.site["usaha/salon/"] = b"Salon"
    assert folder.get("/desa/usaha/salon/") == ("200 OK", b"Salon")
    assert folder.get("/desa/usaha/salon/") == ("200 OK", b"Salon")
    assert folder.asked == ["usaha/salon/"]


def test_home_index_and_a_name_in_any_script_are_found(folder: Folder) -> None:
    folder.site |= {"": b"Beranda", "gambar/é.jpg": b"foto"}
    assert folder.get("/desa/") == ("200 OK", b"Beranda")
    assert folder.get("/desa/index.html") == ("200 OK", b"Beranda")
    assert folder.get("/desa/gambar/é.jpg") == ("200 OK", b"foto")


def test_a_page_without_its_slash_is_there_for_the_server_to_lead_to(folder: Folder) -> None:
    folder.site["usaha/salon/"] = b"Salon"
    folder.get("/desa/usaha/salon")
    assert (folder.root / "usaha" / "salon" / "index.html").read_bytes() == b"Salon"


def test_a_file_that_lies_ready_gets_a_second_name(folder: Folder, tmp_path: Path) -> None:
    ready = tmp_path / "a.jpg"
    ready.write_bytes(b"foto")
    folder.site["gambar/a.jpg"] = ready
    assert folder.get("/desa/gambar/a.jpg") == ("200 OK", b"foto")
    assert ready.read_bytes() == b"foto"


@pytest.mark.parametrize(
    "path", ["/desa/tidak-ada/", "/lain/", "/desa/../galat", "/desa/\0/", "/desa/" + "x" * 300, "/desa/%2e%2e/"]
)
def test_what_is_not_of_the_site_is_not_found_and_makes_nothing(folder: Folder, path: str) -> None:
    folder.site["usaha/"] = b"Usaha"
    status, _ = folder.get(path)
    assert status.startswith("404")
    assert list(folder.root.rglob("*")) == []


def test_the_wait_for_the_next_version_asks_for_nothing(folder: Folder) -> None:
    whole = FilesOnDemand(folder.serve, folder.root, "/", folder.make, folder.root / "galat.txt")
    whole({"PATH_INFO": "/livereload/12/34"}, lambda *_: lambda _: None)
    assert folder.asked == []


def test_a_site_made_anew_is_never_answered_from_what_was(folder: Folder) -> None:
    folder.site["harga/"] = b"Rp1"
    folder.get("/desa/harga/")

    def build() -> None:
        (folder.root / "harga" / "index.html").unlink()
        folder.site["harga/"] = b"Rp2"

    folder.files.renew(build)
    assert folder.get("/desa/harga/") == ("200 OK", b"Rp2")


def test_a_page_that_is_swept_away_while_it_is_served_is_made_again(folder: Folder) -> None:
    folder.site["harga/"] = b"Rp1"
    serve, swept = folder.serve, []

    def swept_once(environ: Any, start_response: Any) -> list[bytes]:
        if not swept:
            swept.append(True)
            folder.files.renew((folder.root / "harga" / "index.html").unlink)
        return serve(environ, start_response)

    folder.files._serve = swept_once
    assert folder.get("/desa/harga/") == ("200 OK", b"Rp1")
    assert folder.asked == ["harga/", "harga/"]


@pytest.mark.parametrize("address", ["rusak/", "build"])
def test_what_goes_wrong_is_said_and_the_rest_goes_on(folder: Folder, capsys, address: str) -> None:
    folder.site["usaha/"] = b"Usaha"

    def fail(*_: object) -> None:
        raise RuntimeError("pisang")

    if address == "build":
        folder.files.renew(fail)
    else:
        folder.files._make = fail  # type: ignore[assignment]
        assert folder.get(f"/desa/{address}")[0].startswith("404")
        folder.files._make = folder.make
    said = capsys.readouterr().err
    assert "Ada kesalahan di dalam program, bukan di isian Anda." in said
    assert "Traceback" not in said
    assert "pisang" in (folder.root.parent / "galat.txt").read_text()
    assert folder.get("/desa/usaha/") == ("200 OK", b"Usaha")


def test_one_page_is_made_at_a_time(folder: Folder) -> None:
    busy, most = [0], [0]

    def make(_address: str) -> bytes:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        threading.Event().wait(0.01)
        busy[0] -= 1
        return b"x"

    folder.files._make = make
    threads = [threading.Thread(target=folder.get, args=(f"/desa/{number}/",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert len(list(folder.root.rglob("index.html"))) == 8


@pytest.mark.parametrize("path", ["/desa/a\0b", "/desa/" + "a" * 300, "/desa/" + "a/" * 5_000])
def test_what_no_file_can_be_called_is_not_found(folder: Folder, path: str) -> None:
    assert folder.get(path)[0].startswith("404")
    assert folder.asked == []
