"""The only file that knows MkDocs: hands it the catalogue's pages and puts each into the theme's shell.

Works under `python3 scripts/build.py` (which prepares the entries and calls `build` or `serve` here) and under plain
`mkdocs build` and `mkdocs serve` (where `on_config` prepares them). MkDocs renders the pages written by hand and the
theme's `base.html`, once; pages made of data are filled into that and written beside, since a `File` and a `Page` of
MkDocs for each cost a sixth of the time and half of the memory of a large village.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's banner is for its developers, not for volunteers

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
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

from katalog import addresses, program, report, village_folder
from katalog.contract.model import Catalogue
from katalog.entries import load
from katalog.pages.page import DataPage
from katalog.safe_text import markdown
from katalog.settings import NO_ADDRESS, REPOSITORY_VARIABLE, Settings
from katalog.site import contents, sitemap
from katalog.site.build import WholeSite
from katalog.site.files_on_demand import FilesOnDemand
from katalog.site.preview import PreviewSite
from katalog.site.publish import disk_faults, swap
from katalog.site.render import Renderer
from katalog.site.templates import KeptTemplates
from katalog.volunteers.form import bundle as admin

CONFIG = "mkdocs.yml"
NOT_FOUND = 404
OUT_OF_ORDER = "MkDocs called its events out of order"


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
    """One MkDocs run: what was prepared, and what is shown from it."""

    def __init__(self) -> None:
        self._serving = False
        self._prepared: contents.Prepared | None = None
        self._settings: Settings | None = None
        self._shell: Shell | None = None
        self._nav = Navigation([], [])
        self._site: Path | None = None
        self._stage: Path | None = None
        self._finished = False
        self._held = ExitStack()
        self._is_plain = False
        self._whole: WholeSite | None = None
        self._shown: PreviewSite | None = None
        self._form: admin.Form = admin.Form()
        self._documents: list[str] = []
        self._memory = load.Memory()
        self._templates: dict[str, KeptTemplates] = {}
        self._shells = KeptTemplates()

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
        self._is_plain = not self._serving and "prepared" not in options
        if self._is_plain:  # `mkdocs build`: the command line has not done it
            config.site_dir = _site_dir(config, self._settings)
            self._begin(Path(config.site_dir), self._settings)
        self._prepared = options.pop("prepared", None) or self._prepare(self._settings)
        if self._prepared.catalogue is None:
            raise Abort(swap.ENTRIES_HAVE_ERRORS)
        village = self._prepared.catalogue.village
        config.site_name = village.name
        config.watch = [*config.watch, *map(str, self._settings.watched)]
        config.theme.static_templates -= {addresses.NOT_FOUND, sitemap.NAME}  # ours tell of data pages
        kept = self._shells if self._serving else None
        config.theme.get_env = partial(_environment_of, config.theme, kept)  # type: ignore[method-assign]  # no event
        if not self._serving:
            self._site = Path(config.site_dir)
            self._stage = swap.stage_for(self._site, self._settings.cache)
            config.site_dir = str(self._stage)
        return config

    def _begin(self, site: Path, settings: Settings) -> None:
        try:
            swap.refuse_unfit(site, settings.sources)
            self._held.enter_context(swap.alone(site, settings.cache))
        except swap.NotPublishedError as error:
            raise Abort(str(error)) from error
        except OSError as error:
            raise Abort(disk_faults.explained(error)) from error

    def _prepare(self, settings: Settings) -> contents.Prepared:
        last, memory = (self._prepared, self._memory) if self._serving else (None, None)
        prepared = contents.prepare(settings, report.photo_progress(), last, memory)
        report.problems(prepared.problems)
        return prepared

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Get ready the pages of all entries and the files that go with them.

        A live preview makes them when they are asked for.
        """
        prepared, catalogue, settings = self._ready()
        for folder in settings.own_documents:
            _lay_over(files, folder, config)
        self._form = admin.make(catalogue.village, settings, may_fetch=not self._serving)
        notices = [self._form.notice]
        if self._serving:
            self._shown = PreviewSite(prepared, settings, self._templates)
        else:
            self._whole = WholeSite(prepared, settings, Path(config.site_dir), report.photo_progress())
            notices.insert(0, self._whole.notice)
        told = tuple(notice for notice in notices if notice)
        for notice in told:
            report.notice(notice)
        # The form's packages are fetched: the next build may have them.
        config.extra["katalog"]["finished"] = swap.Finished(told, is_lasting=not self._form.notice)
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Keep the navigation for the shell."""
        self._nav = nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Render the theme's shell, once."""
        _, _, settings = self._ready()
        self._shell = Shell(env, get_context(self._nav, [], config, base_url="."))
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        self._documents = [page.canonical_url for page in pages if page.canonical_url]
        for page in pages:
            page.update_date = settings.today.isoformat()  # the clock must not reach the site

    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        """Say in the guides where the program comes from."""
        return program.filled(markdown)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """Fill the shell with a page that is written by hand."""
        site = self._shown or self._whole
        if site is None:
            raise RuntimeError(OUT_OF_ORDER)
        context["filled"] = self._filled(_written(page, config), site.renderer)
        return context

    def _filled(self, data: DataPage, renderer: Renderer) -> str:
        if self._shell is None:
            raise RuntimeError(OUT_OF_ORDER)
        body = renderer.body(data)
        if self._serving and self._prepared and self._prepared.has_errors:
            body = renderer.preview_problems(data, self._prepared.problems) + body
        return self._shell.fill(renderer.texts.language, renderer.head(data), body)

    def on_post_build(self, **_: Any) -> None:
        """Write the pages made of data, and every file beside them."""
        if self._whole is not None:
            form: dict[str, bytes | Path] = {**self._form.contents, **self._form.files}
            self._whole.write(self._filled, self._documents, form)
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
        return self._filled(*page).encode() if page else None

    def _made(self, address: str) -> bytes | Path | None:
        """Return what a preview shows at a site-relative address."""
        if self._shown is None:
            raise RuntimeError(OUT_OF_ORDER)
        page = self._shown.page(address)
        if page:
            return self._filled(*page).encode()
        own = self._form.contents.get(address) or self._form.files.get(address)
        return self._shown.file(address) if own is None else own

    def on_build_error(self, **_: Any) -> None:
        """Remember that this build is not to be published."""
        self._finished = False

    def on_shutdown(self) -> None:
        """Publish a finished build; MkDocs calls this last, after its strict mode had its say."""
        with self._held:
            if self._site is None or self._stage is None:
                return
            if self._finished:
                swap.swap_in(self._stage, self._site)
                self._tell_done()
            else:
                swap.discard(self._stage)
            self._site = self._stage = None

    def _tell_done(self) -> None:
        """Say what a plain `mkdocs build` ended with; the command line says that itself."""
        if not self._is_plain or self._site is None:
            return
        _, catalogue, settings = self._ready()
        report.done(f"{catalogue.village.name}, {len(catalogue.businesses)} usaha", self._site)
        if not settings.has_address:
            report.no_address(NO_ADDRESS)

    def _ready(self) -> tuple[contents.Prepared, Catalogue, Settings]:
        if self._prepared is None or self._prepared.catalogue is None or self._settings is None:
            raise RuntimeError(OUT_OF_ORDER)
        return self._prepared, self._prepared.catalogue, self._settings


def build(prepared: contents.Prepared, settings: Settings, site: Path) -> swap.Finished:
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


def _settings(config: MkDocsConfig) -> Settings:
    root = Path(config.config_file_path).resolve().parent
    village = village_folder.around(Path.cwd(), root) or root
    return Settings(
        root=root,
        village=village,
        businesses=village / village_folder.BUSINESSES,
        site_url=(config.site_url or NO_ADDRESS).rstrip("/") + "/",
        today=date.today(),  # noqa: DTZ011 - plain `mkdocs build` has no --today
        repository=os.environ.get(REPOSITORY_VARIABLE, ""),
    )


def _site_dir(config: MkDocsConfig, settings: Settings) -> str:
    """Return where a plain `mkdocs build` puts the site: into the village's own folder, unless another is named."""
    if Path(config.site_dir) == settings.root / village_folder.SITE:
        return str(settings.home / village_folder.SITE)
    return config.site_dir


def _lay_over(files: Files, folder: Path, config: MkDocsConfig) -> None:
    """Add what lies in `folder` to `files`, in place of those of the same name; nothing that a link leads out to."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in name.parts)
        if is_hidden or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            continue
        file = File(name.as_posix(), str(folder), config.site_dir, config.use_directory_urls)
        if (same := files.get_file_from_path(file.src_uri)) is not None:
            files.remove(same)
        files.append(file)


def _written(page: Page, config: MkDocsConfig) -> DataPage:
    """Return the page of a file under docs/: its Markdown is ours, so its HTML is trusted."""
    return DataPage(
        address=page.url,
        template="document.html",
        title=f"{page.title} - {config.site_name}",
        heading=str(page.title),
        description=str(page.meta.get("description", "")),
        context={"html": Markup(markdown.within_reach(page.content or ""))},  # noqa: S704
    )


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
