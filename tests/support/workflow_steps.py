"""Runs the steps of a workflow as GitHub does: in a workspace with the village and the program, each by bash."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://desa-suka.github.io/katalog/"
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
_GH = """\
#!{python}
import json, pathlib, sys
log = pathlib.Path({log!r})
words = sys.argv[1:]
body = [pathlib.Path(words[at + 1]).read_text() for at, word in enumerate(words) if word == "--body-file"]
with log.open("a") as out:
    out.write(json.dumps([words, *body]) + "\\n")
if words[1:2] == ["list"]:
    print(pathlib.Path({log!r}).with_name(words[0] + ".json").read_text())
"""


@dataclass
class Workspace:
    """A runner's folders: `origin` is the repository on GitHub, `desa` its checkout; `gh` writes down what is asked."""

    home: Path
    values: dict[str, str] = field(default_factory=dict)
    """What expressions of the workflow stand for, besides outputs of steps."""

    def __post_init__(self) -> None:
        """Make the folders, with a `python3` that has the program's packages, and a `gh`."""
        for name in ("bin", "temp"):
            (self.home / name).mkdir()
        (self.home / "program").symlink_to(ROOT)
        self.script("python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        self.script("gh", _GH.format(python=sys.executable, log=str(self.home / "gh.log")))
        for kind in ("pr", "issue"):
            self.listed(kind, [])

    def script(self, name: str, text: str) -> None:
        """Write a command."""
        (self.home / "bin" / name).write_text(text, encoding="utf-8")
        (self.home / "bin" / name).chmod(0o755)

    def listed(self, kind: str, found: list[dict[str, Any]]) -> None:
        """Have `gh pr list` or `gh issue list` answer with `found`."""
        (self.home / f"{kind}.json").write_text(json.dumps(found), encoding="utf-8")

    def asked(self) -> list[list[Any]]:
        """Return what `gh` was asked since the last time: the words and the texts handed over."""
        log = self.home / "gh.log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]

    def git(self, *words: str, where: str = "desa", who: str = "relawan@desa.example") -> str:
        """Run git as a volunteer, or as whoever."""
        name = ("-c", "user.name=R", "-c", f"user.email={who}", "-c", "protocol.file.allow=always")
        done = subprocess.run(
            ["git", *name, *words], cwd=self.home / where, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout.strip()

    def fresh(self) -> None:
        """Check the village out anew, as each job does."""
        subprocess.run(["rm", "-rf", str(self.home / "desa")], check=True)
        self.git("clone", "--quiet", str(self.home / "origin"), "desa", where=".")

    def run(self, caller: str, job: str, event: dict[str, Any] | None = None) -> tuple[str, str]:
        """Run a job of what the village's workflow `caller` calls; return all it printed, and its summary.

        Fails where a step does. What only GitHub can do (`uses:`) and the installation are left out.
        """
        called = yaml.safe_load((self.home / "desa" / ".github" / "workflows" / f"{caller}.yml").read_text("utf-8"))
        (use,) = (each["uses"] for each in called["jobs"].values())
        name = re.fullmatch(r".+/(\.github/workflows/[\w-]+\.yml)@v\d+", use)[1]
        workflow = yaml.safe_load((ROOT / name).read_text("utf-8"))
        (self.home / "temp" / "event.json").write_text(json.dumps(event or {}), encoding="utf-8")
        summary, outputs = self.home / "temp" / "summary.md", self.home / "temp" / "outputs"
        for file in (summary, outputs):
            file.write_text("", encoding="utf-8")
        here = "." if "path: desa" in (ROOT / name).read_text("utf-8") and job != "register" else "desa"
        printed = "".join(
            self._step(step, here)
            for step in workflow["jobs"][job]["steps"]
            if "install.py" not in step.get("run", "install.py")
        )
        return printed, summary.read_text(encoding="utf-8")

    def _step(self, step: dict[str, Any], here: str) -> str:
        temp = self.home / "temp"
        outputs = dict(line.split("=", 1) for line in (temp / "outputs").read_text("utf-8").splitlines())
        known = self.values | {
            f"steps.{step_id}.outputs.{key}": text for step_id in ("entry",) for key, text in outputs.items()
        }
        own = {
            key: _EXPRESSION.sub(lambda found: known[found[1]], str(text)) for key, text in step.get("env", {}).items()
        }
        kept = {key: text for key, text in os.environ.items() if not key.startswith(("GITHUB_", "PYTHON", "KATALOG"))}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.home / here,
            env=kept
            | {
                "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
                "RUNNER_TEMP": str(temp),
                "GITHUB_EVENT_PATH": str(temp / "event.json"),
                "GITHUB_OUTPUT": str(temp / "outputs"),
                "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
                "GITHUB_REPOSITORY": "desa-suka/katalog",
                "GIT_AUTHOR_DATE": "2026-11-24T08:00:00Z",
                "GIT_COMMITTER_DATE": "2026-11-24T08:00:00Z",
                "PYTHONDONTWRITEBYTECODE": "1",
            }
            | own,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, f"{step['run']}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr
