"""Days and opening hours: `Senin - Sabtu 08.00-17.00`, a line or a mapping, to minutes of a week."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

from katalog.contract.values.hour_words import (
    BUT,
    CLOCK,
    CLOSED,
    DASH,
    DAY_MINUTES,
    DAYS,
    FILLER,
    HOUR_HINT,
    JOINT,
    OTHERS,
    SHORT,
    WEEK,
    Interval,
    open_and_close,
    read_days,
    read_hours,
)
from katalog.contract.values.mistakes import LINE_MAX, Mistake, refusal, written, wrong

_DAY_HINT = "Tulis nama hari, Senin sampai Minggu."
_HINT = "Tulis hari, lalu jam buka dan jam tutup dengan angka: `{key}: ... - ... (... - ...)`."
_REST = re.compile(r"\b(?:istirahat|break|ishoma)\b")
_OPEN_END = re.compile(rf"{CLOCK}{DASH}(?:selesai|habis|sehabisnya|tutup)\b")


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
    if "_" in spelled and len(words := low.split()) == 2 and SHORT.keys() >= set(words):  # noqa: PLR2004 - `senin_jumat`
        low = "-".join(words)
    days, rest = read_days(low) if low else ((), spelled)
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
    intervals, rest = read_hours(spelled.strip().casefold())
    if intervals is None or FILLER.sub("", rest):
        raise wrong(f"memuat jam yang belum terbaca, `{spelled.strip()[:40]}`", _hint_for(spelled, HOUR_HINT))
    return intervals


def _of_mapping(value: dict[object, object]) -> list[_Group]:
    groups, mistakes = [], []
    if line := open_and_close(value):
        raise wrong("ditulis sebagai dua isian", f"Tulis keduanya dalam satu baris: `{{key}}: {line}`.")
    for key, hours in value.items():
        if line := open_and_close(hours):
            hint = f"Tulis keduanya dalam satu baris: `{{key}}: {line}`."
            mistakes.append(Mistake("ditulis sebagai dua isian", hint, (str(key),)))
            continue
        spelled = ", ".join(hours) if isinstance(hours, list) and all(isinstance(h, str) for h in hours) else hours
        try:
            days = days_of(str(key))
        except ValueError as error:
            found = getattr(error, "context", None) or {}
            mistakes.append(Mistake(found.get("message", ""), found.get("hint", ""), (str(key),), on_key=True))
            continue
        try:
            intervals = intervals_of(written(spelled, HOUR_HINT))
        except ValueError as error:
            found = getattr(error, "context", None) or {}
            mistakes.append(Mistake(found.get("message", ""), found.get("hint", ""), (str(key),)))
        else:
            names = str(key).strip() if "_" not in str(key) else _named(days)
            groups.append(_Group(days, intervals, names, str(spelled).strip(), (str(key),), is_rest=len(days) == WEEK))
    if mistakes:
        raise refusal(mistakes)
    if not groups:
        raise wrong("belum diisi", _HINT)
    if others := _never_named(groups):
        raise wrong("hanya menyebut hari tutup", f"Tulis juga jam buka hari lain: `{others}: ... - ...`.")
    return [_without_named(group, groups) for group in groups]


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
        if (known := _begun_by_a_word(low, line, begin)) is not None:
            group, position = known
            groups.append(group)
            continue
        days, rest = read_days(low[begin:])
        hours_begin = len(low) - len(rest)
        gap = JOINT.match(low, hours_begin) if days else None
        intervals, rest = read_hours(low[gap.end() if gap else hours_begin :])
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


def _begun_by_a_word(low: str, line: str, begin: int) -> tuple[_Group, int] | None:
    """Return what "libur Minggu" or "hari lain 9-12" at `begin` says and where it ends, None where no such stands."""
    is_closed = CLOSED.match(low, begin)
    days, rest = read_days(low[is_closed.end() :].lstrip()) if is_closed else ((), low)
    if is_closed and days:
        end = len(low) - len(rest)
        return _Group(days, (), _tidy(line[is_closed.end() : end]), line[begin : is_closed.end()]), end
    others = OTHERS.match(low, begin)
    if others is None:
        return None
    intervals, rest = read_hours(low[others.end() :])
    if intervals is None:
        raise _unread(line[others.end() :])
    end = len(low) - len(rest)
    return _Group(tuple(range(WEEK)), intervals, "Setiap hari", _tidy(line[others.end() : end]), is_rest=True), end


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
    but = BUT.match(low, position)
    days, rest = read_days(low[but.end() :]) if but else ((), "")
    if but is None or not days:
        return (), position
    intervals, behind = read_hours(rest)
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
    days, rest = read_days(low[begin:])
    end = len(low) - len(rest)
    if not days or read_hours(rest)[0] is not None:
        return tuple(range(WEEK)), "Setiap hari", position
    return days, line[begin:end].strip(" \t:(),=|"), end


def _no_hours(line: str, begin: int, hours_begin: int, *, is_first: bool, has_days: bool) -> Exception:
    """Return what is wrong with a part of a line that begins at `begin` and whose hours cannot be read."""
    if not is_first and not has_days:
        return _unread(line[begin:])
    if has_days and not FILLER.sub("", line[hours_begin:].casefold()):
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
    while position < len(low) and (found := FILLER.match(low, position) or JOINT.match(low, position)):
        if found.end() == position:
            break
        position = found.end()
    return position


def _tidy(hours: str) -> str:
    return re.sub(r"\s+", " ", hours).strip(" \t:(),;=|[]")


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
