import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from katalog.photos import truncated


def made(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((96, 64), 80).convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["AVIF", "WEBP", "PNG", "GIF", "JPEG"])
def test_a_whole_file_is_whole_and_may_be_padded(kind):
    source = made(kind)
    assert not truncated.is_cut(source)
    assert not truncated.is_cut(source + bytes(5000))


@pytest.mark.parametrize("kind", ["AVIF", "WEBP", "PNG", "GIF"])
@pytest.mark.parametrize("fill", [b"\0", b"\xff"])
def test_an_overwritten_end_is_missed_by_nobody(kind, fill):
    source = made(kind)
    assert truncated.is_cut(source[:-600] + fill * 600)


@pytest.mark.parametrize("kind", ["AVIF", "WEBP"])
@given(share=st.floats(min_value=0.02, max_value=0.99))
def test_a_file_cut_anywhere_is_cut(kind, share):
    source = made(kind)
    cut = source[: int(len(source) * share)]
    assert len(cut) < 12 or truncated.is_cut(cut)


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(tail):
    assert truncated.is_cut(b"\0\0\0\x14ftypheic\0\0\0\0heic" + tail) in {True, False}
    assert truncated.is_cut(tail) in {True, False}
