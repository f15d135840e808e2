"""Sentences of change: 62 of them were written down with what is right before there was a reader."""

from pathlib import Path

import pytest
import yaml
from villages import village

from katalog.entries import load
from katalog.volunteers.changes import apply, plan
from katalog.volunteers.writing.tree import phone_as_typed, tree_of

HERE = Path(__file__).parent / "changes"
ENTRY = (HERE / "usaha.yaml").read_text(encoding="utf-8")
SENTENCES = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))
NOT_READ = frozenset()
"""Sentences that are named instead of read: a few may be, none may be read wrong."""


def differences(before, after):
    one, other = (dict(apply.flat(tree_of(business))) for business in (before, after))
    found = {path: other.get(path) for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
    found = {path: value for path, value in found.items() if not path.startswith("jam_buka")}
    days = enumerate(zip(before.hours.days, after.hours.days, strict=True))
    hours = {
        f"jam_buka.{number}": ", ".join(f"{begin}-{end}" for begin, end in new)
        for number, (old, new) in days
        if old != new
    }
    return found | hours


def expected(right):
    """What must differ; an item that is gone moves those behind it up, so the whole list is compared elsewhere."""
    made = {}
    for path, value in right.items():
        made[path] = None if value is None else phone_as_typed(value) if path == "whatsapp" else str(value)
    return made


def read(settings):
    loaded = load.load(settings)
    assert [str(problem) for problem in loaded.problems if problem.severity.value == "error"] == []
    return loaded.catalogue.businesses[0]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["kata"][:40])
def test_a_sentence_changes_what_it_says_and_nothing_else(case, tmp_path):
    settings = village(tmp_path, {"dapur-sari": ENTRY})
    before = read(settings)
    made = plan.plan(settings, case["kata"], "dapur-sari")
    (settings.businesses / "dapur-sari" / "usaha.yaml").write_bytes(made.after)
    after = read(settings)
    right = case.get("jadi", {})
    found = differences(before, after)
    gone = [path for path, value in right.items() if value is None and path.count(".") == 1]
    if case.get("tidak"):
        assert found == {}
        assert any(case["kata"].rstrip(".?") in remark for remark in made.remarks), made.remarks
    elif gone:
        (path,) = gone
        key, number = path.split(".")
        whole = tree_of(before)
        del whole[key][int(number)]
        assert tree_of(after) == {name: value for name, value in whole.items() if value}
    else:
        assert found == expected(right)
    named = " ".join(made.remarks)
    assert all(words in named for words in case.get("sisa", ()))
    if not case.get("tidak") and not case.get("sisa"):
        assert made.remarks == []
    kept = [line.partition("#")[2] for line in ENTRY.splitlines() if "#" in line]
    if not gone:
        assert all(remark in made.after.decode() for remark in kept)
