"""Keeps what a live preview needs from one edit to the next: each shows at once, and a mistake breaks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from katalog import report
from katalog.entries import load
from katalog.settings import Settings
from katalog.site.contents import Site
from katalog.site.edition_parts import Fill, Shown
from katalog.site.parts import Part
from katalog.site.prepare import Prepared, prepare
from katalog.site.publish import swap
from katalog.site.templates import KeptTemplates


class Preview:
    """A site as it is edited: entries as they are now, those with errors as they were before.

    What is wrong stands on every page. `begin` and `compose` take turns, once an edit.
    """

    def __init__(self) -> None:
        self._memory = load.Memory()
        self._templates: dict[str, KeptTemplates] = {}
        self._prepared: Prepared | None = None

    def begin(self, settings: Settings) -> None:
        """Read the entries; raises NotPublishedError where they have no village to be shown."""
        prepared = prepare(settings, report.photo_progress(), self._prepared, self._memory)
        report.problems(prepared.problems)
        self._prepared, self.settings = prepared, settings
        if prepared.catalogue is None:
            raise swap.NotPublishedError(swap.ENTRIES_HAVE_ERRORS)
        self.village = prepared.catalogue.village

    def compose(self, fill: Fill, documents: Sequence[str], more: Sequence[Part]) -> Site:
        """Return the site, see there: of it only what somebody asks for is made."""
        prepared = self._prepared
        if prepared is None:
            raise ValueError("nothing to show")
        shown = Shown(prepared.problems if prepared.has_errors else (), self._templates)
        return Site(prepared, self.settings, fill, documents=documents, more=more, shown=shown)
