import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.photos import file_type
from katalog.photos.faults import Kind, PhotoError

REFUSED = [
    (b"", Kind.EMPTY),
    (b"\0" * 4000, Kind.DAMAGED),
    (b"Harga 15.000, nanti difoto", Kind.NOT_A_PHOTO),
    ("Harga 15.000 – nanti ".encode() * 100, Kind.NOT_A_PHOTO),
    (b"<!DOCTYPE html><html><body>404</body></html>", Kind.NOT_A_PHOTO),
    (b"%PDF-1.7\n%\xe2\xe3", Kind.NOT_A_PHOTO),
    (b"PK\x03\x04\x14\0\x06\0", Kind.NOT_A_PHOTO),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Kind.NOT_A_PHOTO),
    (b'<svg xmlns="http://www.w3.org/2000/svg"/>', Kind.SVG),
    (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg/>', Kind.SVG),
    (b"II*\0\x08\0\0\0", Kind.OTHER_FORMAT),
    (b"BM\x36\0\0\0", Kind.OTHER_FORMAT),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Kind.OTHER_FORMAT),
]
PHOTOS = [
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a\x01",
    b"RIFF\x10\0\0\0WEBPVP8 \xfe",
    b"\0\0\0\x14ftypavif\0\0\0\0avif",
]
HEIC = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"


@pytest.mark.parametrize(("source", "kind"), REFUSED)
def test_other_files_are_named_for_what_they_are(source, kind):
    with pytest.raises(PhotoError) as caught:
        file_type.refuse_others(source, heic=True)
    assert caught.value.fault.kind is kind


def test_heic_is_refused_only_where_nothing_reads_it():
    file_type.refuse_others(HEIC, heic=True)
    with pytest.raises(PhotoError, match="HEIC") as caught:
        file_type.refuse_others(HEIC, heic=False)
    assert f"`{sys.executable} -m pip install pillow-heif`" in caught.value.fault.hint


@pytest.mark.parametrize("start", PHOTOS)
def test_photos_pass(start):
    file_type.refuse_others(start + bytes(range(256)), heic=True)


@given(st.binary(max_size=2000))
def test_no_bytes_raise_anything_else(source):
    try:
        file_type.refuse_others(source, heic=False)
    except PhotoError as error:
        assert error.fault.message  # noqa: PT017 - whether it raises at all depends on the bytes
