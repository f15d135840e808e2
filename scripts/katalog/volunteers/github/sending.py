"""Sends a proposal: a branch with a pull request, or a comment where there is no entry or people work on the branch.

What the issue says is not read here: only the number, the slug and the message that `proposal` made of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from katalog.volunteers.github.outside import CommandError

if TYPE_CHECKING:
    from pathlib import Path

    from katalog.volunteers.github.outside import Run

BOT_NAME: Final = "github-actions[bot]"
BOT_EMAIL: Final = "41898282+github-actions[bot]@users.noreply.github.com"
"""Whom GitHub shows for a commit that a workflow made (the account's id comes first)."""
KEPT: Final = (
    "Formulir di #{number} diubah, tetapi sudah ada yang mengerjakan cabang ini, jadi isinya tidak ditimpa. Isian dari "
    "formulir yang baru ada di bawah ini; pindahkan sendiri yang diperlukan."
)


@dataclass(frozen=True)
class Proposed:
    """One proposal: the issue's number (0 for an upload), the entry's slug ("" for none), its branch, title, message.

    `message` is the file that holds it; `base` is the branch it is proposed to, `check` the file name of the workflow
    that checks proposals.
    """

    number: int
    slug: str
    branch: str
    title: str
    message: Path
    base: str
    check: str


def send(made: Proposed, run: Run) -> str:
    """Put what lies in the working tree onto the proposal's branch and return what was done, as a sentence.

    Where somebody else has committed to the branch nothing is pushed: they are told by a comment. Raises CommandError.
    """
    if not made.slug:
        if not made.number:  # the run itself has said it
            return "Tidak ada yang diusulkan."
        run("gh", "issue", "comment", str(made.number), "--body-file", str(made.message))
        return f"Dijawab di #{made.number}."
    run("gh", "auth", "setup-git")
    before = run("git", "ls-remote", "origin", f"refs/heads/{made.branch}").partition("\t")[0].strip()
    if before and _is_worked_on(made, before, run):
        return _told(made, run)
    _commit(made, run)
    try:  # exactly what was looked at is replaced, "" standing for a branch that is not there
        lease = f"--force-with-lease=refs/heads/{made.branch}:{before}"
        run("git", "push", "--quiet", lease, "origin", f"HEAD:refs/heads/{made.branch}")
    except CommandError:
        return _told(made, run)
    if _has_request(made, run):
        run("gh", "pr", "edit", made.branch, "--body-file", str(made.message))
    else:
        title = ("--title", made.title, "--body-file", str(made.message))
        run("gh", "pr", "create", "--base", made.base, "--head", made.branch, *title)
    run("gh", "workflow", "run", made.check, "--ref", made.branch)  # the bot's own pull request starts none by itself
    return f"Diusulkan di cabang {made.branch}."


def _commit(made: Proposed, run: Run) -> None:
    run("git", "switch", "--quiet", "--create", made.branch)
    run("git", "add", "--all")  # an uploaded table is taken away once it has become entries
    who = ("-c", f"user.name={BOT_NAME}", "-c", f"user.email={BOT_EMAIL}")
    run("git", *who, "commit", "--quiet", "--message", made.title)


def _is_worked_on(made: Proposed, commit: str, run: Run) -> bool:
    """Return whether anybody but the bot has a commit on the branch."""
    run("git", "fetch", "--quiet", "origin", made.base, f"refs/heads/{made.branch}")
    listed = run("git", "log", "--format=%ae%n%ce", commit, f"^origin/{made.base}")
    return bool(set(listed.split()) - {BOT_EMAIL})


def _has_request(made: Proposed, run: Run) -> bool:
    listed = run("gh", "pr", "list", "--head", made.branch, "--state", "open", "--json", "number")
    return bool(json.loads(listed or "[]"))


def _told(made: Proposed, run: Run) -> str:
    """Say what the form has become below the pull request, else below the issue."""
    text = f"{KEPT.format(number=made.number)}\n\n{made.message.read_text(encoding='utf-8')}"
    made.message.write_text(text, encoding="utf-8")
    where = ("pr", "comment", made.branch) if _has_request(made, run) else ("issue", "comment", str(made.number))
    run("gh", *where, "--body-file", str(made.message))
    return f"Cabang {made.branch} sedang dikerjakan orang; isian barunya ditulis sebagai komentar."
