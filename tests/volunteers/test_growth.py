"""No command of volunteers costs more than in proportion to what it is given: steps are counted, not the time."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from steps import MOST, TIMES, grows
from villages import TODAY, village

from katalog.entries import load
from katalog.settings import Settings
from katalog.volunteers import freshness
from katalog.volunteers.changes import plan as changes
from katalog.volunteers.registration import chat, draft
from katalog.volunteers.tables import exporting, importing

ENTRY = (
    "nama: Warung {0}\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-0000-{0:04}\nalamat: {{dusun: Dusun I}}\n"
)
BUSINESS = ["Nama", "Kategori", "Ringkasan", "WhatsApp", "Dusun"]
PRODUCT = ["Usaha", "Nama", "Harga"]
PROMO = ["Usaha", "Nama", "Harga", "Isi"]
LITTLE = 25
Rows = list[list[str]]

TABLES: dict[str, Callable[[int], Rows]] = {
    "bad businesses": lambda n: [BUSINESS, *([f"W{i}", "zzz", "", "08", "Dusun X"] for i in range(n))],
    "good businesses": lambda n: [
        BUSINESS,
        *([f"Toko {i}", "makanan", "Enak.", f"0812{i:08}", "Dusun I"] for i in range(n)),
    ],
    "one business": lambda n: [BUSINESS, *(["Toko", "makanan", "Enak.", "081200000000", "Dusun I"] for _ in range(n))],
    "products of nobody": lambda n: [PRODUCT, *([f"Tak Ada {i}", f"P{i}", "1.000"] for i in range(n))],
    "products": lambda n: [PRODUCT, *(["Warung 1", f"P{i}", "1.000"] for i in range(n))],
    "bad products": lambda n: [PRODUCT, *(["Warung 1", f"P{i}", "lima"] for i in range(n))],
    "products without names": lambda n: [PRODUCT, *(["Warung 1", "", "1.000"] for _ in range(n))],
    "one product": lambda n: [PRODUCT, *(["Warung 1", "P", "1.000"] for _ in range(n))],
    "bad promos": lambda n: [PROMO, *(["Warung 1", f"P{i}", "1.000", "2 x kue"] for i in range(n))],
    "columns": lambda n: [[*BUSINESS, *(f"K{i}" for i in range(n))], ["W", "makanan", "Enak.", "08", "Dusun I"]],
    "areas in a cell": lambda n: [
        [*BUSINESS, "Ongkir"],
        ["W", "makanan", "Enak.", "081200000000", "Dusun I", "\n".join(f"Dusn {i}: 5.000" for i in range(n))],
    ],
}
MESSAGES: dict[str, Callable[[int], str]] = {
    "prices": lambda n: "\n".join(f"harga P{i} jadi {i + 1}.000" for i in range(n)),
    "days off": lambda n: "\n".join("libur besok" for _ in range(n)),
    "words": lambda n: f"harga {' '.join(f'keripik{i}' for i in range(n))} jadi 5.000",
    "questions": lambda n: "\n".join(f"apa kabar {i}?" for i in range(n)),
    "things": lambda n: f"habis: {', '.join(f'P{i}' for i in range(n))}",
}


REGISTRATIONS: dict[str, Callable[[int], str]] = {
    "products": lambda n: "\n".join(f"keripik {i} {i + 1}.000" for i in range(n)),
    "labels": lambda n: "\n".join("Alamat: Dusun I" for _ in range(n)),
    "one line": lambda n: f"Produk: {', '.join(f'keripik {i} 5rb' for i in range(n))}",
    "words": lambda n: " ".join(f"kata{i}" for i in range(n)),
    "numbers": lambda n: " ".join("081200001111" for _ in range(n)),
    "empty lines": lambda n: "\n" * n + "x",
}


def written(folder: Path, rows: Rows) -> Path:
    file = folder / "tabel.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return file


def of(root: Path, number: int, businesses: int = 1) -> Settings:
    return village(root / str(number), {f"warung-{i}": ENTRY.format(i) for i in range(1, businesses + 1)})


@pytest.mark.parametrize("kind", TABLES)
def test_importing_grows_with_the_table(tmp_path: Path, kind: str) -> None:
    runs = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = of(tmp_path, number)
        file = written(settings.root, TABLES[kind](number))
        runs.append(lambda settings=settings, file=file: importing.plan(settings, [file]))
    assert grows(*runs) <= TIMES * MOST


def test_importing_products_of_many_businesses_grows_with_both_together(tmp_path: Path) -> None:
    runs = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = of(tmp_path, number, businesses=number)
        file = written(settings.root, [PRODUCT, *([f"Warung {i}", "P", "1.000"] for i in range(1, number + 1))])
        runs.append(lambda settings=settings, file=file: importing.plan(settings, [file]))
    assert grows(*runs) <= TIMES * MOST


@pytest.mark.parametrize("kind", MESSAGES)
def test_changing_grows_with_the_message(tmp_path: Path, kind: str) -> None:
    runs = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = of(tmp_path, number)
        runs.append(lambda s=settings, n=number: changes.plan(s, MESSAGES[kind](n), "warung-1"))
    assert grows(*runs) <= TIMES * MOST


@pytest.mark.parametrize("kind", REGISTRATIONS)
def test_registering_grows_with_the_message(tmp_path: Path, kind: str) -> None:
    of_village = load.village_of(of(tmp_path, 0))
    assert of_village is not None
    texts = [f"Nama usaha: Warung A\nWA: 081200001111\n{REGISTRATIONS[kind](n)}" for n in (LITTLE, LITTLE * TIMES)]
    little, large = (lambda text=text: draft.of_form(chat.parse(text), of_village, TODAY) for text in texts)
    assert grows(little, large) <= TIMES * MOST


@pytest.mark.parametrize("command", ["load", "export", "list"])
def test_all_that_goes_over_the_village_grows_with_it(tmp_path: Path, command: str) -> None:
    runs = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = of(tmp_path, number, businesses=number)
        catalogue = load.load(settings).catalogue
        assert catalogue is not None
        target = tmp_path / f"tabel-{number}"
        commands: dict[str, Callable[[], object]] = {
            "load": lambda settings=settings: load.load(settings),
            "export": lambda c=catalogue, t=target: exporting.export_csv(c.businesses, t),
            "list": lambda c=catalogue, s=settings: freshness.due(c, s),
        }
        runs.append(commands[command])
    assert grows(*runs) <= TIMES * MOST
