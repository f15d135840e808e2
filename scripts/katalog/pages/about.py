"""Puts into the page about the catalogue what is true of this one: whom to tell, consents, samples if there are any."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup

from katalog.contract.confirmation import lacks_consent
from katalog.safe_text import markdown

if TYPE_CHECKING:
    from katalog.contract.model import Catalogue
    from katalog.texts import Texts


def told(html: str, catalogue: Catalogue, texts: Texts) -> str:
    """Return the page's `html` with a sentence in the place of each paragraph that is only a mark (`@@LAPOR@@`)."""
    marks: dict[str, Callable[[Catalogue, Texts], Markup]] = {
        "LAPOR": lambda *given: markdown.html(_whom_to_tell(*given)),
        "PERSETUJUAN": lambda *given: markdown.html(_consents(*given)),
        "CONTOH": _samples,
    }
    for mark, say in marks.items():
        paragraph = f"<p>@@{mark}@@</p>"
        if paragraph in html:
            html = html.replace(paragraph, say(catalogue, texts))
    return html


def _whom_to_tell(catalogue: Catalogue, texts: Texts) -> str:
    office = catalogue.village.office
    if catalogue.village.whatsapp:
        return texts("tentang.lapor_relawan")
    reached = office and (office.whatsapp or office.phone)
    return texts("tentang.lapor_kantor" if reached else "tentang.lapor")


def _consents(catalogue: Catalogue, texts: Texts) -> str:
    """Return how many owners are known to have agreed, nothing where all that is shown are samples."""
    real = [business for business in catalogue.businesses if not business.sample]
    recorded = len(real) - sum(map(lacks_consent, real))
    if not real:
        return ""
    if recorded == len(real):
        return texts("tentang.setuju_semua")
    if not recorded:
        return texts("tentang.setuju_belum")
    return texts("tentang.setuju_sebagian", tercatat=recorded, usaha=len(real))


def _samples(catalogue: Catalogue, texts: Texts) -> Markup:
    if not any(business.sample for business in catalogue.businesses):
        return Markup()
    return Markup("<h2>{}</h2>\n{}").format(texts("tentang.contoh_judul"), markdown.html(texts("tentang.contoh")))
