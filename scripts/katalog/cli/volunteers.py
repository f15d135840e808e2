"""Runs the commands that write entries and tables or list whom to ask, for volunteers who do not know YAML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from katalog import report
from katalog.cli import lists
from katalog.cli.parser import (
    EXIT_ERRORS,
    EXIT_LEFT_OUT,
    EXIT_OK,
    ROOT,
    Parser,
    settings_of,
)
from katalog.program import IS_INSTALLED


def add_to(verbs: Any, shared: list[Parser]) -> None:
    """Add the commands to the program's `verbs`; `shared` hold the options of all that read entries."""
    new = verbs.add_parser(
        "new",
        parents=shared,
        help="usaha baru",
        description="Bertanya, lalu menulis isian usaha baru; dengan --dari-teks dari pesan yang dikirim pemilik. Yang "
        "terbaca ditunjukkan dulu. Kalau ada yang kurang dan tidak ada yang bisa ditanya, yang ditulis adalah draf "
        "(_nama-folder) dengan pertanyaannya. Selesai dengan 0 kalau lengkap, 3 kalau ada catatan atau masih draf, "
        "1 kalau tidak ada yang ditulis.",
    )
    new.add_argument("slug", nargs="?", default="", help="nama folder usaha; tanpa ini dibuat dari namanya")
    new.add_argument("--dari-teks", type=Path, metavar="BERKAS", help="pesan pendaftaran dari pemilik")
    new.set_defaults(run=lists.told(_new))

    changed = verbs.add_parser(
        "ubah",
        parents=shared,
        help="perubahan dari pesan pemilik",
        description="Membaca kalimat perubahan (harga, stok, jam, libur, nomor, ongkir, promo) ke isian satu usaha. "
        "Perubahannya ditunjukkan dulu; yang tidak terbaca disebutkan. Selesai dengan 0 kalau semua terbaca, "
        "3 kalau ada sisa, 1 kalau tidak ada yang ditulis.",
    )
    changed.add_argument(
        "slug", nargs="?", default="", help="nama folder usaha; tanpa ini dari nama atau nomor di pesan"
    )
    changed.add_argument("--dari-teks", type=Path, required=True, metavar="BERKAS", help="pesan dari pemilik")
    changed.add_argument("--ya", action="store_true", help="tulis tanpa bertanya")
    changed.set_defaults(run=lists.told(_change))

    fix = verbs.add_parser(
        "fix",
        parents=shared,
        help="perbaiki yang pasti",
        description="Memperbaiki salah ketik yang pasti di isian; perubahannya ditunjukkan dulu.",
    )
    fix.add_argument("slug", nargs="?", default="", help="nama folder usaha; tanpa ini semua usaha")
    fix.add_argument("--ya", action="store_true", help="tulis tanpa bertanya")
    fix.set_defaults(run=lists.told(_fix))

    imported = verbs.add_parser(
        "import", parents=shared, help="isian dari tabel", description="Membaca usaha dari Excel atau CSV."
    )
    imported.add_argument("berkas", nargs="*", type=Path, help="berkas .xlsx atau .csv")
    imported.add_argument("--template", type=Path, metavar="BERKAS", help="buat tabel kosong untuk diisi")
    imported.add_argument("--jalan", action="store_true", help="tulis isiannya; tanpa ini hanya dicoba")
    imported.add_argument("--timpa", action="store_true", help="ganti isian yang sudah ada")
    imported.set_defaults(run=lists.told(_import))

    lists.add_to(verbs, shared)

    form = verbs.add_parser(
        "skema", parents=shared, help="skema untuk editor", description="Menulis skema untuk editor ke schema/."
    )
    form.set_defaults(run=_schema)


def _new(arguments: argparse.Namespace) -> int:
    from katalog.volunteers.registration import new as new_entry

    settings = settings_of(arguments, lists.NOWHERE)
    registration = new_entry.registration_in(arguments.dari_teks) if arguments.dari_teks else None
    ask = input if sys.stdin.isatty() else None
    made = new_entry.new(settings, slug=arguments.slug, registration=registration, ask=ask, say=report.result)
    report.result(f"Sudah ditulis: {settings.shown(made.file)}")
    for remark in (*made.remarks, *map(str, made.warnings)):
        report.trouble(f"- {remark}")
    if made.is_draft:
        report.trouble(
            "Ini masih draf dan belum tampil di situs. Ganti nama foldernya (tanpa `_`) kalau sudah lengkap."
        )
    return EXIT_LEFT_OUT if made.remarks or made.is_draft else EXIT_OK


def _change(arguments: argparse.Namespace) -> int:
    from katalog.entries.fix import plan as fixing
    from katalog.volunteers.changes import asking, plan
    from katalog.volunteers.registration import new as new_entry

    ask = input if sys.stdin.isatty() and not arguments.ya else None
    message = new_entry.registration_in(arguments.dari_teks)
    settings = settings_of(arguments, lists.NOWHERE)
    made = plan.plan(settings, message, arguments.slug, asking.twice(ask, report.result) if ask else None)
    for line in asking.sentences(made):
        report.result(line)
    fixed = made.as_fix()
    if made.is_changed:
        report.result("\n".join(("", *fixed.diff(), "")))
    is_wanted = made.is_changed and (arguments.ya or fixing.is_agreed(1, ask))
    if is_wanted:
        fixing.write(fixed)
        report.result(f"Sudah ditulis: {made.shown}")
    for remark in made.remarks:
        report.trouble(f"- {remark}")
    sentence, is_whole = asking.closing(made, is_written=is_wanted)
    report.notice(sentence)
    if made.is_changed and not is_wanted:
        return EXIT_ERRORS
    return EXIT_OK if is_whole else EXIT_LEFT_OUT if is_wanted else EXIT_ERRORS


def _fix(arguments: argparse.Namespace) -> int:
    from katalog.entries.fix import plan as fixing

    plan = list(fixing.plan(settings_of(arguments, lists.NOWHERE), arguments.slug))
    changed = [fixed for fixed in plan if fixed.is_changed]
    for fixed in changed:
        report.result("\n".join((fixed.shown, *(f"  - {remark}" for remark in fixed.remarks), *fixed.diff(), "")))
    ask = input if sys.stdin.isatty() else None
    is_wanted = bool(changed) and (arguments.ya or fixing.is_agreed(len(changed), ask))
    for fixed in changed if is_wanted else ():
        fixing.write(fixed)
        report.result(f"Sudah ditulis: {fixed.shown}")
    sentence, is_clean = fixing.closing(plan, is_written=is_wanted)
    report.result(sentence)
    return EXIT_OK if is_clean else EXIT_ERRORS


def _import(arguments: argparse.Namespace) -> int:
    from katalog.volunteers.registration import new as new_entry
    from katalog.volunteers.tables import importing, sheets, template

    settings = settings_of(arguments, lists.NOWHERE)
    if arguments.template:
        template.write(new_entry.village_of(settings), arguments.template, settings.today)
        report.result(f"Tabel kosong ada di {arguments.template}.")
        return EXIT_OK
    if not arguments.berkas:
        raise sheets.TableError("Sebutkan berkasnya, misalnya: import usaha.xlsx")
    made = importing.plan(settings, arguments.berkas)
    done = importing.apply(settings, made, overwrite=arguments.timpa) if arguments.jalan else None
    for line in importing.sentences(made, done):
        report.result(line)
    return EXIT_ERRORS if made.has_errors else EXIT_OK


def _schema(arguments: argparse.Namespace, _load_site_maker: Any) -> int:
    from katalog.volunteers.editors import json_schema

    target = arguments.cache if IS_INSTALLED else ROOT
    for path in json_schema.write(target / "schema"):
        report.result(f"Sudah ditulis: {path}")
    return EXIT_OK
