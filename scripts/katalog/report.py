"""The one place that prints: problems, progress and results, for people in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from katalog.photo_progress import ProgressLine
from katalog.problems import Problem, errors_in

FAULTS = "galat.txt"  # in the cache: how the program failed last, for whoever mends it


def problems(found: Sequence[Problem]) -> None:
    """Print every problem on standard error, then how many there are."""
    _listed(list(map(str, found)), len(errors_in(found)))


def warnings(found: Sequence[str]) -> None:
    """Print again, as `problems` did, what an earlier build found that had no errors."""
    _listed(found, 0)


def result(sentence: str) -> None:
    """Print what was achieved on standard output."""
    print(sentence)


def done(told: str, site: Path) -> None:
    """Print what was built, whose it is, and where the site lies now."""
    result(f"Selesai: {told}, situs ada di {site}.")


def trouble(sentence: str) -> None:
    """Print what could not be done on standard error, below what was said before."""
    sys.stdout.flush()
    print(sentence, file=sys.stderr)


def notice(sentence: str) -> None:
    """Print what is worth knowing on standard error, where there is something."""
    if sentence:
        trouble(sentence)


def no_address(placeholder: str) -> None:
    """Say, as the last word of a build, that links to the site lead nowhere, and how to mend that."""
    trouble(
        f"\nPERINGATAN: tautan di pesan, kode QR, dan pratinjau situs ini memakai {placeholder} yang tidak ada di "
        "internet, karena alamat situsnya belum disebut; ulangi dengan `--site-url https://ALAMAT-SITUS-ANDA/`, atau "
        "isi KATALOG_URL dengan alamat itu."
    )


def not_published(why: str) -> None:
    """Say why nothing was published, and that what was published before still is."""
    trouble(f"{why}\nSitus yang sudah terbit tetap seperti semula.")


def fault(details: Path) -> None:
    """Say that the program itself failed and keep how, for whoever mends it; called while the exception is handled."""
    import traceback  # noqa: PLC0415 - a tenth of what a build without changes takes, and hardly ever needed

    not_published("Ada kesalahan di dalam program, bukan di isian Anda.")
    try:
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        trouble(f"Rinciannya tidak bisa disimpan ke {details}; ulangi setelah folder itu bisa ditulis.")
    else:
        trouble(f"Tolong kirimkan berkas {details} kepada pengurus program.")


def _listed(texts: Sequence[str], errors: int) -> None:
    for text in texts:
        print(text, end="\n\n", file=sys.stderr)
    if texts:
        print(f"{errors} kesalahan, {len(texts) - errors} peringatan.", file=sys.stderr)


def photo_progress() -> Callable[[int, int], None]:
    """Return a function that shows how many photos are done, of how many, and the time left; silent in CI and pipes."""
    return ProgressLine(sys.stderr)
