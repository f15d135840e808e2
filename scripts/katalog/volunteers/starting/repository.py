"""The files of a new village's repository: data, a few lines of settings, and what calls the program on GitHub."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from katalog import formats, program, village_folder
from katalog.contract import hamlets
from katalog.entries.folder import VILLAGE
from katalog.files import write_whole
from katalog.settings import VILLAGE_SCHEMA
from katalog.volunteers.starting.answers import NotStartedError
from katalog.volunteers.writing import to_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from katalog.contract.model import Village

_OWN = Path(__file__).parent / "files"
"""What is written for villages only; `dot_` begins a name that a dot begins there."""
_SHARED = (".github/ISSUE_TEMPLATE", ".vscode")
"""What the program's own repository has as well."""
_BLANK = re.compile(r"@@([A-Z_]+)@@")
_SHOWN_MAX = 5


def files_of(village: Village, text: str) -> dict[str, str]:
    """Return every file of the repository by its name in it; `text` is that of `_desa.yaml`."""
    made = {f"{village_folder.BUSINESSES}/{VILLAGE}": text}
    filled = _words(village)
    for path in _below(_OWN):
        name = path.relative_to(_OWN).as_posix().replace("dot_", ".")
        made[name] = _BLANK.sub(lambda found: filled[found[1]], path.read_text(encoding="utf-8"))
    for folder in _SHARED:
        for path in _below(program.FOLDER / folder):
            made[path.relative_to(program.FOLDER).as_posix()] = _for_village(path.read_text(encoding="utf-8"), village)
    return made


def refuse_village(folder: Path) -> None:
    """Raise NotStartedError where `folder` has entries, or lies in a village: before anybody answers questions."""
    around = village_folder.around(folder, None)
    if around is not None:
        raise NotStartedError(f"`{around}` sudah sebuah desa. Tidak ada yang ditimpa dan tidak ada yang ditulis.")
    if folder.exists() and not folder.is_dir():
        raise NotStartedError(f"`{folder}` bukan folder. Pilih nama lain.")


def refuse_overwriting(folder: Path, names: Mapping[str, str]) -> None:
    """Raise NotStartedError where `folder` has anything that is called like a file of `names`."""
    there = [name for name in names if os.path.lexists(folder / name)]
    if there:
        more = f", dan {len(there) - _SHOWN_MAX} lagi" if len(there) > _SHOWN_MAX else ""
        raise NotStartedError(
            f"Di `{folder}` sudah ada {', '.join(there[:_SHOWN_MAX])}{more}. Tidak ada yang ditimpa dan tidak ada yang "
            f"ditulis; pilih folder kosong, misalnya `{program.COMMAND} mulai katalog-desa`."
        )


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files` into `folder`, which is made where it is missing. Raises OSError."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, text.encode())


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _for_village(text: str, village: Village) -> str:
    """Return a file of the program's own as a village has it: its own hamlets, and the schema where it is written."""
    text = text.replace("./schema/", f"./{VILLAGE_SCHEMA}/")
    return hamlets.own(text, [to_yaml.scalar(hamlet.name) for hamlet in village.hamlets])


def _words(village: Village) -> dict[str, str]:
    """Return what stands in the files in the place of each `@@WORD@@`."""
    profile, place = f"Profil {village.name}", f"{village.name} berada di {_region(village)}."
    names = [hamlet.name for hamlet in village.hamlets]
    asking = "Pertanyaan tentang programnya, atau kalau ada yang rusak: "
    number = f"Nomor WhatsApp relawan: {formats.phone_for_people(village.whatsapp)}.\n\n" if village.whatsapp else ""
    return {
        "NAME": village.name,
        "NAME_YAML": to_yaml.scalar(f"Katalog {village.name}"),
        "PROFILE": profile,
        "PROFILE_YAML": to_yaml.scalar(profile),
        "PLACE": place,
        "PLACE_YAML": to_yaml.scalar(place),
        "HAMLETS_LINE": f"Wilayahnya: {', '.join(names)}.",
        "CONTACT": f"{number}{asking}<{program.address()}/issues>.",
        "PROGRAM": program.address(),
        "PROGRAM_REPOSITORY": program.repository(),
        "TAG": program.tag(),
    }


def _region(village: Village) -> str:
    parts = (
        ("Kecamatan", village.district, ("kec", "distrik", "kapanewon", "kemantren")),
        ("Kabupaten", village.regency, ("kab", "kota")),
        ("Provinsi", village.province, ("prov", "daerah")),
    )
    return ", ".join(name if name.casefold().startswith(known) else f"{word} {name}" for word, name, known in parts)
