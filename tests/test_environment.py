"""The program's own environment: found, told from a half-made one, made anew, and what is said where there is none."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import setup_tools

import environment
import environment_maker

ROOT = Path(__file__).parents[1]
SCRIPTS = ("build.py", "environment.py", "environment_maker.py", "install.py")
WITHOUT_PACKAGES = [sys._base_executable, "-S"]  # sees no installed package, not even those of the whole machine


@pytest.fixture
def checkout(tmp_path):
    """A copy of the programs; its one requirement is a package of our own, its build says which Python runs it."""
    home = tmp_path / "katalog desa"
    (home / "scripts" / "katalog" / "cli").mkdir(parents=True)
    for name in SCRIPTS:
        shutil.copyfile(ROOT / "scripts" / name, home / "scripts" / name)
    cli = "import sys\ndef main(load_site_maker):\n    print(sys.prefix, *sys.argv[1:])\n    return 3\n"
    (home / "scripts" / "katalog" / "cli" / "main.py").write_text(cli, encoding="utf-8")
    require(home, *environment.PACKAGES)
    return home


def require(home, *modules):
    """Make the requirements one wheel that holds the named modules, with its hash."""
    wheel = home / f"satu-{len(modules)}-py3-none-any.whl"
    info = f"satu-{len(modules)}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        for module in modules:
            archive.writestr(f"{module}.py", "")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: satu\nVersion: {len(modules)}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for name in environment_maker.REQUIREMENTS.values():
        (home / name).write_text(f"satu @ {wheel.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")


def run(home, script, *words, python=WITHOUT_PACKAGES):
    command = [*python, str(home / "scripts" / script), *words]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900, cwd=home.parent, env=env)


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """What making the environment comes to, in a folder whose environment has a pip in name only."""
    root = tmp_path / "katalog"
    look_at(root, monkeypatch)
    venv.create(root / ".venv", symlinks=os.name != "nt")
    packages = next((root / ".venv").glob("[Ll]ib*/**/site-packages"))
    (packages / "pip.py").touch()
    for name in environment_maker.REQUIREMENTS.values():
        (root / name).touch()
    taken = []
    monkeypatch.setattr(environment_maker, "make_empty", lambda _: taken.append("anew"))
    monkeypatch.setattr(environment_maker, "install", lambda _: taken.append("install"))

    def taken_now(kind="site"):
        taken.clear()
        environment_maker.make(kind)
        return list(taken)

    assert taken_now() == ["anew", "install"], "what nobody finished is not whole"
    assert taken_now() == []
    return taken_now


def look_at(root, monkeypatch):
    monkeypatch.setattr(environment, "PYTHON", root / environment.PYTHON.relative_to(environment.ROOT))
    monkeypatch.setattr(environment, "HOME", root / ".venv")
    monkeypatch.setattr(environment, "ROOT", root)


def test_the_packages_looked_for_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {line.split(">=")[0].lower() for line in project["dependencies"]}
    brought = {name: {found.lower() for found in names} for name, names in packages_distributions().items()}
    assert {next(iter(brought[name] & asked)) for name in environment.PACKAGES} == asked
    assert project["requires-python"] == ">=" + ".".join(map(str, environment.OLDEST))


@pytest.mark.parametrize("name", SCRIPTS)
def test_old_pythons_can_read_what_tells_them_that_they_are_old(name):
    ast.parse((ROOT / "scripts" / name).read_text(encoding="ascii"), feature_version=(3, 6))


@pytest.mark.parametrize("name", ["build.py", "install.py"])
def test_python_2_can_read_the_files_that_people_start(name):
    tree = ast.parse((ROOT / "scripts" / name).read_text(encoding="ascii"))
    assert ast.unparse(tree.body[1]) == "import sys"
    assert ast.unparse(tree.body[2]).startswith("if sys.version_info < (3, 6):\n    sys.exit(")
    newer = (ast.FunctionDef, ast.AnnAssign, ast.JoinedStr, ast.Starred, ast.Nonlocal, ast.AsyncFunctionDef)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]


def test_a_python_that_is_too_old_is_named_with_a_newer_one_to_type(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "OLDEST", (sys.version_info[0], 99))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert environment.is_old()
    assert sys.executable in environment.too_old()
    assert "Perlu Python 3.99" in environment.too_old()
    monkeypatch.setattr(environment, "OLDEST", (3, 11))
    newer = tmp_path / "python3.12"
    monkeypatch.setattr(shutil, "which", lambda name: str(newer) if name == newer.name else None)
    assert f"Ketik: {newer} " in environment.too_old()


def test_nothing_is_found_where_nothing_was_made_and_one_sentence_says_what_to_type(checkout):
    done = run(checkout, "build.py", "check")
    assert (done.returncode, done.stdout) == (1, "")
    script = Path("katalog desa", "scripts", "install.py")
    assert done.stderr == f'Program ini belum disiapkan di komputer ini. Ketik: {sys._base_executable} "{script}"\n'


@pytest.mark.slow
def test_it_is_made_once_found_from_anywhere_and_left_alone(checkout):
    made = run(checkout, "install.py")
    assert made.returncode == 0, made.stderr
    assert "satu" in made.stdout, "each package is named as it comes"
    found = run(checkout, "build.py", "check", "--hari", "3")
    assert (found.returncode, found.stdout) == (3, f"{checkout / '.venv'} check --hari 3\n"), found.stderr
    again = run(checkout, "install.py")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    (checkout / ".venv" / "pyvenv.cfg").unlink()
    assert "install.py" in run(checkout, "build.py").stderr, "a damaged one does not start itself for ever"


def interrupted():
    environment.stamp("site").unlink()


def python_removed():
    environment.PYTHON.unlink()
    environment.PYTHON.symlink_to(environment.ROOT / "python3.11")


def not_an_environment():
    (environment.HOME / "pyvenv.cfg").unlink()


def python_upgraded():
    place, _, digest = environment.stamped("site")
    environment.stamp("site").write_text(f"{place}\n3 10 linux-x86_64\n{digest}", encoding="utf-8")


def stamped_by_nobody():
    environment.stamp("site").write_bytes(b"\xff\n")


@pytest.mark.parametrize(
    "damage", [interrupted, python_removed, not_an_environment, python_upgraded, stamped_by_nobody]
)
def test_what_is_not_whole_is_made_anew(steps, damage):
    damage()
    assert steps() == ["anew", "install"]


def test_newer_requirements_come_into_what_is_whole(steps):
    (environment.ROOT / "requirements.txt").write_text("baru\n", encoding="utf-8")
    assert steps() == ["install"]
    assert steps("test") == ["install"]
    assert (steps("test"), steps("site")) == ([], []), "what tests need holds what the site needs"


def test_an_installation_that_fails_leaves_nothing_that_counts_as_made(steps, monkeypatch):
    (environment.ROOT / "requirements.txt").write_text("baru\n", encoding="utf-8")
    with monkeypatch.context() as failing:
        failing.setattr(environment_maker, "install", lambda _: sys.exit("tanpa sambungan"))
        with pytest.raises(SystemExit):
            environment_maker.make("site")
    assert not environment.is_made()
    assert steps() == ["anew", "install"]


def test_a_copy_counts_for_nothing_and_a_link_is_used_but_never_changed(steps, tmp_path, monkeypatch):
    first, copy, linked = environment.ROOT, tmp_path / "salinan", tmp_path / "tautan"
    shutil.copytree(first, copy, symlinks=True)
    linked.mkdir()
    (linked / ".venv").symlink_to(first / ".venv")
    (linked / "requirements.txt").touch()
    look_at(linked, monkeypatch)
    assert environment.is_made()
    assert steps() == []
    (linked / "requirements.txt").write_text("baru\n", encoding="utf-8")
    monkeypatch.setattr(environment_maker, "install", lambda _: (linked / ".venv").mkdir())
    environment_maker.make("site")
    assert not (linked / ".venv").is_symlink()
    look_at(first, monkeypatch)
    assert environment.is_made()
    look_at(copy, monkeypatch)
    assert not environment.is_made()


@pytest.mark.slow
def test_a_package_that_cannot_be_had_leaves_nothing_that_counts_as_made(checkout):
    for name in environment_maker.REQUIREMENTS.values():
        path = checkout / name
        path.write_text(path.read_text(encoding="utf-8").replace("sha256:", "sha256:0"), encoding="utf-8")
    done = run(checkout, "install.py", "test")
    assert done.returncode == 1
    assert "Pemasangan belum selesai." in done.stderr
    assert done.stderr.rstrip().endswith('install.py" test')
    assert "belum disiapkan" in run(checkout, "build.py", "check").stderr


def test_a_python_without_ensurepip_is_told_of_its_package(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert f"sudo apt-get install python3.{sys.version_info[1]}-venv, lalu ketik: " in environment_maker.incomplete(
        "site"
    )
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "apt-get" not in environment_maker.incomplete("site")


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libatomic.so.1", "libatomic1"),
        ("libnss3.so", "libnss3"),
        ("libwebp_mux.so.3", "libwebp-mux3"),
        ("libgtk-3.so.0", "libgtk-3-0"),
        ("libX11.so.6", "libx11-6"),
    ],
)
def test_a_library_is_asked_for_by_the_name_of_its_package(library, package):
    assert setup_tools.package_of(library) == package


def test_a_program_counts_only_if_it_runs(tmp_path, monkeypatch, capsys):
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    works = [sys.executable, "-c", ""]
    tools = {"paket-a": ("A", [[str(broken)], ["tidak-ada"]]), "paket-b": ("B", [[str(broken)], works])}
    tools["paket-c"] = ("C", [["tidak-ada"]])
    monkeypatch.setattr(setup_tools, "TOOLS", tools)
    monkeypatch.setattr(setup_tools, "driver_libraries", lambda: {"libatomic1": "D"})
    asked = []
    monkeypatch.setattr(setup_tools, "apt_install", asked.append)
    assert setup_tools.main() == 1
    assert asked == [["paket-a", "paket-c", "libatomic1"]]
    assert "  sudo apt-get install --no-install-recommends paket-a paket-c libatomic1\n" in capsys.readouterr().err
