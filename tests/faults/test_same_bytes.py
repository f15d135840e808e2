"""The same entries give the same bytes, PDFs and cards included: in another folder, with other workers, anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from checkouts import Checkout, Tree, copied

pytestmark = pytest.mark.slow

ELSEWHERE = {  # what differs between the machines of two volunteers: variables, who may read new files
    "Jawa": ({"TZ": "Asia/Jayapura", "LANG": "id_ID.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0o077),
    "tempat lain": ({"TZ": "Pacific/Honolulu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4294967295"}, 0o002),
}


def built(checkout: Checkout, jobs: str, variables: dict[str, str], mask: int) -> subprocess.CompletedProcess[str]:
    """Build from nothing, with these variables and that file mode creation mask."""
    for folder in (checkout.cache, checkout.site):
        shutil.rmtree(folder)
    return subprocess.run(
        checkout.command("--jobs", jobs),
        cwd=checkout.root,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env={**os.environ, **variables},
        umask=mask,
    )


def stirred(checkout: Checkout) -> None:
    """Make every file anew, the last first, each with a date of its own: folders list them in another order."""
    files = sorted((path for path in checkout.root.rglob("*") if path.is_file()), reverse=True)
    for number, path in enumerate(files):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
        os.utime(path, (10**9 + 86_400 * number, 10**9 + 86_400 * number))


def test_another_folder_and_other_workers(pattern: Checkout, tmp_path: Path, old: Tree):
    checkout = copied(pattern, tmp_path / "folder lain yang namanya panjang")
    done = built(checkout, "3", {}, 0o022)
    assert done.returncode == 0, done.stderr
    assert checkout.tree() == old
    endings = {Path(name).suffix for name in old}
    assert {".pdf", ".jpg", ".png", ".svg", ".avif", ".html", ".json", ".xml", ".csv", ".vcf"} <= endings


@pytest.mark.parametrize("place", ELSEWHERE)
def test_another_machine(pattern: Checkout, tmp_path: Path, old: Tree, place: str):
    """Time zone, language, order of hashes, rights of new files, order and dates of the files that are read."""
    checkout = copied(pattern, tmp_path / place)
    stirred(checkout)
    done = built(checkout, "1", *ELSEWHERE[place])
    assert done.returncode == 0, done.stderr
    assert checkout.tree() == old
