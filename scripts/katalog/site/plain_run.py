"""Says what a plain `mkdocs build` or `mkdocs serve` asks for: no command line of ours has settled that."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from katalog import program, village_folder
from katalog.settings import NO_ADDRESS, REPOSITORY_VARIABLE, Settings


def settings_of(config_file: Path, site_url: str) -> Settings:
    """Return the settings for whoever builds by `config_file`: a village's, or the program's for the village around."""
    root, folder = program.FOLDER, config_file.resolve().parent
    village = (village_folder.around(Path.cwd(), root) or root) if folder == root else folder
    return Settings(
        root=root,
        village=village,
        businesses=village / village_folder.BUSINESSES,
        site_url=(site_url or NO_ADDRESS).rstrip("/") + "/",
        today=date.today(),  # noqa: DTZ011 - MkDocs has no --today
        repository=os.environ.get(REPOSITORY_VARIABLE, ""),
    )


def site_folder(asked: Path, settings: Settings) -> Path:
    """Return where the site goes: into the village's own folder, unless another is `asked` for than MkDocs' own."""
    return settings.home / village_folder.SITE if asked == settings.root / village_folder.SITE else asked
