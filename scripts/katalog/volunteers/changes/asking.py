"""Says what `ubah` is about to write, and asks twice about what is unlikely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from katalog.volunteers.changes.change import Change
    from katalog.volunteers.changes.plan import Planned

_YES = frozenset({"y", "ya", "iya", "yes"})


def twice(ask: Callable[[str], str], say: Callable[[str], None]) -> Callable[[Change], bool]:
    """Return what asks twice whether an amount that is far from what it was is really meant."""

    def is_meant(change: Change) -> bool:
        say(f"{change.sentence}. Bedanya jauh sekali, mungkin salah ketik.")
        try:
            return all(
                _is_yes(ask(question))
                for question in ("Benar begitu? (ya/tidak) ", "Sudah dipastikan ke pemilik? (ya/tidak) ")
            )
        except EOFError:
            return False

    return is_meant


def sentences(made: Planned) -> Iterator[str]:
    """Yield what would change, a line for each thing."""
    yield f"Perubahan untuk {made.shown}:"
    for change in made.changes:
        yield f"- {change.sentence}"
    if not made.changes:
        yield "- tidak ada yang terbaca"
    if skipped := made.account.skipped():
        yield f"Dilewati, hanya sapaan atau kata sambung: {'; '.join(skipped)}"


def closing(made: Planned, *, is_written: bool) -> tuple[str, bool]:
    """Return what to say in the end ("" for nothing), and whether all of the message is in the entry."""
    if made.is_changed and not is_written:
        return "Belum ada yang ditulis. Jalankan lagi dengan `--ya` untuk menulisnya.", False
    if made.remarks:
        return "Yang disebut di atas belum terpakai: baca sendiri, lalu ubah berkasnya atau tanyakan ke pemilik.", False
    return ("" if is_written else "Semuanya sudah tercatat, tidak ada yang perlu ditulis."), True


def _is_yes(answer: str) -> bool:
    return answer.strip().casefold() in _YES
