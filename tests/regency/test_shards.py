"""Shards: disjoint, complete, the same on every machine, and nearly equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.regency.shards import Shard, share

WORK = st.dictionaries(st.text("abcdef", min_size=1, max_size=6), st.integers(0, 500), max_size=60)


@given(WORK, st.integers(1, 12))
def test_every_name_is_in_one_shard(work: dict[str, int], total: int) -> None:
    shards = [share(work, Shard(number, total)) for number in range(1, total + 1)]
    assert sorted(name for shard in shards for name in shard) == sorted(work)
    assert shards == [share(dict(reversed(work.items())), Shard(number, total)) for number in range(1, total + 1)]


@given(WORK, st.integers(1, 12))
def test_no_shard_has_more_than_a_third_over_the_best(work: dict[str, int], total: int) -> None:
    loads = [sum(work[name] for name in share(work, Shard(number, total))) for number in range(1, total + 1)]
    least = max(sum(work.values()) / total, max(work.values(), default=0))
    assert max(loads) <= least * 4 / 3 + max(work.values(), default=0)


@pytest.mark.parametrize("text", ["0/3", "4/3", "a/b", "3", "1/2/3", "-1/2"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\d|unpack|literal"):
        Shard.parse(text)
