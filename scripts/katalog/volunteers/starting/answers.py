"""Who the village is: asked question by question, or read from a file with the keys of `_desa.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from katalog.contract import icons, model, values
from katalog.contract.shape import shape_of
from katalog.entries import load
from katalog.entries.entry import Entry
from katalog.entries.tree import data_of
from katalog.entries.yaml import reading
from katalog.problems import errors_in
from katalog.volunteers.registration.questions import GivenUpError, Questions
from katalog.volunteers.starting import categories
from katalog.volunteers.writing import to_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from katalog.volunteers.writing.tree import Tree

NOTES = (
    "Data desa. Nama dusun dan kategori di sini dipakai oleh semua usaha.",
    "`id` kategori menjadi alamat halaman, jadi jangan diganti setelah terbit.",
)
_SEVERAL = re.compile(r"\s*[,;]\s*")


class NotStartedError(Exception):
    """Nothing was written; the message says in Indonesian why and what to do."""


def asked(ask: Callable[[str], str], say: Callable[[str], None]) -> Tree:
    """Return the answers to all questions. Raises NotStartedError where they end too early or cannot be read."""
    try:
        return _Interview(ask, say).everything()
    except EOFError:
        raise NotStartedError(
            "Berhenti sebelum semua pertanyaan dijawab, jadi belum ada yang ditulis. Jawaban bisa juga ditulis dulu di "
            "sebuah berkas: `mulai --jawaban BERKAS`."
        ) from None
    except GivenUpError as question:
        raise NotStartedError(f"Belum terbaca juga: {question}. Belum ada yang ditulis.") from None


def of_file(file: Path) -> Tree:
    """Return the answers in `file`, categories being ids or names of the ready list too. Raises NotStartedError."""
    if not file.is_file():
        raise NotStartedError(f"Berkas `{file}` tidak ada.")
    entry = Entry(reading.read(file, file.as_posix()), "desa")
    entry.problems.extend(entry.source.problems)
    tree = data_of(entry, model.Village)
    if errors := errors_in(entry.problems):
        raise NotStartedError("\n\n".join(map(str, errors)))
    kinds = tree.get("kategori")
    if isinstance(kinds, list):
        in_english = _is_yes(tree.get("inggris"))
        tree["kategori"] = [categories.written(kind, in_english=in_english) for kind in kinds]
    return tree


def text_of(tree: Tree) -> tuple[str, model.Village]:
    """Return the text of `_desa.yaml` and the village it makes. Raises NotStartedError where it would not pass."""
    keys = list(shape_of(model.Village).fields)
    text = to_yaml.village({key: tree[key] for key in sorted(tree, key=keys.index)}, NOTES)
    village, entry = load.examine_village(reading.of_text(text, "_desa.yaml"), icons.names())
    if village is None:
        listed = "\n".join(f"- {problem.message}. {problem.hint}" for problem in errors_in(entry.problems))
        raise NotStartedError(f"Jawabannya belum lengkap atau belum benar, jadi belum ada yang ditulis:\n{listed}")
    return text, village


def _is_yes(answer: object) -> bool:
    try:
        return values.yes_no(answer)
    except ValueError:
        return False


class _Interview(Questions):
    """Asks what a village's repository needs to know."""

    def everything(self) -> Tree:
        """Return all answers; raises GivenUpError, EOFError."""
        self.say("Desa baru. Tekan Enter untuk melewati yang tidak wajib.")
        tree: Tree = {
            "nama": self.answer("Nama desa, seperti di papan nama", values.text),
            "kecamatan": self.answer("Kecamatan", values.text),
            "kabupaten": self.answer("Kabupaten atau kota", values.text),
            "provinsi": self.answer("Provinsi", values.text),
            "zona_waktu": self.answer("Zona waktu: WIB, WITA, atau WIT (Enter: WIB)", _zone, default="WIB").upper(),
        }
        tree["dusun"] = self._hamlets()
        self.optional(tree, "whatsapp", "Nomor WhatsApp relawan (Enter: belum ada)", values.mobile)
        chosen = self._categories()
        in_english = values.yes_no(
            self.answer("Halaman berbahasa Inggris juga? ya atau tidak (Enter: tidak)", values.yes_no, default="tidak")
        )
        if in_english:
            tree["inggris"] = "ya"
        tree["kategori"] = [categories.written(one, in_english=in_english) for one in chosen]
        question = "Repositori di GitHub, misalnya akun-desa/katalog (Enter: belum ada)"
        self.optional(tree, "repositori", question, values.repository)
        return tree

    def _hamlets(self) -> list[str]:
        question = "Nama semua dusun (atau lingkungan, banjar), dipisah koma"
        return _parts(self.answer(question, _several_hamlets))

    def _categories(self) -> list[str]:
        self.say("Jenis usaha:")
        for number, name in enumerate(categories.names(), 1):
            self.say(f"  {number}. {name}")
        question = "Pilih nomornya dipisah koma; yang belum ada di daftar ketik namanya (Enter: semua)"
        typed = self.answer(question, _chosen, default="")
        return _chosen(typed) if typed else categories.names()


def _parts(text: str) -> list[str]:
    return [part for part in _SEVERAL.split(text) if part.strip()]


def _several_hamlets(text: str) -> None:
    if not values.hamlets(_parts(text)):
        raise values.wrong("belum menyebut satu dusun pun", "Tulis nama semua dusun, dipisah koma.")


def _zone(text: str) -> None:
    if text.upper() not in set(model.TimeZone):
        raise values.wrong("bukan zona waktu", "Pilih WIB, WITA, atau WIT.")


def _chosen(text: str) -> list[str]:
    """Return the names in an answer: numbers of the ready list, or names; raises ValueError on a number beyond it."""
    known = categories.names()
    found = []
    for part in _parts(text):
        if part.isdecimal() and not 0 < int(part[:9]) <= len(known):
            raise values.wrong(f"memuat nomor {part} yang tidak ada di daftar", f"Nomornya 1 sampai {len(known)}.")
        if not part.isdecimal() and not values.slug_of(part):
            raise values.wrong(f"memuat nama tanpa huruf: {part}", "Tulis nama jenis usahanya.")
        found.append(known[int(part) - 1] if part.isdecimal() else part)
    if not found:
        raise values.wrong("tidak menyebut jenis usaha", f"Tulis nomornya, 1 sampai {len(known)}, dipisah koma.")
    return list(dict.fromkeys(found))
