"""Files that nobody would write: whatever is in one becomes a business or a sentence, never a traceback.

Mostly entries, some changed as text and some as trees; `fix` goes over them too. Then whatever else strangers hand in:
issues, registrations, tables, registers, the folders of regencies, what other villages publish.

`python tests/faults/fuzz_loader.py --minutes 30`; every case has a number, `--first N --one` shows it again.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    ROOT = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

import every_key
import fuzzing
import hostile_village
import yaml
from hostile_texts import text as hostile_text
from published_samples import document
from villages import TODAY, village

from katalog.contract.model import Business, Village
from katalog.entries import load
from katalog.entries.fix import plan
from katalog.entries.folder import ENTRY
from katalog.problems import Problem, errors_in
from katalog.regency import folder, published
from katalog.settings import Settings
from katalog.site import published_addresses
from katalog.volunteers.github import annotations, proposal
from katalog.volunteers.registration import chat, draft, new
from katalog.volunteers.tables import exporting, importing, sheets

PLACES_MAX = 1_000  # values in a tree that is made larger still
SIZE_MAX = 60_000  # bytes of a case: longer ones are a test of their own
TOKENS = (
    "&a ", "*a", "&a [*a, *a]", "<<: *a", "!!python/object/apply:os.system ['true']", "!!binary ", "! &b ",
    "%YAML 1.2\n", "%TAG ! tag:x\n", "---\n", "...\n", "? ", ": ", "- ", "- - - ", "[", "]", "{", "}",
    "[[[[[[[[[[", "{a: {b: {c: ", "|\n", ">-\n", "|9\n", "'", '"', "\\x41\\u0000", "\t", "\r", "\r\n", "\x00",
    "\x07", "\x85", "\u2028", "\u00a0", "\ufeff", "\u202e", "\ud7ff", "\U0001f600", "e\u0301", "\u00e9",
    "{{ 7*7 }}", "{% raw %}", "${PATH}", "#", " # ", "null", "~", "yes", "0x1F", "1e999", ".inf", "-0", "0" * 40,
    "9" * 400, "9999-99-99", "2026-02-30", "31-02-2026", "Rp", "Rp 1.5", "15rb", "../../etc/passwd", "/etc/passwd",
    "C:\\x", "file:///etc/passwd", "javascript:alert(1)", "https://", "https://\u0000", "08.00-", "25.61-99.99",
    "senin-", "senin-senin", "24 jam", "tutup", "<script>", "a" * 300, " " * 300, "- " * 200, "\n" * 50,
    "produk:\n", "varian:\n", "jam_buka:\n", "  - nama: x\n", "+62", "8" * 30, "000201", "@", "`", "\\",
)  # fmt: skip


@dataclass(frozen=True)
class Seed:
    """An entry to begin with, and the village it belongs to."""

    entry: bytes
    village: bytes


@cache
def seeds() -> list[Seed]:
    """Return entries to begin with: good ones and bad ones."""
    found: list[Seed] = []
    for own in (fuzzing.ROOT / "businesses/_desa.yaml", fuzzing.ROOT / "tests/entries/_desa.yaml"):
        for path in sorted(own.parent.glob("**/*.yaml")):
            if path != own and 0 < path.stat().st_size < SIZE_MAX:
                often = 1 if "invalid" in path.parts else 10  # good ones lead further in
                found.extend([Seed(path.read_bytes(), own.read_bytes())] * often)
    return found


@cache
def home() -> Settings:
    """Return a village in a folder that goes with the process, with files by the names of all photos of the seeds."""
    settings = village(Path(tempfile.mkdtemp(prefix="fuzz-")))
    folder = settings.businesses / "warung"
    folder.mkdir()
    names = {name for seed in seeds() for name in re.findall(rb"[\w-]+\.(?:jpg|png|webp|heic)", seed.entry)}
    for name in sorted(names):
        (folder / name.decode()).write_bytes(b"x")
    return settings


def token(rng: random.Random) -> bytes:
    return rng.choice(TOKENS).encode("utf-8", "surrogatepass")


def _bytes(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.randint(1, 4)) + data[at + rng.randint(0, 4) :]


def _token(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + token(rng) * rng.choice((1, 1, 1, 2, 30)) + data[at:]


def _value(rng: random.Random, data: bytes) -> bytes:
    """Put something else behind a colon or a dash."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    head, sign, _ = lines[at].partition(rng.choice((b":", b"- ")))
    lines[at] = head + sign + b" " + b"".join(token(rng) for _ in range(rng.randint(0, 3)))
    return b"\n".join(lines)


def _lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(5)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = b" " * rng.randint(0, 9) + lines[at].lstrip()
    else:
        lines[at : at + rng.randint(1, 9)] = [lines[at]] * rng.choice((2, 5, 60))
    return b"\n".join(lines)


def _cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _joined(rng: random.Random, data: bytes) -> bytes:
    other = rng.choice(seeds()).entry
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other)) :]


CHANGES = (_bytes, _token, _token, _value, _value, _value, _lines, _lines, _cut, _joined)


def places(tree: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to everything in a tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [way, *(place for key, value in inner for place in places(value, (*way, key)))]


def at(tree: Any, way: tuple[Any, ...]) -> Any:
    """Return what stands at `way`."""
    for key in way:
        tree = tree[key]
    return tree


def misshapen(rng: random.Random, tree: Any) -> None:  # noqa: C901 - a case for each way
    """Change a tree in one place: other values, other kinds, other keys, more of it or less."""
    ways = [way for way in places(tree) if way]
    if not ways:
        return
    *to, key = rng.choice(ways)
    holder = at(tree, tuple(to))
    value, other = holder[key], deepcopy(at(tree, rng.choice(ways)))
    match rng.randrange(9):
        case 0:
            del holder[key]
        case 1:
            holder[key] = rng.choice((token(rng).decode("utf-8", "replace"), hostile_text(rng), "", value))
        case 2:
            holder[key] = rng.choice(([value], {"nama": value}, [[value]], [], {}, [value] * rng.choice((2, 50)), [""]))
        case 3:
            holder[key] = other
        case 4 if isinstance(holder, dict):
            name = str(key)
            spelled = (name.upper(), name[1:], name + "s", name.replace("a", ""), f" {name}", rng.choice(CONTRACT))
            holder[rng.choice(spelled)] = holder.pop(key)
        case 5 if isinstance(holder, dict):
            holder[rng.choice(CONTRACT)] = other
        case 6 if isinstance(holder, list):
            holder.extend(deepcopy(holder) * rng.choice((1, 1, 20)))
        case 7 if isinstance(value, str) and value:
            cut = rng.randrange(len(value))
            holder[key] = value[:cut] + rng.choice((" ", ",", ".", "-", "0", value, hostile_text(rng))) + value[cut:]
        case _:
            for _ in range(rng.choice((1, 3, 25))):
                value = [value] if rng.random() < 0.5 else {str(key): value}
            holder[key] = value


CONTRACT = tuple(sorted({way[-1] for group in (Business, Village) for way, _ in every_key.keys(group)}))


def shaped(rng: random.Random, name: str) -> bytes:
    """Return a file of the village that uses every key, misshapen here and there."""
    tree = deepcopy(hostile_village.harmless()[name])
    for _ in range(rng.choice((0, 1, 1, 2, 4, 12))):
        if len(places(tree)) > PLACES_MAX:
            break
        misshapen(rng, tree)
    width = rng.choice((20, 80, 100_000))
    flow, unicode = rng.choice((None, True, False)), rng.random() < 0.7
    return yaml.dump(
        tree, Dumper=Plain, default_flow_style=flow, allow_unicode=unicode, width=width, sort_keys=False
    ).encode("utf-8", "replace")


class Plain(yaml.CSafeDumper):
    """Writes what is there twice twice, since an alias would be refused before anything else is looked at."""

    def ignore_aliases(self, _data: object) -> bool:
        """Say yes."""
        return True


def case(rng: random.Random) -> str:
    """Make a file and have it read."""
    if rng.random() < 0.15:
        name, door = rng.choice(tuple(DOORS.items()))
        door(rng)
        return name
    settings, seed = home(), rng.choice(seeds())
    is_village = rng.random() < 0.1
    data = seed.village if is_village else seed.entry
    if rng.random() < 0.4:
        seed = Seed(shaped(rng, "serba-ada/usaha.yaml"), shaped(rng, "_desa.yaml") if is_village else whole_village())
        data = seed.village if is_village else seed.entry
    else:
        for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 5, 8))):
            data = rng.choice(CHANGES)(rng, data)[:SIZE_MAX]
    (settings.businesses / "_desa.yaml").write_bytes(data if is_village else seed.village)
    (settings.businesses / "warung" / ENTRY).write_bytes(seed.entry if is_village else data)
    loaded = load.load(settings)
    check_problems(loaded.problems)
    good = loaded.catalogue is not None and bool(loaded.catalogue.businesses)
    assert not good or not loaded.broken
    assert not good or not follows(data), "an alias was followed"
    if rng.random() < 0.1:
        check_fix(settings, loaded.problems)
    return ("village " if is_village else "entry ") + ("good" if good else "refused")


def check_problems(problems: tuple[Problem, ...]) -> None:
    """Look at what a volunteer would read, in a terminal and on GitHub."""
    for problem in problems:
        place = problem.place
        assert place.path.startswith("businesses/"), problem
        assert place.line >= 1, problem
        assert place.column >= 1, problem
        assert problem.message, problem
        assert str(problem).startswith(f"{place.path}:{place.line}:"), problem
    for line in annotations.commands(problems):
        assert re.fullmatch(r"::(?:error|warning) [^\r\n]*", line), line
    outside = re.sub(r"(?ms)^(`{3,})yaml\n.*?^\1$", "", annotations.summary(problems, 1, None))
    assert "<" not in outside, outside


def check_fix(settings: Settings, problems: tuple[Problem, ...]) -> None:
    """Let `fix` go over the files: what was good stays so, and there is nothing left to do the second time."""
    for fixed in plan.plan(settings):
        list(fixed.diff())
        if fixed.is_changed:
            plan.write(fixed)
    again = load.load(settings)
    assert errors_in(problems) or not errors_in(again.problems), "fix broke what was good"
    assert not [fixed.shown for fixed in plan.plan(settings) if fixed.is_changed], "fix is not done after once"


@cache
def whole_village() -> bytes:
    """Return the village's own file of the village that uses every key."""
    return (hostile_village.FOLDER / "_desa.yaml").read_bytes()


@cache
def proper() -> Settings:
    """Return a village with a business, for what needs one that is in order."""
    settings = village(Path(tempfile.mkdtemp(prefix="fuzz-")))
    own = settings.businesses
    (own / "_desa.yaml").write_bytes(whole_village())
    (own / "serba-ada").mkdir()
    (own / "serba-ada" / ENTRY).write_bytes((hostile_village.FOLDER / "serba-ada" / ENTRY).read_bytes())
    for name in ("sampul", "dapur", "pertama", "promo"):
        (own / "serba-ada" / f"{name}.jpg").write_bytes(b"x")
    return settings


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Return a text changed as entries are."""
    for _ in range(rng.choice((0, 1, 2, 4))):
        data = rng.choice(CHANGES)(rng, data)[:SIZE_MAX]
    return data


REGISTRATION = b"""Nama usaha: Rujak Mak Ina
Pemilik: Ina
Jenis usaha: camilan
Yang dijual dan harganya: Rujak 10.000/porsi, es 7rb
Nomor WhatsApp: 0812 0000 0077
Dusun dan alamat: Dusun Dua, Jl. Melati 5
Jam buka: Senin - Sabtu 10.00-17.00
Media sosial: IG @rujakmakina
Pemilik setuju tampil di situs: ya
"""


def registration(rng: random.Random) -> None:
    form = chat.parse(mutated(rng, REGISTRATION).decode("utf-8", "replace"))
    begun = draft.of_form(form, new.village_of(proper()), TODAY)
    try:
        new.prepare(proper(), begun)
    except new.NotWrittenError as refused:
        assert str(refused)  # noqa: PT017 - either may happen


def issue(rng: random.Random) -> None:
    filled = dict(zip(proposal.HEADINGS, REGISTRATION.decode().split("\n"), strict=False))
    body = "\n\n".join(f"### {heading}\n\n{line.partition(': ')[2]}" for heading, line in filled.items())
    body += "\n\n### Persetujuan\n\n- [x] ya\n"
    event = {"issue": {"number": 7, "body": mutated(rng, body.encode()).decode("utf-8", "replace")}}
    made = proposal.propose(proper(), event)
    assert "\n" not in made.slug
    if made.slug:
        path = proper().businesses / made.slug
        (path / ENTRY).unlink()
        path.rmdir()


def table(rng: random.Random) -> None:
    found = load.load(proper()).catalogue
    file = proper().root / rng.choice(("a.csv", "a.xlsx"))
    if file.suffix == ".csv":
        written = exporting.export_csv(found.businesses, proper().root / "csv")
        file.write_bytes(mutated(rng, rng.choice(written).read_bytes()))
    else:
        exporting.export_xlsx(found.businesses, file, TODAY)
        parts = {}
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = rng.choice(sorted(parts))
        parts[name] = mutated(rng, parts[name])
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for each, content in parts.items():
                archive.writestr(each, content)
        file.write_bytes(out.getvalue() if rng.random() < 0.8 else mutated(rng, out.getvalue()))
    try:
        importing.sentences(importing.plan(proper(), [file]), None)
    except sheets.TableError as refused:
        assert str(refused)  # noqa: PT017 - either may happen


def register(rng: random.Random) -> None:
    text = b"# alamat\nusaha/serba-ada/: 2026-03-20\nusaha/serba-ada/pertama/: 2026-03-20 dihapus\n"
    check_problems(
        published_addresses.parse(mutated(rng, text).decode("utf-8", "replace"), "businesses/_alamat.yaml").problems
    )


def regency(rng: random.Random) -> None:
    own = proper().root / "kabupaten"
    own.mkdir(exist_ok=True)
    text = b"nama: Kabupaten Uji\nprovinsi: Sumatera Utara\nsambutan: |\n  Halo\ndesa_lain:\n  - https://a.example/\n"
    (own / folder.REGENCY).write_bytes(mutated(rng, text))
    try:
        folder.read(own)
    except folder.FolderError as refused:
        assert "kabupaten" in str(refused)  # noqa: PT017 - either may happen


def neighbour(rng: random.Random) -> None:
    tree = document()
    for _ in range(rng.randint(0, 3)):
        misshapen(rng, tree)
    data = json.dumps(tree).encode()
    try:
        published.read(data if rng.random() < 0.5 else mutated(rng, data))
    except published.MalformedError as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either may happen


DOORS: dict[str, Callable[[random.Random], None]] = {
    "registration": registration,
    "issue": issue,
    "table": table,
    "register": register,
    "regency": regency,
    "neighbour": neighbour,
}
"""What else strangers hand in."""


def follows(data: bytes) -> bool:
    """Return whether YAML would take an alias or a merge key of that file, as another parser reads it."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError):
        return False


if __name__ == "__main__":
    raise SystemExit(fuzzing.main(case, __doc__))
