"""Holds what one run of the program was asked to do: folders, address, date, effort."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

CACHE_FOLDER = ".cache"
DOCUMENTS = "docs"
LOOK = "tampilan"
"""A village's own styles and templates, laid over the program's."""
VILLAGE_SCHEMA = f"{CACHE_FOLDER}/schema"
"""Where a village's editors look for the schema: no copy of it in the repository can grow old."""
ADDRESS_VARIABLE = "KATALOG_URL"
"""In the environment: the address the site is published at, where `mkdocs.yml` is not to say it."""
NO_ADDRESS = "https://katalog-desa.example/"
"""Where no address was given (`mkdocs.yml`): a name that leads nowhere, for a look at home (RFC 2606, 2)."""
REPOSITORY_VARIABLE = "GITHUB_REPOSITORY"
"""In the environment of every workflow on GitHub: the repository it runs in."""


@dataclass(frozen=True)
class SiteAddress:
    """Where a site is published: `root_url`, which ends with `/`, and in it the folder of an `edition`, "" or `en/`."""

    root_url: str
    edition: str = ""

    @property
    def site_url(self) -> str:
        """The address of the edition."""
        return self.root_url + self.edition

    @property
    def to_shared(self) -> str:
        """What leads from an edition's root to what all editions share: pictures, open data."""
        return "../" * self.edition.count("/")


@dataclass(frozen=True)
class Additions:
    """What a village adds to every page: `links` to its own pages and `elsewhere` (address and title), styles, a line.

    Addresses of pages and `styles` are relative to the site's root; `copyright` is Markdown.
    """

    links: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    styles: tuple[str, ...] = ()
    copyright: str = ""


NO_ADDITIONS = Additions()


@dataclass(frozen=True)
class Settings:
    """Everything a build depends on besides the entries themselves.

    `root` is the program's folder, `village` the village's, where both are not the same; its cache is `cache_folder`,
    if not the usual one. `site_url` ends with `/`. `jobs` is how many photos, or pages of a large site, are worked on
    at once, 0 for as many as there are cores. `cards` says whether link previews are drawn (a live preview has no use
    for them), `kits` whether the files to share are; None leaves that to the size of the village. `recording` says that
    the site is going to be published, and its addresses noted for ever. `repository` (`owner/name` on GitHub) is where
    the entries are kept, as far as the machine knows, "" where it does not; `additions` are what the village's own
    `mkdocs.yml` says.
    """

    root: Path
    businesses: Path
    site_url: str
    today: date
    jobs: int = 0
    keep_going: bool = False
    cards: bool = True
    kits: bool | None = None
    recording: bool = False
    repository: str = ""
    village: Path | None = None
    cache_folder: Path | None = None
    additions: Additions = NO_ADDITIONS

    @property
    def home(self) -> Path:
        """The folder of the village: what messages and pages name is relative to it."""
        return self.village or self.root

    @property
    def cache(self) -> Path:
        """The only folder besides the site that a build writes to."""
        return self.cache_folder or self.home / CACHE_FOLDER

    def for_preview(self, site_url: str) -> Settings:
        """Return the settings for a live preview at `site_url`: what is good is shown, and nothing is drawn."""
        return replace(self, site_url=site_url, keep_going=True, cards=False, kits=False)

    @property
    def address(self) -> SiteAddress:
        """Where the site is published, in the village's own language."""
        return SiteAddress(self.site_url)

    @property
    def has_address(self) -> bool:
        """Whether somebody said where the site is published."""
        return not self.site_url.startswith(NO_ADDRESS)

    @property
    def overrides(self) -> Path:
        """Templates, texts, styles and scripts of the pages."""
        return self.root / "overrides"

    @property
    def watched(self) -> tuple[Path, ...]:
        """What a live preview looks at for changes, besides the program's own pages."""
        return (self.businesses, self.overrides, *self.own)

    @property
    def sources(self) -> tuple[Path, ...]:
        """What a build reads or keeps, so that no site may be put over it: entries, cache, and the program itself."""
        parts = (DOCUMENTS, "overrides", "scripts", "mkdocs.yml")
        return (self.businesses, self.cache, *self.own, *(self.root / part for part in parts))

    @property
    def own(self) -> tuple[Path, ...]:
        """What a village has besides its entries: pages, look, settings."""
        return (*self.own_documents, *self.own_look, *self.own_config)

    @property
    def own_look(self) -> tuple[Path, ...]:
        """The folder of styles and templates of the village's own, where it has one."""
        folder = self.home / LOOK
        return (folder,) if folder.is_dir() else ()

    @property
    def own_documents(self) -> tuple[Path, ...]:
        """The folder of pages the village wrote by hand, which are laid over the program's, where it has one."""
        folder = self.home / DOCUMENTS
        return (folder,) if self.home != self.root and folder.is_dir() else ()

    @property
    def own_config(self) -> tuple[Path, ...]:
        """The village's own `mkdocs.yml`, where it has one."""
        file = self.home / "mkdocs.yml"
        return (file,) if self.home != self.root and file.is_file() else ()

    def shown(self, path: Path) -> str:
        """Return `path` as a volunteer reads it in a message: with `/`, relative to the village where it lies in it."""
        whole = path.as_posix()  # as texts: asked for every file of a village, and parts of paths are slow
        for base in (self.home, self.businesses.parent):
            within = f"{base.as_posix().rstrip('/')}/"
            if whole.startswith(within):
                return whole[len(within) :]
        return whole

    def lines(self, shown: str) -> list[str]:
        """Return the lines of the entry that `shown` names, none where it cannot be read or is a link to elsewhere."""
        for base in (self.home, self.businesses.parent):
            try:
                if not (base / shown).resolve().is_relative_to(self.businesses.resolve()):
                    continue
                return (base / shown).read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                continue
        return []
