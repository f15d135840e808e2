"""Takes a build from entries to the published site, whose place the new one takes at the end, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from katalog import report
from katalog.photos.workers import workers
from katalog.settings import NO_ADDRESS, Settings
from katalog.site import crew, plain_run
from katalog.site.contents import Site
from katalog.site.drawn import Drawn
from katalog.site.edition_parts import Fill
from katalog.site.parts import Part
from katalog.site.prepare import Prepared, prepare
from katalog.site.publish import disk_faults, swap
from katalog.site.site_folder import write

SHARED_FROM = 300
"""Products from which several processes write the pages: two of them take 15 % of that build's time away, and cost at
most a twentieth more of the processors."""
SHARED_TO = 25_000
"""Products up to which they do: two had 825 MB together at 50,000, where one keeps below 600."""


class Build:
    """One build of the site in the folder `site`, in the steps in which MkDocs goes through it.

    `prepared` is what the command line has made of the entries, being `swap.alone`; for a plain `mkdocs build` both are
    done here. Raises NotPublishedError where nothing can be published, OSError where nothing can be written.
    """

    def __init__(self, settings: Settings, site: Path, prepared: Prepared | None) -> None:
        self.settings = settings
        if prepared is None:
            site = plain_run.site_folder(site, settings)
        self._target = site
        self._is_plain = prepared is None
        self._is_finished = False
        with ExitStack() as held:
            if prepared is None:
                _be_alone(site, settings, held)
                prepared = prepare(settings, report.photo_progress())
                report.problems(prepared.problems)
            if prepared.catalogue is None:
                raise swap.NotPublishedError(swap.ENTRIES_HAVE_ERRORS)
            self.village = prepared.catalogue.village
            self._told = f"{self.village.name}, {len(prepared.catalogue.businesses)} usaha"
            self._prepared = prepared
            self.stage = swap.stage_for(site, settings.cache)
            self._held = held.pop_all()

    def compose(self, fill: Fill, documents: Sequence[str], more: Sequence[Part]) -> Site:
        """Return the site, see there; it is written by `write`."""
        draw = partial(Drawn.of, progress=report.photo_progress())
        self._site = Site(self._prepared, self.settings, fill, draw=draw, documents=documents, more=more)
        return self._site

    def write(self) -> None:
        """Write the site beside what is in the stage already; raises OSError or HelperLostError where it cannot."""
        is_shared = SHARED_FROM <= self._site.editions[0].edition.view.product_count <= SHARED_TO
        write(self._site, self.stage, crew.size(workers(self.settings.jobs)) if is_shared else 1)
        self._is_finished = True

    def fail(self) -> None:
        """Keep this build from being published."""
        self._is_finished = False

    def end(self) -> None:
        """Publish a finished build, else clear away what there is of it."""
        with self._held:
            if not self._is_finished:
                swap.discard(self.stage)
                return
            swap.swap_in(self.stage, self._target)
            if self._is_plain:  # the command line says that itself
                report.done(self._told, self._target)
                if not self.settings.has_address:
                    report.no_address(NO_ADDRESS)


def _be_alone(site: Path, settings: Settings, held: ExitStack) -> None:
    try:
        swap.refuse_unfit(site, settings.sources)
        held.enter_context(swap.alone(site, settings.cache))
    except OSError as error:
        raise swap.NotPublishedError(disk_faults.explained(error)) from error
