"""Reads the folder of a regency: `_kabupaten.yaml`, and a folder of entries for each village that is built here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.contract import values
from katalog.data.feeds import OPEN_DATA
from katalog.entries.folder import VILLAGE
from katalog.entries.yaml import reading

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
    return RegencyFolder(_regency(folder / REGENCY), _villages(folder))


def _regency(file: Path) -> Regency:
    if not file.exists():
        raise FolderError(f"Berkas `{file}` tidak ada. Isinya misalnya:\n{_EXAMPLE}")
    _refuse_links_out(file, file.parent)
    read = reading.read(file, str(file))
    if read.root is None or read.problems:
        raise FolderError(f"{read.problems[0]}\nContoh:\n{_EXAMPLE}")
    try:
        return Regency.model_validate(_plain(read.root))
    except ValidationError as error:
        known = [field.alias or name for name, field in Regency.model_fields.items()]
        key = next(iter(error.errors()[0]["loc"]), "")
        name = f"`{key}`" if key in known else "isinya"
        raise FolderError(f"{file}: {name} belum benar. Yang dikenal: {', '.join(known)}.") from None


def _villages(folder: Path) -> dict[str, Path]:
    villages = {path.name: path for path in sorted(folder.iterdir()) if (path / VILLAGE).is_file()}
    for slug, village in villages.items():
        try:
            values.slug(slug)
        except ValueError:
            raise FolderError(f"Nama folder `{slug}` harus huruf kecil, angka, dan tanda hubung.") from None
        _refuse_links_out(village, folder)
    return villages


def _refuse_links_out(path: Path, folder: Path) -> None:
    """Raise FolderError where `path` leads out of the regency: a proposal could show what lies elsewhere."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FolderError(f"`{path}` tautan ke luar folder kabupaten, jadi tidak dibaca. Salin aslinya ke sini.")


def _plain(node: Node) -> Any:
    """Return what a node of text, lists and keys holds, every scalar as text."""
    if isinstance(node, MappingNode):
        return {key.value if isinstance(key, ScalarNode) else "?": _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value
