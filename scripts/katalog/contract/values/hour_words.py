"""Reads the days and the hours that a text begins with: `Senin-Sabtu`, `08.00-12.00, 13.00-17.00`, `24 jam`."""

from __future__ import annotations

import re
from itertools import pairwise

from katalog.contract.values.mistakes import wrong

Interval = tuple[int, int]
"""Minutes from midnight of the day it begins; an end past 1440 is on the next day."""
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEK, DAY_MINUTES = 7, 24 * 60
NIGHT_ENDS, NOON = 6 * 60, 12 * 60
HOUR_HINT = "Tulis jam buka dan jam tutup dengan angka: `{key}: ... - ...`, atau `tutup`, atau `24 jam`."
SHORT = {
    **{name.casefold(): number for number, name in enumerate(DAYS)},
    "senen": 0, "slasa": 1, "rebo": 2, "kemis": 3,
    "sen": 0, "sel": 1, "rab": 2, "rabo": 2, "kam": 3, "jum": 4, "jumaat": 4, "sab": 5, "min": 6, "ahad": 6, "mgg": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_GROUPS = {
    **dict.fromkeys(
        ("setiap hari", "tiap hari", "semua hari", "harian", "sehari-hari", "setiaphari", "every day", "daily"),
        tuple(range(WEEK)),
    ),
    **dict.fromkeys(("hari kerja", "weekday", "weekdays"), (0, 1, 2, 3, 4)),
    **dict.fromkeys(("akhir pekan", "weekend"), (5, 6)),
}
DASH = (
    r"\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|~|s/d|s\.d\.?|\bsd\b"
    r"|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bto\b)\s*"
)
_DAY_WORDS = "|".join(sorted((re.escape(word) for word in (*SHORT, *_GROUPS)), key=len, reverse=True))
_DAY = re.compile(rf"(?:(?:setiap|tiap)\s+)?(?:hari\s+)?(?P<day>{_DAY_WORDS})\b\.?")
BUT = re.compile(r"\s*[,(]?\s*(?:kecuali|selain|except)\s+")
CLOCK = (
    r"(?:(?:pukul|jam|pkl\.?)\s*)?(\d{1,2})(?:\s*[.:]\s*(\d{2})(?:[.:]00)?)?(?![\d])"
    r"(?:\s*(pagi|subuh|siang|sore|petang|malam|dini(?:\s+hari)?|am|pm)\b)?(?:\s*wi(?:b|ta|t)\b)?"
)
_SPAN = re.compile(rf"{CLOCK}(?:{DASH}|\s*,?\s*tutup\s*){CLOCK}")  # "buka 08.00 tutup 17.00"
_ALL_DAY = re.compile(
    r"(?:buka\s+)?(?:(?:1\s*x\s*)?24\s*jam(?:\s+(?:penuh|non[ -]?stop))?|24/7|non[ -]?stop|00[.:]00"
    + DASH
    + r"(?:24[.:]00|00[.:]00))(?![\d:.])"
)
OTHERS = re.compile(
    r"(?:(?:di|pada|untuk)\s+)?(?:hari[ -]?(?:hari\s+)?lain(?:nya)?|lainnya|sisanya|selain\s+itu)\b[\s:]*(?=\S)"
)
"""The days that nothing else is said of."""
CLOSED = re.compile(r"(?:tutup|libur|closed)\b")
JOINT = re.compile(r"\s*(?:,|;|&|\+|/|\bdan\b|\bserta\b|\n|\.(?=\s|$))\s*")
FILLER = re.compile(r"[\s():\[\]|=]+|\b(?:buka|wib|wita|wit)\b\.?")
_RANGE = re.compile(DASH)
_ENDS = {
    **dict.fromkeys(("buka", "jam buka", "jam_buka", "mulai", "jam_mulai", "dari", "open"), "buka"),
    **dict.fromkeys(("tutup", "jam tutup", "jam_tutup", "selesai", "jam_selesai", "sampai", "close"), "tutup"),
}
"""What the two ends of a day's hours are called."""


def read_days(low: str) -> tuple[tuple[int, ...], str]:
    """Return the days at the beginning of `low` and what follows them."""
    low = re.sub("(?<=jum)['`\u2018\u2019\u02bc](?=at)", "", low)
    days: list[int] = []
    while found := _DAY.match(low):
        rest = low[found.end() :]
        first = _numbers(found["day"])
        dash = _RANGE.match(rest)
        if dash and len(first) == 1 and (last := _DAY.match(rest, dash.end())) and len(_numbers(last["day"])) == 1:
            length = (_numbers(last["day"])[0] - first[0]) % WEEK
            first = tuple((first[0] + step) % WEEK for step in range(length + 1))
            rest = rest[last.end() :]
        days.extend(first)
        low = rest
        joint = JOINT.match(low) or re.match(r"\s+", low)
        if not joint or not _DAY.match(low, joint.end()):
            break
        low = low[joint.end() :]
    if days and (but := BUT.match(low)):
        closed, rest = read_days(low[but.end() :])
        if closed:
            days, low = [day for day in days if day not in closed], rest
    return tuple(days), low


def _numbers(word: str) -> tuple[int, ...]:
    return _GROUPS[word] if word in _GROUPS else (SHORT[word],)


def read_hours(low: str) -> tuple[tuple[Interval, ...] | None, str]:
    """Return the intervals at the beginning of `low` (None if there are none) and what follows them."""
    start = FILLER.match(low)
    low = low[_skip_filler(low, 0) :] if start else low
    if found := CLOSED.match(low):
        return (), low[_skip_filler(low, found.end()) :]
    if found := _ALL_DAY.match(low):
        return ((0, DAY_MINUTES),), low[_skip_filler(low, found.end()) :]
    intervals: list[Interval] = []
    while found := _SPAN.match(low):
        begin, end = _interval(*found.groups())
        if intervals and begin < NIGHT_ENDS and end <= NOON and intervals[-1][1] <= DAY_MINUTES:
            clock = f"{found[1]}.{found[2] or '00'}"
            meant = f"{clock} siang ditulis {_clock(begin + NOON)}"
            hint = f"Jam sesudah tengah hari ditulis 13.00 sampai 24.00, jadi {meant}."
            raise wrong(f"menyebut jam {clock} sesudah jam yang lebih siang", hint)
        intervals.append((begin, end))
        low = low[_skip_filler(low, found.end()) :]
        joint = JOINT.match(low)
        if not joint or not _SPAN.match(low, joint.end()):
            break
        low = low[joint.end() :]
    return (_sorted(intervals) if intervals else None), low


def open_and_close(value: object) -> str:
    """Return `08.00-17.00` for hours written as two keys, `buka` and `tutup`; "" for anything else."""
    pairs = value.items() if isinstance(value, dict) else ()
    ends = {_ENDS.get(str(key).casefold().strip(" _")): str(part).strip() for key, part in pairs}
    line = f"{ends.get('buka')}-{ends.get('tutup')}"
    try:
        intervals, rest = read_hours(line.casefold())
    except ValueError:
        return ""
    return line if set(ends) == {"buka", "tutup"} and intervals and not FILLER.sub("", rest) else ""


def _skip_filler(low: str, position: int) -> int:
    while position < len(low) and (found := FILLER.match(low, position)):
        position = found.end()
    return position


def _interval(*parts: str | None) -> Interval:
    begin, end = _minutes(*parts[:3]), _minutes(*parts[3:])
    if begin == end:
        raise wrong("memuat jam buka dan jam tutup yang sama", HOUR_HINT)
    if begin == DAY_MINUTES:
        begin = 0
    return begin, end if end > begin else end + DAY_MINUTES


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def _minutes(hour: str | None, minute: str | None, part: str | None) -> int:
    number, past = int(hour or 0), int(minute or 0)
    is_night = part == "malam" and number > 4  # noqa: PLR2004 - "2 malam" is after midnight
    if ((part in {"sore", "petang", "pm"} or is_night) and number < 12) or (part == "siang" and number < 10):  # noqa: PLR2004 - the dial
        number += 12
    elif number == 12 and part is not None and part not in {"pagi", "siang", "sore", "petang", "pm"}:  # noqa: PLR2004 - midnight
        number = 24 if not past else 0
    total = number * 60 + past
    if past > 59 or total > DAY_MINUTES:  # noqa: PLR2004 - the last minute of an hour
        raise wrong(f"memuat jam yang tidak ada, `{hour}.{minute or '00'}`", HOUR_HINT)
    return total


def _sorted(intervals: list[Interval]) -> tuple[Interval, ...]:
    ordered = sorted(intervals)
    for (_, end), (begin, _) in pairwise(ordered):
        if begin < end:
            raise wrong("memuat jam yang bertumpuk", "Periksa jamnya: yang kedua mulai sebelum yang pertama selesai.")
    return tuple(ordered)
