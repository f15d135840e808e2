import errno
import os

import pytest

from katalog.site.publish import disk_faults


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "penyimpanan penuh"),
        (errno.EACCES, "tidak ada izin"),
        (errno.EROFS, "hanya bisa dibaca"),
        (errno.EBUSY, "sedang dipakai"),
        (errno.EIO, "rusak"),
    ],
)
def test_what_the_system_says_is_said_in_indonesian(number, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sentence = disk_faults.explained(OSError(number, os.strerror(number), str(tmp_path / "site" / "a.html")))
    assert sentence.startswith("Berkas tidak bisa dibaca atau ditulis: site/a.html: ")
    assert said in sentence
    assert os.strerror(number) not in sentence
    assert sentence.endswith(".")


def test_a_rare_one_keeps_its_number():
    assert "galat sistem 95" in disk_faults.explained(OSError(95, "Operation not supported"))


def test_one_without_a_number_keeps_its_words():
    assert "galat sistem aneh" in disk_faults.explained(OSError("aneh"))


def test_of_two_files_the_target_is_named():
    error = OSError(errno.ENOSPC, "", "/a/from", None, "/b/to")
    assert "/b/to" in disk_faults.explained(error)


def test_a_number_for_a_file_is_no_name():
    assert "ditulis: tempat" in disk_faults.explained(OSError(errno.ENOSPC, "", 3))
