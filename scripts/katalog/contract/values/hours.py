"""Days and opening hours: `Senin - Sabtu 08.00-17.00`, a line or a mapping, to minutes of a week."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import pairwise

from katalog.contract.values.mistakes import LINE_MAX, Mistake, refusal, written, wrong

Interval = tuple[int, int]
"""Minutes from midnight of the day it begins; an end past 1440 is on the next day."""

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEK, DAY_MINUTES = 7, 24 * 60
NIGHT_ENDS, NOON = 6 * 60, 12 * 60

_DAY_HINT = "Tulis nama hari, Senin sampai Minggu."
_HOUR_HINT = "Tulis jam buka dan jam tutup dengan angka: `{key}: ... - ...`, atau `tutup`, atau `24 jam`."
_HINT = "Tulis hari, lalu jam buka dan jam tutup dengan angka: `{key}: ... - ... (... - ...)`."
_SHORT = {
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
_DASH = (
    r"\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|~|s/d|s\.d\.?|\bsd\b"
    r"|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bto\b)\s*"
)
_DAY_WORDS = "|".join(sorted((re.escape(word) for word in (*_SHORT, *_GROUPS)), key=len, reverse=True))
_DAY = re.compile(rf"(?:(?:setiap|tiap)\s+)?(?:hari\s+)?(?P<day>{_DAY_WORDS})\b\.?")
_BUT = re.compile(r"\s*[,(]?\s*(?:kecuali|selain|except)\s+")
_CLOCK = (
    r"(?:(?:pukul|jam|pkl\.?)\s*)?(\d{1,2})(?:\s*[.:]\s*(\d{2})(?:[.:]00)?)?(?![\d])"
    r"(?:\s*(pagi|siang|sore|malam|dini(?:\s+hari)?|am|pm)\b)?(?:\s*wi(?:b|ta|t)\b)?"
)
_SPAN = re.compile(rf"{_CLOCK}(?:{_DASH}|\s*,?\s*tutup\s*){_CLOCK}")  # "buka 08.00 tutup 17.00"
_ALL_DAY = re.compile(
    r"(?:buka\s+)?(?:(?:1\s*x\s*)?24\s*jam(?:\s+(?:penuh|non[ -]?stop))?|24/7|non[ -]?stop|00[.:]00"
    + _DASH
    + r"(?:24[.:]00|00[.:]00))(?![\d:.])"
)
_CLOSED = re.compile(r"(?:tutup|libur|closed)\b")
_JOINT = re.compile(r"\s*(?:,|;|&|\+|/|\bdan\b|\bserta\b|\n|\.(?=\s|$))\s*")
_FILLER = re.compile(r"[\s():\[\]|=]+|\b(?:buka|wib|wita|wit)\b\.?")
_RANGE = re.compile(_DASH)
_REST = re.compile(r"\b(?:istirahat|break|ishoma)\b")
_OPEN_END = re.compile(rf"{_CLOCK}{_DASH}(?:selesai|habis|sehabisnya|tutup)\b")


_ON_CALL = re.compile(r"\b(?:hubungi|janji\w*|perjanjian|telepon|tanya|chat|wa)\b")


@dataclass(frozen=True)
class _Group:
    days: tuple[int, ...]
    intervals: tuple[Interval, ...]
    written_days: str
    written_hours: str
    at: tuple[str | int, ...] = ()
    is_rest: bool = False
    """The hours stood without a day, or with days "kecuali": other groups take days from them."""


def opening_hours(value: object) -> object:
    """Return `{days, written}` for hours as a line or as a mapping day -> hours; raises with every mistake in it.

    Days that are not named are closed; hours without a day are those of every day not named beside them. Two hours for
    one day, hours that overlap, and nothing but closed days are refused.
    """
    if isinstance(value, dict) and not {"days", "written"} <= value.keys():
        groups = _of_mapping(value)
    elif isinstance(value, str):
        groups = _of_line(written(value, _HINT))
    elif isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        groups = _of_line(written("; ".join(value), _HINT))
    elif isinstance(value, list | tuple):
        raise wrong("seharusnya satu baris, atau hari dan jamnya", _HINT)
    else:
        return value
    return {"days": _week(groups), "written": tuple((group.written_days, group.written_hours) for group in groups)}


def days_of(spelled: str) -> tuple[int, ...]:
    """Return the days named in `spelled`, 0 for Monday, in the order written; raises if anything else is in it."""
    low = spelled.strip().casefold().replace("_", " ") if len(spelled) <= LINE_MAX else ""
    if "_" in spelled and low.split(" ")[0] in _SHORT:
        low = low.replace(" ", "-", 1)  # `senin_jumat`
    days, rest = _read_days(low) if low else ((), spelled)
    if not days or rest.strip(" .:"):
        word = spelled.strip()[:40]
        if "libur" in word.casefold() or "merah" in word.casefold():
            raise wrong(
                f"memuat `{word}`, itu bukan nama hari", "Hari libur khusus ditulis di `libur`, bukan di `jam_buka`."
            )
        near = get_close_matches(word.casefold(), [name.casefold() for name in DAYS], n=1)
        hint = f"Mungkin maksudnya `{near[0].capitalize()}`." if near else _DAY_HINT
        raise wrong(f"memuat hari yang tidak dikenal, `{word}`", hint)
    return days


def intervals_of(spelled: str) -> tuple[Interval, ...]:
    """Return the intervals in `spelled` by time, none for `tutup`; raises if anything else is in it."""
    intervals, rest = _read_hours(spelled.strip().casefold())
    if intervals is None or _FILLER.sub("", rest):
        raise wrong(f"memuat jam yang belum terbaca, `{spelled.strip()[:40]}`", _hint_for(spelled, _HOUR_HINT))
    return intervals


def _of_mapping(value: dict[object, object]) -> list[_Group]:
    groups, mistakes = [], []
    for key, hours in value.items():
        spelled = ", ".join(hours) if isinstance(hours, list) and all(isinstance(h, str) for h in hours) else hours
        try:
            days = days_of(str(key))
        except ValueError as error:
            found = getattr(error, "context", None) or {}
            mistakes.append(Mistake(found.get("message", ""), found.get("hint", ""), (str(key),), on_key=True))
            continue
        try:
            intervals = intervals_of(written(spelled, _HOUR_HINT))
        except ValueError as error:
            found = getattr(error, "context", None) or {}
            mistakes.append(Mistake(found.get("message", ""), found.get("hint", ""), (str(key),)))
        else:
            names = str(key).strip() if "_" not in str(key) else _named(days)
            groups.append(_Group(days, intervals, names, str(spelled).strip(), (str(key),)))
    if mistakes:
        raise refusal(mistakes)
    if not groups:
        raise wrong("belum diisi", _HINT)
    if others := _never_named(groups):
        raise wrong("hanya menyebut hari tutup", f"Tulis juga jam buka hari lain: `{others}: ... - ...`.")
    return groups


def _of_line(line: str) -> list[_Group]:
    low = line.casefold()
    if len(low) != len(line):  # a letter whose small form is longer would shift what is cut out below
        low = line.lower() if len(line.lower()) == len(line) else line
    groups: list[_Group] = []
    position = 0
    while position < len(low):
        begin = _skip(low, position)
        if begin >= len(low):
            break
        is_closed = _CLOSED.match(low, begin)
        days, rest = _read_days(low[is_closed.end() :].lstrip()) if is_closed else ((), low)
        if days:  # "libur Minggu"
            position = len(low) - len(rest)
            names = line[is_closed.end() : position] if is_closed else ""
            groups.append(_Group(days, (), _tidy(names), line[begin : is_closed.end()] if is_closed else ""))
            continue
        days, rest = _read_days(low[begin:])
        hours_begin = len(low) - len(rest)
        gap = _JOINT.match(low, hours_begin) if days else None
        intervals, rest = _read_hours(low[gap.end() if gap else hours_begin :])
        if intervals is None:
            raise _no_hours(line, begin, hours_begin, is_first=not groups, has_days=bool(days))
        hours = _tidy(line[hours_begin : len(low) - len(rest)])
        position = len(low) - len(rest)
        names = line[begin:hours_begin].strip(" \t:(),=|")
        is_rest = False
        if not days:
            days, names, end = _days_behind(low, line, position)
            is_rest, position = end == position, end
            if is_rest and groups:
                raise _unread(line[begin:])
        closed, end = _closed_behind(low, position)
        groups.append(_Group(days, intervals, names, hours, is_rest=is_rest or end > position))
        groups.extend([_Group(closed, (), _named(closed), "tutup")] if closed else [])
        position = end
    if not groups:
        raise wrong("belum diisi", _HINT)
    if others := _never_named(groups):
        said = _named(tuple(sorted({day for group in groups for day in group.days})))
        hint = f"Tulis juga jam buka hari lain: `{{key}}: {others} ... - ..., {said} tutup`."
        raise wrong("hanya menyebut hari tutup", hint)
    return [_without_named(group, groups) for group in groups]


def _never_named(groups: list[_Group]) -> str:
    """Return the days that nothing is said of where all others are closed, "" where some hours are given."""
    if any(group.intervals for group in groups):
        return ""
    named = {day for group in groups for day in group.days}
    return _named(tuple(day for day in range(WEEK) if day not in named))


def _without_named(group: _Group, groups: list[_Group]) -> _Group:
    """Return hours from which other groups take days as those of the days that are left."""
    if not group.is_rest or len(groups) == 1:
        return group
    named = {day for other in groups if other is not group for day in other.days}
    days = tuple(day for day in group.days if day not in named)
    return replace(group, days=days, written_days=_named(days))


def _closed_behind(low: str, position: int) -> tuple[tuple[int, ...], int]:
    """Return the days that "kecuali" behind hours names and where they end, none where they have hours of their own."""
    but = _BUT.match(low, position)
    days, rest = _read_days(low[but.end() :]) if but else ((), "")
    if but is None or not days:
        return (), position
    intervals, behind = _read_hours(rest)
    if intervals:
        return (), but.end()
    return days, len(low) - len(rest if intervals is None else behind)


def _named(days: tuple[int, ...]) -> str:
    """Return days as people write them: `Senin-Sabtu`, or one by one where they do not follow one another."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:  # noqa: PLR2004 - of two both are named
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)


def _days_behind(low: str, line: str, position: int) -> tuple[tuple[int, ...], str, int]:
    """Return the days behind hours that have none before them (`08.00-17.00 setiap hari`), all days without any."""
    begin = _skip(low, position)
    days, rest = _read_days(low[begin:])
    end = len(low) - len(rest)
    if not days or _read_hours(rest)[0] is not None:
        return tuple(range(WEEK)), "Setiap hari", position
    return days, line[begin:end].strip(" \t:(),=|"), end


def _no_hours(line: str, begin: int, hours_begin: int, *, is_first: bool, has_days: bool) -> Exception:
    """Return what is wrong with a part of a line that begins at `begin` and whose hours cannot be read."""
    if not is_first and not has_days:
        return _unread(line[begin:])
    if has_days and not _FILLER.sub("", line[hours_begin:].casefold()):
        return wrong(f"belum menyebut jam untuk `{_tidy(line[begin:])[:40]}`", _HINT)
    return _unread(line[hours_begin:].strip(" :(),") or line)


def _unread(part: str) -> Exception:
    return wrong(f"memuat bagian yang belum terbaca, `{part[:40].strip()}`", _hint_for(part, _HINT))


def _hint_for(spelled: str, usual: str) -> str:
    """Return what to write for hours that name a pause or no end, `usual` for any others."""
    low = spelled.casefold()
    if _REST.search(low):
        return "Jam istirahat ditulis sebagai dua jam buka, dipisah koma: `{key}: ... - ..., ... - ...`."
    if _ON_CALL.search(low) and not re.search(r"\d", low):
        return "Hapus baris ini; kalau harus berjanji dulu, tulis `layanan: [janji-temu]`."
    if _OPEN_END.search(low):
        return "Tulis jam tutup yang biasa dengan angka."
    return usual


def _skip(low: str, position: int) -> int:
    while position < len(low) and (found := _FILLER.match(low, position) or _JOINT.match(low, position)):
        if found.end() == position:
            break
        position = found.end()
    return position


def _tidy(hours: str) -> str:
    return re.sub(r"\s+", " ", hours).strip(" \t:(),;=|[]")


def _read_days(low: str) -> tuple[tuple[int, ...], str]:
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
        joint = _JOINT.match(low) or re.match(r"\s+", low)
        if not joint or not _DAY.match(low, joint.end()):
            break
        low = low[joint.end() :]
    if days and (but := _BUT.match(low)):
        closed, rest = _read_days(low[but.end() :])
        if closed:
            days, low = [day for day in days if day not in closed], rest
    return tuple(days), low


def _numbers(word: str) -> tuple[int, ...]:
    return _GROUPS[word] if word in _GROUPS else (_SHORT[word],)


def _read_hours(low: str) -> tuple[tuple[Interval, ...] | None, str]:
    """Return the intervals at the beginning of `low` (None if there are none) and what follows them."""
    start = _FILLER.match(low)
    low = low[_skip_filler(low, 0) :] if start else low
    if found := _CLOSED.match(low):
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
        joint = _JOINT.match(low)
        if not joint or not _SPAN.match(low, joint.end()):
            break
        low = low[joint.end() :]
    return (_sorted(intervals) if intervals else None), low


def _skip_filler(low: str, position: int) -> int:
    while position < len(low) and (found := _FILLER.match(low, position)):
        position = found.end()
    return position


def _interval(*parts: str | None) -> Interval:
    begin, end = _minutes(*parts[:3]), _minutes(*parts[3:])
    if begin == end:
        raise wrong("memuat jam buka dan jam tutup yang sama", _HOUR_HINT)
    if begin == DAY_MINUTES:
        begin = 0
    return begin, end if end > begin else end + DAY_MINUTES


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def _minutes(hour: str | None, minute: str | None, part: str | None) -> int:
    number, past = int(hour or 0), int(minute or 0)
    is_night = part == "malam" and number > 4  # noqa: PLR2004 - "2 malam" is after midnight
    if ((part in {"sore", "pm"} or is_night) and number < 12) or (part == "siang" and number < 10):  # noqa: PLR2004 - the dial
        number += 12
    elif number == 12 and part is not None and part not in {"pagi", "siang", "sore", "pm"}:  # noqa: PLR2004 - midnight
        number = 24 if not past else 0
    total = number * 60 + past
    if past > 59 or total > DAY_MINUTES:  # noqa: PLR2004 - the last minute of an hour
        raise wrong(f"memuat jam yang tidak ada, `{hour}.{minute or '00'}`", _HOUR_HINT)
    return total


def _sorted(intervals: list[Interval]) -> tuple[Interval, ...]:
    ordered = sorted(intervals)
    for (_, end), (begin, _) in pairwise(ordered):
        if begin < end:
            raise wrong("memuat jam yang bertumpuk", "Periksa jamnya: yang kedua mulai sebelum yang pertama selesai.")
    return tuple(ordered)


def _week(groups: list[_Group]) -> tuple[tuple[Interval, ...], ...]:
    week: dict[int, _Group] = {}
    for group in groups:
        for number in group.days:
            if number in week:
                hint = f"Tulis setiap hari satu kali. Dua jam dalam sehari: `{DAYS[number]}: ... - ..., ... - ...`."
                raise refusal([Mistake(f"memuat hari {DAYS[number]} dua kali", hint, group.at)])
            week[number] = group
    days = tuple(week[number].intervals if number in week else () for number in range(WEEK))
    for number, intervals in enumerate(days):
        following = days[(number + 1) % WEEK]
        if intervals and following and intervals[-1][1] - DAY_MINUTES > following[0][0]:
            message = f"bertumpuk: {DAYS[number]} belum tutup ketika {DAYS[(number + 1) % WEEK]} sudah buka"
            hint = f"Periksa jam tutup hari {DAYS[number]}."
            raise refusal([Mistake(message, hint, week[number].at)])
    return days
