"""Writes a new entry, from questions and answers or from a filled-in registration: only if it passes the check."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from katalog.contract import values
from katalog.entries import load
from katalog.entries.folder import ENTRY, link_problem
from katalog.entries.yaml import encoding
from katalog.problems import Severity
from katalog.volunteers.registration import chat, draft, readback
from katalog.volunteers.registration.interview import Interview
from katalog.volunteers.registration.phrases import Consent
from katalog.volunteers.registration.questions import GivenUpError
from katalog.volunteers.writing import to_yaml
from katalog.volunteers.writing.trial import try_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from katalog.contract.model import Village
    from katalog.problems import Problem
    from katalog.settings import Settings
    from katalog.volunteers.registration.draft import Draft


REGISTRATION_MAX: Final = 100_000
"""Bytes; a WhatsApp message has at most 65,536 characters."""
OFFERS: Final = (
    ("usaha", "jam_buka"), ("usaha", "layanan"), ("usaha", "ongkir"), ("usaha", "pembayaran"), ("usaha", "cerita"),
    ("usaha", "media_sosial"), ("usaha", "izin"), ("usaha", "promo"),
)  # fmt: skip
"""Keys that a new entry shows as examples behind `#` where they are not filled in."""
REFUSED: Final = (
    "Pemilik menjawab TIDAK waktu ditanya apakah usahanya boleh tampil, jadi tidak ada yang ditulis. "
    "Kalau jawabannya lain, perbaiki barisnya di pesan itu, lalu jalankan lagi."
)
DRAFT_NOTE: Final = (
    "DRAF, BELUM LENGKAP: belum menjadi usaha di situs. Kalau semua sudah diisi, ganti nama foldernya menjadi `{slug}` "
    "dan hapus baris-baris catatan ini."
)
FIRST_PRODUCT: Final = (("usaha", "produk"),)


class NotWrittenError(Exception):
    """Nothing was written; the message says in Indonesian why and what to do."""


@dataclass(frozen=True)
class Written:
    """A new entry: its file, its slug, and what may still be worth a look."""

    file: Path
    slug: str
    warnings: tuple[Problem, ...]
    remarks: tuple[str, ...]
    is_draft: bool = False


@dataclass(frozen=True)
class Prepared:
    """A new entry that passes the check but is not written yet; a draft lacks something and is no business yet.

    The `slug` of a draft begins with `_`: its folder is left alone until somebody renames it.
    """

    slug: str
    text: str
    warnings: tuple[Problem, ...]
    remarks: tuple[str, ...]
    is_draft: bool = False


def new(
    settings: Settings,
    *,
    slug: str = "",
    registration: str | None = None,
    ask: Callable[[str], str] | None,
    say: Callable[[str], None],
) -> Written:
    """Write `businesses/<slug>/usaha.yaml` and return it.

    `registration` is the text of a filled-in registration; without one everything is asked for. What was understood of
    it is said before it is written. `ask` shows a question and returns the answer, None where there is nobody to ask:
    then a registration that lacks something becomes a draft. `slug` is made from the name where it is empty. An entry
    that is there is never overwritten. Raises NotWrittenError.
    """
    village = village_of(settings)
    if slug:
        _check_slug(slug, settings)
    try:
        begun = _begun(settings, village, registration, ask, say)
    except EOFError:
        raise NotWrittenError("Berhenti sebelum selesai, jadi belum ada yang ditulis.") from None
    except GivenUpError as question:
        raise NotWrittenError(
            f"Belum terbaca juga: {question}. Belum ada yang ditulis; tanyakan ke relawan lain."
        ) from None
    if begun.consent is Consent.NO:
        raise NotWrittenError(REFUSED)
    if registration is not None:
        for line in ("Yang terbaca dari pesan:", *readback.sentences(begun, village)):
            say(line)
    return store(
        settings, _ready(settings, begun, village, slug, may_be_draft=registration is not None and ask is None)
    )


def _ready(settings: Settings, begun: Draft, village: Village, slug: str, *, may_be_draft: bool) -> Prepared:
    """Return the entry, or a draft of it where something is missing, would not pass, or the owner said "not yet"."""
    if begun.consent is Consent.NOT_YET or (begun.missing and may_be_draft):
        return _drafted(settings, begun, village, slug)
    try:
        return prepare(settings, begun, slug)
    except NotWrittenError as why:
        if not may_be_draft:
            raise
        begun.remarks.append(str(why))
        return _drafted(settings, begun, village, slug)


def _begun(
    settings: Settings,
    village: Village,
    registration: str | None,
    ask: Callable[[str], str] | None,
    say: Callable[[str], None],
) -> Draft:
    begun = draft.of_form(chat.parse(registration or ""), village, settings.today)
    if ask is None:
        if registration is None:
            raise NotWrittenError("Tidak ada yang menjawab. Pakai `new --dari-teks BERKAS`.")
        return begun
    interview = Interview(begun.tree, village, ask, say)
    if registration is None:
        interview.everything(settings.today)
        if "persetujuan" in begun.tree:
            begun.remarks.clear()  # all there is to say of a message that nobody sent: that it does not tell of consent
    else:
        for remark in begun.remarks if begun.missing else ():
            say(f"- {remark}")
        interview.only(begun.missing)
    return begun


def registration_in(file: Path) -> str:
    """Return the text of a message in a file, in whatever encoding it was saved. Raises NotWrittenError."""
    try:
        if file.stat().st_size > REGISTRATION_MAX:
            raise NotWrittenError(f"`{file}` terlalu besar untuk sebuah pesan.")
        return encoding.readable(file.read_bytes())
    except OSError as error:
        reason = "tidak ada" if isinstance(error, FileNotFoundError) else f"tidak bisa dibaca ({error.strerror})"
        raise NotWrittenError(f"Berkas `{file}` {reason}.") from None


def village_of(settings: Settings) -> Village:
    """Return the village that entries belong to; raises NotWrittenError where it cannot be read."""
    catalogue = load.load(settings).catalogue
    if catalogue is None:
        raise NotWrittenError(
            "Berkas `_desa.yaml` belum benar. Perbaiki dulu; jalankan `check` untuk melihat salahnya."
        )
    return catalogue.village


def prepare(settings: Settings, begun: Draft, slug: str = "") -> Prepared:
    """Return the entry that `begun` makes; raises NotWrittenError where something is missing or would not pass."""
    if begun.missing:
        village = village_of(settings)
        listed = "\n".join(f"- {draft.question_for(key, village)}" for key in begun.missing)
        raise NotWrittenError(f"Belum lengkap. Tanyakan ke pemilik:\n{listed}")
    slug = slug or free_slug(begun.tree["nama"], settings)
    text = _written(begun, [f"Catatan: {remark}" for remark in begun.remarks])
    tried = try_out(settings, {slug: text}, {})
    if errors := tried.errors(slug):
        listed = "\n".join(f"- {problem.message}. {problem.hint}" for problem in errors)
        raise NotWrittenError(f"Isian ini belum benar, jadi belum ditulis:\n{listed}")
    warnings = tuple(problem for problem in tried.problems[slug] if problem.severity is Severity.WARNING)
    return Prepared(slug, text, warnings, tuple(begun.remarks))


def _drafted(settings: Settings, begun: Draft, village: Village, slug: str) -> Prepared:
    """Return an entry that lacks something, with what to ask the owner at its top and where it is missing."""
    questions = {key: draft.question_for(key, village) for key in begun.missing}
    tree = {**begun.tree, **{key: draft.ABSENT for key in questions if key != "dusun"}}
    if "dusun" in questions:
        tree["alamat"] = {"dusun": draft.ABSENT, **tree.get("alamat", {})}
    slug = slug or free_slug(begun.tree.get("nama", "usaha baru"), settings)
    notes = [DRAFT_NOTE.format(slug=slug), *(f"Tanyakan ke pemilik: {one}" for one in questions.values())]
    notes += [f"Catatan: {one}" for one in begun.remarks]
    text = _written(replace(begun, tree=draft.in_order(tree)), notes)
    for key, question in questions.items():
        text = re.sub(rf"(?m)^(\s*{key}:) {draft.ABSENT}\b.*$", rf"\1  # {draft.ABSENT}. {question}", text, count=1)
    remarks = (*(f"Tanyakan ke pemilik: {question}" for question in questions.values()), *begun.remarks)
    return Prepared(f"_{slug}", text, (), remarks, is_draft=True)


def _written(begun: Draft, notes: list[str]) -> str:
    tree = draft.in_order(begun.tree)
    offers = [offer for offer in OFFERS if offer[1] not in tree]
    if not tree.get("produk"):
        offers = [*offers, *FIRST_PRODUCT]
    return to_yaml.write(tree, notes=notes, offers=offers)


def store(settings: Settings, prepared: Prepared) -> Written:
    """Write `prepared`; raises NotWrittenError where an entry of that name has appeared."""
    folder = settings.businesses / prepared.slug
    file = folder / ENTRY
    if link_problem(folder, settings.shown(folder), settings):
        raise NotWrittenError(f"`{settings.shown(folder)}` tautan ke luar folder usaha, jadi tidak ditulis.")
    try:
        folder.mkdir(exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(prepared.text)
    except FileExistsError:
        raise NotWrittenError(f"`{settings.shown(file)}` sudah ada dan tidak ditimpa.") from None
    except OSError as error:
        raise NotWrittenError(f"`{settings.shown(file)}` tidak bisa ditulis: {error.strerror}.") from None
    return Written(file, prepared.slug, prepared.warnings, prepared.remarks, prepared.is_draft)


def free_slug(name: str, settings: Settings) -> str:
    """Return the address for a business of that name that no entry has yet."""
    made = values.slug_of(name) or "usaha"
    slug, number = made, 1
    while _is_taken(slug, settings):
        number += 1
        slug = f"{made[:54].rstrip('-')}-{number}"
    return slug


def _is_taken(slug: str, settings: Settings) -> bool:
    folder = settings.businesses / slug
    waiting = settings.businesses / f"_{slug}" / ENTRY
    return (folder / ENTRY).exists() or waiting.exists() or (settings.businesses / f"{slug}.yaml").exists()


def _check_slug(slug: str, settings: Settings) -> None:
    try:
        values.slug(slug)
    except ValueError as error:
        message, hint = draft.sentence_about(error)
        raise NotWrittenError(f"Nama folder `{slug}` {message}. {hint}") from None
    if _is_taken(slug, settings):
        raise NotWrittenError(f"Usaha `{slug}` sudah ada dan tidak ditimpa. Pilih nama lain, atau ubah berkasnya.")
