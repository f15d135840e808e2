import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import opening_reference
import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_reference import State
from samples import a_business

from katalog.contract import values
from katalog.contract.model import Holiday, OpeningHours, TimeZone
from katalog.orders import opening_hours

GOLDEN = Path(__file__).parents[1] / "golden" / "opening_cases.json"
MONDAY = datetime(2026, 3, 16)  # noqa: DTZ001  # the village's own time
MINUTE = timedelta(minutes=1)

CLOSED = ()
OFFICE = ((480, 1020),)
EVENING = ((1020, 1500),)
SPLIT = ((420, 720), (900, 1200))
ALL_DAY = ((0, 1440),)


def hours(*days):
    return OpeningHours(days=days * 7 if len(days) == 1 else days, written=())


def holiday(first, last, reason=None):
    return Holiday(starts=first, ends=last, reason=reason)


def at(day, hour, minute=0):
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


OFFICE_WEEK = hours(*[OFFICE] * 5, SPLIT, CLOSED)


@pytest.mark.parametrize(
    ("week", "now", "state", "words"),
    [
        (OFFICE_WEEK, at(0, 8), State(open=True, until=at(0, 17)), "Buka sampai 17.00"),
        (OFFICE_WEEK, at(0, 7, 59), State(open=False, opens_at=at(0, 8)), "Tutup, buka lagi 08.00"),
        (OFFICE_WEEK, at(0, 17), State(open=False, opens_at=at(1, 8)), "Tutup, buka lagi besok 08.00"),
        (OFFICE_WEEK, at(5, 13), State(open=False, opens_at=at(5, 15)), "Tutup, buka lagi 15.00"),
        (OFFICE_WEEK, at(5, 20), State(open=False, opens_at=at(7, 8)), "Tutup, buka lagi Senin 08.00"),
        (hours(EVENING), at(1, 0, 30), State(open=True, until=at(1, 1)), "Buka sampai 01.00"),
        (hours(EVENING), at(1, 1), State(open=False, opens_at=at(1, 17)), "Tutup, buka lagi 17.00"),
        (hours(EVENING, *[CLOSED] * 6), at(7, 0, 30), State(open=False, opens_at=at(7, 17)), "Tutup, buka lagi 17.00"),
        (hours(*[CLOSED] * 6, EVENING), at(0, 0, 30), State(open=True, until=at(0, 1)), "Buka sampai 01.00"),
        (hours(ALL_DAY), at(3, 12), State(open=True), "Buka 24 jam"),
        (hours(ALL_DAY, *[CLOSED] * 6), at(0, 12), State(open=True, until=at(1, 0)), "Buka sampai 24.00"),
        (hours(*[ALL_DAY] * 5, OFFICE, CLOSED), at(4, 12), State(open=True, until=at(5, 0)), "Buka sampai 24.00"),
        (hours(*[ALL_DAY] * 6, CLOSED), at(0, 12), State(open=True, until=at(6, 0)), "Buka sampai Sabtu 24.00"),
        (hours(*[ALL_DAY] * 2, ((0, 540),), *[CLOSED] * 4), at(0, 8), State(open=True, until=at(2, 9)),
         "Buka sampai Rabu 09.00"),
        (hours(OFFICE, *[CLOSED] * 6), at(0, 18), State(open=False, opens_at=at(7, 8)),
         "Tutup, buka lagi 23 Maret pukul 08.00"),
        (hours(CLOSED), at(0, 12), State(open=False), "Tutup"),
    ],
)  # fmt: skip
def test_what_holds_and_how_it_is_said(week, now, state, words):
    assert opening_reference.state_at(week, (), now) == state
    assert opening_reference.describe(state, now) == words


def test_a_holiday_closes_what_begins_on_its_days_and_nothing_else():
    feast = (holiday(date(2026, 3, 18), date(2026, 3, 19), "Lebaran"),)
    week = hours(EVENING)
    tail_of_tuesday = opening_reference.state_at(week, feast, at(2, 0, 30))
    assert tail_of_tuesday == State(open=True, until=at(2, 1))
    closed = opening_reference.state_at(week, feast, at(2, 18))
    assert closed == State(open=False, opens_at=at(4, 17), holiday_ends=date(2026, 3, 19))
    assert opening_reference.describe(closed, at(2, 18)) == "Libur s.d. 19 Maret"
    assert opening_reference.describe(closed, at(3, 18)) == "Libur hari ini"
    no_tail = opening_reference.state_at(week, feast, at(4, 0, 30))
    assert no_tail == State(open=False, opens_at=at(4, 17))


def test_holidays_in_a_row_are_one():
    rows = (
        holiday(date(2026, 12, 30), date(2026, 12, 31)),
        holiday(date(2027, 1, 1), date(2027, 1, 1)),
        holiday(date(2026, 12, 25), date(2026, 12, 30)),
    )
    now = datetime(2026, 12, 26, 9)  # noqa: DTZ001
    state = opening_reference.state_at(hours(OFFICE), rows, now)
    assert state == State(open=False, opens_at=datetime(2027, 1, 2, 8), holiday_ends=date(2027, 1, 1))  # noqa: DTZ001
    assert opening_reference.describe(state, now) == "Libur s.d. 1 Januari 2027"


def test_a_holiday_without_end_ends_no_program():
    forever = (holiday(date(2026, 1, 1), date.max),)
    state = opening_reference.state_at(hours(OFFICE), forever, at(0, 9))
    assert state == State(open=False, holiday_ends=date.max)


def test_hours_that_are_not_known_are_not_made_up():
    feast = (holiday(date(2026, 3, 18), date(2026, 3, 19)),)
    assert opening_reference.state_at(None, feast, at(0, 9)) is None
    assert opening_reference.state_at(None, feast, at(2, 9)) == State(open=False, holiday_ends=date(2026, 3, 19))


def test_the_phone_s_own_zone_does_not_matter():
    moment = datetime(2026, 3, 16, 1, 30, tzinfo=UTC)
    shown = {zone.value: opening_reference.local(moment, zone).strftime("%H:%M") for zone in TimeZone}
    assert shown == {"WIB": "08:30", "WITA": "09:30", "WIT": "10:30"}
    state = opening_reference.state_at(hours(OFFICE), (), opening_reference.local(moment, TimeZone.WIB))
    assert state.until == datetime(2026, 3, 16, 10, tzinfo=UTC)


# --- against a second answer, minute by minute


@st.composite
def weeks(draw):
    def day():
        cuts = draw(st.lists(st.integers(0, 96), max_size=4, unique=True).map(sorted))
        spans = [(a * 15, b * 15) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        if draw(st.booleans()) and (not spans or spans[-1][1] < 1380):
            spans.append((1380, draw(st.integers(1381, 1380 + 1440))))
        return tuple(span for span in spans if span[0] < 1440)

    return hours(*(day() for _ in range(7)))


def open_minutes(week, holidays, first, days):
    """Every open minute of `days` days from `first`, counted from its midnight, by painting them one by one."""
    painted = set()
    for index in range(-2, days):
        day = first + timedelta(days=index)
        if not any(h.starts <= day <= h.ends for h in holidays):
            for start, end in week.days[day.weekday()]:
                painted.update(range(index * 1440 + start, index * 1440 + end))
    return painted


@settings(max_examples=80, deadline=None)
@given(
    weeks(),
    st.integers(0, 7 * 1440 - 1),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), max_size=2),
)
def test_the_answer_equals_painting_every_minute(week, minute, spans):
    first = MONDAY.date()
    holidays = tuple(
        holiday(first + timedelta(days=start), first + timedelta(days=start + length)) for start, length in spans
    )
    span_days = 30
    painted = open_minutes(week, holidays, first, span_days)
    now = MONDAY + minute * MINUTE
    state = opening_reference.state_at(week, holidays, now)
    assert state.open == (minute in painted)
    change = next((m for m in range(minute, (span_days - 2) * 1440) if (m in painted) != state.open), None)
    moment = None if change is None else MONDAY + change * MINUTE
    if not state.open:
        assert state.opens_at == moment
        assert state.until is None
    else:
        assert state.opens_at is None
        assert state.until == (moment if moment and moment - now < timedelta(days=7) else None)


def test_days_are_shown_as_written_but_with_capitals():
    written = values.opening_hours({"senin-KAMIS": "8-17", "jum'at": "8-11", "sabtu s/d minggu": "tutup"})
    assert opening_hours.rows(OpeningHours.model_validate(written), "id") == (
        ("Senin-Kamis", "8-17"),
        ("Jum'at", "8-11"),
        ("Sabtu s/d Minggu", "tutup"),
    )


# --- for the browser


def a_village(zone="WITA"):
    return samples.a_village(zona_waktu=zone)


def test_the_browser_gets_minutes_dates_and_the_zone():
    business = a_business(
        hours=hours(*[EVENING] * 5, SPLIT, CLOSED), libur=[{"mulai": "2026-03-20", "sampai": "2026-03-25"}]
    )
    assert opening_hours.for_browser(business, a_village()) == {
        "offset": 480,
        "zone": "WITA",
        "days": [[[1020, 1500]]] * 5 + [[[420, 720], [900, 1200]], []],
        "holidays": [["2026-03-20", "2026-03-25", ""]],
    }


def test_the_browser_gets_nothing_where_nothing_is_known_or_the_business_is_not_running():
    assert opening_hours.for_browser(a_business(), a_village()) is None
    assert opening_hours.for_browser(a_business(hours=hours(OFFICE), status="tutup-sementara"), a_village()) is None
    feast = a_business(libur=[{"mulai": "2026-03-20", "sampai": "2026-03-25", "keterangan": "Lebaran"}])
    data = opening_hours.for_browser(feast, a_village())
    assert data["days"] is None
    assert data["holidays"] == [["2026-03-20", "2026-03-25", "Lebaran"]]


# --- schema.org


def test_specification_groups_days_and_knows_midnight():
    week = hours(OFFICE, OFFICE, EVENING, ALL_DAY, ((1020, 1440),), SPLIT, CLOSED)
    spans = {(each["opens"], each["closes"]): each["dayOfWeek"] for each in opening_hours.specification(week)}
    assert spans == {
        ("08:00", "17:00"): ["Monday", "Tuesday"],
        ("17:00", "01:00"): ["Wednesday"],
        ("00:00", "23:59"): ["Thursday"],
        ("17:00", "00:00"): ["Friday"],
        ("07:00", "12:00"): ["Saturday"],
        ("15:00", "20:00"): ["Saturday"],
        ("00:00", "00:00"): ["Sunday"],
    }


@given(weeks())
def test_specification_read_back_gives_the_same_open_minutes(week):
    back = [[] for _ in range(7)]
    for each in opening_hours.specification(week):
        start, end = (int(text[:2]) * 60 + int(text[3:]) for text in (each["opens"], each["closes"]))
        if (start, end) == (0, 0):
            continue
        end = 1440 if (start, end) == (0, 1439) else end if end > start else end + 1440
        for day in each["dayOfWeek"]:
            back[opening_hours.DAY_NAMES.index(day)].append((start, end))
    same = [sorted(span for span in day if span[1] - span[0] < 1439) for day in week.days]
    assert [sorted(span for span in day if span[1] - span[0] < 1439) for day in back] == same


def test_holidays_are_special_hours():
    assert opening_hours.special_specification([holiday(date(2026, 3, 20), date(2026, 3, 25))]) == [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": "2026-03-20",
            "validThrough": "2026-03-25",
        }
    ]


# --- cases that the browser's own answer is held against

SCHEDULES = (
    ("jam kantor, Sabtu dua kali, Minggu tutup", "WIB", OFFICE_WEEK, ()),
    ("malam sampai lewat tengah malam", "WIB", hours(EVENING), ()),
    ("24 jam", "WITA", hours(ALL_DAY), ()),
    ("24 jam kecuali Minggu", "WIT", hours(*[ALL_DAY] * 6, CLOSED), ()),
    ("hanya Senin", "WIB", hours(OFFICE, *[CLOSED] * 6), ()),
    ("selalu tutup", "WIB", hours(CLOSED), ()),
    ("malam, libur di tengah", "WIT", hours(EVENING), (holiday(date(2026, 3, 18), date(2026, 3, 19), "Lebaran"),)),
    (
        "kantor, dua libur berurutan sampai tahun depan",
        "WIB",
        hours(OFFICE),
        (
            holiday(date(2026, 3, 20), date(2026, 3, 21), "Idulfitri"),
            holiday(date(2026, 3, 22), date(2027, 1, 3)),
        ),
    ),
    ("24 jam dengan libur sehari", "WITA", hours(ALL_DAY), (holiday(date(2026, 3, 20), date(2026, 3, 20)),)),
    ("jam tidak diketahui, ada libur", "WIB", None, (holiday(date(2026, 3, 17), date(2026, 3, 18), "Hajatan"),)),
)
MOMENTS_EACH = 24


def golden_cases():
    """Moments at and beside every change, and some drawn from a fixed seed, for each schedule."""
    rng = random.Random(2026)  # noqa: S311  # a fixed sample, not a secret
    schedules = []
    for name, zone, week, holidays in SCHEDULES:
        edges = [0, 1439, 2 * 1440, 3 * 1440, 4 * 1440 - 1]
        for day, spans in enumerate(week.days if week else ()):
            edges += [day * 1440 + edge + beside for span in spans for edge in span for beside in (-1, 0)]
        chosen = {minute for minute in rng.sample(edges, min(len(edges), MOMENTS_EACH // 2)) if minute >= 0}
        while len(chosen) < MOMENTS_EACH:
            chosen.add(rng.randrange(9 * 1440))
        business = a_business(hours=week, holidays=holidays)
        schedules.append(
            {
                "name": name,
                "data": opening_hours.for_browser(business, a_village(zone)),
                "cases": [golden_case(week, holidays, zone, minute) for minute in sorted(chosen)],
            }
        )
    return schedules


def golden_case(week, holidays, zone, minute):
    offset = timedelta(hours=TimeZone(zone).utc_offset_hours)
    now = opening_reference.local((MONDAY + minute * MINUTE - offset).replace(tzinfo=UTC), TimeZone(zone))
    state = opening_reference.state_at(week, holidays, now)
    expected = state and {
        "open": state.open,
        "until": state.until and state.until.isoformat(),
        "opens_at": state.opens_at and state.opens_at.isoformat(),
        "holiday_ends": state.holiday_ends and state.holiday_ends.isoformat(),
        "text": opening_reference.describe(state, now),
    }
    return {"now": now.isoformat(), "expected": expected}


def as_text(schedules):
    """Return the cases as JSON with one case a line, so that a change reads well."""
    blocks = []
    for schedule in schedules:
        head = ", ".join(f'"{key}": {json.dumps(schedule[key], ensure_ascii=False)}' for key in ("name", "data"))
        cases = ",\n".join(f"  {json.dumps(case, ensure_ascii=False)}" for case in schedule["cases"])
        blocks.append(f'{{{head}, "cases": [\n{cases}\n]}}')
    return '{"schedules": [\n' + ",\n".join(blocks) + "\n]}\n"


def test_the_golden_cases_are_what_this_module_answers(request):
    schedules = golden_cases()
    assert sum(len(schedule["cases"]) for schedule in schedules) >= 200
    text = as_text(schedules)
    if request.config.getoption("--update-goldens", default=False):
        GOLDEN.write_text(text, "utf-8")
    assert GOLDEN.read_text("utf-8") == text
