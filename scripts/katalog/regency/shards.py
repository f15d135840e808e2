"""Splits villages over machines so that each has about the same to do, and every machine agrees who does what."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Shard:
    """Part `number` (from 1) of `total`."""

    number: int
    total: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read `2/5`; raises ValueError."""
        number, total = map(int, text.split("/"))
        if not 1 <= number <= total:
            raise ValueError(text)
        return cls(number, total)


def share(work: Mapping[str, int], shard: Shard) -> list[str]:
    """Return the names that are this shard's, sorted; `work` says how much each name is, in any unit.

    The largest goes first to whoever has least so far (Graham's rule: never more than a third over the best split).
    """
    loads = [(0, number) for number in range(1, shard.total + 1)]
    mine = []
    for name, amount in sorted(work.items(), key=lambda pair: (-pair[1], pair[0])):
        load, number = heapq.heappop(loads)
        heapq.heappush(loads, (load + amount, number))
        if number == shard.number:
            mine.append(name)
    return sorted(mine)
