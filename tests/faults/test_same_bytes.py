"""The same entries give the same bytes: in another folder, with other workers, PDFs and cards included."""

from __future__ import annotations

import shutil
from pathlib import Path

from checkouts import Checkout, Tree, copied


def test_another_folder_and_other_workers(pattern: Checkout, tmp_path: Path, old: Tree):
    for name, jobs in (("satu", "1"), ("folder lain yang namanya panjang", "3")):
        checkout = copied(pattern, tmp_path / name)
        shutil.rmtree(checkout.cache)
        shutil.rmtree(checkout.site)
        done = checkout.build("--jobs", jobs)
        assert done.returncode == 0, done.stderr
        assert checkout.tree() == old
    endings = {Path(name).suffix for name in old}
    assert {".pdf", ".jpg", ".png", ".svg", ".avif", ".html", ".json", ".xml", ".csv", ".vcf"} <= endings
