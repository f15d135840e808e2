import io
from html import escape

import preview_rules
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

URL = "https://desa.example/usaha/warung/"
IMAGE = "https://desa.example/gambar/0123456789abcdef0123-1200x630.jpg"
GOOD = {
    "og:type": "website",
    "og:title": "Keripik Tempe",
    "og:description": "Keripik tempe renyah, dibuat setiap pagi.",
    "og:url": URL,
    "og:image": IMAGE,
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "Sebungkus keripik tempe",
    "og:image:type": "image/jpeg",
    "og:site_name": "Desa Dalu Sepuluh B",
    "og:locale": "id_ID",
    "twitter:card": "summary_large_image",
}


def picture(size=(1200, 630), kind="JPEG", **options):
    out = io.BytesIO()
    Image.new("RGB", size, "#a06432").save(out, kind, **options)
    return out.getvalue()


CARD = picture()


def page(metas=GOOD, canonical=URL, before="", after=""):
    tags = "\n".join(
        f'<meta {"name" if key.startswith("twitter") else "property"}="{key}" content="{escape(value)}">'
        for key, value in metas.items()
    )
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"<!doctype html><html><head>{before}{link}{tags}{after}</head><body></body></html>".encode()


def found(html, card=CARD):
    return preview_rules.violations(html, {IMAGE: card}.get)


def test_a_good_page_has_none():
    assert found(page()) == []


@pytest.mark.parametrize("name", preview_rules.REQUIRED)
def test_each_property_has_to_be_there_once_and_filled(name):
    without = {key: value for key, value in GOOD.items() if key != name}
    assert f"`{name}` tidak ada" in found(page(without))
    assert f"`{name}` kosong" in found(page({**GOOD, name: " "}))
    twice = f'<meta property="{name}" content="{GOOD[name]}">'
    assert found(page(after=twice)) == [f"`{name}` ada 2 kali, seharusnya satu kali"]


@pytest.mark.parametrize("name", preview_rules.REQUIRED)
def test_each_property_has_to_be_in_what_whatsapp_reads(name):
    without = {key: value for key, value in GOOD.items() if key != name}
    late = f'<!--{"x" * preview_rules.HEAD_MAX}--><meta property="{name}" content="{GOOD[name]}">'
    assert f"`{name}` baru muncul setelah 300000 bita pertama, jadi tidak terbaca WhatsApp" in found(
        page(without, after=late)
    )


def test_a_tag_cut_by_the_limit_does_not_count():
    html = page()
    lead = preview_rules.HEAD_MAX - html.index(b"twitter:card")
    cut = html.replace(b"<head>", b"<head>" + b" " * lead)
    assert any("twitter:card" in each for each in found(cut))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"og:title": "Keripik - Desa Dalu Sepuluh B"},
         "`og:title` memuat nama situs: `Keripik - Desa Dalu Sepuluh B`"),
        ({"og:title": "Desa Dalu Sepuluh B | Keripik"},
         "`og:title` memuat nama situs: `Desa Dalu Sepuluh B | Keripik`"),
        ({"og:description": "a" * 161}, "`og:description` 161 huruf, paling banyak 160"),
        ({"og:locale": "en_US"}, "`og:locale` harus `id_ID`, bukan `en_US`"),
        ({"twitter:card": "summary"}, "`twitter:card` harus `summary_large_image`, bukan `summary`"),
        ({"og:image:width": "1080"}, "`og:image:width` harus `1200`, bukan `1080`"),
        ({"og:image:height": "1080"}, "`og:image:height` harus `630`, bukan `1080`"),
        ({"og:image:type": "image/webp"}, "`og:image:type` harus `image/jpeg`, bukan `image/webp`"),
        ({"og:image": "/gambar/0123456789abcdef.jpg"},
         "`og:image` harus alamat lengkap https: `/gambar/0123456789abcdef.jpg`"),
        ({"og:image": "http://desa.example/gambar/0123456789abcdef.jpg"},
         "`og:image` harus alamat lengkap https: `http://desa.example/gambar/0123456789abcdef.jpg`"),
        ({"og:image": "https://lain.example/0123456789abcdef.jpg"},
         "gambar `og:image` tidak ada di situs: `https://lain.example/0123456789abcdef.jpg`"),
    ],
)  # fmt: skip
def test_each_rule_for_what_a_property_says(changes, message):
    assert found(page({**GOOD, **changes})) == [message]


def test_a_name_that_holds_the_site_s_name_or_is_it_is_no_violation():
    for title in ("Kopi Desa Dalu Sepuluh B", "Desa Dalu Sepuluh B"):
        assert found(page({**GOOD, "og:title": title})) == []


def test_another_language_has_another_locale():
    html = page({**GOOD, "og:locale": "en_US"})
    assert preview_rules.violations(html, {IMAGE: CARD}.get, "en_US") == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("/usaha/warung/", "`og:url` harus alamat lengkap https: `/usaha/warung/`"),
        ("http://desa.example/", "`og:url` harus alamat lengkap https: `http://desa.example/`"),
        (f"{URL}?dari=wa", f"`og:url` harus bersih, tanpa `?` atau `#`: `{URL}?dari=wa`"),
        (f"{URL}#a", f"`og:url` harus bersih, tanpa `?` atau `#`: `{URL}#a`"),
    ],
)
def test_the_address_is_whole_and_clean(url, message):
    assert found(page({**GOOD, "og:url": url}, canonical=url)) == [message]


def test_the_address_is_the_canonical_one():
    assert found(page(canonical="https://desa.example/")) == [
        f"`link rel=canonical` berbeda dari `og:url`: `https://desa.example/` dan `{URL}`"
    ]
    assert found(page(canonical="")) == ["`link rel=canonical` harus satu, ada 0"]


def test_the_image_changes_its_address_with_its_content():
    plain = "https://desa.example/gambar/kartu.jpg"
    html = page({**GOOD, "og:image": plain})
    assert preview_rules.violations(html, {plain: CARD}.get) == [
        f"alamat gambar tidak berubah kalau gambarnya berubah (tanpa sidik isi): `{plain}`"
    ]
    in_folder = "https://desa.example/assets/0123abcd/card.jpg"
    assert preview_rules.violations(page({**GOOD, "og:image": in_folder}), {in_folder: CARD}.get) == []


def test_the_image_is_a_jpeg_of_that_size_and_weight():
    assert found(page(), picture(kind="PNG")) == [f"gambar `og:image` bukan JPEG: `{IMAGE}`"]
    assert found(page(), picture((1080, 1080))) == [
        f"gambar `og:image` 1080x1080 piksel, seharusnya 1200x630: `{IMAGE}`"
    ]
    heavy = CARD + bytes(preview_rules.IMAGE_MAX - len(CARD))
    assert found(page(), heavy) == [f"gambar `og:image` 300000 bita, harus di bawah 300000: `{IMAGE}`"]
    assert found(page(), heavy[:-1]) == []


def test_a_page_that_is_not_to_be_indexed_has_no_rules():
    assert found(b'<head><meta name="robots" content="noindex, follow"></head>') == []


def test_a_site_made_to_be_looked_at_may_name_no_picture():
    bare = {name: value for name, value in GOOD.items() if not name.startswith("og:image")}
    assert preview_rules.violations(page(bare), lambda _: None, pictured=False) == []
    assert preview_rules.violations(page(bare), lambda _: None) != []
    assert preview_rules.violations(page(GOOD), lambda _: None, pictured=False) != []  # what is named has to be there


def test_tags_in_comments_scripts_and_the_body_do_not_count():
    tag = '<meta property="og:type" content="website">'
    without = {key: value for key, value in GOOD.items() if key != "og:type"}
    for hidden in (
        f"<!-- {tag} -->",
        f"<script>'{tag}'</script>",
        f"<style>/* {tag} */</style>",
        f"</head><body>{tag}",
    ):
        assert found(page(without, after=hidden)) == ["`og:type` tidak ada"]


def test_values_are_read_as_a_browser_reads_them():
    marked = {**GOOD, "og:description": "Enak > murah & \"gurih\" 'asli' 🌶"}
    assert found(page(marked)) == []
    loose = page().replace(
        b'<meta property="og:type" content="website">', b"<META content='website' property=og:type />"
    )
    assert found(loose) == []


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"exif": Image.Exif()}, {"comment": b"x" * 60_000}])
def test_the_size_is_what_an_image_library_reads(options):
    assert preview_rules.jpeg_size(picture((321, 123), **options)) == (321, 123)


@given(st.binary(max_size=200))
def test_any_bytes_are_no_crash(data):
    for start in (b"", b"\xff\xd8", CARD[:200]):
        preview_rules.jpeg_size(start + data)
    assert isinstance(found(data), list)


@given(st.integers(2, len(CARD) - 1))
def test_a_jpeg_cut_short_is_no_crash(length):
    assert preview_rules.jpeg_size(CARD[:length]) in {None, (1200, 630)}
