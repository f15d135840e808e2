"""What people write, and what it means: prices, numbers, dates, hours, addresses, names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract import values


def mistakes(parse: Callable[[object], object], written: object) -> str:
    """Return what `parse` says against `written`."""
    with pytest.raises(ValueError, match=r".") as caught:
        parse(written)
    context: dict[str, Any] = caught.value.context  # type: ignore[attr-defined]
    return "; ".join(f"{mistake.message} | {mistake.hint}" for mistake in context["mistakes"])


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("15000", 15_000), ("15.000", 15_000), ("Rp 15.000", 15_000), ("Rp15.000,-", 15_000), ("Rp. 15.000", 15_000),
        ("15rb", 15_000), ("15 RB", 15_000), ("15 ribu", 15_000), ("15k", 15_000), ("1,5 juta", 1_500_000),
        ("1.5jt", 1_500_000), ("1.500.000", 1_500_000), ("15.000,00", 15_000), ("15,000", 15_000), ("2,5rb", 2_500),
        ("IDR 15.000", 15_000), ("15000 rupiah", 15_000), ("250", 250), ("15 000", 15_000),
        ("Rp\u00a015.000", 15_000), ("Rp 15.000,\u2013", 15_000), ("\u201c15.000\u201d", 15_000), ("@15.000", 15_000),
        ("15.000 IDR", 15_000),
    ],
)  # fmt: skip
def test_rupiah(written: str, amount: int) -> None:
    assert values.rupiah(written) == amount
    assert values.fee(written) == amount


@pytest.mark.parametrize("written", ["gratis", "GRATIS", "0", "Rp0", "Rp 0,-", "Rp. 0", "tanpa biaya", "free ongkir"])
def test_only_a_fee_can_be_nothing(written: str) -> None:
    assert values.fee(written) == 0
    assert mistakes(values.rupiah, written)


@pytest.mark.parametrize("written", ["15", "15.0", "15,00"])
def test_a_price_that_lacks_its_thousands_is_offered_with_them(written: str) -> None:
    assert "`{key}: 15.000`" in mistakes(values.rupiah, written)


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("15.5", "{key}: 15.500"), ("1,5", "{key}: 1.500"), ("1500.0", "{key}: 1.500"), ("15.500,50", "{key}: 15.500"),
        ("10.000/3 pcs", "{key}: 10000\nsatuan: 3 pcs"), ("10rb/kg", "{key}: 10000\nsatuan: kg"),
        ("10.000/15.000", "harga_mulai: 10000"), ("sesuai jarak", "hapus baris ini"),
    ],
)  # fmt: skip
def test_what_a_price_was_meant_to_be(written: str, offered: str) -> None:
    assert offered in mistakes(values.rupiah, written)


@pytest.mark.parametrize(
    "written",
    ["", "lima belas", "-5000", "1.50", "15.000.00", "\u0661\u0665\u0660\u0660\u0660", "1e5", "9" * 99, "15..000"],
)
def test_what_is_no_price(written: str) -> None:
    assert mistakes(values.rupiah, written)


@given(st.integers(100, 10**12))
def test_rupiah_is_read_however_it_is_written(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    for written in (str(amount), dotted, f"Rp{dotted}", f"Rp {dotted},-", f"Rp. {dotted},00", f"{amount:,}"):
        assert values.rupiah(written) == amount


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_mistake(written: str) -> None:
    for parse in (values.rupiah, values.fee, values.count):
        try:
            amount = parse(written)
        except ValueError:
            continue
        assert amount >= 0
        assert re.search(r"\d", written) or amount == 0


@pytest.mark.parametrize(
    "written",
    [
        "0812-3456-7890", "+62 812 3456 7890", "6281234567890", "81234567890", "(0812) 3456.7890",
        "+62 (0)812-3456-7890",
        "0062 812 3456 7890", "62 0812 3456 7890", "0812\u20113456\u20117890",
        "\u202a+62 812\u00a03456\u00a07890\u202c", "https://wa.me/6281234567890", "wa.me/6281234567890?text=halo",
        "https://api.whatsapp.com/send?phone=6281234567890", "WA: 0812-3456-7890", "0812 3456 7890 (WA)",
        "081234567890.0", "'081234567890",
    ],
)  # fmt: skip
def test_mobile(written: str) -> None:
    assert values.mobile(written) == "+6281234567890"


def test_a_foreign_mobile_is_accepted_with_its_plus() -> None:
    assert values.mobile("+60 12-345 6789") == "+60123456789"


@pytest.mark.parametrize("written", ["061-7951234", "021 555 1234"])
def test_a_landline_is_named_as_one(written: str) -> None:
    assert "telepon rumah" in mistakes(values.mobile, written)
    assert values.phone(written).startswith("+62")


@pytest.mark.parametrize(
    "written",
    ["", "0812", "0812345", "081234567890123456", "abc", "8.12E+10", "081234567890 / 081234567891", "+999 12345678"],
)
def test_what_is_no_mobile(written: str) -> None:
    assert mistakes(values.mobile, written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0812-3456-7890 (Bu SR)", "`{key}: 0812-3456-7890`"), ("Bu SR 0812 3456 7890", "`{key}: 0812 3456 7890`"),
        ("0812-3456-7890 atau 0813-1111-2222", "lebih dari satu"), ("0812 3456 789O", "belum terbaca"),
    ],
)  # fmt: skip
def test_a_number_among_words_is_offered_alone(written: str, said: str) -> None:
    assert said in mistakes(values.mobile, written)
    assert said in mistakes(values.phone, written)


def test_a_landline_needs_its_area_code() -> None:
    assert "kode wilayah" in mistakes(values.phone, "7951234")


@given(st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True), st.sampled_from(["", "-", " ", ".", "\u2013"]))
def test_a_mobile_is_read_with_any_prefix_and_any_sign_between(national: str, sign: str) -> None:
    spaced = sign.join(re.findall(r"\d{1,4}", national))
    for prefix in ("0", "+62", "62", ""):
        assert values.mobile(prefix + spaced) == f"+62{national}"


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-20", "20-03-2026", "20/3/2026", "20.3.2026", "20 Maret 2026", "20 Mar 2026", "20-mar-2026",
        "Jumat, 20 Maret 2026", "2026/03/20", "20 March 2026", "20\u201303\u20132026", "20\u00a0Maret\u00a02026",
        "Jum\u2019at 20 Maret 2026", "tgl 20 Maret 2026.",
    ],
)  # fmt: skip
def test_day(written: str) -> None:
    assert values.day(written) == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31-02-2026", "31 Februari 2026"),
        ("03/20/2026", "`{key}: 20-03-2026`"),
        ("20/3/26", "20-03-2026"),
        ("20 Maart 2026", "maart"),
        ("20 Maret", "belum menyebut tahun"),
        ("besok", "tanggal"),
        ("20-13-2026", "12 bulan"),
        ("01-01-0001", "tahun 1"),
    ],
)
def test_what_is_no_day(written: str, said: str) -> None:
    assert said in mistakes(values.day, written)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    month = values.MONTHS[day.month - 1]
    for written in (
        day.isoformat(),
        f"{day:%d-%m-%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {month} {day.year}",
    ):
        assert values.day(written) == day


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("2 hari", timedelta(days=2)),
        ("3 jam", timedelta(hours=3)),
        ("30 menit", timedelta(minutes=30)),
        ("1 minggu", timedelta(days=7)),
    ],
)
def test_lead_time(written: str, length: timedelta) -> None:
    assert values.lead_time(written) == {"duration": length, "written": written}


@pytest.mark.parametrize(
    ("written", "read"), [("sehari", "1 hari"), ("Dua hari", "2 hari"), ("H-2", "2 hari"), ("1x24 jam", "1 hari")]
)
def test_lead_time_in_words(written: str, read: str) -> None:
    assert values.lead_time(written) == values.lead_time(read)


def test_the_longer_of_two_lead_times_is_offered() -> None:
    assert "`{key}: 3 hari`" in mistakes(values.lead_time, "2 - 3 hari")


WEEKDAYS = tuple(range(5))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("senin", (0,)), ("senin-sabtu", (0, 1, 2, 3, 4, 5)), ("sabtu-minggu", (5, 6)), ("sabtu-senin", (5, 6, 0)),
        ("setiap hari", tuple(range(7))), ("Senin, Rabu, Jumat", (0, 2, 4)), ("Jum'at", (4,)), ("hari kerja", WEEKDAYS),
        ("Senin s/d Jumat", WEEKDAYS), ("Sen\u2013Jum", WEEKDAYS), ("senin sampai jumat", WEEKDAYS), ("Ahad", (6,)),
        ("setiap Senin", (0,)), ("setiap hari kecuali Jumat", (0, 1, 2, 3, 5, 6)), ("Rebo", (2,)),
    ],
)  # fmt: skip
def test_days(written: str, days: tuple[int, ...]) -> None:
    assert values.days_of(written) == days


@pytest.mark.parametrize(
    "written",
    [
        "3/2/2026 7:05:09", "03-02-2026 23.59.00", "2026-02-03 14:00:01", "2026-02-03T00:00:00.000Z",
        "2026-02-03T14:59:59Z", "2026-02-03T21:30:00+07:00", "3 Februari 2026 08:00:00", "2026-02-03T05:06:07",
    ],
)  # fmt: skip
def test_a_stamp_is_its_date(written: str) -> None:
    assert values.day(written) == date(2026, 2, 3)


@pytest.mark.parametrize(
    "written", ["3/2/2026 12:00", "2026-02-03T17:00:00Z", "3/2/2026 25:00:00", "3/2/2026 10:22:31 lusa", "10:22:31"]
)
def test_a_time_that_may_matter_is_not_dropped(written: str) -> None:
    assert mistakes(values.day, written)


@pytest.mark.parametrize(
    ("written", "intervals"),
    [
        ("08.00-17.00", ((480, 1020),)), ("08:00 - 17:00", ((480, 1020),)), ("8-17", ((480, 1020),)),
        ("24 jam", ((0, 1440),)),
        ("07.00\u201312.00, 15.00\u201320.00", ((420, 720), (900, 1200))), ("tutup", ()),
        ("17.00-01.00", ((1020, 1500),)),
        ("08.00 - 17.00 WIB", ((480, 1020),)), ("jam 8 sampai jam 17", ((480, 1020),)),
        ("8 pagi - 5 sore", ((480, 1020),)),
        ("15.00-20.00 dan 07.00-12.00", ((420, 720), (900, 1200))), ("00.00-24.00", ((0, 1440),)),
        ("8am-5pm", ((480, 1020),)), ("1 x 24 jam", ((0, 1440),)), ("24 jam nonstop", ((0, 1440),)),
    ],
)  # fmt: skip
def test_intervals(written: str, intervals: tuple[tuple[int, int], ...]) -> None:
    assert values.intervals_of(written) == intervals


@pytest.mark.parametrize(
    ("written", "first", "shown"),
    [
        ("Senin - Minggu (07.00 - 20.00 WIB)", ((420, 1200),), (("Senin - Minggu", "07.00 - 20.00 WIB"),)),
        ("08.00-17.00", ((480, 1020),), (("Setiap hari", "08.00-17.00"),)),
        ("Senin-Jumat 08.00-17.00; Sabtu: tutup", ((480, 1020),), (("Senin-Jumat", "08.00-17.00"), ("Sabtu", "tutup"))),
        ("Senin - Sabtu, 08.00 - 17.00", ((480, 1020),), (("Senin - Sabtu", "08.00 - 17.00"),)),
        ("08.00-17.00 WIB setiap hari", ((480, 1020),), (("setiap hari", "08.00-17.00 WIB"),)),
        ("08.00-17.00 (Senin-Sabtu)", ((480, 1020),), (("Senin-Sabtu", "08.00-17.00"),)),
        ("Senin-Sabtu 8-17, libur Minggu", ((480, 1020),), (("Senin-Sabtu", "8-17"), ("Minggu", "libur"))),
        ({"Senin": "8-17", "Minggu": "tutup"}, ((480, 1020),), (("Senin", "8-17"), ("Minggu", "tutup"))),
    ],
)
def test_opening_hours(written: object, first: object, shown: object) -> None:
    hours = values.opening_hours(written)
    assert isinstance(hours, dict)
    assert hours["days"][0] == first
    assert hours["days"][6] in {(), first}
    assert hours["written"] == shown


@pytest.mark.parametrize(
    "written",
    [
        "", "kapan saja", "8-8", "25-26", "08.70-09.00", {"senin": "8-12", "Senin-Rabu": "8-9"}, {"Foo": "8-9"},
        {"senin": "x"},
        "9-12, 1-5", "setiap hari", "8-selesai", "8-17 (istirahat 12-13)",
        "8-13, 12-17", {"sabtu": "17-09", "minggu": "08-12"}, {}, [{"senin": "8-9"}], "Senin 8-9 lalu pulang",
    ],
)  # fmt: skip
def test_what_are_no_opening_hours(written: object) -> None:
    assert mistakes(values.opening_hours, written)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("7 malam - 3 malam", "19.00-03.00"), ("jam 9 malam s/d 1 malam", "21.00-01.00"),
        ("6 sore - 12 malam", "18.00-24.00"), ("20.00 - 12.30 malam", "20.00-00.30"),
        ("18.00 - 03.00 dini hari", "18.00-03.00"), ("2 dini hari - 9 pagi", "02.00-09.00"),
        ("07.30.00 - 16.00.00", "07.30-16.00"), ("09:15:00-21:00:00 WIB", "09.15-21.00"),
        ("buka jam 9 tutup jam 21", "09.00-21.00"), ("Senin-Sabtu buka 7, tutup 15", "Senin-Sabtu 07.00-15.00"),
        ("09.00-16.00, Jumat libur", "Sabtu-Kamis 09.00-16.00"),
        ("07.00-12.00, 15.00-20.00; Senin tutup", "Selasa-Minggu 07.00-12.00, 15.00-20.00"),
        ("10.00-22.00 kecuali Senin dan Selasa", "Rabu-Minggu 10.00-22.00"),
        ("24 jam selain Jumat", "Sabtu-Kamis 24 jam"),
        ("Senin-Sabtu 8-16 kecuali Rabu libur", "Senin-Selasa 8-16, Kamis-Sabtu 8-16"),
        ("8-16 kecuali Sabtu 8-12", "Minggu-Jumat 8-16, Sabtu 8-12"),
        ("7-13 Senin-Rabu, 7-11 Kamis, 9-12 Sabtu", "Senin-Rabu 7-13; Kamis 7-11; Sabtu 9-12"),
        ("Selasa-Minggu 09.00-15.00. Senin libur.", "Selasa-Minggu 09.00-15.00"),
        ({"selasa_kamis": "8-16", "setiap_hari_x": "tutup"}, None),
        ({"selasa_kamis": "8-16", "sabtu_minggu": "9-12"}, "Selasa-Kamis 8-16; Sabtu-Minggu 9-12"),
        ({"hari_kerja": "8-16"}, "Senin-Jumat 8-16"),
        ({"selasa_sampai_jumat": "8-16", "sabtu_dan_minggu": "9-12"}, "Selasa-Jumat 8-16; Sabtu-Minggu 9-12"),
        ({"hari_senin": "8-16"}, "Senin 8-16"), ({"setiap hari": "8-16", "kamis": "tutup"}, "Jumat-Rabu 8-16"),
        ("Kamis libur, hari lainnya 07.00-19.00", "Jumat-Rabu 07.00-19.00"),
        ("Senin-Jumat 8-16, sisanya 9-12", "Senin-Jumat 8-16; Sabtu-Minggu 9-12"),
        ("Rabu 8-16, hari lain tutup", "Rabu 8-16"),
        ("jam 4 subuh - 9 pagi", "04.00-09.00"), ("10 malam s/d 3 subuh", "22.00-03.00"),
        ("5 petang - 11 malam, Senin tutup", "Selasa-Minggu 17.00-23.00"),
    ],
)  # fmt: skip
def test_hours_as_people_say_them(written: object, same: str | None) -> None:
    if same is None:
        assert mistakes(values.opening_hours, written)
        return
    assert values.opening_hours(written)["days"] == values.opening_hours(same)["days"]  # type: ignore[index]


@pytest.mark.parametrize("written", ["Tutup hari Minggu", "Jumat libur", "Sabtu dan Senin tutup", {"Minggu": "tutup"}])
def test_closed_days_alone_say_nothing_of_the_others(written: object) -> None:
    said = mistakes(values.opening_hours, written)
    assert said.startswith("hanya menyebut hari tutup | ")
    offered = said.split("`")[1].removeprefix("{key}: ").replace("... - ...", "8-17")
    if isinstance(written, str):
        days = values.opening_hours(offered)["days"]  # type: ignore[index]
        assert {bool(hours) for hours in days} == {True, False}


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ({"buka": "07.30", "tutup": "16.00"}, "07.30-16.00"), ({"senin": {"Mulai": "9", "selesai": "15"}}, "9-15"),
        ({"jam_buka": "jam 8 pagi", "jam_tutup": "5 sore"}, "jam 8 pagi-5 sore"),
    ],
)  # fmt: skip
def test_hours_in_two_keys_are_offered_in_one_line(written: object, offered: str) -> None:
    assert f"`{{key}}: {offered}`" in mistakes(values.opening_hours, written)
    assert values.opening_hours(offered)


@pytest.mark.parametrize("written", ["tutup", "setiap hari tutup", {"setiap hari": "libur"}])
def test_a_business_may_be_closed_every_day(written: object) -> None:
    assert values.opening_hours(written)["days"] == ((),) * 7  # type: ignore[index]


@pytest.mark.parametrize("written", ["hubungi WA", "perjanjian dulu", "Tanya dulu ya"])
def test_hours_on_request_get_no_invented_ones(written: str) -> None:
    said = mistakes(values.opening_hours, written)
    assert "Hapus baris ini" in said
    assert "08.00" not in said


MINUTES = st.integers(0, 1439)


@given(st.sets(st.integers(0, 6), min_size=1), MINUTES, MINUTES, st.sampled_from([".", ":"]))
def test_hours_are_read_as_they_were_written(days: set[int], begin: int, end: int, sign: str) -> None:
    if begin == end:
        return
    clock = "-".join(f"{minute // 60:02}{sign}{minute % 60:02}" for minute in (begin, end))
    expected = (begin, end if end > begin else end + 1440)
    names = ", ".join(values.DAYS[day] for day in sorted(days))
    try:
        hours = values.opening_hours(f"{names} ({clock} WIB)")
    except ValueError:
        assert expected[1] - 1440 > begin  # it is still open when the next day begins
        return
    assert isinstance(hours, dict)
    for day in range(7):
        assert hours["days"][day] == ((expected,) if day in days else ())


@given(st.text(alphabet="senijumatrb 0123456789.:-,;()'\u2013/", max_size=40))
def test_any_hours_are_a_week_or_a_mistake(written: str) -> None:
    try:
        hours = values.opening_hours(written)
    except ValueError:
        return
    assert isinstance(hours, dict)
    assert len(hours["days"]) == 7
    for day in hours["days"]:
        assert all(0 <= begin < 1440 and begin < end <= begin + 1440 for begin, end in day)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://desa.id/x", "https://desa.id/x"), ("HTTPS://Desa.ID", "https://desa.id"),
        ("https://desa.id:443/", "https://desa.id/"),
        ('https://desa.id/\u00e9?q="<', "https://desa.id/%C3%A9?q=%22%3C"),
        ("https://d\u00e9sa.id/", "https://xn--dsa-bma.id/"),
    ],
)  # fmt: skip
def test_web_address(written: str, address: str) -> None:
    assert values.web_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "http://desa.id", "www.desa.id",
        "//desa.id", "https://",
        "https://localhost", "https://1.2.3.4/", "https://a:b@desa.id", "https://desa.id\\@jahat.id",
        "https://desa.id/a b",
        "https://desa.id/\u202e", "https://desa.id:99999", "https://[::1", "java\nscript:alert(1)",
        "https://desa.id/" + "a" * 3000, "intent://x",
    ],
)  # fmt: skip
def test_what_is_no_web_address(written: str) -> None:
    assert mistakes(values.web_address, written)


@given(st.text(max_size=60))
def test_a_web_address_never_leaves_https(written: str) -> None:
    for text in (written, f"https://{written}", f"https://desa.id/{written}"):
        try:
            address = values.web_address(text)
        except ValueError:
            continue
        assert re.fullmatch(r"https://[a-z0-9.-]+(?::\d+)?(?:[/?#][!#-;=?-Z\[\]_a-z~]*)?", address)


@pytest.mark.parametrize(
    ("channel", "written", "url", "handle"),
    [
        ("instagram", "@warung.siti", "https://www.instagram.com/warung.siti/", "@warung.siti"),
        ("instagram", "warungsiti", "https://www.instagram.com/warungsiti/", "@warungsiti"),
        ("instagram", "instagram.com/warungsiti", "https://instagram.com/warungsiti", "@warungsiti"),
        ("instagram", "\u201c@warungsiti\u201d", "https://www.instagram.com/warungsiti/", "@warungsiti"),
        (
            "instagram",
            "https://www.instagram.com/warungsiti?igsh=abc",
            "https://www.instagram.com/warungsiti?igsh=abc",
            "@warungsiti",
        ),
        ("tiktok", "https://www.tiktok.com/@siti", "https://www.tiktok.com/@siti", "@siti"),
        ("tiktok", "https://vt.tiktok.com/ZS1/", "https://vt.tiktok.com/ZS1/", "vt.tiktok.com/ZS1"),
        ("shopee", "keripiksr", "https://shopee.co.id/keripiksr", "keripiksr"),
        ("tokopedia", "keripiksr", "https://www.tokopedia.com/keripiksr", "keripiksr"),
        ("katalog_wa", "0812-3456-7890", "https://wa.me/c/6281234567890", "wa.me/c/6281234567890"),
        ("situs", "https://warungsiti.id/", "https://warungsiti.id/", "warungsiti.id"),
    ],
)
def test_social_links(channel: str, written: str, url: str, handle: str) -> None:
    assert values.social_links({channel: written}) == ({"channel": channel, "url": url, "handle": handle},)


def test_every_bad_channel_is_said_at_once() -> None:
    bad = {
        "facebook": "Warung Bu Siti",
        "gofood": "siti",
        "tiktok": "https://jahat.com/@a",
        "situs": "http://a.id",
        "foo": "x",
    }
    assert mistakes(values.social_links, bad).count(" | ") == 5


@pytest.mark.parametrize(
    "written",
    [
        "3.5214, 98.7731", "3,5214; 98,7731", "3.5214,98.7731", "(3.5214, 98.7731)", "3.5214\u00b0, 98.7731\u00b0",
        "3,5214, 98,7731", "3.5214 LU, 98.7731 BT", "3.5214\u00b0 N 98.7731\u00b0 E",
        "3\u00b031'17.04\"N 98\u00b046'23.16\"E",
    ],
)  # fmt: skip
def test_coordinates(written: str) -> None:
    assert values.coordinates(written) == {"latitude": 3.5214, "longitude": 98.7731}


def test_south_is_below_zero_however_it_is_written() -> None:
    south = {"latitude": -6.2, "longitude": 106.8}
    for written in ("-6.2, 106.8", "\u22126.2, 106.8", "6.2 LS 106.8 BT", "6.2S 106.8E", "6\u00b012'S 106\u00b048'E"):
        assert values.coordinates(written) == south


@pytest.mark.parametrize("written", ["98.7731, 3.5214", "51.5, -0.1", "x", "", "3.5", "3.5, 98.7, 1"])
def test_what_is_no_point_in_indonesia(written: str) -> None:
    assert mistakes(values.coordinates, written)


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("2 x keripik-original", ("keripik-original", None, "2")), ("2x keripik", ("keripik", None, "2")),
        ("2 \u00d7 keripik", ("keripik", None, "2")), ("keripik", ("keripik", None, "1")),
        ("2 x keripik (pedas)", ("keripik", "pedas", "2")), ("3 Keripik Tempe", ("keripik-tempe", None, "3")),
        ("keripik x 2", ("keripik", None, "2")), ("keripik (pedas) x2", ("keripik", "pedas", "2")),
    ],
)  # fmt: skip
def test_promo_item(written: str, item: tuple[str, str | None, str]) -> None:
    found = values.promo_item(written)
    assert isinstance(found, dict)
    assert (found["produk"], found.get("varian"), found["jumlah"]) == item


@given(st.text(max_size=200))
def test_a_slug_is_one_or_nothing(name: str) -> None:
    made = values.slug_of(name)
    assert made == "" or (values.SLUG.fullmatch(made) and len(made) <= values.SLUG_MAX)
    assert made == "" or values.slug(made) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Keripik Tempe", "keripik-tempe"),
        ("Jum'at Berkah", "jumat-berkah"),
        ("Caf\u00e9 & Roti", "cafe-roti"),
        ("\U0001f36a", ""),
    ],
)
def test_slug_of(name: str, made: str) -> None:
    assert values.slug_of(name) == made


def test_several_items_in_one_line_are_offered_one_by_one() -> None:
    for sign in (", ", " + ", " dan "):
        assert "- 2 x teh\n- 1 x keripik" in mistakes(values.promo_item, f"2 x teh{sign}1 x keripik")
    assert values.promo_item("2 x teh, manis") == {"produk": "teh-manis", "jumlah": "2"}


@pytest.mark.parametrize(
    ("written", "code"),
    [("id", "id"), ("Indonesia", "id"), ("EN", "en"), ("Inggris", "en"), ("Bahasa Indonesia", "id"), ("id-ID", "id")],
)
def test_language(written: str, code: str) -> None:
    assert values.language(written) == code


@pytest.mark.parametrize("written", ["jawa", "", "../id", "id/../en", "id.yaml", "x", "<b>", "id-latn", "a" * 100])
def test_what_is_no_language(written: str) -> None:
    assert "`{key}: id`" in mistakes(values.language, written)


def test_a_promo_has_an_id_whatever_it_is_called() -> None:
    assert values.promo_id("Paket Hemat") == "paket-hemat"
    made = {values.promo_id(name) for name in ("\u7092\u996d", "\u1b26", "!")}
    assert len(made) == 3
    assert all(values.SLUG.fullmatch(name) for name in made)


@pytest.mark.parametrize("written", ["ya", "YA", "yes", "true", "y"])
def test_yes(written: str) -> None:
    assert values.yes_no(written) is True


@pytest.mark.parametrize("written", ["tidak", "No", "false", "n"])
def test_no(written: str) -> None:
    assert values.yes_no(written) is False


def test_text_keeps_letters_and_signs_and_folds_white_space() -> None:
    assert values.text("  <b>Bu</b>\n \U0001f36a \u202ekanan\u202c ") == "<b>Bu</b> \U0001f36a \u202ekanan\u202c"
    assert values.long_text("a\r\n\tb\n\n") == "a\n\tb"
    for control in "\x00\x07\x1b\x7f\ud800":
        assert mistakes(values.text, f"a{control}b")
        assert mistakes(values.long_text, f"a{control}b")


@pytest.mark.parametrize(
    "parse",
    [
        values.text,
        values.long_text,
        values.rupiah,
        values.mobile,
        values.day,
        values.slug,
        values.web_address,
        values.yes_no,
        values.count,
    ],
)
@pytest.mark.parametrize("written", [["a"], {"a": "b"}, ""])
def test_a_list_a_group_or_nothing_is_said_to_be_one(parse: Callable[[object], object], written: object) -> None:
    assert mistakes(parse, written)


@pytest.mark.parametrize(
    "written", ["+62 62 813 2222 0417", "+6262081322220417", "062081322220417", "0620 813-2222-0417", "006281322220417"]
)
def test_the_number_of_the_country_may_be_there_twice(written: str) -> None:
    assert values.mobile(written) == "+6281322220417"


def test_a_landline_of_an_area_that_begins_with_62_stays_one() -> None:
    assert values.phone("0628 123456") == "+62628123456"
    assert values.phone("+62 628 123456") == "+62628123456"


@pytest.mark.parametrize(("days", "read"), [("45995", date(2025, 12, 4)), ("46350,75", date(2026, 11, 24))])
def test_days_as_spreadsheets_count_them_are_dates(days: str, read: date) -> None:
    assert values.day(days) == read
