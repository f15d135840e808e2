import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog import files

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(DATA)
def test_what_was_sealed_is_read_back(data):
    sealed = files.sealed(data)
    assert files.opened(sealed) == data
    assert json.loads(sealed.splitlines()[0]) == data, "the first line is plain JSON, for whoever looks into a cache"


@given(DATA, st.data())
def test_one_flipped_bit_is_noticed(data, choice):
    sealed = bytearray(files.sealed(data))
    bit = choice.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(ValueError, match="not as it was written"):
        files.opened(bytes(sealed))


@given(DATA, st.data())
def test_a_cut_file_is_noticed(data, choice):
    sealed = files.sealed(data)
    with pytest.raises(ValueError, match="not as it was written"):
        files.opened(sealed[: choice.draw(st.integers(0, len(sealed) - 1))])


def test_a_file_that_is_not_there_or_damaged_says_nothing(tmp_path):
    assert files.read_sealed(tmp_path / "none.json") is None
    (tmp_path / "bad.json").write_bytes(b'{"a":1}')
    assert files.read_sealed(tmp_path / "bad.json") is None


def test_what_killed_writers_left_is_swept_and_nothing_else(tmp_path):
    names = ["usaha.yaml", ".usaha.yaml.1-ab.part", ".x.part", "foto.part", ".mulai.part", ".keep"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
        if name != ".mulai.part":
            os.utime(tmp_path / name, (0, 0))
    files.sweep(tmp_path)
    files.sweep(tmp_path / "tidak-ada")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".keep", ".mulai.part", "foto.part", "usaha.yaml"]


@pytest.mark.parametrize("file", [".gitignore", "scripts/katalog/volunteers/starting/files/dot_gitignore"])
def test_git_ignores_what_is_being_written(file):
    root = Path(__file__).resolve().parents[1]
    assert f".*{files.PART}" in (root / file).read_text("utf-8").splitlines()
