"""The one place that knows the order of the stages: entries, photos, then the pages and all files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from katalog import (
    address_register,
    addresses,
    feeds,
    icons,
    images,
    ordering,
    pages,
    pictures,
    schema,
    sitemap_dates,
    web_manifest,
)
from katalog.cards import making as cards
from katalog.cards import site_icons
from katalog.cards.requests import card_requests
from katalog.data_page import NO_MARKS, DataPage, Marks
from katalog.gone_pages import gone_pages
from katalog.kit import making as kits
from katalog.kit.kit_pages import kit_pages
from katalog.model import Catalogue
from katalog.page_views import ViewMaker
from katalog.pictures import Picture, Rendition
from katalog.problems import Place, Problem, errors_in, in_order
from katalog.schema_files import ENTRY
from katalog.settings import Settings
from katalog.texts import Texts

KIT_PRODUCTS_MAX = 500  # of a village whose kits are made without being asked for: 0.4 s and 0.9 MB a product

Progress = Callable[[int, int], None]
"""Called with how many photos are done, and of how many."""


@dataclass(frozen=True)
class Prepared:
    """What a site is made of, before a page is rendered.

    `catalogue` is None where nothing can be published: the village's own file has errors, or some entry has and the
    settings do not say to keep going. `left_out` holds the slugs of businesses that have errors,
    `good` is how many have none, `register` which addresses were published before.
    """

    problems: tuple[Problem, ...]
    left_out: frozenset[str] = frozenset()
    catalogue: Catalogue | None = None
    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=dict)

    good: int = 0
    register: address_register.Register = field(default_factory=address_register.Register)

    @property
    def has_errors(self) -> bool:
        """Whether any entry has to be mended."""
        return bool(errors_in(self.problems))


def prepare(settings: Settings, progress: Progress | None = None, last: Prepared | None = None) -> Prepared:
    """Read and check every entry and make every picture.

    `last` is what a live preview showed before: it stands in for businesses, or a village, that have errors now.
    """
    loaded = schema.load(settings, icons.names())
    register = address_register.read(settings)
    if loaded.catalogue is None:
        problems = _shown(loaded.problems, settings)
        return replace(last, problems=problems) if last else Prepared(problems, loaded.broken)
    requests = _requests(loaded.catalogue, settings)
    made = images.make_pictures(requests, settings, progress)
    broken = loaded.broken | _owners(requests, made.problems)
    sound = loaded.catalogue.without(broken)
    vanished = (*register.problems, *address_register.check(register, sound, settings, broken))
    problems = _shown((*loaded.problems, *made.problems, *vanished), settings)
    if errors_in(problems) and not settings.keep_going:
        return Prepared(problems, broken, good=len(sound.businesses), register=register)
    if last is None or last.catalogue is None:
        return Prepared(problems, broken, sound, made.pictures, len(sound.businesses), register)
    stand_ins = [business for business in last.catalogue.businesses if business.slug in broken]
    businesses = sorted((*sound.businesses, *stand_ins), key=lambda business: business.slug)
    return Prepared(
        problems,
        broken - {business.slug for business in stand_ins},
        sound.model_copy(update={"businesses": tuple(businesses)}),
        {**last.pictures, **made.pictures},
        len(sound.businesses),
        register,
    )


@dataclass(frozen=True)
class Site:
    """What is published besides the theme and assets, by site-relative address.

    `contents` are made here, `files` lie ready in the cache; `notice` says what could not be made, "" for nothing.
    `marks` are the pictures that stand for the whole site, `changed` tells of pages when what they say was last known
    to be new.
    """

    pages: tuple[DataPage, ...]
    contents: Mapping[str, bytes]
    files: Mapping[str, Path]
    notice: str = ""
    marks: Marks = NO_MARKS
    changed: Mapping[str, date] = field(default_factory=dict)


def site(prepared: Prepared, settings: Settings, texts: Texts, progress: Progress | None = None) -> Site:
    """Return the site of a catalogue, having drawn the cards and kits that no earlier build drew.

    Raises ValueError where nothing can be published, OSError where the cache cannot be written.
    """
    catalogue = prepared.catalogue
    if catalogue is None:
        raise ValueError("nothing to publish")
    view = ViewMaker(catalogue, prepared.pictures, settings, texts).village()
    listed = pages.data_pages(view, settings, texts)
    drawn: dict[str, Rendition] = {}
    if settings.cards:
        drawn = cards.make_cards(card_requests(listed, catalogue.village, texts), settings, progress)
    marks = site_icons.make(catalogue.village, settings)
    wanted = len(view.products) <= KIT_PRODUCTS_MAX if settings.kits is None else settings.kits
    register = prepared.register
    if settings.recording or register.entries:  # without either nothing is known, not even that all of it is new
        register = register.after(catalogue, settings.today)
    first_seen = register.first_seen(settings.today)
    kit = kits.make(view, settings, texts, progress) if wanted else kits.Kit()
    listed += kit_pages(view, settings, texts, kit.files)
    listed += gone_pages(view, catalogue, register, texts, prepared.left_out)
    return Site(
        pages=tuple(_with_card(page, drawn) for page in listed),
        contents={
            addresses.MANIFEST: web_manifest.manifest(catalogue.village, settings, texts, marks.any, marks.masked),
            **ordering.files(catalogue, settings),
            **feeds.feeds(catalogue, prepared.pictures, settings, first_seen),
        },
        files={
            **_in_pictures(images.published_from(settings), pictures.needed_files(prepared.pictures.values())),
            **_in_pictures(cards.published_from(settings), {card.name for card in drawn.values()}),
            **kit.files,
            **marks.files,
        },
        notice=kit.notice,
        marks=Marks(tab=marks.tab, touch=marks.touch, card=_card_at(addresses.HOME, drawn)),
        changed=sitemap_dates.changed(view, first_seen, settings.today),
    )


def _with_card(page: DataPage, drawn: Mapping[str, Rendition]) -> DataPage:
    """Return the page with its card; an old address and an owner's kit have that of the page they belong to."""
    own = page.address if page.canonical is None else page.canonical
    card = drawn.get(own) or (drawn.get(page.trail[-1].address) if page.trail and not page.indexed else None)
    return replace(page, card=card) if card else page


def _card_at(address: str, drawn: Mapping[str, Rendition]) -> str:
    card = drawn.get(address)
    return addresses.PICTURES + card.name if card else ""


def _in_pictures(folder: Path, names: Iterable[str]) -> dict[str, Path]:
    return {addresses.PICTURES + name: folder / name for name in sorted(names)}


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
