"""From a folder of entries to the catalogue, or to every problem in every file: the only way in for data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from katalog import checks, schema_messages, schema_photos, schema_repair
from katalog.model import Business, Catalogue, Village
from katalog.problems import Place, Problem, Severity, in_order
from katalog.schema_entry import Entry
from katalog.schema_files import VILLAGE, Found, find, link_problem
from katalog.schema_tree import data_of
from katalog.source import Source, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.settings import Settings

_Group = TypeVar("_Group", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """What was read: `catalogue` holds the good businesses only, None where the village itself could not be read.

    `broken` are the slugs that were left out, `problems` everything to mend in all files, in order.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def load(settings: Settings, icons: Iterable[str] | None = None) -> Loaded:
    """Read every entry in `settings.businesses`. Never raises for what is in a file: that becomes a problem.

    `icons` are the names of icons there are; without them the icons of categories are not checked.
    """
    problems: list[Problem] = []
    village = _village(settings, problems, None if icons is None else frozenset(icons))
    found = find(settings)
    problems.extend(found.problems)
    broken = set(found.refused)
    good: list[tuple[Business, Entry]] = []
    for item in found.entries:
        business, entry = _business(item, settings, village)
        problems.extend(entry.problems)
        if business is None or entry.errors:
            broken.add(item.slug)
        if business is not None:
            good.append((business, entry.brief()))
    for slug, problem in checks.check_all(good, [item.slug for item in found.entries]):
        problems.append(problem)
        if problem.severity is Severity.ERROR:
            broken.add(slug)
    catalogue = None
    if village is not None:
        kept = tuple(business for business, _ in good if business.slug not in broken)
        catalogue = Catalogue(village=village, businesses=kept)
    return Loaded(catalogue, tuple(in_order(problems)), frozenset(broken))


def _village(settings: Settings, problems: list[Problem], icons: frozenset[str] | None) -> Village | None:
    path = settings.businesses / VILLAGE
    shown = settings.shown(path)
    if not path.is_file():
        hint = "Buat berkas itu dengan `nama`, `kecamatan`, `kabupaten`, `provinsi`, `dusun`, dan `kategori`."
        problems.append(Problem(Place(shown), f"berkas `{VILLAGE}` tidak ada", hint))
        return None
    if problem := link_problem(path, shown, settings):
        problems.append(problem)
        return None
    entry = _entry(read(path, shown), "desa")
    data = data_of(entry, Village)
    village = _validated(entry, data, Village)
    if village is not None:
        checks.check_village(village, entry, icons)
    problems.extend(entry.problems)
    return village if not entry.errors else None


def _business(item: Found, settings: Settings, village: Village | None) -> tuple[Business | None, Entry]:
    entry = _entry(read(item.file, settings.shown(item.file)), "usaha")
    if entry.source.root is None:
        return None, entry
    data: dict[str, Any] = {"slug": item.slug, **data_of(entry, Business)}
    checks.resolve(data, entry, village)
    schema_photos.resolve(data, entry, item.folder)
    business = _validated(entry, data, Business)
    if business is not None:
        checks.check_business(business, entry, village, settings)
    return business if not entry.errors else None, entry


def _entry(source: Source, owner: str) -> Entry:
    entry = Entry(source, owner)
    entry.problems.extend(source.problems)
    return entry


def _validated(entry: Entry, data: dict[str, Any], group: type[_Group]) -> _Group | None:
    """Return `data` as `group`; where that fails say why, and return what the rest of it says, for more checks."""
    if entry.source.root is None:
        return None
    try:
        return group.model_validate(data)
    except ValidationError as error:
        places = schema_messages.report(entry, error, group)
        return schema_repair.without(data, places, group)
