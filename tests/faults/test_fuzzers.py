"""A few cases of every fuzzer, the same each time, and what longer runs have found."""

from __future__ import annotations

import warnings

import fuzz_images
import fuzz_loader
import fuzz_pages
import fuzzing
import pytest


@pytest.mark.parametrize(
    ("fuzzer", "rounds", "kinds"),
    [
        (fuzz_loader, 150, {"entry good", "entry refused", "village refused"}),
        (fuzz_images, 120, {"picture", "refused"}),
        (fuzz_pages, 12, {"shown"}),
    ],
    ids=["loader", "images", "pages"],
)
def test_nothing_crashes_leaks_or_escapes(fuzzer, rounds: int, kinds: set[str]):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about files that are broken on purpose
        counts = fuzzing.run(fuzzer.case, 0, rounds=rounds)
    assert counts.total() == rounds
    assert kinds <= counts.keys()


def test_the_page_fuzzer_would_see_an_escape():
    html = next(make() for _, make in fuzz_pages.rendered(fuzz_pages.page_samples.catalogue()))
    fuzz_pages.check_page(html, "")
    for hole in ('<zq zqa="1">', "<p zqa=1>", "<!--zq-->", '<a href="javascript:zq">', '<p style="color:red">'):
        with pytest.raises(AssertionError):
            fuzz_pages.check_page(html.replace("</main>", f"{hole}</main>"), "")


def test_the_image_fuzzer_would_see_a_leak(tmp_path):
    leaking = tmp_path / "a.jpg"
    leaking.write_bytes(fuzz_images.seeds()[0])
    with pytest.raises(AssertionError):
        fuzz_images.check(leaking)
