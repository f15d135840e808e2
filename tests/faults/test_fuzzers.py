"""A few cases of every fuzzer, the same each time, and what longer runs have found."""

from __future__ import annotations

import io
import random
import warnings
from collections import Counter
from contextlib import nullcontext

import fuzz_images
import fuzz_loader
import fuzz_pages
import fuzzing
import hostile_village
import pypdf
import pytest
from lxml import etree
from pypdf.annotations import Link

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("fuzzer", "rounds", "kinds"),
    [
        (fuzz_loader, 250, {"entry good", "entry refused", "village refused", *fuzz_loader.DOORS}),
        (fuzz_images, 120, {"picture", "refused"}),
        (fuzz_pages, 8, {"shown, portal shown", "shown, portal left out"}),
    ],
    ids=["loader", "images", "pages"],
)
def test_nothing_crashes_leaks_or_escapes(fuzzer, rounds: int, kinds: set[str]):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about files that are broken on purpose
        counts = fuzzing.run(fuzzer.case, 0, rounds=rounds)
    assert counts.total() == rounds
    assert kinds <= counts.keys()


def test_every_text_of_the_contract_is_replaced_by_the_page_fuzzer():
    free = hostile_village.free_values()
    for text in (
        "Usaha serba ada",
        "Judul video",
        "Foto promo",
        "Isi spesifikasi",
        "Promo terms",
        "jenang",
        "dapur.jpg",
    ):
        assert text in free
    used: Counter[str] = Counter()
    for number in range(25):
        hostile_village.made(random.Random(number), used)  # noqa: S311 - the same villages every time
    assert [value for value in free if not used[value]] == []


@pytest.mark.parametrize(
    "hole",
    [
        '<zq zqa="1">', "<p zqa=1>", "<!--zq-->", '<a href="javascript:zq">', '<a href="//zq">', "zq77",
        '<img src="https://zq.example/a.png">', "<script>zq</script>", '<p style="color:red">',
        '<script type="application/ld+json">{"zq":1}</script>',
    ],
)  # fmt: skip
def test_the_page_fuzzer_would_see_an_escape(hole: str):
    html = next(make() for _, make in fuzz_pages.harmless()[0].pages())
    fuzz_pages.check_page(html, "")
    with pytest.raises((AssertionError, ValueError)):
        fuzz_pages.check_page(html.replace("</main>", f"{hole}</main>"), "")


@pytest.mark.parametrize(
    ("address", "content"),
    [
        ("a.json", b'{"a":"b"c"}'),
        ("a.xml", b"<rss><zq/></rss>"),
        ("a.xml", b"<rss zqa='1'/>"),
        ("a.csv", b"id\r\n=zq()\r\n"),
        ("a.csv", b"a,b\r\nc\r\n"),
        ("a.vcf", b"BEGIN:VCARD\r\nNOTE:a\r\nZQ:b\r\nEND:VCARD\r\n"),
        ("layanan.js", b'const SITE={"a":"b"c"};\n'),
        ("layanan.js", b"const SITE={};\nzq"),
        ("data/kartu/a/p0.json", b'["<zq>"]'),
        ("a.unknown", b""),
    ],
)
def test_the_page_fuzzer_would_see_what_is_no_data(address: str, content: bytes):
    with pytest.raises((AssertionError, ValueError, etree.XMLSyntaxError)):
        fuzz_pages.check_data({address: content})


def test_the_image_fuzzer_would_see_a_leak(tmp_path):
    leaking = tmp_path / "a.jpg"
    leaking.write_bytes(fuzz_images.seeds()[0])
    with pytest.raises(AssertionError):
        fuzz_images.check(leaking)


def test_memory_that_keeps_rising_is_seen():
    assert fuzzing.growth([]) == fuzzing.growth([5]) == 0
    assert fuzzing.growth([1, 9, 8, 9]) == 0
    assert fuzzing.growth([1, 2, 3, 4]) == 2
    assert fuzzing.memory() > 1_000_000


@pytest.mark.parametrize(("target", "is_fine"), [("https://desa.example/", True), ("javascript:zq", False)])
def test_the_page_fuzzer_would_see_a_print_that_leads_elsewhere(target: str, is_fine: bool):  # noqa: FBT001
    made = pypdf.PdfWriter()
    made.add_blank_page(100, 100)
    made.add_annotation(0, Link(rect=(0, 0, 9, 9), url=target))
    out = io.BytesIO()
    made.write(out)
    with nullcontext() if is_fine else pytest.raises(AssertionError, match="javascript"):
        fuzz_pages.check_print(out.getvalue(), "a.pdf")
