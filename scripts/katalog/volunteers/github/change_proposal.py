"""Turns an issue "Ubah data usaha" into a changed entry for a pull request, or a comment on what is not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from katalog.contract import key_names
from katalog.entries import load
from katalog.entries.fix import plan as fixing
from katalog.volunteers.changes import asking, plan
from katalog.volunteers.github import order_changes
from katalog.volunteers.github.annotations import fenced
from katalog.volunteers.github.proposal import BODY_MAX, Proposal, answers, issue_of, parts, refusal
from katalog.volunteers.registration import new

if TYPE_CHECKING:
    from collections.abc import Mapping

    from katalog.contract.model import Catalogue
    from katalog.settings import Settings

HEADINGS: Final[dict[str, str]] = {"Nama usaha": "usaha", "Pesan dari pemilik": "pesan"}
"""The labels of `.github/ISSUE_TEMPLATE/ubah-usaha.yml`."""
LISTED_MAX: Final = 200
"""Names of businesses in an answer."""


def propose(settings: Settings, event: Mapping[str, Any]) -> Proposal:
    """Write the change that the issue of `event` describes, if it is one, and return what to answer.

    Raises ValueError where `event` is about no issue.
    """
    number, body = issue_of(event)
    filled = answers(body, HEADINGS)
    message = filled["pesan"].text if "pesan" in filled else ""
    before = load.load(settings).catalogue
    try:
        slug = _slug_of(filled["usaha"].text, before) if "usaha" in filled else ""
        made = plan.plan(settings, message, slug)
    except new.NotWrittenError as error:
        return Proposal(number, "", refusal(_without_commands(str(error))))
    if not made.is_changed:
        return Proposal(number, "", refusal("\n".join((*asking.sentences(made), *made.remarks))))
    fixing.write(made.as_fix())
    lines = order_changes.between(before, load.load(settings).catalogue)
    return Proposal(number, made.found.slug, "\n\n".join((*lines, _request(number, made))))


def _request(number: int, made: plan.Planned) -> str:
    lines = [
        f"Perubahan dari pesan pemilik. Closes #{number}",
        "",
        "Sebelum digabung:",
        "",
        "- [ ] pesan ini memang dari pemiliknya: cocokkan dengan chat dari nomornya",
        *(["- [ ] yang belum dimengerti di bawah sudah ditanyakan"] if made.remarks else []),
    ]
    lines += parts(
        (
            ("Yang berubah:", (change.sentence for change in made.changes)),
            ("Belum dimengerti, jadi belum ditulis:", made.remarks),
        )
    )
    difference = "\n".join(made.as_fix().diff())
    return "\n".join((*lines, "", "Bedanya di berkas:", "", fenced(difference[: BODY_MAX // 4], "diff")))


def _slug_of(name: str, catalogue: Catalogue | None) -> str:
    """Return the business that is called `name`, by its whole name, its folder's name or a part that only it has.

    Raises NotWrittenError where none or several are.
    """
    businesses = catalogue.businesses if catalogue else ()
    said = key_names.fold(name)
    names = {business.slug: {key_names.fold(business.name), key_names.fold(business.slug)} for business in businesses}
    whole = [slug for slug, own in names.items() if said in own]
    matches = whole or [slug for slug, own in names.items() if said and any(said in each for each in own)]
    if len(matches) == 1:
        return matches[0]
    listed = [f"- {each.name}" for each in businesses if not matches or each.slug in matches]
    several, none = "Ada beberapa usaha yang cocok. Tulis nama lengkapnya:", "Usaha itu tidak ada di katalog. Yang ada:"
    question = several if matches else none
    raise new.NotWrittenError("\n".join((question, *listed[:LISTED_MAX])))


def _without_commands(sentence: str) -> str:
    """Return what `ubah` says where it cannot tell the business, for somebody who fills in a form."""
    return sentence.replace("Sebutkan nama foldernya: `ubah --dari-teks BERKAS nama-folder`.", "Isi Nama usaha.")
