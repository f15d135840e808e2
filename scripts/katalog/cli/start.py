"""The command that starts a village: a repository with its data only, and what to click on GitHub."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from katalog import report
from katalog.cli.parser import EXIT_ERRORS, EXIT_OK


def add_to(verbs: Any) -> None:
    """Add the command to the program's `verbs`."""
    start = verbs.add_parser(
        "mulai",
        help="desa baru",
        description="Bertanya tentang desanya, lalu menulis folder desa yang siap dikirim ke GitHub. Tidak menimpa apa "
        "pun yang sudah ada.",
    )
    start.add_argument("folder", nargs="?", type=Path, default=Path(), help="folder desa (tempat Anda berada)")
    start.add_argument(
        "--jawaban", type=Path, metavar="BERKAS", help="jawaban dari berkas, dengan nama isian seperti di _desa.yaml"
    )
    start.set_defaults(run=_start)


def _start(arguments: argparse.Namespace, _load_site_maker: Any) -> int:
    from katalog.volunteers.starting import answers, next_steps, repository

    folder = arguments.folder.absolute()
    try:
        repository.refuse_village(folder)
        tree = answers.of_file(arguments.jawaban) if arguments.jawaban else answers.asked(input, report.result)
        text, village = answers.text_of(tree)
        files = repository.files_of(village, text)
        repository.refuse_overwriting(folder, files)
    except answers.NotStartedError as why:
        report.trouble(str(why))
        return EXIT_ERRORS
    repository.write(folder, files)
    for line in next_steps.sentences(village, arguments.folder):
        report.result(line)
    return EXIT_OK
