"""Turns an issue form on GitHub into an entry for a pull request, or into a comment on what is missing.

Anybody can fill in the form. What they typed goes into an entry as text and into messages as code blocks, never into a
command, a file name that is not an address part, or an output of a step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import key_names
from katalog.volunteers.github import order_changes
from katalog.volunteers.github.annotations import fenced
from katalog.volunteers.registration import chat, draft, new
from katalog.volunteers.registration.account import LABEL, Account, Piece
from katalog.volunteers.registration.chat import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from katalog.settings import Settings

HEADINGS: Final[dict[str, str]] = {
    "Nama usaha": "nama",
    "Nama pemilik": "pemilik",
    "Jenis usaha": "kategori",
    "Satu kalimat tentang usaha": "ringkasan",
    "Nomor WhatsApp": "whatsapp",
    "Dusun": "alamat.dusun",
    "Alamat": "alamat",
    "Patokan": "alamat.patokan",
    "Yang dijual dan harganya": "produk",
    "Jam buka": "jam_buka",
    "Cara melayani": "layanan",
    "Cara membayar": "pembayaran",
    "Media sosial": "media_sosial",
    "Cerita usaha": "cerita",
    "Foto": "foto",
    "Persetujuan": "persetujuan",
}
"""The labels of `.github/ISSUE_TEMPLATE/usulkan-usaha.yml` and what each is in a registration."""
BODY_MAX = 60_000
"""Characters; GitHub refuses issues and pull requests with more than 65,536."""
NOT_ANSWERED = frozenset({"", "_No response_", "None"})

_HEADING = re.compile(r"^### +(.+?)\s*$", re.MULTILINE)
_CHOSEN = re.compile(r"^- \[[xX]\] *(.+)$", re.MULTILINE)
_PICTURE = re.compile(r"https://[^\s\"'<>()]+")


@dataclass(frozen=True)
class Proposal:
    """What has become of something sent: the slug of the entry written ("" for none), and what to say, as Markdown.

    `number` is that of the issue, 0 where there is none.
    """

    number: int
    slug: str
    message: str


def answers(body: str, headings: Mapping[str, str] = HEADINGS) -> dict[str, Piece]:
    """Return what was filled in, by the keys of `headings`; one that comes twice counts the first time.

    A heading that is none of the form's, or comes again, is a part of the answer that it stands in.
    """
    known = {key_names.fold(heading): key for heading, key in headings.items()}
    begins: dict[str, tuple[int, int]] = {}
    for found in _HEADING.finditer(body):
        key = known.get(key_names.fold(found[1]))
        if key is not None and key not in begins:
            begins[key] = found.span()
    ends = [*[begin for begin, _ in begins.values()][1:], len(body)]
    parts = {key: Piece(body[begin:end], begin) for (key, (_, begin)), end in zip(begins.items(), ends, strict=False)}
    return {key: answer for key, part in parts.items() if (answer := part.strip(" \n")).text not in NOT_ANSWERED}


def form_of(body: str) -> chat.Form:
    """Return the issue as a registration, with an account of its words."""
    form = chat.Form(Account(body))
    filled = answers(body)
    form.account.claim_around(filled.values(), LABEL)
    if photos := filled.pop("foto", None):
        form.account.claim(photos, LABEL)
    agreed = filled.pop("persetujuan", None)
    for key, answer in filled.items():
        if key in {"layanan", "pembayaran"}:
            chosen = [answer.of(one, 1) for one in _CHOSEN.finditer(answer.text)]
            form.account.claim_around(chosen, LABEL, within=answer)
            form.said += [Said(key, one, key) for one in chosen]
        elif key in {"produk", "alamat"}:
            form.said += [Said(key, answer.of(line), key) for line in re.finditer(r"[^\n]+", answer.text)]
        else:
            form.said.append(Said(key, answer, key))
    if agreed is not None:
        chosen = [agreed.of(one, 1) for one in _CHOSEN.finditer(agreed.text)]
        form.said += [Said("persetujuan", one, "persetujuan") for one in chosen]
        form.account.claim_around(chosen, LABEL, within=agreed)
    return form


def propose(settings: Settings, event: Mapping[str, Any]) -> Proposal:
    """Write the entry that the issue of `event` describes, if it can be one, and return what to answer.

    `event` is what GitHub tells a workflow about an issue (the file at GITHUB_EVENT_PATH). Raises ValueError where it
    is about no issue, NotWrittenError where the village itself cannot be read.
    """
    number, body = issue_of(event)
    village = new.village_of(settings)
    begun = draft.of_form(form_of(body), village, settings.today)
    if "persetujuan" not in begun.tree:
        return Proposal(number, "", refusal("Pemilik belum setuju ditampilkan: centang kotak Persetujuan."))
    del begun.tree["dikonfirmasi"]  # a volunteer confirms it, having asked the owner
    try:
        prepared = new.prepare(settings, begun)
        new.store(settings, prepared)
    except new.NotWrittenError as error:
        return Proposal(number, "", refusal(str(error)))
    request = _request(number, prepared, answers(body).get("foto", Piece("")).text)
    first = order_changes.of_proposal(settings, prepared.slug)
    return Proposal(number, prepared.slug, "\n\n".join((*first, request)))


def issue_of(event: Mapping[str, Any]) -> tuple[int, str]:
    """Return the number of the issue that `event` is about, and its text; raises ValueError where it is about none."""
    issue = event.get("issue")
    if not isinstance(issue, dict) or not isinstance(issue.get("number"), int):
        raise ValueError("this event is not about an issue")  # noqa: TRY004 - a value, as far as callers care
    return issue["number"], chat.plain(str(issue.get("body") or "")[:BODY_MAX])


def refusal(reason: str) -> str:
    """Return what to answer where an issue became nothing; `reason` is named as it is."""
    return "\n".join(
        (
            "Terima kasih sudah mengirim. Yang ini belum bisa dipakai:",
            "",
            fenced(reason[: BODY_MAX // 2]),
            "",
            "Ubah isinya di atas (tombol titik tiga, lalu Edit), nanti dicoba lagi dengan sendirinya.",
        )
    )


def parts(named: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """Return lines of Markdown: each title with what belongs to it as a code block, none where nothing does."""
    lines = []
    for title, found in named:
        if text := "\n".join(found):
            lines += ["", title, "", fenced(text[: BODY_MAX // 8])]
    return lines


def _request(number: int, prepared: new.Prepared, photos: str) -> str:
    lines = [
        f"Usulan usaha dari formulir. Closes #{number}",
        "",
        "Sebelum digabung:",
        "",
        "- [ ] hubungi pemilik di nomor WhatsApp-nya: benar ini usahanya, dan setuju ditampilkan",
        "- [ ] isi `dikonfirmasi` dengan tanggal hari ini",
        f"- [ ] simpan fotonya di `businesses/{prepared.slug}/`",
        "",
        "Isian yang dibuat:",
        "",
        fenced(prepared.text[: BODY_MAX // 2], "yaml"),
    ]
    notes = [*(f"{problem.message}. {problem.hint}" for problem in prepared.warnings), *prepared.remarks]
    lines += parts((("Perlu dilihat:", notes), ("Foto yang dikirim:", _PICTURE.findall(photos))))
    return "\n".join(lines)
