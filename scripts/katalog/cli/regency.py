"""Runs `kabupaten`: builds many villages, or a share of them, and the portal over all."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from katalog import report
from katalog.cli.parser import EXIT_ERRORS, EXIT_LEFT_OUT, EXIT_OK, Parser, settings_of, site_address
from katalog.problems import errors_in
from katalog.regency.shards import Shard, share
from katalog.settings import Settings
from katalog.site.publish import swap

if TYPE_CHECKING:
    from katalog.regency.folder import RegencyFolder


def add_to(verbs: Any, shared: list[Parser]) -> None:
    """Add the command to the program's `verbs`; `shared` hold the options of all that read entries."""
    regency = verbs.add_parser(
        "kabupaten",
        parents=shared,
        help="banyak desa dan portalnya",
        description="Membuat situs semua desa dalam satu folder, dan portal di atasnya.",
    )
    regency.add_argument("folder", type=Path, help="folder dengan _kabupaten.yaml dan satu folder untuk tiap desa")
    regency.add_argument("--site", type=Path, metavar="FOLDER", help="folder situs (site)")
    regency.add_argument(
        "--site-url",
        type=site_address,
        required=True,
        metavar="ALAMAT",
        help="alamat portal di internet, https://...",
    )
    regency.add_argument("--lanjut", action="store_true", help="terbitkan usaha yang benar, tinggalkan yang salah")
    regency.add_argument("--tanpa-kit", dest="kits", action="store_false", help="tanpa kode QR dan cetakan")
    several = regency.add_mutually_exclusive_group()
    several.add_argument("--shard", type=_shard, metavar="K/N", help="buat bagian ke-K dari N saja, tanpa portal")
    several.add_argument("--gabung", type=Path, nargs="+", metavar="BAGIAN", help="satukan bagian, lalu buat portal")
    regency.set_defaults(run=_regency, kits=None)


def _regency(arguments: argparse.Namespace, load_site_maker: Callable[[], Any]) -> int:
    from katalog.regency import folder

    try:
        found = folder.read(arguments.folder)
    except folder.FolderError as why:
        report.trouble(str(why))
        return EXIT_ERRORS
    settings = settings_of(arguments, arguments.site_url, keep_going=arguments.lanjut, kits=arguments.kits)
    site = arguments.site.absolute()
    if not arguments.shard:  # a part is no site: it has no page of its own
        swap.refuse_unfit(site, (*settings.sources, arguments.folder))
    with swap.alone(site, settings.cache):
        return _made(arguments, found, settings, site, load_site_maker)


def _made(
    arguments: argparse.Namespace,
    found: RegencyFolder,
    settings: Settings,
    site: Path,
    load_site_maker: Callable[[], Any],
) -> int:
    from katalog.regency import building

    stage = swap.stage_for(site, settings.cache)
    outcomes: list[building.Outcome] = []
    if arguments.gabung:
        slugs = building.gather_parts(arguments.gabung, stage)
    else:
        slugs = share(found.work(), arguments.shard) if arguments.shard else list(found.villages)
        build = building.VillageBuilder(found, settings, load_site_maker().build, stage, site)
        outcomes = [build(slug) for slug in slugs]
        slugs = [slug for slug in slugs if (stage / slug).is_dir()]
    for outcome in outcomes:
        report.problems(outcome.problems)
        if outcome.trouble:
            report.trouble(f"{outcome.slug}: {outcome.trouble}")
    if not arguments.shard:
        for answer in building.add_portal(found, slugs, settings, stage):
            report.notice(answer.remark)
    swap.swap_in(stage, site)
    businesses = sum(outcome.businesses for outcome in outcomes)
    told = f"{found.regency.name}, {len(slugs)} desa, {businesses} usaha baru dibuat"
    report.done(told, arguments.site)
    troubled = any(outcome.trouble or errors_in(outcome.problems) for outcome in outcomes)
    return EXIT_LEFT_OUT if troubled else EXIT_OK


def _shard(text: str) -> Shard:
    try:
        return Shard.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} belum benar, misalnya 2/5") from None
