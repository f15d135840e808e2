"""The folder of a regency: `_kabupaten.yaml`, and a folder of entries for each village that is built here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from katalog import values
from katalog.feeds import OPEN_DATA
from katalog.schema_files import VILLAGE

REGENCY = "_kabupaten.yaml"
_EXAMPLE = "nama: Kabupaten Deli Serdang\nprovinsi: Sumatera Utara"


class FolderError(Exception):
    """The folder cannot be read as a regency; the message says in Indonesian what to mend."""


class Regency(BaseModel):
    """`_kabupaten.yaml`: `elsewhere` are the addresses of other villages' open data."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: Annotated[str, BeforeValidator(values.text)] = Field(alias="nama")
    province: Annotated[str, BeforeValidator(values.text)] = Field(alias="provinsi")
    welcome: Annotated[str, BeforeValidator(values.long_text)] | None = Field(None, alias="sambutan")
    elsewhere: tuple[Annotated[str, BeforeValidator(values.web_address)], ...] = Field((), alias="desa_lain")

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of other villages' `katalog.json`, where a site's root may have been written instead."""
        return tuple(each if each.endswith(".json") else f"{each.rstrip('/')}/{OPEN_DATA}" for each in self.elsewhere)


@dataclass(frozen=True)
class RegencyFolder:
    """What lies in the folder: the regency, and the folders of its villages by slug."""

    regency: Regency
    villages: dict[str, Path]

    def work(self) -> dict[str, int]:
        """Return how much each village is: its files, entries and photos alike."""
        return {slug: sum(1 for path in folder.rglob("*") if path.is_file()) for slug, folder in self.villages.items()}


def read(folder: Path) -> RegencyFolder:
    """Return what lies in `folder`; raises FolderError."""
    file = folder / REGENCY
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FolderError(f"Berkas `{file}` tidak ada atau tidak terbaca. Isinya misalnya:\n{_EXAMPLE}") from None
    try:
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # makes text and lists only
        regency = Regency.model_validate(tree)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise FolderError(f"{file}:{line}: penulisannya belum benar. Contoh:\n{_EXAMPLE}") from None
    except ValidationError as error:
        key = error.errors()[0]["loc"]
        name = f"`{key[0]}`" if key else "isinya"
        raise FolderError(f"{file}: {name} belum benar. Yang dikenal: nama, provinsi, sambutan, desa_lain.") from None
    villages = {path.name: path for path in sorted(folder.iterdir()) if (path / VILLAGE).is_file()}
    for slug in villages:
        try:
            values.slug(slug)
        except ValueError:
            raise FolderError(f"Nama folder `{slug}` harus huruf kecil, angka, dan tanda hubung.") from None
    return RegencyFolder(regency, villages)
