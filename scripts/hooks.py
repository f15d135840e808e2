"""The only file that knows MkDocs: hands it the catalogue's pages and puts each into the theme's shell.

Works under `python scripts/build.py` (which prepares the entries and calls `build` or `serve` here) and under plain
`mkdocs build` and `mkdocs serve` (where `on_config` prepares them). Techniques and their measurements: pages are
generated files whose `Page` neither reads nor renders Markdown; the theme's `base.html` is rendered once a build.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's banner is for its developers, not for volunteers

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from katalog import addresses, assemble, offline, previews, publish, report, schema, storage_faults
from katalog import data_page as data_pages
from katalog.admin import making as admin
from katalog.editions import Edition, folders
from katalog.files_on_demand import FilesOnDemand
from katalog.model import Catalogue
from katalog.page_head import locale_of
from katalog.preview_site import PreviewSite
from katalog.render import Renderer
from katalog.settings import REPOSITORY_VARIABLE, Settings
from katalog.templating import KeptTemplates

CONFIG = "mkdocs.yml"
NOT_FOUND = 404


class DataPage(Page):
    """A page made from an entry: nothing to read, nothing to render."""

    def __init__(self, data: data_pages.DataPage, renderer: Renderer, file: File, config: MkDocsConfig) -> None:
        super().__init__(data.title, file, config)
        self.changed: date | None = None  # for the sitemap
        self.data = data
        self.renderer = renderer
        self.indexed = data.indexed

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Read nothing: the data is the source."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Render no Markdown: the template does it all."""
        self.content, self.toc = "", TableOfContents([])


class Shell:
    """The theme's page around a page's own head and body.

    What the theme puts into the body (drawer, overlay, dialog, a main part of its own) serves its script, which the
    catalogue does not use: only the body's tag is kept.
    """

    def __init__(self, env: Environment, context: Any) -> None:
        text = " ".join(env.get_template("shell.html").render(context).split())
        before, rest = text.split("@@HEAD@@")
        self._start, self._before = re.split(r'(?<=<html lang=")[^"]*', before, maxsplit=1)
        end_of_head, body = rest.split("<body", 1)
        self._between = f"{end_of_head}<body{body[: body.index('>')]}>"

    def fill(self, language: str, head: str, body: str) -> str:
        """Return a whole page."""
        return f"{self._start}{language}{self._before}{head}{self._between}{body}</body></html>\n"


class Adapter:
    """One MkDocs run: what was prepared, and what is shown from it."""

    def __init__(self) -> None:
        self._serving = False
        self._prepared: assemble.Prepared | None = None
        self._settings: Settings | None = None
        self._renderer: Renderer | None = None
        self._shell: Shell | None = None
        self._nav = Navigation([], [])
        self._site: Path | None = None
        self._stage: Path | None = None
        self._finished = False
        self._held = ExitStack()
        self._contents: dict[str, bytes] = {}
        self._ready_files: Mapping[str, Path] = {}
        self._shown: PreviewSite | None = None
        self._memory = schema.Memory()
        self._templates: dict[str, KeptTemplates] = {}

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Remember whether this is a build or a preview."""
        self._serving = command == "serve"
        self._finished = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Prepare the entries; stop here where nothing can be published."""
        options = config.extra["katalog"]
        self._settings = options.get("settings") or _settings(config)
        if self._serving:
            shown = {"keep_going": True, "cards": False, "kits": False, "is_preview": True}
            self._settings = replace(self._settings, site_url=config.site_url or "/", **shown)
        config.site_url = self._settings.site_url
        if not self._serving and "prepared" not in options:  # plain `mkdocs build`: the command line has not done it
            self._begin(Path(config.site_dir), self._settings)
        self._prepared = options.pop("prepared", None) or self._prepare(self._settings)
        if self._prepared.catalogue is None:
            raise Abort(publish.ENTRIES_HAVE_ERRORS)
        village = self._prepared.catalogue.village
        config.site_name = village.name
        config.watch = [*config.watch, str(self._settings.businesses), str(self._settings.overrides)]
        config.theme.static_templates -= {"404.html"}  # ours is a data page
        if not self._serving:
            self._site = Path(config.site_dir)
            self._stage = publish.stage_for(self._site, self._settings.cache)
            config.site_dir = str(self._stage)
        return config

    def _begin(self, site: Path, settings: Settings) -> None:
        try:
            publish.refuse_unfit(site, settings.sources)
            self._held.enter_context(publish.alone(site, settings.cache))
        except publish.NotPublishedError as error:
            raise Abort(str(error)) from error

    def _prepare(self, settings: Settings) -> assemble.Prepared:
        last, memory = (self._prepared, self._memory) if self._serving else (None, None)
        prepared = assemble.prepare(settings, report.photo_progress(), last, memory)
        report.problems(prepared.problems)
        return prepared

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for every entry, and every file that goes with them; leave out what no page here uses.

        A live preview makes them when they are asked for.
        """
        for file in [file for file in files if file.src_dir in config.theme.dirs]:
            files.remove(file)
        prepared, catalogue, settings = self._ready()
        form = admin.make(catalogue.village, settings, may_fetch=not self._serving)
        if self._serving:
            self._shown = PreviewSite(prepared, settings, self._templates)
            self._renderer = self._shown.renderer
            notices: list[str] = []
        else:
            site = assemble.site(prepared, settings, report.photo_progress())
            notices = [site.notice]
            self._ready_files, self._contents = site.files, dict(site.contents)
            renderers = [self._add(edition, site, files, config) for edition in site.editions]
            self._renderer = renderers[0]
        notices = [notice for notice in (*notices, form.notice) if notice]
        for notice in notices:
            report.notice(notice)
        # The form's packages are fetched: the next build may have them.
        config.extra["katalog"]["finished"] = publish.Finished(tuple(notices), is_lasting=not form.notice)
        self._ready_files = {**self._ready_files, **form.files}
        self._contents = {**self._contents, **form.contents}
        if not self._serving:
            for address, content in self._contents.items():
                files.append(File.generated(config, address, content=content))
        self._published.cache_clear()
        return files

    def _add(self, edition: Edition, site: assemble.Site, files: Files, config: MkDocsConfig) -> Renderer:
        """Add the pages of one language and what they ask for; returns what renders them."""
        prepared, folder = self._ready()[0], edition.settings.edition
        renderer = Renderer(
            edition, prepared.pictures, downloads=site.files, editions=folders(site.editions), marks=site.marks
        )
        for data in edition.pages:
            files.append(_page_file(data, renderer, folder, site.changed.get(data.address), config))
        worker = offline.files(renderer, edition.pages, edition.catalogue.village, edition.settings)
        self._contents |= {folder + address: content for address, content in {**renderer.files(), **worker}.items()}
        return renderer

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Keep the navigation for the shell."""
        self._nav = nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Render the theme's shell, once."""
        _, _, settings = self._ready()
        self._shell = Shell(env, get_context(self._nav, [], config, base_url="."))
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = settings.today.isoformat()  # the clock must not reach the site

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """Fill the shell with the page."""
        if self._renderer is None or self._shell is None:
            raise RuntimeError("MkDocs called its events out of order")
        if isinstance(page, DataPage):
            data, renderer = page.data, page.renderer
        else:
            data, renderer = _written(page, config), self._renderer
        context["filled"] = self._whole(data, renderer)
        return context

    def _whole(self, data: data_pages.DataPage, renderer: Renderer) -> str:
        if self._shell is None:
            raise RuntimeError("MkDocs called its events out of order")
        body = renderer.body(data)
        if self._serving and self._prepared and self._prepared.has_errors:
            body = renderer.preview_problems(data, self._prepared.problems) + body
        return self._shell.fill(renderer.texts.language, renderer.head(data), body)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put pictures and prints beside the pages."""
        if not self._serving:
            publish.place_all(self._ready_files, Path(config.site_dir))
        self._finished = True

    def on_serve(self, server: LiveReloadServer, *, builder: Callable[[], None], **_: Any) -> LiveReloadServer:
        """Have the preview's server ask for pages and files as they are asked for by a browser."""
        log = self._ready()[2].cache / report.FAULTS
        files = FilesOnDemand(server.serve_request, Path(server.root), server.mount_path, self._made, log)
        server.builder = lambda: files.renew(builder)
        server.error_handler = self._error_page
        server.set_app(files)
        return server

    def _error_page(self, status: int) -> bytes | None:
        page = self._shown.page(addresses.NOT_FOUND) if self._shown and status == NOT_FOUND else None
        return self._whole(*page).encode() if page else None

    def _made(self, address: str) -> bytes | Path | None:
        """Return what a preview shows at a site-relative address."""
        if self._shown is None:
            raise RuntimeError("MkDocs called its events out of order")
        page = self._shown.page(address)
        if page:
            return self._whole(*page).encode()
        own = self._contents.get(address) or self._ready_files.get(address)
        return self._shown.file(address) if own is None else own

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Stop at the first page whose link preview would not show; a site without https can show none at all."""
        settings = self._ready()[2]
        if isinstance(page, DataPage) and not self._serving and settings.site_url.startswith("https:"):
            found = previews.violations(output.encode(), self._published, locale_of(page.renderer.texts.language))
            if found:
                raise BuildError(f"Pratinjau tautan /{page.url} tidak akan tampil: {found[0]}.")
        return output

    @lru_cache(maxsize=64)  # noqa: B019 - one adapter lives as long as the program; neighbours share pictures
    def _published(self, url: str) -> bytes | None:
        """Return the bytes of a picture by the absolute address a page names, None where it is not published."""
        _, _, settings = self._ready()
        address = url.removeprefix(settings.site_url)
        path = self._ready_files.get(address)
        return path.read_bytes() if path else self._contents.get(address)

    def on_build_error(self, **_: Any) -> None:
        """Remember that this build is not to be published."""
        self._finished = False

    def on_shutdown(self) -> None:
        """Publish a finished build; MkDocs calls this last, after its strict mode had its say."""
        with self._held:
            if self._site is None or self._stage is None:
                return
            if self._finished:
                publish.swap_in(self._stage, self._site)
            else:
                publish.discard(self._stage)
            self._site = self._stage = None

    def _ready(self) -> tuple[assemble.Prepared, Catalogue, Settings]:
        if self._prepared is None or self._prepared.catalogue is None or self._settings is None:
            raise RuntimeError("MkDocs called its events out of order")
        return self._prepared, self._prepared.catalogue, self._settings


def build(prepared: assemble.Prepared, settings: Settings, site: Path) -> publish.Finished:
    """Build the site of `prepared` and publish it as `site`; raises NotPublishedError, `site` then as it was.

    Call it within `publish.alone`.
    """
    config = _load(settings.root, site_dir=str(site), site_url=settings.site_url)
    config.extra["katalog"].update(prepared=prepared, settings=settings)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except OSError as error:
        raise publish.NotPublishedError(storage_faults.explained(error)) from error
    except MkDocsException as error:
        raise publish.NotPublishedError(f"Situs belum bisa dibuat: {error}") from error
    finished: publish.Finished = config.extra["katalog"]["finished"]
    return finished


def serve(settings: Settings, address: str) -> None:
    """Preview the site at `address` (host:port) until stopped; an edit of an entry, photo or template shows at once."""
    options = {"katalog": {"settings": settings}}
    report.result(f"Pratinjau: http://{address}/ (tekan Ctrl+C untuk berhenti)")
    mkdocs_serve(str(settings.root / CONFIG), livereload=True, dev_addr=address, strict=False, extra=options)


def default_site_url(root: Path) -> str:
    """Return the address the site is published at."""
    return str(_load(root).site_url)


def _load(root: Path, **options: Any) -> MkDocsConfig:
    return load_config(str(root / CONFIG), **options)


def _settings(config: MkDocsConfig) -> Settings:
    root = Path(config.config_file_path).resolve().parent
    return Settings(
        root=root,
        businesses=(root / config.extra["katalog"]["businesses"]).resolve(),
        site_url=str(config.site_url).rstrip("/") + "/",
        today=date.today(),  # noqa: DTZ011 - plain `mkdocs build` has no --today
        repository=os.environ.get(REPOSITORY_VARIABLE, ""),
    )


def _written(page: Page, config: MkDocsConfig) -> data_pages.DataPage:
    """Return the page of a file under docs/: its Markdown is ours, so its HTML is trusted."""
    return data_pages.DataPage(
        address=page.url,
        template="document.html",
        title=f"{page.title} - {config.site_name}",
        description=str(page.meta.get("description", "")),
        context={"html": Markup(page.content)},  # noqa: S704
    )


def _page_file(
    data: data_pages.DataPage, renderer: Renderer, edition: str, changed: date | None, config: MkDocsConfig
) -> File:
    folder, name = posixpath.split(edition + data.address)
    file = File.generated(config, posixpath.join(folder, "index.md"), content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if name:  # a file of its own, like 404.html
        file.src_uri = data.address.removesuffix(".html") + ".md"
        file.dest_uri = file.url = data.address
    DataPage(data, renderer, file, config).changed = changed
    return file


adapter = Adapter()
"""What MkDocs calls: it loads this module once and keeps it through a live preview."""
on_startup = adapter.on_startup
on_config = adapter.on_config
on_files = adapter.on_files
on_nav = adapter.on_nav
on_env = adapter.on_env
on_page_context = adapter.on_page_context
on_serve = adapter.on_serve
on_post_build = adapter.on_post_build
on_build_error = adapter.on_build_error
on_shutdown = adapter.on_shutdown
