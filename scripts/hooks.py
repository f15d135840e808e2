"""Runs the program by MkDocs, whose events it takes: the only module that knows MkDocs.

MkDocs renders the pages written by hand and the theme's `base.html`, once; pages made of data are filled into that and
written beside, since a `File` and a `Page` of MkDocs for each cost a sixth of the time and half of the memory of a
large village. Works under `python3 scripts/build.py`, which prepares the entries first, and under plain `mkdocs build`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's banner is for its developers, not for volunteers

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from katalog import addresses, program, report
from katalog.pages.kinds.service import document_page
from katalog.settings import Settings
from katalog.site import documents, parts, plain_run, sitemap
from katalog.site.build import Build
from katalog.site.files_on_demand import FilesOnDemand
from katalog.site.prepare import Prepared
from katalog.site.preview import Preview
from katalog.site.publish import disk_faults, swap
from katalog.site.shell import Shell
from katalog.site.templates import KeptTemplates
from katalog.volunteers.form import bundle as form

CONFIG = "mkdocs.yml"
NOT_FOUND = 404


class _Unpublished(FileSystemLoader):
    """The theme's templates; of its other files none is published, and to list them is to walk 14,000 icons."""

    def list_templates(self) -> list[str]:
        """Return that there is nothing to be copied."""
        return []


def _environment_of(theme: Theme, kept: KeptTemplates | None) -> Environment:
    """Return MkDocs' environment for a theme, with what it compiled before where that is `kept`."""
    env = Theme.get_env(theme)
    env.loader = _Unpublished(theme.dirs)
    env.bytecode_cache = kept
    return env


class Adapter:
    """One MkDocs run: a build, or a preview in which MkDocs builds again for each edit."""

    def __init__(self) -> None:
        self._build: Build | None = None
        self._preview: Preview | None = None
        self._shells: KeptTemplates | None = None

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Remember whether this is a build or a preview."""
        if command == "serve":
            self._preview, self._shells = Preview(), KeptTemplates()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the entries prepared; stop here where nothing can be published."""
        options = config.extra["katalog"]
        asked = options.get("settings") or plain_run.settings_of(Path(config.config_file_path), config.site_url or "")
        try:
            if self._preview:
                self._run: Build | Preview = self._preview
                self._preview.begin(asked.for_preview(config.site_url or "/"))
            else:
                self._run = self._build = Build(asked, Path(config.site_dir), options.pop("prepared", None))
                config.site_dir = str(self._build.stage)
        except swap.NotPublishedError as error:
            raise Abort(str(error)) from error
        config.site_url, config.site_name = self._run.settings.site_url, self._run.village.name
        config.watch = [*config.watch, *map(str, asked.watched)]
        config.theme.static_templates -= {addresses.NOT_FOUND, sitemap.NAME}  # ours tell of data pages
        config.theme.get_env = partial(_environment_of, config.theme, self._shells)  # type: ignore[method-assign]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Lay the village's own pages over those of the same name."""
        for folder in self._run.settings.own_documents:
            for name in documents.names_in(folder):
                file = File(name, str(folder), config.site_dir, config.use_directory_urls)
                if (same := files.get_file_from_path(file.src_uri)) is not None:
                    files.remove(same)
                files.append(file)
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Keep the navigation for the shell."""
        self._nav = nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Render the theme's shell, once, and get the site ready."""
        shell = Shell(env.get_template("shell.html").render(get_context(self._nav, [], config, base_url=".")))
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        for page in pages:
            page.update_date = self._run.settings.today.isoformat()  # the clock must not reach the site
        listed = [page.canonical_url for page in pages if page.canonical_url]
        made = form.make(self._run.village, self._run.settings, may_fetch=self._preview is None)
        part = parts.Ready({**made.contents, **made.files})
        self._site = self._run.compose(shell.fill, listed, [part])
        told = tuple(notice for notice in (self._site.notice, made.notice) if notice)
        for notice in told:
            report.notice(notice)
        # The form's packages are fetched: the next build may have them.
        config.extra["katalog"]["finished"] = swap.Finished(told, is_lasting=not made.notice)

    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        """Say in the guides where the program comes from."""
        return program.filled(markdown)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """Fill the shell with a page that is written by hand."""
        description = str(page.meta.get("description", ""))
        document = document_page(page.url, str(page.title), description, page.content or "", str(config.site_name))
        context["filled"] = self._site.editions[0].pages.html(document)
        return context

    def on_post_build(self, **_: Any) -> None:
        """Write the pages made of data, and every file beside them."""
        if self._build:
            self._build.write()

    def on_serve(self, server: LiveReloadServer, *, builder: Callable[[], None], **_: Any) -> LiveReloadServer:
        """Have the preview's server ask for pages and files as they are asked for by a browser."""
        log = self._run.settings.cache / report.FAULTS
        made = FilesOnDemand(server.serve_request, Path(server.root), server.mount_path, self._asked, log)
        server.builder = lambda: made.renew(builder)
        server.error_handler = lambda status: self._not_found() if status == NOT_FOUND else None
        server.set_app(made)
        return server

    def _asked(self, address: str) -> parts.Content | None:
        return self._site.at(address)

    def _not_found(self) -> bytes | None:
        return self._site.editions[0].pages.at(addresses.NOT_FOUND)

    def on_build_error(self, **_: Any) -> None:
        """Remember that this build is not to be published."""
        if self._build:
            self._build.fail()

    def on_shutdown(self) -> None:
        """Publish a finished build; MkDocs calls this last, after its strict mode had its say."""
        if self._build:
            self._build.end()


def build(prepared: Prepared, settings: Settings, site: Path) -> swap.Finished:
    """Build the site of `prepared` and publish it as `site`; raises NotPublishedError, `site` then as it was.

    Call it within `swap.alone`.
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
        raise swap.NotPublishedError(disk_faults.explained(error, settings.cache)) from error
    except MkDocsException as error:
        raise swap.NotPublishedError(f"Situs belum bisa dibuat: {error}") from error
    finished: swap.Finished = config.extra["katalog"]["finished"]
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


adapter = Adapter()
"""What MkDocs calls: it loads this module once and keeps it through a live preview."""
on_startup = adapter.on_startup
on_config = adapter.on_config
on_files = adapter.on_files
on_nav = adapter.on_nav
on_env = adapter.on_env
on_page_markdown = adapter.on_page_markdown
on_page_context = adapter.on_page_context
on_serve = adapter.on_serve
on_post_build = adapter.on_post_build
on_build_error = adapter.on_build_error
on_shutdown = adapter.on_shutdown
