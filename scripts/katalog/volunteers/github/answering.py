"""Does what the workflow `usulan` asks for: what was sent becomes entries, an answer, the words of a pull request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from katalog.volunteers.github import change_proposal, proposal, step_files, table_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from katalog.settings import Settings
    from katalog.volunteers.github.proposal import Proposal

CHANGE: Final = "perubahan"
"""The label of issues that ask for a change."""


def answer(settings: Settings, event: Mapping[str, Any]) -> tuple[Proposal, str]:
    """Return what becomes of `event` and what a pull request of it is called, in words of ours.

    An event about an issue is a new business or, by its form or label, a change; any other is an upload. Raises
    ValueError for an issue without a number, NotWrittenError where the village itself cannot be read.
    """
    if "issue" not in event:
        return table_proposal.propose(settings), "Isian dari tabel"
    if _asks_for_change(event["issue"]):
        made = change_proposal.propose(settings, event)
        return made, f"Perubahan usaha dari #{made.number}"
    made = proposal.propose(settings, event)
    return made, f"Usulan usaha dari #{made.number}"


def run(settings: Settings, event: Path, message: Path, environment: Mapping[str, str]) -> Proposal:
    """Do what the workflow's step does: `event` is read, the answer written to `message`, the rest to the outputs.

    Outputs are `slug` ("" for nothing to propose), `branch` and `heading` of the pull request. `environment` names the
    files of outputs and of the run's summary (GITHUB_OUTPUT, GITHUB_STEP_SUMMARY), where there are any, and the number
    of the run. Raises as `answer` does, OSError where a file cannot be read or written.
    """
    made, title = answer(settings, json.loads(event.read_text(encoding="utf-8")))
    message.write_text(f"{made.message}\n", encoding="utf-8")
    number = made.number or f"{made.slug}-{int(environment.get('GITHUB_RUN_NUMBER', '0'))}"
    outputs = {"slug": made.slug, "branch": f"usulan/{number}", "heading": title}
    # None of them has a line break: a slug is `values.SLUG`, the rest is ours.
    step_files.append(environment, step_files.OUTPUT, "".join(f"{name}={value}\n" for name, value in outputs.items()))
    if not made.number:
        step_files.append(environment, step_files.SUMMARY, f"{made.message}\n")
    return made


def _asks_for_change(issue: Any) -> bool:
    """Return whether an issue was made by the form of changes: labels that a repository has not are never set."""
    body = str(issue.get("body") or "") if isinstance(issue, dict) else ""
    headings = {line.removeprefix("### ").strip() for line in body.splitlines() if line.startswith("### ")}
    return CHANGE in _labels(issue) or headings == set(change_proposal.HEADINGS)


def _labels(issue: Any) -> set[str]:
    labels = issue.get("labels") if isinstance(issue, dict) else ()
    return {str(label.get("name")) for label in labels or () if isinstance(label, dict)}
