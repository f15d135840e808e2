"""When a business is open: the answer for one moment, data for the browser's own answer, and schema.org's form of it.

An interval that runs past midnight belongs to the day it begins on: a holiday on Saturday takes away what begins on
Saturday (with its tail on Sunday), not the tail of Friday night. All moments are the village's local time; the three
zones of Indonesia have no daylight saving time, so adding minutes is right everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from katalog import formats
from katalog.contract import values
from katalog.contract.model import Business, Holiday, OpeningHours, Status, TimeZone, Village

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DAY_MINUTES = 24 * 60
WEEK_DAYS = 7
ONE_DAY = timedelta(days=1)
# A week without a closing minute repeats for ever, unless a holiday comes; one further away is nobody's question.
ALWAYS_OPEN_AFTER = timedelta(days=WEEK_DAYS)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # schema.org DayOfWeek

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "always": "Buka 24 jam",
        "open": "Buka sampai {time}",
        "open_day": "Buka sampai {day} {time}",
        "closed": "Tutup",
        "later": "Tutup, buka lagi {time}",
        "tomorrow": "Tutup, buka lagi besok {time}",
        "this_week": "Tutup, buka lagi {day} {time}",
        "far": "Tutup, buka lagi {date} pukul {time}",
        "holiday_today": "Libur hari ini",
        "holiday": "Libur s.d. {date}",
    },
)


@dataclass(frozen=True)
class State:
    """What holds at one moment.

    `until` is when it closes (None while closed, or where it does not close within a week), `opens_at` when it opens
    next (None while open, or where that is not known), `holiday_ends` the last day of the holiday that closes it now.
    """

    open: bool
    until: datetime | None = None
    opens_at: datetime | None = None
    holiday_ends: date | None = None


def local(moment: datetime, zone: TimeZone) -> datetime:
    """Return an aware `moment` as the time on the clocks of `zone`."""
    return moment.astimezone(timezone(timedelta(hours=zone.utc_offset_hours), zone.value))


def state_at(hours: OpeningHours | None, holidays: Sequence[Holiday], moment: datetime) -> State | None:
    """Return whether a business is open at `moment` (the village's local time) and when that changes.

    None where nothing is known: no `hours` are given and no holiday covers the day.
    """
    today = moment.date()
    intervals = _intervals(hours, holidays, today - ONE_DAY, moment.tzinfo) if hours else iter(())
    opens_at: datetime | None = None
    until: datetime | None = None
    for start, end in intervals:
        if until is None:
            if end <= moment:
                continue
            if start > moment:
                opens_at = start
                break
            until = end
        elif start <= until:
            until = max(until, end)
        if until - moment >= ALWAYS_OPEN_AFTER or start > until:
            break
    if until is not None:
        return State(open=True, until=None if until - moment >= ALWAYS_OPEN_AFTER else until)
    ends = _end_of_holiday(holidays, today)
    if hours is None and ends is None:
        return None
    return State(open=False, opens_at=opens_at, holiday_ends=ends)


def describe(state: State, now: datetime) -> str:
    """Return `state` in words, as seen at `now` (the moment the state was made for)."""
    if state.open:
        return _describe_open(state.until, now)
    if state.holiday_ends is not None:
        if state.holiday_ends == now.date():
            return TEXTS["holiday_today"]
        return TEXTS["holiday"].format(date=_date(state.holiday_ends, now))
    if state.opens_at is None:
        return TEXTS["closed"]
    days = (state.opens_at.date() - now.date()).days
    key = "later" if days == 0 else "tomorrow" if days == 1 else "this_week" if days < WEEK_DAYS else "far"
    return TEXTS[key].format(
        time=formats.time_of(state.opens_at),
        day=formats.weekday(state.opens_at),
        date=_date(state.opens_at.date(), now),
    )


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


def _intervals(
    hours: OpeningHours,
    holidays: Sequence[Holiday],
    first: date,
    zone: tzinfo | None,
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the open intervals that begin on `first` or later, without end, by their beginning."""
    if not any(hours.days):
        return
    day = first
    while True:
        ends = _end_of_holiday(holidays, day)
        if ends is not None:
            if ends == date.max:
                return
            day = ends + ONE_DAY  # a holiday of years costs one step
            continue
        midnight = datetime.combine(day, time(), zone)
        for start, end in sorted(hours.days[day.weekday()]):
            yield midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)
        day += ONE_DAY


def _end_of_holiday(holidays: Sequence[Holiday], day: date) -> date | None:
    """Return the last of the closed days in a row that `day` is one of, None where it is an ordinary day."""
    last: date | None = None
    while last != date.max:
        after = day if last is None else last + ONE_DAY
        ends = max((h.ends for h in holidays if h.starts <= after <= h.ends), default=None)
        if ends is None:
            return last
        last = ends
    return last


def _describe_open(until: datetime | None, now: datetime) -> str:
    if until is None:
        return TEXTS["always"]
    at_midnight = until.time() == time()
    shown_time = formats.clock(DAY_MINUTES) if at_midnight else formats.time_of(until)
    if until - now < ONE_DAY:
        return TEXTS["open"].format(time=shown_time)
    shown_day = formats.weekday(until - ONE_DAY if at_midnight else until)
    return TEXTS["open_day"].format(day=shown_day, time=shown_time)


def _date(day: date, now: datetime) -> str:
    return formats.day_and_month(day) if day.year == now.year else formats.long_date(day)


def _iso_time(minutes: int) -> str:
    minutes %= DAY_MINUTES
    return f"{minutes // 60:02}:{minutes % 60:02}"
