"""No entry costs more than in proportion to its length: the steps of the program are counted, not the time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from steps import MOST, TIMES, steps
from villages import village

from katalog.entries import load
from katalog.entries.fix import plan

HEAD = "nama: Warung\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-0000-0099\nalamat: {dusun: Dusun I}\n"
LITTLE = 80

GROWING: dict[str, Callable[[int], str]] = {
    "one day": lambda n: "jam_buka:\n" + "".join(f"  senin: {i}\n" for i in range(n)),
    "many days, each twice": lambda n: "jam_buka:\n" + "".join(f"  hari{i % (n // 2)}: tutup\n" for i in range(n)),
    "one channel": lambda n: "media_sosial:\n" + "".join(f"  situs: https://a{i}.example/\n" for i in range(n)),
    "one label": lambda n: "produk:\n  - nama: A\n    spesifikasi:\n" + "      Warna: merah\n" * n,
    "labels, each twice": lambda n: (
        "produk:\n  - nama: A\n    spesifikasi:\n" + "".join(f"      Warna {i % (n // 2)}: merah\n" for i in range(n))
    ),
    "one key": lambda n: "pemilik: Bu Siti\n" * n,
    "one key in a product": lambda n: "produk:\n  - nama: A\n" + "    harga: 5.000\n" * n,
    "bad prices": lambda n: "produk:\n" + "".join(f"  - {{nama: Kue {i}, harga: lima}}\n" for i in range(n)),
    "bad keys": lambda n: "produk:\n" + "".join(f"  - {{nama: Kue {i}, hrga: 5.000}}\n" for i in range(n)),
    "names that come twice": lambda n: "produk:\n" + "  - {nama: Kue, harga: 5.000}\n" * n,
    "bad areas": lambda n: "ongkir:\n" + "".join(f"  - {{wilayah: Dusn {i}, biaya: x}}\n" for i in range(n)),
    "bad promos": lambda n: "promo:\n" + "".join(f"  - {{nama: P{i}, harga: 1, isi: [2 x kue]}}\n" for i in range(n)),
    "bad holidays": lambda n: "libur:\n" + "  - {mulai: kemarin, sampai: besok}\n" * n,
    "bad photos": lambda n: "foto:\n" + "".join(f"  - foto{i}.jpg\n" for i in range(n)),
    "direction signs": lambda n: "cerita: |\n" + "  a \u202e b\n" * n,
    "links": lambda n: "cerita: |\n" + "  [a](https://wa.me/62819000)\n" * n,
}


@pytest.mark.parametrize("kind", GROWING)
def test_checking_grows_with_the_length_of_an_entry(tmp_path: Path, kind: str) -> None:
    made = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = village(tmp_path / str(number), {"warung": HEAD + GROWING[kind](number)})
        load.load(settings)  # what is remembered from the first time is remembered both times
        made.append(steps(lambda settings=settings: load.load(settings)))
    assert made[1] <= made[0] * TIMES * MOST


FIXED = {
    "keys of other programs": lambda n: "produk:\n" + "".join(f"  - nama: K{i}\n    Harga : 5.000\n" for i in range(n)),
    "all but one": lambda n: (
        "produk:\n" + "".join(f"  - nama: K{i}\n    Harga : 5.000\n" for i in range(n)) + "    harga: 6.000\n"
    ),
}


@pytest.mark.parametrize("kind", ["one day", "one key", "one label", "bad prices", *FIXED])
def test_fixing_grows_with_the_length_of_an_entry(tmp_path: Path, kind: str) -> None:
    made = []
    for number in (LITTLE, LITTLE * TIMES):
        settings = village(tmp_path / str(number), {"warung": HEAD + {**GROWING, **FIXED}[kind](number)})
        list(plan.plan(settings, ""))
        made.append(steps(lambda settings=settings: list(plan.plan(settings, ""))))
    assert made[1] <= made[0] * TIMES * MOST
