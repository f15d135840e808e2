"""Runs the program by MkDocs, whose events it takes: the only module that knows MkDocs.

MkDocs renders the pages written by hand and the theme's `base.html`, once; pages made of data are filled into that and
written beside, since a `File` and a `Page` of MkDocs for each cost a sixth of the time and half of the memory of a
large village. Works under `python3 scripts/build.py`, which prepares the entries first, and under plain `mkdocs build`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's banner is for its developers, not for volunteers

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from katalog import addresses, program, report
from katalog.pages.kinds.service import document_page
from katalog.settings import DOCUMENTS, Additions, Settings
from katalog.site import documents, parts, plain_run, sitemap, village_config
from katalog.site.build import Build
from katalog.site.files_on_demand import FilesOnDemand
from katalog.site.prepare import Prepared
from katalog.site.preview import Preview
from katalog.site.publish import disk_faults, swap
from katalog.site.shell import Shell
from katalog.site.templates import KeptTemplates
from katalog.volunteers.form import bundle as form

GUIDES = "panduan/"
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


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs does not say what it takes
    """What the plugin is told in `mkdocs.yml`."""


class Adapter(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """One MkDocs run: a build, or a preview in which MkDocs builds again for each edit.

    A village's `mkdocs.yml` names it as the plugin `katalog`; the program's own, and every command, as a hook.
    """

    def __init__(self) -> None:
        self._build: Build | None = None
        self._preview: Preview | None = None
        self._shells: KeptTemplates | None = None

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Remember whether this is a build or a preview."""
        self._build = None
        if command == "serve":
            self._preview, self._shells = Preview(), KeptTemplates()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the entries prepared; stop here where nothing can be published."""
        options = config.extra.setdefault("katalog", {})
        self._own = _taken_over(config)
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
        config.site_url = self._run.settings.site_url
        config.site_name = config.site_name if self._own else self._run.village.name
        config.watch = [*config.watch, *map(str, asked.watched)]
        config.theme.static_templates -= {addresses.NOT_FOUND, sitemap.NAME}  # ours tell of data pages
        config.theme.get_env = partial(_environment_of, config.theme, self._shells)  # type: ignore[method-assign]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Lay the village's own pages over those of the same name."""
        for folder in (program.FOLDER / DOCUMENTS, *self._run.settings.own_documents):
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
        self._run.settings = replace(self._run.settings, additions=self._additions(pages))
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
        own = village_config.listed(self._run.settings.additions, self._run.village.name) if page.url == GUIDES else ""
        html = f"{page.content or ''}{own}"  # as text: a Markup would escape what stands before it
        document = document_page(page.url, str(page.title), description, html, str(config.site_name))
        context["filled"] = self._site.editions[0].pages.html(document)
        return context

    def _additions(self, pages: list[Page]) -> Additions:
        """Return what the village adds to every page: what its navigation names, else every page of its own."""
        named = self._own.get("nav")
        folders = self._run.settings.own_documents
        own = {name for folder in folders for name in village_config.own_names(folder, program.FOLDER / DOCUMENTS)}
        listed = self._nav.pages if named else pages
        shown = [(page.url, str(page.title)) for page in listed if page.file.src_uri in own or (named and page.url)]
        links = village_config.links_in(self._nav.items) if named else ()
        return village_config.additions(self._own, shown, links)

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

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Remember that this build is not to be published; what is said for volunteers ends it as MkDocs does."""
        if self._build:
            self._build.fail()
        if isinstance(error, swap.NotPublishedError):
            raise Abort(str(error)) from error

    def on_shutdown(self) -> None:
        """Publish a finished build; MkDocs calls this last, after its strict mode had its say."""
        if self._build:
            self._build.end()


def build(prepared: Prepared, settings: Settings, site: Path) -> swap.Finished:
    """Build the site of `prepared` and publish it as `site`; raises NotPublishedError, `site` then as it was.

    Call it within `swap.alone`.
    """
    report.notice(village_config.unused(settings, is_meant=bool(_village_config(settings.home))))
    try:
        config = _load(settings.home, site_dir=str(site), site_url=settings.site_url)
        config.extra.setdefault("katalog", {}).update(prepared=prepared, settings=settings)
        config.plugins.on_startup(command="build", dirty=False)
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
    file, options = _asked(settings.home)
    options["extra"] = {**options.get("extra", {}), "katalog": {"settings": settings}}
    report.result(f"Pratinjau: http://{address}/ (tekan Ctrl+C untuk berhenti)")
    try:
        mkdocs_serve(file, livereload=True, **{**options, "dev_addr": address, "strict": False})
    except MkDocsException as error:
        raise swap.NotPublishedError(f"Situs belum bisa ditampilkan: {error}") from error


def default_site_url(home: Path) -> str:
    """Return the address that the site of the village in `home` is published at: its own `mkdocs.yml` knows best."""
    return str(_village_config(home).get("site_url") or _load(program.FOLDER).site_url)


def _load(home: Path, **options: Any) -> MkDocsConfig:
    file, own = _asked(home)
    return load_config(file, **own, **options)


def _asked(home: Path) -> tuple[str, dict[str, Any]]:
    """Return the configuration to build the village in `home` by, and what the commands put in place of what it says.

    It is the village's own, where it has one, with this module in the place of the plugin, which need not be installed.
    """
    read = _village_config(home)
    if not read:
        return str(program.FOLDER / village_config.NAME), {"hooks": [__file__]}
    return str(home / village_config.NAME), village_config.options(read, home, program.FOLDER / DOCUMENTS, __file__)


def _village_config(home: Path) -> dict[str, Any]:
    """Return what the village's own `mkdocs.yml` says, nothing where it has none or one of another site."""
    file = home / village_config.NAME
    if home == program.FOLDER or not file.is_file():
        return {}
    try:
        with file.open("rb") as stream:
            read = yaml_load(stream)
    except (YAMLError, MkDocsException) as error:
        raise swap.NotPublishedError(f"`{file}` belum terbaca: {error}") from error
    return read if village_config.is_meant(read) else {}


def _taken_over(config: MkDocsConfig) -> dict[str, Any]:
    """Give a village's configuration the program's theme and Markdown; return what the village wrote in it.

    Raises Abort where something in it cannot be had.
    """
    if Path(config.config_file_path).resolve().parent == program.FOLDER:
        return {}
    own: dict[str, Any] = config.user_configs[0]
    if wrong := village_config.refused(own):
        raise Abort("\n".join(wrong))
    ours = load_config(str(program.FOLDER / village_config.NAME), hooks=[])
    config.theme = ours.theme
    new = [name for name in ours.markdown_extensions if name not in config.markdown_extensions]
    config.markdown_extensions = [*config.markdown_extensions, *new]
    config.mdx_configs = {**ours.mdx_configs, **config.mdx_configs}
    config.site_url = own.get("site_url") or ours.site_url
    return own


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
