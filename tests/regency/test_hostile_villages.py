"""Villages that answer in ways no village should: each is left out with a sentence, and the others are shown."""

from __future__ import annotations

import gc
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from published_samples import document

from katalog.regency import published, sources

# The server's threads are left in the middle of what they say, and some connections end while they are being made.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
PATIENCE = 3  # seconds that the portal waits here
Handler = BaseHTTPRequestHandler


def _status(code: int, **headers: str) -> Callable[[Handler], None]:
    def answer(handler: Handler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def _body(content: bytes, **headers: str) -> Callable[[Handler], None]:
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def _raw(content: bytes) -> Callable[[Handler], None]:
    return lambda handler: handler.wfile.write(content)


def _dripping(before: bytes) -> Callable[[Handler], None]:
    """Say a byte now and then for ever: no single wait is long."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(before)
        for _ in range(600):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)

    return answer


def _endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 1_000_000)


def _changed(**facts: Any) -> bytes:
    return json.dumps({**document("https://localhost/"), **facts}).encode()


def _business(**facts: Any) -> bytes:
    tree = document("https://localhost/", 1)
    tree["usaha"][0].update(facts)
    return json.dumps(tree).encode()


ANSWERS: dict[str, Callable[[Handler], None]] = {
    "alih-http": _status(302, Location="http://localhost/katalog.json"),
    "alih-berkas": _status(302, Location="file:///etc/passwd"),
    "alih-skrip": _status(302, Location="javascript:alert(1)"),
    "alih-ftp": _status(301, Location="ftp://localhost/a"),
    "alih-awan": _status(307, Location="https://169.254.169.254/latest/meta-data/"),
    "alih-dalam": _status(302, Location="https://localhost/katalog.json"),
    "alih-nama": _status(302, Location=f"https://{'a' * 70}.example/"),
    "alih-rusak": _status(302, Location="https://[::1/"),
    "alih-baris": _status(302, Location="https://desa.example/\x0bX: y"),
    "tidak-ada": _status(404),
    "rusak": _status(500),
    "aneh": _status(999),
    "kosong": _body(b""),
    "halaman": _body(b"<!doctype html><script>alert(1)</script>"),
    "gzip": _body(b"\x1f\x8b" + bytes(1_000), Content_Encoding="gzip"),
    "terpotong": _body(b"{", Content_Length="1000"),
    "bohong": _body(b"{}", Content_Length="-5"),
    "tanpa-kepala": _raw(b"\x00\xff\r\n\r\n"),
    "kepala-panjang": _raw(b"HTTP/1.0 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"),
    "kepala-banyak": _raw(b"HTTP/1.0 200 OK\r\n" + b"X: a\r\n" * 1_000 + b"\r\n"),
    "potongan-rusak": _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}"),
    "tetes-isi": _dripping(b"HTTP/1.0 200 OK\r\n\r\n"),
    "tetes-kepala": _dripping(b"HTTP/1.0 200 OK\r\nX: "),
    "tak-berujung": _endless,
    "dalam": _body(b"[" * 1_000_000),
    "dalam-kunci": _body(b'{"usaha":' * 200_000),
    "angka": _body(b'{"versi":' + b"9" * 1_000_000 + b"}"),
    "bukan-teks": _body(b"\xff\xfe" * 1_000),
    "setengah": _body(b'{"nama": "\\ud800"}'),
    "daftar": _body(b"[]"),
    "jenis": _body(_changed(usaha={}, desa=[])),
    "tanggal": _body(_changed(tanggal="99999-99-99")),
    "versi": _body(_changed(versi=True)),
    "tautan-skrip": _body(_business(url="javascript:alert(1)")),
    "tautan-lain": _body(_business(url="https://penipu.example/")),
    "tautan-mundur": _body(_business(url="https://localhost.penipu.example/")),
    "harga": _body(_business(produk=[{"url": "https://localhost/a/", "nama": "a", "harga": 1e300}])),
    "kategori": _body(_business(kategori="../../x")),
    "banyak": _body(_business(produk=[{"url": "https://localhost/", "nama": "a"}] * 600_000)),
}


class Answering(BaseHTTPRequestHandler):
    """Answers by the first part of the path."""

    def do_GET(self) -> None:
        with suppress(OSError):  # whoever asked has had enough
            ANSWERS[self.path.split("/")[1]](self)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Keeps the connections it took, since its threads are left in the middle of what they say."""

    daemon_threads = True

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.taken: list[socket.socket] = []

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take the next connection."""
        connection, address = super().get_request()
        self.taken.append(connection)
        return connection, address

    def handle_error(self, *_: Any) -> None:
        """Say nothing of connections that end early."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield the address of a server that answers so over https, and the certificate it has."""
    if shutil.which("openssl") is None:
        pytest.skip("a certificate is made by the program openssl")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command = ["openssl", *words, "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    httpd = Server(("127.0.0.1", 0), Answering)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"https://localhost:{httpd.server_port}/", certificate
    httpd.shutdown()
    httpd.server_close()
    for connection in httpd.taken:
        connection.close()
    gc.collect()  # what is found open is found here, not in whatever test comes next


@pytest.fixture
def asked(server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bytes]:
    """Return what asks that server as the portal asks a village, but for its address, which is not public."""
    site, certificate = server
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(sources, "is_public", lambda _: True)
    return lambda name: sources.download_https(f"{site}{name}/katalog.json")


def test_the_server_of_these_tests_is_reached(asked: Callable[[str], bytes]) -> None:
    assert asked("daftar") == b"[]"
    assert asked("halaman").startswith(b"<!doctype")


def test_none_of_them_stops_the_others(asked: Callable[[str], bytes], tmp_path: Path) -> None:
    good = "https://desa-a.example/katalog.json"

    def fetch(address: str) -> bytes:
        return json.dumps(document()).encode() if address == good else asked(address.split("/")[-2])

    wanted = [good, *(f"https://localhost/{name}/katalog.json" for name in ANSWERS), good]
    answers = sources.gather(wanted, tmp_path, fetch, PATIENCE)
    assert [answer.address for answer in answers] == wanted[:-1], "once each, in their order"
    assert answers[0].village is not None
    assert answers[0].remark == ""
    for answer in answers[1:]:
        assert answer.village is None, answer.address
        assert "belum ikut tampil" in answer.remark, answer
        assert answer.remark.isprintable(), answer
        assert len(answer.remark) < 400, answer
    late = {answer.address.split("/")[-2] for answer in answers if "belum selesai menjawab" in answer.remark}
    assert {"tetes-isi", "tetes-kepala"} <= late


def test_an_answer_is_read_no_further_than_a_village_can_be_large(
    asked: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "CONTENT_MAX", 5_000_000)
    assert len(asked("tak-berujung")) == 5_000_001


def test_the_network_around_this_machine_is_not_asked(
    server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server[1]))
    with pytest.raises(OSError, match="jaringan dalam"):
        sources.download_https(f"{server[0]}daftar/katalog.json")


INNER = ("127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "100.64.0.1", "::1", "fe80::1%eth0", "fc00::1")


def test_which_addresses_are_everybodys() -> None:
    assert all(map(sources.is_public, ("93.184.215.14", "2606:2800:21f::1")))
    assert not any(map(sources.is_public, (*INNER, "::ffff:127.0.0.1", "::")))


def test_a_damaged_copy_of_a_village_is_not_shown(tmp_path: Path) -> None:
    address = "https://desa-a.example/katalog.json"

    def down(_: str) -> bytes:
        raise OSError("tidak ada jawaban")

    sources.gather([address], tmp_path, lambda _: json.dumps(document()).encode())
    (kept,) = (tmp_path / sources.FOLDER).iterdir()
    whole = kept.read_bytes()
    assert sources.gather([address], tmp_path, down)[0].village is not None
    for damaged in (whole.replace(b"15000", b"15001"), whole[:-1], whole[: len(whole) // 2], b"", bytes(len(whole))):
        kept.write_bytes(damaged)
        (answer,) = sources.gather([address], tmp_path, down)
        assert answer.village is None
        assert "belum ikut tampil" in answer.remark


def test_a_village_may_not_speak_for_its_neighbour_on_the_same_host(tmp_path: Path) -> None:
    liar = json.dumps(document("https://desa.example/")).encode()
    (answer,) = sources.gather(["https://desa.example/penipu/katalog.json"], tmp_path, lambda _: liar)
    assert answer.village is None
    assert "bukan situs alamat ini" in answer.remark


def test_markup_of_a_stranger_is_kept_as_text() -> None:
    tree = document()
    tree["usaha"][0]["nama"] = "</title><script>alert(1)</script>"
    assert published.read(json.dumps(tree).encode()).businesses[0].name == tree["usaha"][0]["nama"]
