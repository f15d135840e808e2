"""Prepares a build or a preview: reads and checks entries, makes photos, collects every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from katalog.contract import icons
from katalog.contract.model import Catalogue, Village
from katalog.entries import load
from katalog.entries.folder import ENTRY, VILLAGE, is_photo, photos_in
from katalog.photos import make
from katalog.photos.plan import Picture
from katalog.problems import Place, Problem, errors_in, in_order
from katalog.settings import Settings
from katalog.site import documents, own_look, published_addresses

Progress = Callable[[int, int], None]
"""Called with how many photos are done, and of how many."""


@dataclass(frozen=True)
class Prepared:
    """What a site is made of, before a page is rendered.

    `catalogue` is None where nothing can be published: the village's own file has errors, or some entry has and the
    settings do not say to keep going. `left_out` holds the slugs of businesses that have errors,
    `good` is how many have none, `register` which addresses were published before, `logo` the village's own picture.
    """

    problems: tuple[Problem, ...]
    left_out: frozenset[str] = frozenset()
    catalogue: Catalogue | None = None
    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=dict)
    logo: Picture | None = None
    good: int = 0
    register: published_addresses.Register = field(default_factory=published_addresses.Register)

    @property
    def has_errors(self) -> bool:
        """Whether any entry has to be mended."""
        return bool(errors_in(self.problems))


def prepare(
    settings: Settings,
    progress: Progress | None = None,
    last: Prepared | None = None,
    memory: load.Memory | None = None,
) -> Prepared:
    """Read and check every entry and make every picture.

    `last` is what a live preview showed before: it stands in for businesses, or a village, that have errors now. Its
    `memory` is of entries that need not be read again.
    """
    loaded = load.load(settings, icons.names(), memory)
    register = published_addresses.read(settings)
    if loaded.catalogue is None:
        return replace(last, problems=loaded.problems) if last else Prepared(loaded.problems, loaded.broken)
    requests = [*_requests(loaded.catalogue, settings), *_draft_requests(loaded, settings)]
    logo = list(_logo_request(loaded.catalogue.village, settings))
    made = make.make_pictures([*logo, *requests], settings, progress)
    broken = loaded.broken | _owners(requests, made.problems)
    sound = loaded.catalogue.without(broken)
    vanished = (*register.problems, *published_addresses.check(register, sound, settings, broken))
    vanished = (*vanished, *documents.problems(settings))
    others = (*_with_lines((*made.problems, *vanished), settings), *own_look.problems(settings))
    problems = tuple(in_order((*loaded.problems, *others)))
    if errors_in(problems) and not settings.keep_going:
        return Prepared(problems, broken, good=len(sound.businesses), register=register)
    shown = made.pictures.get(logo[0].key) if logo else None
    if last is None or last.catalogue is None:
        pictures = _pictures_of(sound, made.pictures)
        return Prepared(problems, broken, sound, pictures, shown, len(sound.businesses), register)
    stand_ins = [business for business in last.catalogue.businesses if business.slug in broken]
    businesses = sorted((*sound.businesses, *stand_ins), key=lambda business: business.slug)
    return Prepared(
        problems,
        broken - {business.slug for business in stand_ins},
        sound.model_copy(update={"businesses": tuple(businesses)}),
        {**last.pictures, **_pictures_of(sound, made.pictures)},
        shown,
        len(sound.businesses),
        register,
    )


def _logo_request(village: Village, settings: Settings) -> Iterator[make.PhotoRequest]:
    """Yield the village's logo, if it has one: a file beside `_desa.yaml`, of no business."""
    if village.logo:
        place = village.logo_place or Place(settings.shown(settings.businesses / VILLAGE))
        yield make.PhotoRequest(("", village.logo), settings.businesses / village.logo, place, is_logo=True)


def _requests(catalogue: Catalogue, settings: Settings) -> list[make.PhotoRequest]:
    return [
        make.PhotoRequest(
            key=(business.slug, photo.file),
            path=settings.businesses / business.slug / photo.file,
            place=photo.place or Place(settings.shown(settings.businesses / business.slug / ENTRY)),
            product=product_id,
        )
        for business, product_id, photo in catalogue.photos()
    ]


def _draft_requests(loaded: load.Loaded, settings: Settings) -> list[make.PhotoRequest]:
    """Return the photos of entries with errors that lie in their folders: made now, they are there once it is mended.

    Which photo an entry names may be what is wrong with it: only files found in its folder are opened. An entry that is
    one file has none.
    """
    if loaded.catalogue is None:
        return []
    drafts = loaded.catalogue.model_copy(update={"businesses": loaded.drafts})
    there = {
        (business.slug, name)
        for business in loaded.drafts
        for folder in (settings.businesses / business.slug,)
        if folder.is_dir()
        for name in photos_in(folder).values()
    }
    return [request for request in _requests(drafts, settings) if request.key in there and is_photo(request.key[1])]


def _pictures_of(catalogue: Catalogue, made: Mapping[tuple[str, str], Picture]) -> Mapping[tuple[str, str], Picture]:
    slugs = {business.slug for business in catalogue.businesses}
    return {key: picture for key, picture in made.items() if key[0] in slugs}


def _owners(requests: Iterable[make.PhotoRequest], problems: Iterable[Problem]) -> frozenset[str]:
    """Return the slugs of the businesses whose photos have errors."""
    paths = {problem.place.path for problem in errors_in(problems)}
    return frozenset(request.key[0] for request in requests if request.place.path in paths)


def _with_lines(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Return what the photo stage found, with the line of the entry where the photo is named in one."""
    lines: dict[str, list[str]] = {}
    shown = []
    for problem in problems:
        place = problem.place
        if not place.end_column:  # named nowhere, it only lies in the folder
            shown.append(problem)
            continue
        if place.path not in lines:
            lines[place.path] = settings.lines(place.path)
        row = lines[place.path][place.line - 1 : place.line]
        shown.append(replace(problem, excerpt=row[0] if row else ""))
    return tuple(shown)
