"""Says when a business is open: rows for people, data for the browser's own answer, and schema.org's form of it.

An interval that runs past midnight belongs to the day it begins on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from katalog import formats
from katalog.contract import values
from katalog.contract.model import Business, Holiday, OpeningHours, Status, Village

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY_MINUTES = 24 * 60
WEEK_DAYS = 7
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # schema.org DayOfWeek

_DAY_NAME = re.compile(rf"^\w+|\bjum['\u2019]at\b|\b(?:{'|'.join(values.DAYS)})\b", re.IGNORECASE)


def rows(hours: OpeningHours, language: str) -> tuple[tuple[str, str], ...]:
    """Return weekly hours as (days, times) rows: in Indonesian as the owner wrote them, else days that are alike.

    As written, but with capitals where names of days and lines begin.
    """
    if language == "id":
        return tuple((_DAY_NAME.sub(lambda found: found[0].capitalize(), days), times) for days, times in hours.written)
    alike: list[tuple[int, int]] = []  # first and last day
    for day in range(WEEK_DAYS):
        if alike and hours.days[alike[-1][0]] == hours.days[day]:
            alike[-1] = (alike[-1][0], day)
        else:
            alike.append((day, day))
    return tuple((_days(first, last, language), _times(hours.days[first])) for first, last in alike)


def _days(first: int, last: int, language: str) -> str:
    name = formats.weekday_name(first, language)
    return name if first == last else f"{name} – {formats.weekday_name(last, language)}"


def _times(intervals: Sequence[tuple[int, int]]) -> str:
    return ", ".join(f"{formats.clock(start)}–{formats.clock(end)}" for start, end in intervals) or "–"


def for_browser(business: Business, village: Village) -> dict[str, Any] | None:
    """Return what the browser needs to answer by itself, as compact JSON types; None where there is nothing to say.

    `offset`: minutes ahead of UTC. `days`: seven lists from Monday of `[start, end]` minutes from that day's midnight,
    an end past 1440 being on the next day; null where no hours are known. `holidays`: `[first, last, reason]`, ISO
    dates, both included, "" for no reason.
    """
    if not _is_told(business):
        return None
    return {
        "offset": village.time_zone.utc_offset_hours * 60,
        "zone": village.time_zone.value,
        "days": _weekly(business.hours),
        "holidays": [[h.starts.isoformat(), h.ends.isoformat(), h.reason or ""] for h in business.holidays],
    }


def compact(business: Business) -> list[Any] | None:
    """Return `days` and the days of `holidays` as in `for_browser`, without what a village shares; None as there."""
    if not _is_told(business):
        return None
    return [_weekly(business.hours), [[h.starts.isoformat(), h.ends.isoformat()] for h in business.holidays]]


def specification(hours: OpeningHours) -> list[dict[str, Any]]:
    """Return the weekly hours as schema.org `OpeningHoursSpecification`, days with equal hours together.

    By Google's rules for local businesses: open all day is 00:00 to 23:59, closed all day 00:00 to 00:00, and a closing
    time before the opening time is on the next day.
    """
    grouped: dict[tuple[str, str], list[str]] = {}
    for name, day in zip(DAY_NAMES, hours.days, strict=True):
        for start, end in day or ((0, 0),):
            all_day = end - start >= DAY_MINUTES
            span = ("00:00", "23:59") if all_day else (_iso_time(start), _iso_time(end))
            grouped.setdefault(span, []).append(name)
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes}
        for (opens, closes), days in grouped.items()
    ]


def special_specification(holidays: Iterable[Holiday]) -> list[dict[str, Any]]:
    """Return closed days as schema.org `specialOpeningHoursSpecification`, which overrides the weekly hours."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": holiday.starts.isoformat(),
            "validThrough": holiday.ends.isoformat(),
        }
        for holiday in holidays
    ]


def _is_told(business: Business) -> bool:
    """Return whether there is anything to say of when a business is open."""
    return business.status is Status.OPEN and (business.hours is not None or bool(business.holidays))


def _weekly(hours: OpeningHours | None) -> list[list[list[int]]] | None:
    return None if hours is None else [[list(interval) for interval in day] for day in hours.days]


def _iso_time(minutes: int) -> str:
    minutes %= DAY_MINUTES
    return f"{minutes // 60:02}:{minutes % 60:02}"
