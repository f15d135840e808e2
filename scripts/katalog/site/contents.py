"""The one place that knows the order of the stages: entries, photos, then the pages and all files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from katalog import addresses
from katalog.contract import icons
from katalog.contract.model import Catalogue
from katalog.data import feeds, search_index
from katalog.entries import load
from katalog.entries.folder import ENTRY, is_photo, photos_in
from katalog.orders import order_data
from katalog.pages.editions import Edition, editions_of
from katalog.pages.page import NO_MARKS, Marks, Page
from katalog.photos import make, plan
from katalog.photos.plan import Picture, Rendition
from katalog.problems import Place, Problem, errors_in, in_order
from katalog.settings import Settings
from katalog.share.cards import collect as cards
from katalog.share.cards import site_icons
from katalog.share.cards.requests import card_requests
from katalog.share.kit import draw as kits
from katalog.share.kit.kit_pages import kit_pages
from katalog.site import manifest as web_manifest
from katalog.site import published_addresses, sitemap_dates
from katalog.site.gone_pages import gone_pages

KIT_PRODUCTS_MAX = 200  # of a village whose kits are made without being asked for: 0.4 s and 0.9 MB a product

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
    made = make.make_pictures(requests, settings, progress)
    broken = loaded.broken | _owners(requests, made.problems)
    sound = loaded.catalogue.without(broken)
    vanished = (*register.problems, *published_addresses.check(register, sound, settings, broken))
    problems = tuple(in_order((*loaded.problems, *_with_lines((*made.problems, *vanished), settings))))
    if errors_in(problems) and not settings.keep_going:
        return Prepared(problems, broken, good=len(sound.businesses), register=register)
    if last is None or last.catalogue is None:
        return Prepared(problems, broken, sound, _pictures_of(sound, made.pictures), len(sound.businesses), register)
    stand_ins = [business for business in last.catalogue.businesses if business.slug in broken]
    businesses = sorted((*sound.businesses, *stand_ins), key=lambda business: business.slug)
    return Prepared(
        problems,
        broken - {business.slug for business in stand_ins},
        sound.model_copy(update={"businesses": tuple(businesses)}),
        {**last.pictures, **_pictures_of(sound, made.pictures)},
        len(sound.businesses),
        register,
    )


@dataclass(frozen=True)
class Site:
    """What is published besides the theme and assets, by site-relative address.

    The first of the `editions` is in the village's own language. `files` lie ready in the cache; `notice` says what
    could not be made, "" for nothing. `marks` are the pictures that stand for the whole site, `icons` all of those;
    `first_seen` and `changed` tell of pages since when they are known and when they last changed.
    """

    editions: tuple[Edition, ...]
    files: Mapping[str, Path]
    icons: site_icons.SiteIcons
    notice: str = ""
    marks: Marks = NO_MARKS
    first_seen: Mapping[str, date] = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)


def site(prepared: Prepared, settings: Settings, progress: Progress | None = None) -> Site:
    """Return the site of a catalogue, having drawn the cards and kits that no earlier build drew.

    Raises ValueError where nothing can be published, OSError where the cache cannot be written.
    """
    catalogue = prepared.catalogue
    if catalogue is None:
        raise ValueError("nothing to publish")
    own, *others = editions_of(catalogue, prepared.pictures, settings)
    drawn: dict[str, Rendition] = {}
    if settings.cards:
        drawn = cards.make_cards(card_requests(own.pages, catalogue.village, own.texts), settings, progress)
    marks = site_icons.make(catalogue.village, settings)
    wanted = own.view.product_count <= KIT_PRODUCTS_MAX if settings.kits is None else settings.kits
    kit = kits.make(own.view, settings, own.texts, progress) if wanted else kits.Kit()
    register = known_addresses(prepared, settings)

    def more() -> Iterator[Page]:
        yield from kit_pages(own.view, settings, own.texts, kit.files)
        yield from pages_of_the_gone(own, prepared, register)

    own = replace(own, pages=replace(own.pages, more=more))
    editions = [replace(each, pages=replace(each.pages, cards=drawn)) for each in (own, *others)]
    first_seen = register.first_seen(settings.today)
    return Site(
        editions=tuple(editions),
        files={
            **photo_files(editions, prepared, settings),
            **_in_pictures(cards.published_from(settings), {card.name for card in drawn.values()}),
            **kit.files,
            **marks.files,
        },
        notice=kit.notice,
        marks=Marks(tab=marks.tab, touch=marks.touch, card=_card_at(addresses.HOME, drawn)),
        icons=marks,
        first_seen=first_seen,
        changed=sitemap_dates.changed(own.view, first_seen, settings.today),
    )


def known_addresses(prepared: Prepared, settings: Settings) -> published_addresses.Register:
    """Return the addresses published before, and with them those of this catalogue."""
    register = prepared.register
    if prepared.catalogue is None or not (settings.recording or register.entries):
        return register  # nothing is known, not even that all of it is new
    return register.after(prepared.catalogue, settings.today)


def pages_of_the_gone(own: Edition, prepared: Prepared, register: published_addresses.Register) -> Iterator[Page]:
    """Yield what stands at addresses that were published and have nothing now."""
    return gone_pages(own.view, own.catalogue, register, own.texts, prepared.left_out)


def manifest(own: Edition, marks: site_icons.SiteIcons) -> dict[str, bytes]:
    """Return what a browser asks for to put the site on a home screen, by its address."""
    made = web_manifest.manifest(own.catalogue.village, own.settings, own.texts, marks.any, marks.masked)
    return {addresses.MANIFEST: made}


def contents(site: Site, prepared: Prepared, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the files made of data for scripts and other programs, with their site-relative addresses."""
    own = site.editions[0]
    yield from manifest(own, site.icons).items()
    yield from order_files(site.editions, prepared)
    yield from feeds.feeds(own.catalogue, prepared.pictures, settings, site.first_seen).items()


def order_files(editions: Iterable[Edition], prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Yield what the scripts that take orders read, with its site-relative address."""
    for each in editions:
        for address, content in order_data.files(each.catalogue, each.settings, prepared.pictures):
            yield each.settings.edition + address, content


def photo_files(editions: Iterable[Edition], prepared: Prepared, settings: Settings) -> dict[str, Path]:
    """Return every picture of a photo, where it lies ready, by site-relative address."""
    return {
        **_in_pictures(make.published_from(settings), plan.page_files(prepared.pictures.values())),
        **_thumbnails(editions, prepared, settings),
    }


def _card_at(address: str, drawn: Mapping[str, Rendition]) -> str:
    card = drawn.get(address)
    return addresses.PICTURES + card.name if card else ""


def _in_pictures(folder: Path, names: Iterable[str]) -> dict[str, Path]:
    return {addresses.PICTURES + name: folder / name for name in sorted(names)}


def _thumbnails(editions: Iterable[Edition], prepared: Prepared, settings: Settings) -> dict[str, Path]:
    folder = make.published_from(settings)
    return {
        edition.settings.edition + at: folder / name
        for edition in editions
        for at, name in search_index.thumbnails(edition.catalogue, prepared.pictures).items()
    }


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
