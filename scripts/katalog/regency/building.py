"""Builds the villages of a regency, puts parts made by several machines together, and adds the portal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from katalog.data.feeds import OPEN_DATA
from katalog.problems import Problem
from katalog.regency import portal_render, sources
from katalog.regency.folder import RegencyFolder
from katalog.regency.portal import Portal
from katalog.regency.published import MalformedError, PublishedVillage, read
from katalog.regency.sources import Answer, Download
from katalog.settings import Settings
from katalog.site.prepare import Prepared, prepare
from katalog.site.publish import swap
from katalog.site.publish.swap import NotPublishedError
from katalog.texts import Texts
from katalog.village_folder import plain

Build = Callable[[Prepared, Settings, Path], object]
"""Build and publish one village, whole or not at all; raises NotPublishedError."""


@dataclass(frozen=True)
class Outcome:
    """What became of one village: how many businesses it shows, its problems, why it was not built ("" if it was)."""

    slug: str
    businesses: int
    problems: tuple[Problem, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class VillageBuilder:
    """Builds villages into folders of their slugs under `into`; one that fails never stops the others.

    A village that fails keeps what stands under `published`, where it was published before.
    """

    folder: RegencyFolder
    settings: Settings
    build: Build
    into: Path
    published: Path

    def __call__(self, slug: str) -> Outcome:
        """Build one village."""
        entries = plain(self.folder.villages[slug])
        own = replace(self.settings, businesses=entries, site_url=f"{self.settings.site_url}{slug}/")
        prepared = self._under_portal(prepare(own))
        trouble = self._built(prepared, own, self.into / slug)
        if not trouble and prepared.catalogue is not None:
            return Outcome(slug, len(prepared.catalogue.businesses), prepared.problems)
        if (self.published / slug).is_dir():
            _copy(self.published / slug, self.into / slug)
        return Outcome(slug, 0, prepared.problems, trouble)

    def _under_portal(self, prepared: Prepared) -> Prepared:
        """Let the village lead to the portal it is built for, unless it names another."""
        catalogue = prepared.catalogue
        if catalogue is None or catalogue.village.portal:
            return prepared
        village = catalogue.village.model_copy(update={"portal": self.settings.site_url})
        return replace(prepared, catalogue=catalogue.model_copy(update={"village": village}))

    def _built(self, prepared: Prepared, settings: Settings, site: Path) -> str:
        """Return why a village could not be built, "" where it was."""
        if prepared.catalogue is None:
            return swap.ENTRIES_HAVE_ERRORS
        try:
            with swap.alone(site, settings.cache):
                self.build(prepared, settings, site)
        except NotPublishedError as why:
            return str(why)
        return ""


def gather_parts(parts: Iterable[Path], into: Path) -> list[str]:
    """Put the folders of villages that several machines made together; returns their slugs.

    Raises NotPublishedError where two parts hold the same village, or a part is no folder.
    """
    found: dict[str, Path] = {}
    for part in parts:
        if not part.is_dir():
            raise NotPublishedError(f"Bagian `{part}` tidak ada.")
        for village in sorted(path for path in part.iterdir() if (path / OPEN_DATA).is_file()):
            if village.name in found:
                raise NotPublishedError(f"Desa `{village.name}` ada di `{found[village.name].parent}` dan di `{part}`.")
            found[village.name] = village
    for slug, village in found.items():
        _copy(village, into / slug)
    return sorted(found)


def add_portal(
    folder: RegencyFolder, slugs: Iterable[str], settings: Settings, into: Path, download: Download | None = None
) -> list[Answer]:
    """Write the portal over the villages under `into` and those published elsewhere; returns what became of the latter.

    Raises OSError where a file cannot be written.
    """
    own: dict[str, PublishedVillage] = {}
    remarks = []
    for slug in slugs:
        try:
            own[slug] = read((into / slug / OPEN_DATA).read_bytes())
        except (OSError, MalformedError) as error:
            remarks.append(Answer(slug, None, f"Desa `{slug}` tidak tampil di portal: {error}"))
    answers = sources.gather(folder.regency.addresses, settings.cache, download)
    villages = [*own.values(), *(answer.village for answer in answers if answer.village)]
    texts = Texts.read(settings.overrides)
    portal = Portal(folder.regency, villages, settings.site_url, texts)
    _write(portal_render.files(portal, folder.regency, own, settings, texts), into)
    return [*remarks, *answers]


def _write(files: Mapping[str, bytes], into: Path) -> None:
    for address, content in files.items():
        path = into / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _copy(source: Path, target: Path) -> None:
    """Give every file of a folder a second name, or copy it where the file system cannot."""
    files = {path.relative_to(source).as_posix(): path for path in sorted(source.rglob("*")) if path.is_file()}
    swap.place_all(files, target)
