"""The one place that prints: problems, progress and results, for people in a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from katalog.problems import Problem, errors_in

ERASE_LINE = "\r\x1b[2K"
MINUTE = 60  # seconds
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


class ProgressLine:
    """Called with how many photos of how many are done; silent where nobody watches: in a file, a pipe, or CI."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `stream`, if there is one; `clock` gives seconds."""
        self._stream = stream
        self._clock = clock
        self._shown = stream is not None and stream.isatty() and not os.environ.get("CI")
        self._start = clock()

    def __call__(self, done: int, total: int) -> None:
        """Show the state, and nothing any more when all is done."""
        if not self._shown or self._stream is None:
            return
        text = "" if done >= total else f"Foto {done} dari {total}{self._left(done, total)}"
        self._stream.write(ERASE_LINE + text)
        self._stream.flush()

    def _left(self, done: int, total: int) -> str:
        """Return the time left at the pace so far, in whole seconds or minutes."""
        if not done:
            self._start = self._clock()
            return ""
        seconds = (self._clock() - self._start) / done * (total - done)
        return f", sisa {round(seconds)} detik" if seconds < MINUTE else f", sisa {round(seconds / MINUTE)} menit"
