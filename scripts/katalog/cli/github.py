"""The commands that workflows on GitHub run: proposals, their previews, and the monthly list of whom to ask."""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from katalog import report, village_folder
from katalog.cli.lists import NOWHERE, catalogue_of
from katalog.cli.parser import EXIT_ERRORS, EXIT_OK, Parser, count, folder, settings_of, site_address

_FOR_WORKFLOWS = "Dipakai oleh alur kerja GitHub."
_OF_PROPOSALS = f"{_FOR_WORKFLOWS[:-1]}: usaha baru dan perubahan dari Issues, tabel dari folder masukan/."


def add_to(verbs: Any, shared: list[Parser]) -> None:
    """Add the commands to the program's `verbs`; `shared` hold the options of all that read entries."""
    proposed = verbs.add_parser("usul", parents=shared, help="isian dari usulan di GitHub", description=_OF_PROPOSALS)
    proposed.add_argument("--acara", type=Path, required=True, metavar="BERKAS", help="acara GitHub (JSON)")
    proposed.add_argument("--pesan", type=Path, required=True, metavar="BERKAS", help="tempat menulis jawabannya")
    proposed.set_defaults(run=_propose)

    preview = verbs.add_parser(
        "pratinjau",
        parents=shared,
        help="halaman yang berubah karena usulan",
        description="Membandingkan situs dari isian yang diusulkan dengan situs dari isian yang sudah terbit.",
    )
    preview.add_argument("--dasar", type=folder, required=True, metavar="FOLDER", help="folder isian yang sudah terbit")
    preview.add_argument("--ke", type=Path, required=True, metavar="FOLDER", help="tempat menulis halamannya")
    preview.set_defaults(run=_preview)

    sent = verbs.add_parser(
        "kirim", parents=shared, help="usulan menjadi pull request di GitHub", description=_FOR_WORKFLOWS
    )
    sent.add_argument("--nomor", type=count, default=0, metavar="N", help="nomor issue usulannya, kalau ada")
    sent.add_argument("--slug", default="", metavar="NAMA", help="nama folder usaha; kosong kalau belum jadi isian")
    sent.add_argument("--pesan", type=Path, required=True, metavar="BERKAS", help="jawaban yang ditulis oleh usul")
    sent.add_argument("--cabang", default="", metavar="NAMA", help="cabang untuk usulannya")
    sent.add_argument("--judul", default="", metavar="JUDUL", help="judul pull request")
    sent.add_argument("--ke", default="main", metavar="CABANG", help="cabang yang diusuli (main)")
    sent.add_argument("--periksa", default="periksa.yml", metavar="BERKAS", help="alur kerja yang memeriksa usulan")
    sent.set_defaults(run=_send)

    reminded = verbs.add_parser(
        "ingat", parents=shared, help="daftar yang perlu ditanya, sebagai issue di GitHub", description=_FOR_WORKFLOWS
    )
    reminded.add_argument("--hari", type=count, default=365, metavar="N", help="lebih lama dari N hari (365)")
    reminded.add_argument("--site-url", type=site_address, metavar="ALAMAT", help="alamat situs, https://...")
    reminded.set_defaults(run=_remind)


def _propose(arguments: argparse.Namespace, _load_site_maker: Any) -> int:
    from katalog.volunteers.github import answering

    made = answering.run(settings_of(arguments, NOWHERE), arguments.acara, arguments.pesan, os.environ)
    report.result(
        f"Usulan #{made.number}: {made.slug or 'belum bisa dijadikan isian'}" if made.message else "Tidak ada tabel."
    )
    # A refusal is an answer too: the workflow goes on and tells it. Where there is no issue, the run itself says it.
    is_told = made.slug or made.number or not made.message
    return EXIT_OK if is_told else EXIT_ERRORS


def _preview(arguments: argparse.Namespace, load_site_maker: Any) -> int:
    from katalog.site.prepare import prepare
    from katalog.site.publish import swap
    from katalog.volunteers.github import changed_pages, step_files

    maker = load_site_maker()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.cache) as made:
        before, after = Path(made, "dasar"), Path(made, "usulan")
        for businesses, site in ((arguments.dasar, before), (arguments.businesses, after)):
            settings = replace(
                settings_of(arguments, maker.default_site_url(arguments.village), keep_going=True, kits=False),
                businesses=village_folder.plain(businesses),
            )
            with swap.alone(site, settings.cache):
                prepared = prepare(settings)
                if prepared.catalogue is not None:
                    maker.build(prepared, settings, site)
        changes = changed_pages.compare(before, after)
        changed_pages.collect(changes, after, arguments.ke)
    step_files.append(os.environ, step_files.SUMMARY, changed_pages.summary(changes))
    report.result(f"Halaman yang berubah ada di {arguments.ke}.")
    return EXIT_OK


def _send(arguments: argparse.Namespace, _load_site_maker: Any) -> int:
    from katalog.volunteers.github import outside, sending

    made = sending.Proposed(
        number=arguments.nomor,
        slug=arguments.slug,
        branch=arguments.cabang,
        title=arguments.judul,
        message=arguments.pesan.absolute(),
        base=arguments.ke,
        check=arguments.periksa,
    )
    try:
        report.result(sending.send(made, outside.within(arguments.village)))
    except outside.CommandError as why:
        report.trouble(f"Usulan belum terkirim. {why}")
        return EXIT_ERRORS
    return EXIT_OK


def _remind(arguments: argparse.Namespace, load_site_maker: Any) -> int:
    from katalog.volunteers import freshness
    from katalog.volunteers.github import outside, reminder
    from katalog.volunteers.tables import sheets

    settings = settings_of(arguments, arguments.site_url or load_site_maker().default_site_url(arguments.village))
    try:
        found = freshness.due(catalogue_of(settings), settings, older_than_days=arguments.hari)
        with tempfile.TemporaryDirectory() as folder:
            body = Path(folder, "daftar.md")
            report.result(reminder.remind(found, arguments.hari, body, outside.within(arguments.village)))
    except (sheets.TableError, outside.CommandError) as why:
        report.trouble(str(why))
        return EXIT_ERRORS
    return EXIT_OK
