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


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR])
def test_a_cache_that_cannot_be_written_may_be_elsewhere(number, tmp_path):
    cache = tmp_path / ".cache"
    for name in (cache, cache / "gambar" / "a.avif"):
        assert "`--cache FOLDER`" in disk_faults.explained(OSError(number, "", str(name)), cache)
    assert "--cache" not in disk_faults.explained(OSError(number, "", str(tmp_path / "site")), cache)


def test_a_full_disk_is_cleared_not_moved_from(tmp_path):
    assert "clean" in disk_faults.explained(OSError(errno.ENOSPC, "", str(tmp_path / "a")), tmp_path)
