"""Turns what pydantic found wrong into problems in Indonesian, at the place where the value is written."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode

from katalog.contract import model, values
from katalog.contract.shape import Field, blank, shape_of
from katalog.contract.spelling import BLANK
from katalog.entries import own_words
from katalog.entries.keys import hidden_hint, hidden_line, is_like
from katalog.problems import Place, Problem

if TYPE_CHECKING:
    from pydantic import ValidationError

    from katalog.entries.entry import Entry, Loc

_NO_GROUP = ("model_type", "model_attributes_type", "dict_type")
_ONE_AMOUNT = "Tulis satu jumlah saja, angka rupiah tanpa kata lain."
_TIGHT = re.compile(r"(?P<key>[A-Za-z][\w ]{0,30}):[\s\u200b\ufeff]*(?P<value>[^/\s].*)")


def report(entry: Entry, error: ValidationError, group: type[model.Group]) -> list[Loc]:
    """Add a problem to `entry` for everything in `error`, found validating as `group`; return where they are."""
    places = []
    found = [(tuple(item["loc"]), item) for item in error.errors(include_url=False, include_input=True)]
    for loc, item in found:
        places.append(loc)
        if item["type"] == "too_short" and any(other[: len(loc)] == loc != other for other, _ in found):
            continue  # not empty: there is something else wrong with what is in it
        _report_one(entry, loc, item, group)
    return places


def _report_one(entry: Entry, loc: Loc, item: Any, group: type[model.Group]) -> None:
    kind, context = item["type"], item.get("ctx", {})
    section, field = _field(loc, group)
    key = str(next((step for step in reversed(loc) if isinstance(step, str)), "nama"))
    words = (field.words or (field.item and field.item.words)) if field is not None else None
    if kind == values.KIND:
        for mistake in context["mistakes"]:
            place = (*loc, *mistake.at)
            name = entry.name(loc if mistake.on_key else place)
            is_other = re.search(r"\bharga_(?:mulai|coret): ", mistake.hint) and not _is_price(loc)
            hint = _ONE_AMOUNT if is_other else mistake.hint
            entry.report(place, f"{name} {mistake.message}", hint, on_key=mistake.on_key)
    elif kind == "missing":
        _report_missing(entry, loc, section, key)
    elif kind == "enum" and words:
        _report_word(entry, loc, str(item["input"]), [word.value for word in words])
    elif kind in _NO_GROUP and isinstance(item["input"], str) and (found := _TIGHT.match(item["input"])):
        fixed = f"{found['key']}: {found['value']}"
        entry.report(loc, "setelah titik dua harus ada satu spasi biasa", f"Tulis: `{fixed}`")
    else:
        sample = own_words.sample(field, item["input"]) if field and kind in _NO_GROUP else blank(section, key)
        message, hint = _of_form(kind, context, item["input"], key, sample)
        entry.report(loc, f"{entry.name(loc)} {message}", hint)


def _is_price(loc: Loc) -> bool:
    """Return whether `loc` is a product's own price, the only one that may be a beginning ("mulai Rp...")."""
    return len(loc) == 3 and loc[0] == "produk" and loc[2] in {"harga", "harga_mulai"}  # noqa: PLR2004 - its way


def _of_form(kind: str, context: dict[str, Any], written: Any, key: str, sample: str) -> tuple[str, str]:
    """Return message and hint for a value of the wrong length or form."""
    if kind == "string_too_long":
        most, length = context["max_length"], len(written)
        more = " Cerita lengkapnya boleh ditulis di `cerita`." if key == "ringkasan" else ""
        hint = f"Paling banyak {most} huruf. Pendekkan {length - most} huruf.{more}"
        return f"terlalu panjang: {length} huruf", hint
    if kind == "string_too_short":
        return "terlalu pendek", f"Sedikitnya {context['min_length']} huruf."
    messages = {"too_short": "belum diisi", "tuple_type": "seharusnya daftar"}
    messages |= dict.fromkeys(_NO_GROUP, "seharusnya terdiri atas beberapa isian")
    return messages.get(kind, "belum benar"), f"Tulis {_quoted(sample)}"


def _report_missing(entry: Entry, loc: Loc, section: str, key: str) -> None:
    if loc in entry.meant:
        return
    name, sample = entry.name(loc), blank(section, key)
    if key == "id":
        sample = f"id: {_own_id(entry, loc)}"
    known = _field(loc, model.Village if entry.owner == "desa" else model.Business)[1]
    add = f"Tambahkan baris {_quoted(sample)}{_about(known, sample)}"
    if not entry.has(loc) and (line := _hidden(entry, loc, section, key)):
        add = hidden_hint(line)
    if entry.has(loc):
        entry.report(loc, f"{name} belum diisi", f"Isi {_quoted(sample)}{_about(known, sample)}", on_key=True)
    elif loc[-1] == "id" and section != "kategori":
        entry.report(loc, f"{name} belum bisa dibuat dari namanya", add)
    elif len(loc) == 1:  # of the whole file: no line of it has anything to do with it
        entry.problems.append(Problem(Place(entry.source.path), f"{name} belum ada", add))
        entry.doubtful.add(loc)
    else:
        item = entry.nodes.get(loc[:-1], (None, None))[1]
        if isinstance(item, MappingNode) and len(item.value) == 1 and entry.in_list(loc[:-1]) and loc[-2]:
            add += " Kalau ini lanjutan isi di atasnya, ganti tanda hubung (-) dengan spasi."
        entry.report(loc, f"{name} belum ada", add)


def _own_id(entry: Entry, loc: Loc) -> str:
    """Return an id for the item whose id at `loc` is missing: from its name, or else from its number."""
    named = entry.nodes.get((*loc[:-1], "nama"), (None, None))[1]
    number = next((step + 1 for step in reversed(loc) if isinstance(step, int)), 1)
    made = values.slug_of(named.value) if isinstance(named, ScalarNode) else ""
    return made or f"{loc[0]}-{number}"


def _hidden(entry: Entry, loc: Loc, section: str, key: str) -> int | None:
    """Return the line where a `#` hides what is missing at `loc`."""
    first, last = 1, len(entry.source.lines)
    if len(loc) > 1:
        around = entry.nodes.get(loc[:-1])
        if around is None:
            return None
        # the dash of an item stands above its first key where that one is hidden
        first, last = (entry.source.typed(mark)[0] for mark in (around[1].start_mark, around[1].end_mark))
        first -= 1
    return hidden_line(entry, first, last, lambda word: is_like(word, key, section))


def _report_word(entry: Entry, loc: Loc, written: str, words: list[str]) -> None:
    name = entry.name(loc)
    low = written[:60].casefold()
    near = get_close_matches(low, words, n=1, cutoff=0.6) or [word for word in words if word.startswith(f"{low}-")][:1]
    if "habis" in words and low.isdecimal() and not int(low):
        near = ["habis"]
    shown = written if len(written) <= 40 else written[:40] + "\u2026"  # noqa: PLR2004 - fits a phone's line
    choices = ", ".join(words[:-1]) + f", atau {words[-1]}" if len(words) > 1 else words[0]
    lead = f"Mungkin maksudnya `{{key}}: {near[0]}`. " if near else ""
    entry.report(loc, f"{name} tidak mengenal `{shown}`", f"{lead}Pilih {choices}.")


def _field(loc: Loc, group: type[model.Group]) -> tuple[str, Field | None]:
    """Return the section and the field that `loc` leads to in `group`."""
    shape = shape_of(group)
    section, field = shape.section, None
    current: type[model.Group] | None = group
    for step in loc:
        if not isinstance(step, str) or current is None:
            continue
        shape = shape_of(current)
        section, field = shape.section, shape.fields.get(step)
        if field is None:
            break
        current = field.group or (field.item.group if field.item else None)
    return section, field


def _about(field: Field | None, sample: str) -> str:
    """Return what the declaration says of a key whose blank is to be filled in, where the line has room for it."""
    is_line = sample.endswith(BLANK) and "\n" not in sample
    return f" {field.hint}" if is_line and field is not None and field.hint else ""


def _quoted(sample: str) -> str:
    return f"berikut:\n{sample}" if "\n" in sample else f"`{sample}`."
