"""Makes an entry of the words of a registration, as far as they go: what is missing has to be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from katalog.contract.model import SUMMARY_MAX, Business, Village
from katalog.contract.shape import shape_of
from katalog.volunteers.registration import chat
from katalog.volunteers.registration.phrases import Consent
from katalog.volunteers.registration.reader import CONSENT_QUESTION, Reader

if TYPE_CHECKING:
    from datetime import date

    from katalog.volunteers.writing.tree import Tree

REQUIRED: Final = ("nama", "kategori", "ringkasan", "whatsapp", "dusun")
"""What an entry cannot do without; `dusun` stands in `alamat`."""
ABSENT: Final = "BELUM DIISI"
"""What stands in a draft where something is missing."""
_SENTENCE_END = re.compile(r"[.!?\u2026]$")


@dataclass
class Draft:
    """An entry so far: `missing` are the keys of REQUIRED it lacks, `remarks` what could not be used, in Indonesian.

    `skipped` are words that say nothing of the business, `consent` is what the owner answered, if anything.
    """

    tree: Tree = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    consent: Consent | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The required keys that have no value yet."""
        address = self.tree.get("alamat", {})
        return tuple(key for key in REQUIRED if key not in (address if key == "dusun" else self.tree))


def of_form(form: chat.Form, village: Village, today: date) -> Draft:
    """Return what a registration gives for an entry of `village`; nothing in it is trusted to be of the right form.

    Every word of the message is then in the entry, in a remark, or passed over as a greeting (see `form.account`).
    """
    reader = Reader(form, village)
    reader.read()
    tree = reader.tree()
    draft = Draft(tree, consent=reader.consent)
    if reader.consent is Consent.YES:
        tree["dikonfirmasi"] = tree["persetujuan"] = today.isoformat()
    elif reader.consent is None:
        form.account.note(f'Persetujuan pemilik belum disebut. Tanyakan: "{CONSENT_QUESTION}"', len(form.account.text))
    reader.doubt(tree.get("nama", ""))
    tree["ringkasan"] = _summary(draft, form) or summary_of(tree)
    draft.tree = in_order({key: value for key, value in tree.items() if value})
    form.account.settle(draft.tree)
    draft.remarks, draft.skipped = form.account.remarks, form.account.skipped()
    return draft


def in_order(tree: Tree) -> Tree:
    """Return the top of an entry with its keys in the order of the data contract."""
    order = list(shape_of(Business).fields)
    return dict(sorted(tree.items(), key=lambda pair: order.index(pair[0])))


def question_for(key: str, village: Village) -> str:
    """Return what to ask the owner for the required `key`, in words that can be passed on as they stand."""
    hamlets = ", ".join(hamlet.name for hamlet in village.hamlets)
    kinds = ", ".join(kind.name for kind in village.categories)
    return {
        "nama": "Apa nama usahanya?",
        "kategori": f"Jenis usahanya apa? Yang ada: {kinds}.",
        "ringkasan": "Apa saja yang dijual, dan berapa harganya?",
        "whatsapp": "Berapa nomor WhatsApp untuk menerima pesanan?",
        "dusun": f"Dusun mana? Yang ada: {hamlets}.",
    }[key]


def summary_of(tree: Tree) -> str:
    """Return one sentence on what a business sells, from its products, or "" where there are none."""
    names = [item["nama"] for item in tree.get("produk", ())]
    while names:
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
        sentence = f"Menjual {listed}" + (f" di {place}." if (place := tree.get("alamat", {}).get("dusun")) else ".")
        if len(sentence) <= SUMMARY_MAX:
            return sentence
        names = names[:-1]
    return ""


def sentence_about(error: ValueError) -> tuple[str, str]:
    """Return what a parser of `katalog.contract.values` says is wrong, and its hint without the marks of YAML."""
    context = getattr(error, "context", None) or {}
    hint = str(context.get("hint", "")).replace("{key}: ", "").replace("{key}:", "").replace("`", "")
    return str(context.get("message", "belum terbaca")), hint


def _summary(draft: Draft, form: chat.Form) -> str:
    """Return the owner's own sentence, ended by a full stop and cut where it is too long."""
    summary = re.sub(r"\s+", " ", draft.tree.get("ringkasan", "")).strip()
    if len(summary) > SUMMARY_MAX:
        form.account.note(f"Ringkasan dipendekkan dari: {summary}")
        return summary[: SUMMARY_MAX - 1].rsplit(" ", 1)[0] + "\u2026"
    if summary and not _SENTENCE_END.search(summary):
        return f"{summary}." if len(summary) < SUMMARY_MAX else summary
    return summary
