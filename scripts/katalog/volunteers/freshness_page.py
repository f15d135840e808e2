"""Writes the list of whom to ask as a page that a clerk opens in a browser, without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from katalog import formats
from katalog.volunteers.freshness import ANSWERED, NO_CONSENT, Due, Lacking, since

if TYPE_CHECKING:
    from datetime import date

_PAGE: Final = Markup("""<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif }}
body {{ max-width: 44rem; margin: 0 auto; padding: 1rem }}
li {{ margin: 0 0 1.25rem }}
h1 {{ font-size: 1.6rem; line-height: 1.25 }}
li li, p {{ margin: .25rem 0 }}
a {{ display: inline-block; padding: .6rem 1rem; border: 2px solid; border-radius: .5rem; color: inherit }}
</style>
<h1>{title}</h1>
<p>Per {today}. {answered}</p>
{parts}
</html>
""")
_PART: Final = Markup("<h2>{heading}</h2>\n<ol>\n{items}\n</ol>")
_ITEM: Final = Markup(
    "<li><strong>{name}</strong> ({slug}){about}\n"
    '<p>{phone}</p>\n<p><a href="{link}" rel="noopener">Tanya lewat WhatsApp</a></p></li>'
)


def page(village: str, found: tuple[Due, ...], incomplete: tuple[Lacking, ...], today: date) -> str:
    """Return the page of both lists for the village of that name, without script or anything from outside."""
    due = [_item(each, _said(each)) for each in found]
    lacking = [_item(each, each.lacks) for each in incomplete]
    parts = [
        _PART.format(heading=f"{heading} ({len(items)})", items=Markup("\n").join(items))
        for heading, items in (("Perlu ditanyakan lagi", due), ("Belum lengkap", lacking))
        if items
    ]
    return str(
        _PAGE.format(
            title=f"Yang perlu ditanyakan, {village}",
            today=formats.long_date(today),
            answered=ANSWERED.replace("`", "") if parts else "Semua usaha lengkap dan sudah dikonfirmasi.",
            parts=Markup("\n").join(parts),
        )
    )


def _said(entry: Due) -> list[str]:
    return [f"Terakhir dipastikan: {since(entry)}", *([] if entry.has_consent else [NO_CONSENT])]


def _item(entry: Due | Lacking, about: list[str] | tuple[str, ...]) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in about)
    return _ITEM.format(
        name=entry.name,
        slug=entry.slug,
        about=Markup("<ul>{}</ul>").format(lines),
        phone=entry.phone,
        link=entry.link,
    )
