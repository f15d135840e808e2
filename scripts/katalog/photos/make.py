"""From the photos that entries name to the pictures of the site: the only door to everything that touches pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from katalog.photos import cache as photo_cache
from katalog.photos import decode, encode, likeness, plan, quality, workers
from katalog.photos.cache import PhotoCache, Record, Stamp
from katalog.photos.decode import Decoder
from katalog.photos.faults import PASSING, Fault, Kind, PhotoError
from katalog.photos.likeness import Known
from katalog.photos.plan import Picture
from katalog.photos.quality import Look
from katalog.photos.workers import PixelBudget, Progress
from katalog.problems import Place, Problem, Severity
from katalog.settings import Settings

MAX_FILE_BYTES = 200_000_000  # larger than any photo of a phone; keeps a video named .jpg out of memory
LOGO_SIDE = 192  # pixels that a logo has at least: a home screen's icon (data contract)
READ_TRIES = 5  # of a photo that changes while it is read; a copy from a phone into the folder takes longer


@dataclass(frozen=True)
class PhotoRequest:
    """One mention of a photo in an entry.

    `key` is (business slug, the photo's file as the entry names it), `path` the file itself, `place` the mention.
    `product` is the id of the product it shows, empty where it shows the business. `excerpt` is the mention's line. Of
    a logo each side counts, and nobody minds how it was taken.
    """

    key: tuple[str, str]
    path: Path
    place: Place
    product: str = ""
    excerpt: str = ""
    is_logo: bool = False


@dataclass(frozen=True)
class PhotoResults:
    """The pictures that could be made, by request key, and what was wrong with photos.

    `opened` is how many photos had to be read because the cache did not know them.
    """

    pictures: dict[tuple[str, str], Picture]
    problems: tuple[Problem, ...]
    opened: int = 0


@dataclass(frozen=True)
class _Finding:
    """What is known of one photo file: the key of its content, its picture or why there is none, how it looks."""

    key: str = ""
    picture: Picture | None = None
    faults: tuple[Fault, ...] = ()
    likeness: str = ""
    size: tuple[int, int] = (0, 0)

    def picture_for(self, photo: PhotoRequest) -> Picture | None:
        """Return the picture, None where it is not fit for what it is asked for."""
        return None if any(fault.stops for fault in self.faults_of(photo)) else self.picture

    def faults_of(self, photo: PhotoRequest) -> tuple[Fault, ...]:
        """Return what is wrong with it as what it is asked for."""
        if not photo.is_logo or self.picture is None:
            return self.faults
        small = min(self.size) < LOGO_SIDE
        return (Fault(Kind.SMALL_LOGO, (*self.size, LOGO_SIDE)),) if small else ()


def make_pictures(photos: Sequence[PhotoRequest], settings: Settings, progress: Progress | None) -> PhotoResults:
    """Return the pictures of all `photos`, their files in the folder `published_from(settings)`.

    Photos that did not change since an earlier build are neither opened nor read. Raises OSError where the cache
    cannot be written; whatever is wrong with a photo is a Problem.
    """
    recipe = plan.recipe(decode.library_versions())
    cache = PhotoCache.stored(settings.cache)
    cache.begin(recipe.hex(), settings.today)
    paths = list(dict.fromkeys(photo.path for photo in photos))
    shop = _Workshop(cache, recipe)
    try:
        found = {path: shop.remembered(path, settings.shown(path)) for path in paths}
        waiting = [path for path in paths if found[path] is None]
        for result in workers.run(shop.make, waiting, settings.jobs, progress):
            found[result.path] = shop.noted(settings.shown(result.path), result)
    finally:
        cache.save(settings.shown(path) for path in paths)
    findings = {path: finding for path, finding in found.items() if finding is not None}
    return PhotoResults(
        {photo.key: made for photo in photos if (made := findings[photo.path].picture_for(photo)) is not None},
        tuple(_problems(photos, findings)),
        shop.opened,
    )


def published_from(settings: Settings) -> Path:
    """Return the folder that holds every file of every picture under its published name."""
    return settings.cache / photo_cache.FOLDER


@dataclass(frozen=True)
class _Made:
    """What a worker hands back: the photo, its stamp and its content's key, and what became of it."""

    path: Path
    stamp: Stamp | None
    key: str = ""
    record: Record | None = None
    fault: Fault | None = None


class _Workshop:
    """Looks photos up in the cache and makes the others; `make` runs in workers, the rest in one thread."""

    def __init__(self, cache: PhotoCache, recipe: bytes) -> None:
        self._cache = cache
        self._recipe = recipe
        self._decoder = Decoder()
        self._budget = PixelBudget()
        self.opened = 0

    def remembered(self, path: Path, source: str) -> _Finding | None:
        """Return what an earlier build found out of an unchanged photo, None where it has to be read."""
        try:
            stamp = Stamp.of(path)
        except OSError:
            return None
        key = self._cache.key_of(source, stamp)
        record = None if key is None else self._cache.find(key)
        return None if key is None or record is None else _finding(key, record)

    def make(self, path: Path) -> _Made:
        """Read one photo and make its files, unless the cache has them from a photo of the same content."""
        try:
            stamp, source = _read(path)
        except FileNotFoundError:
            return _Made(path, None, fault=Fault(Kind.MISSING))
        except OSError:
            return _Made(path, None, fault=Fault(Kind.UNREADABLE))
        except PhotoError as error:
            return _Made(path, None, fault=error.fault)
        key = plan.source_key(source, self._recipe)
        known = self._cache.find(key)
        if known is not None:
            return _Made(path, stamp, key, known)
        try:
            return _Made(path, stamp, key, self._new(source, key))
        except PhotoError as error:
            fault = error.fault
        except MemoryError:
            fault = Fault(Kind.NO_MEMORY)
        record = None if fault.kind in PASSING else Record({"fault": [fault.kind, *fault.values]})
        return _Made(path, stamp, key, record, fault)

    def _new(self, source: bytes, key: str) -> Record:
        decoded = self._decoder.decode(source, self._budget.hold)
        encoded = encode.encode(decoded, key)
        look = quality.measure(encoded.sample)
        files = tuple(self._cache.write(name, content) for name, content in encoded.files)
        result = {
            "size": decoded.size,
            "colour": encoded.picture.colour,
            "sharpness": look.sharpness,
            "light": look.light,
            "graphic": look.graphic,
            "unsure": decoded.unsure,
            "likeness": likeness.signature(encoded.sample),
        }
        return Record(result, files)

    def noted(self, source: str, made: _Made) -> _Finding:
        """Remember what a worker made of the photo `source`, and return it."""
        self.opened += 1
        if made.record is None:
            return _Finding(made.key, None, () if made.fault is None else (made.fault,))
        if made.stamp is not None:
            self._cache.remember(source, made.stamp, made.key)
        self._cache.record(made.key, made.record)
        return _finding(made.key, made.record)


def _read(path: Path) -> tuple[Stamp, bytes]:
    """Return the bytes of a photo with the stamp they had, read again while somebody is still writing them.

    Raises OSError where they cannot be read, PhotoError where there are too many or they never come to rest.
    """
    stamp = Stamp.of(path)
    for _ in range(READ_TRIES):
        if stamp.size > MAX_FILE_BYTES:
            limits = (stamp.size // decode.MILLION, MAX_FILE_BYTES // decode.MILLION)
            raise PhotoError(Kind.TOO_MANY_BYTES, *limits)
        with path.open("rb") as file:
            source = file.read(MAX_FILE_BYTES)
        before, stamp = stamp, Stamp.of(path)
        if stamp == before and len(source) == stamp.size:
            return stamp, source
    raise PhotoError(Kind.CHANGING)


def _finding(key: str, record: Record) -> _Finding:
    result = record.result
    if "fault" in result:
        kind, *values = result["fault"]
        return _Finding(key, None, (Fault(Kind(kind), tuple(values)),))
    width, height = result["size"]
    made = plan.picture(key, plan.plan((width, height)), result["colour"])
    look = Look(result["sharpness"], result["light"], result["graphic"])
    unsure = (Fault(Kind.UNSURE),) if result["unsure"] else ()
    return _Finding(key, made, (*unsure, *quality.faults((width, height), look)), result["likeness"], (width, height))


def _problems(photos: Sequence[PhotoRequest], findings: dict[Path, _Finding]) -> Iterator[Problem]:
    """Yield every photo's faults where it is first mentioned, and pictures that two products of a business share."""
    told: set[Path] = set()
    shown: defaultdict[str, Known[PhotoRequest]] = defaultdict(Known)
    for photo in photos:
        finding = findings[photo.path]
        if photo.path not in told:
            told.add(photo.path)
            yield from (_problem(photo, fault) for fault in finding.faults_of(photo))
        if not photo.product or finding.picture is None:
            continue
        first = shown[photo.key[0]].first(finding.likeness, photo)
        if first.product != photo.product:
            yield _problem(photo, Fault(Kind.REPEATED, (first.product, first.place.line)))


def _problem(photo: PhotoRequest, fault: Fault) -> Problem:
    severity = Severity.ERROR if fault.stops else Severity.WARNING
    called = "logo" if photo.is_logo else "foto"
    return Problem(photo.place, f"{called} `{photo.key[1]}` {fault.message}", fault.hint, severity, photo.excerpt)
