"""Tells on GitHub which owners have to be asked again: in a run's summary, and once a month as an issue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from katalog import formats
from katalog.volunteers.freshness import DUE_AFTER_DAYS, Due
from katalog.volunteers.github.annotations import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from katalog.volunteers.github.outside import Run

TITLE: Final = "Usaha yang perlu ditanyakan lagi"
LIST_MAX: Final = 60_000
"""Characters of the list; GitHub refuses issues with more than 65,536."""
_DONE: Final = "Semua usaha sudah dikonfirmasi. Terima kasih."


def listed(found: Sequence[Due], older_than_days: int = DUE_AFTER_DAYS) -> str:
    """Return the list as Markdown: of every business when it was last confirmed, and a link that asks its owner."""
    if not found:
        return f"Semua usaha sudah dikonfirmasi dalam {older_than_days} hari terakhir.\n"
    lines = ["Ketuk tautannya, lalu kirim pesannya. Kalau pemilik menjawab masih benar, tulis tanggalnya di "]
    lines[0] += "`usaha.yaml`: `dikonfirmasi: 20-03-2026`. Kalau ada yang berubah, ubah isiannya juga."
    room = LIST_MAX
    for number, entry in enumerate(found):
        since = "belum pernah" if entry.confirmed is None else f"terakhir {formats.long_date(entry.confirmed)}"
        line = f"- [ ] {plain(entry.name)} (`{entry.slug}`), {since}: [tanya lewat WhatsApp]({entry.link})"
        room -= len(line) + 1
        if room < 0:
            lines += ["", f"Dan {len(found) - number} usaha lagi; tampil di sini kalau yang di atas sudah dijawab."]
            break
        lines += ["", line] if number == 0 else [line]
    return "\n".join((*lines, ""))


def summary(found: Sequence[Due], older_than_days: int = DUE_AFTER_DAYS) -> str:
    """Return the list as a part of a run's summary."""
    return f"\n## {TITLE} ({len(found)})\n\n{listed(found, older_than_days)}"


def remind(found: Sequence[Due], older_than_days: int, body: Path, run: Run) -> str:
    """Keep one open issue with the list, closed where nobody has to be asked; return what was done as a sentence.

    `body` is a file to hand the list over in. Raises CommandError.
    """
    number = _open_issue(run)
    if not found:
        if number:
            run("gh", "issue", "close", number, "--comment", _DONE)
        return _DONE
    body.write_text(listed(found, older_than_days), encoding="utf-8")
    if number:
        run("gh", "issue", "edit", number, "--body-file", str(body))
        return f"Daftar di #{number} diperbarui: {len(found)} usaha."
    run("gh", "issue", "create", "--title", TITLE, "--body-file", str(body))
    return f"Dibuat daftar {len(found)} usaha yang perlu ditanyakan lagi."


def _open_issue(run: Run) -> str:
    """Return the number of the list that is still open, "" where there is none."""
    asked = ("--author", "app/github-actions", "--state", "open", "--limit", "200", "--json", "number,title")
    found = json.loads(run("gh", "issue", "list", *asked) or "[]")
    return next((str(issue["number"]) for issue in found if issue["title"] == TITLE), "")
