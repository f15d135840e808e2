"""Which file an entry means by a name, and what is said of files by what they hold, whatever their names end with."""

import io

import pytest
from PIL import Image
from villages import village

from katalog.site import contents

SHOP = """\
nama: Warung Uji
kategori: makanan
ringkasan: Nasi dan minuman.
whatsapp: 0812-0000-0002
alamat: {{dusun: Dusun I}}
produk:
  - nama: Satu
    harga: 1.000
{photo}"""


def photo(kind="JPEG"):
    out = io.BytesIO()
    image = Image.effect_noise((640, 480), 90).convert("RGB")
    image.save(out, kind, **({"save_all": True, "append_images": [image]} if kind == "MPO" else {}))
    return out.getvalue()


def said(root, files, named=""):
    """Return the messages about a business with those files, and the photo files that it shows."""
    lines = f"    foto: {named}\n" if named else ""
    settings = village(root, {"warung": SHOP.format(photo=lines)})
    for name, content in files.items():
        (settings.businesses / "warung" / name).write_bytes(content)
    prepared = contents.prepare(settings)
    shown = {file for _slug, file in prepared.pictures}
    return [problem.message for problem in prepared.problems], shown


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("IMG_0002.DNG", b"II*\0\x08\0\0\0" + bytes(300), "berformat TIFF atau RAW"),
        ("foto.NEF", b"MM\0*\0\0\0\x08" + bytes(300), "berformat TIFF atau RAW"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "adalah gambar SVG"),
        ("menu.psd", b"8BPS\0\1" + bytes(300), "berformat Photoshop"),
        ("catatan.txt", b"Harga 15.000, nanti difoto", "bukan foto: isinya teks"),
        ("brosur.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "bukan foto: isinya berkas PDF"),
        ("usaha.yaml", None, "bukan foto: isinya teks"),
    ],
)
def test_what_a_named_file_is_is_told_by_its_content(tmp_path, name, content, words):
    messages, shown = said(tmp_path, {} if content is None else {name: content}, name)
    assert [message for message in messages if words in message and f"`{name}`" in message]
    assert shown == set()


@pytest.mark.parametrize("name", ["stereo.MPO", "foto.dng", "foto", "foto.jpg_original", "KAMERA.THM"])
def test_a_photo_by_any_ending_is_taken(tmp_path, name):
    messages, shown = said(tmp_path, {name: photo("MPO" if name.endswith("MPO") else "JPEG")}, name)
    assert messages == []
    assert shown == {name}


@pytest.mark.parametrize(
    ("file", "written"),
    [
        (" a.jpg", "a.jpg"),
        (" a.jpg", "' a.jpg'"),
        ("a.jpg ", "a.jpg"),
        ("a.jpg", "'  a.jpg '"),
        ("foto  nasi.jpg", "foto  nasi.jpg"),
    ],
)
def test_spaces_around_a_name_are_seen_by_nobody(tmp_path, file, written):
    messages, shown = said(tmp_path, {file: photo()}, written)
    assert messages == []
    assert shown == {file}


def test_a_photo_that_begins_with_a_space_is_found_unnamed(tmp_path):
    messages, shown = said(tmp_path, {" depan.jpg": photo(), "stereo.mpo": photo("MPO")})
    assert shown == {" depan.jpg", "stereo.mpo"}
    assert messages == []


def test_of_two_files_the_one_that_is_written_is_meant(tmp_path):
    messages, shown = said(tmp_path, {" a.jpg": photo(), "a.jpg": photo("PNG")}, "a.jpg")
    assert messages == []
    assert shown == {"a.jpg", " a.jpg"}  # the other is the business's own, since no product has it


def test_pictures_that_are_passed_over_are_named(tmp_path):
    files = {"a.jpg": photo(), "b.dng": b"II*\0" + bytes(99), "logo.svg": b"<svg/>", "catatan.txt": b"beli telur"}
    messages, shown = said(tmp_path, files | {"tanpa": photo()}, "a.jpg")
    assert messages == ["tidak ditampilkan: `b.dng`, `logo.svg`, `tanpa`"]
    assert shown == {"a.jpg"}
