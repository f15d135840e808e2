"""Whether a business is open at a moment, in words: what the browser's own answer is held against.

An interval that runs past midnight belongs to the day it begins on: a holiday on Saturday takes away what begins on
Saturday (with its tail on Sunday), not the tail of Friday night. All moments are the village's local time; the three
zones of Indonesia have no daylight saving time, so adding minutes is right everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from types import MappingProxyType

from katalog import formats
from katalog.contract.model import Holiday, OpeningHours, TimeZone
from katalog.orders.opening_hours import DAY_MINUTES, WEEK_DAYS

ONE_DAY = timedelta(days=1)
# A week without a closing minute repeats for ever, unless a holiday comes; one further away is nobody's question.
ALWAYS_OPEN_AFTER = timedelta(days=WEEK_DAYS)

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
        time=time_of(state.opens_at),
        day=weekday(state.opens_at),
        date=_date(state.opens_at.date(), now),
    )


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
    shown_time = formats.clock(DAY_MINUTES) if at_midnight else time_of(until)
    if until - now < ONE_DAY:
        return TEXTS["open"].format(time=shown_time)
    shown_day = weekday(until - ONE_DAY if at_midnight else until)
    return TEXTS["open_day"].format(day=shown_day, time=shown_time)


def _date(day: date, now: datetime) -> str:
    return formats.day_and_month(day) if day.year == now.year else formats.long_date(day)


def weekday(day: date) -> str:
    """Return the name of the day of the week: `Jumat`."""
    return formats.weekday_name(day.weekday())


def time_of(moment: datetime) -> str:
    """Return the time of day of `moment` as `08.00`."""
    return formats.clock(moment.hour * 60 + moment.minute)
