"""Turns a page into the HTML of its head and body, by a strict Jinja environment of our own: escaping on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from katalog import addresses
from katalog.data.search_words import SearchLanguage
from katalog.pages.editions import Edition
from katalog.pages.head import head_of
from katalog.pages.page import Page
from katalog.problems import Problem
from katalog.site import own_look
from katalog.site.assets import site_assets
from katalog.site.assets.assets import vendored
from katalog.site.environment import HERE_MARK, Around, add_fragments, environment_of
from katalog.site.templates import KeptTemplates


class Renderer:
    """Renders the pages of one edition, `around` which the rest of a site is.

    `keeps_pages` is whether a visitor's device may keep pages for when there is no signal. What many pages share is
    drawn once (`fragments`). In a preview templates are `kept` for the next.
    """

    def __init__(self, edition: Edition, around: Around, *, kept: KeptTemplates | None = None) -> None:
        self.texts = edition.texts
        self.spoken = SearchLanguage.read(around.overrides, self.texts.language)
        colour, own = edition.catalogue.village.colour, own_look.files(around.look)
        self.assets = site_assets.of_site(around.overrides, self.texts, self.spoken, colour, own)
        self.keeps_pages = edition.catalogue.village.offline and not around.is_preview
        self._edition = edition
        self._around = around
        worker = addresses.WORKER if self.keeps_pages else ""
        self._environment = environment_of(edition, self.assets, around, worker=worker, kept=kept)
        self.fragments = add_fragments(self._environment)

    def name_data(self, search: str, browse: str, quick: Sequence[str]) -> None:
        """Tell all pages where the data of search and of filters begins, and what filters offer at once."""
        self._environment.globals.update(search_address=search, browse_address=browse, browse_quick=quick)

    def head(self, page: Page) -> str:
        """Return what goes into `<head>`, without character set and viewport, which the shell has."""
        scripts = None if self._around.is_preview else (self.assets.head_script,)  # MkDocs adds one of its own there
        head = head_of(page, self._edition.catalogue, self._edition.where, self._edition.today, scripts)
        return self.fragments.template("head.html").render({"page": page, "base": self._base(page), "head": head})

    def body(self, page: Page) -> str:
        """Return everything inside `<body>`: skip link, header, main part, footer."""
        base = self._base(page)
        main = self.fragments.template(page.template).render({"page": page, "base": base, **page.context()})
        return f"{self.header(base, page)}{main}{self.footer(base)}"

    def header(self, base: str, page: Page) -> str:
        """Return skip link and header of a page, with the way to the same page in other languages."""
        current = page.section
        drawn = self.fragments.at(base, "header.html", ("header", current), lambda: {"current": current})
        return drawn.replace(HERE_MARK, page.address if page.languages else "")

    def footer(self, base: str) -> str:
        """Return the footer and our script."""
        return self.fragments.at(base, "footer.html", ("footer",), dict)

    def preview_problems(self, page: Page, problems: Sequence[Problem]) -> str:
        """Return the banner that a live preview shows on top of `page` while entries have errors."""
        template = self.fragments.template("preview_problems.html")
        return template.render({"problems": problems, "base": self._base(page)})

    @cached_property
    def static_files(self) -> Mapping[str, bytes]:
        """The styles, scripts and libraries, by site-relative address."""
        return {**self.assets.files(), **vendored(self._around.overrides / "vendor")}

    def _base(self, page: Page) -> str:
        return addresses.to_root(page.address, self._edition.where.site_url)
