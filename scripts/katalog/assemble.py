"""The one place that knows the order of the stages: entries, photos, then what the site is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from katalog import feeds, icons, images, ordering, schema
from katalog.model import Catalogue
from katalog.pictures import Picture
from katalog.problems import Place, Problem, errors_in, in_order
from katalog.schema_files import ENTRY
from katalog.settings import Settings

Progress = Callable[[int, int], None]
"""Called with how many photos are done, and of how many."""


@dataclass(frozen=True)
class Prepared:
    """What a site is made of, before a page is rendered.

    `catalogue` is None where nothing can be published: the village's own file has errors, or some entry has and the
    settings do not say to keep going. `left_out` holds the slugs of businesses that have errors.
    """

    problems: tuple[Problem, ...]
    left_out: frozenset[str] = frozenset()
    catalogue: Catalogue | None = None
    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Whether any entry has to be mended."""
        return bool(errors_in(self.problems))


def prepare(settings: Settings, progress: Progress | None = None, last: Prepared | None = None) -> Prepared:
    """Read and check every entry and make every picture.

    `last` is what a live preview showed before: it stands in for businesses, or a village, that have errors now.
    """
    loaded = schema.load(settings, icons.names())
    if loaded.catalogue is None:
        problems = _shown(loaded.problems, settings)
        return replace(last, problems=problems) if last else Prepared(problems, loaded.broken)
    requests = _requests(loaded.catalogue, settings)
    made = images.make_pictures(requests, settings, progress)
    problems = _shown((*loaded.problems, *made.problems), settings)
    broken = loaded.broken | _owners(requests, made.problems)
    if broken and not settings.keep_going:
        return Prepared(problems, broken)
    sound = loaded.catalogue.without(broken)
    if last is None or last.catalogue is None:
        return Prepared(problems, broken, sound, made.pictures)
    stand_ins = [business for business in last.catalogue.businesses if business.slug in broken]
    businesses = sorted((*sound.businesses, *stand_ins), key=lambda business: business.slug)
    return Prepared(
        problems,
        broken - {business.slug for business in stand_ins},
        sound.model_copy(update={"businesses": tuple(businesses)}),
        {**last.pictures, **made.pictures},
    )


def files(prepared: Prepared, settings: Settings) -> dict[str, bytes]:
    """Return what the site holds besides pages, pictures and assets: site-relative address to bytes."""
    if prepared.catalogue is None:
        return {}
    return {
        **ordering.files(prepared.catalogue, settings),
        **feeds.feeds(prepared.catalogue, prepared.pictures, settings),
    }


def _requests(catalogue: Catalogue, settings: Settings) -> list[images.PhotoRequest]:
    return [
        images.PhotoRequest(
            key=(business.slug, photo.file),
            path=settings.businesses / business.slug / photo.file,
            place=photo.place or Place(settings.shown(settings.businesses / business.slug / ENTRY)),
            product=product_id,
        )
        for business, product_id, photo in catalogue.photos()
    ]


def _owners(requests: Iterable[images.PhotoRequest], problems: Iterable[Problem]) -> frozenset[str]:
    """Return the slugs of the businesses whose photos have errors."""
    paths = {problem.place.path for problem in errors_in(problems)}
    return frozenset(request.key[0] for request in requests if request.place.path in paths)


def _shown(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Return `problems` in order, with the line of the entry where a stage did not have it at hand."""
    lines: dict[str, list[str]] = {}
    shown = []
    for problem in in_order(problems):
        path = problem.place.path
        if problem.excerpt or problem.place.line < 1:
            shown.append(problem)
            continue
        if path not in lines:
            lines[path] = settings.lines(path)
        row = lines[path][problem.place.line - 1 : problem.place.line]
        shown.append(replace(problem, excerpt=row[0] if row else ""))
    return tuple(shown)
