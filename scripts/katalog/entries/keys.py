"""Explains what is wrong with the keys of an entry: unknown, in the wrong place, there twice, or no word at all."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

from yaml.nodes import Node, ScalarNode

from katalog.contract import key_names, model, values
from katalog.contract.shape import Field, Shape, groups_below, shape_of, shapes
from katalog.contract.spelling import BLANK, is_slip
from katalog.entries import key_meanings, list_keys, own_words
from katalog.entries.yaml.lines import BULLETS, also

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from katalog.entries.entry import Entry, Loc

NEAR = 0.6
"""How alike two words must be (0 to 1) for one to be offered for the other."""
NEAR_SYNONYM = 0.7
"""The same for another name of a key: there are so many that some are a bit like any word."""
WHOLE_WORD = 5
"""Letters of a key that an unknown one may begin with to be taken for it."""
SHORTEST = 3
"""Letters that a key must have to be like another."""
PATIENCE = 200
"""Problems of one file up to which a nearest key is looked for; more are no slips of the finger."""
CERTAIN = 0.75
"""How alike a word and a key must be for the word to be nothing but that key, misspelled."""
SHOWN = 40
"""Characters of an unknown key that a message repeats."""
LISTED = 5
"""Keys that a message lists besides the two it is about."""
HIDDEN_BACK = 50
"""Lines above a repeated key that are searched for one that a `#` hides: hardly an item of a list is longer."""

_TIGHT = re.compile(r"(?P<key>[A-Za-z][\w ]*):(?P<value>[^\s:].*)")
_BULLET = re.compile(rf"\s*[{BULLETS}]\s+\S")
_REMARK = re.compile(r"\s*[(\[].*|[\s_-]+(?:aktif|saya|kami|anda|kita)$", re.IGNORECASE)
_HIDDEN = re.compile(r"\s*(?:-\s*)?#\s*(?:-\s*)?(?P<key>[A-Za-z_][\w -]*?)\s*:(?:\s|$)")


def report_form(entry: Entry, key_node: Node) -> None:
    """Report a key that is a list or a group itself."""
    hint = "Tulis nama isian, titik dua, lalu isinya: `nama: ...`."
    _add(entry, key_node, "nama isian harus satu kata biasa", hint)


def report_group(entry: Entry, key_node: ScalarNode, lines: str) -> None:
    """Report a key with keys below it that belong at the left edge, as `lines` have them."""
    hint = f"Hapus baris ini, dan tulis isinya di tepi kiri:\n{lines}"
    _add(entry, key_node, f"`{str(key_node.value).strip()[:SHOWN]}` tidak berisi kelompok isian", hint)


def report_twice(entry: Entry, pairs: Sequence[tuple[Node, Node]], item_of: str = "") -> None:
    """Report keys of one group that mean the same as an earlier one (`pairs` of first and second), naming both lines.

    `item_of` is the key that every item of the list begins with, where the group is one: its line may be lost.
    """
    first, second = pairs[0]
    lines = tuple(entry.source.typed(node.start_mark)[0] for node in (first, second))
    old, new = (str(node.value).strip() for node in (first, second))
    if key_names.fold(old) == key_names.fold(new):
        message = f"`{new}` ditulis dua kali: di baris {lines[0]} dan baris {lines[1]}"
    else:
        message = f"`{old}` di baris {lines[0]} dan `{new}` di baris {lines[1]} artinya sama"
    if others := ", ".join(f"`{str(node.value).strip()}`" for _, node in pairs[1 : 1 + LISTED]):
        more = f", dan {len(pairs) - 1 - LISTED} lagi" if len(pairs) - 1 > LISTED else ""
        message += f" (juga {others}{more})"
    hint = "Hapus salah satunya, atau gabungkan isinya."
    if remark := hidden_line(entry, max(lines[0], lines[1] - HIDDEN_BACK), lines[1]):
        hint = hidden_hint(remark)
    elif item_of:
        hint = f"Hapus salah satunya. Kalau ini isi baru dalam daftar, mulai dengan baris `- {item_of}: ...`."
    _add(entry, second, message, hint)


def hidden_line(entry: Entry, first: int, last: int, is_meant: Callable[[str], bool] = bool) -> int | None:
    """Return the line between `first` and `last` (from 1) where a `#` hides a key that `is_meant`, None without one."""
    for number in range(max(1, first), last + 1):
        found = _HIDDEN.match(entry.source.line(number))
        if found and is_meant(found["key"]):
            return number
    return None


def hidden_hint(line: int) -> str:
    """Return what to do about a key in `line` that a `#` hides."""
    return f"Di baris {line} ada tanda `#`, jadi baris itu tidak dibaca. Hapus tanda itu kalau isinya benar."


def is_like(word: str, key: str, section: str) -> bool:
    """Return whether `word`, maybe without its first letter, may be `key` of `section`."""
    return key_names.canonical(section, word) == key or bool(get_close_matches(key_names.fold(word), [key], 1, 0.75))


def report_unknown(entry: Entry, key_node: ScalarNode, value: Node, group: type[model.Group], loc: Loc) -> None:
    """Report a key that `group` (at `loc`) does not know: misspelled, from another group, or a stranger."""
    word = str(key_node.value).strip()
    where = f"di {entry.name(loc)}" if loc else "di sini"
    if word.startswith("-"):
        rest = f" {value.value}" if isinstance(value, ScalarNode) and value.value else ""
        hint = f"Tulis: `- {word.lstrip('-').strip()}:{rest}`"
        _add(entry, key_node, "setelah tanda hubung (-) harus ada satu spasi", hint)
        return
    shape = shape_of(group)
    if has_bullet(word):
        rest = f" {value.value}" if isinstance(value, ScalarNode) and value.value else ""
        report_bullet(entry, key_node, f"{word[1:].strip()}:{rest}")
        entry.meant |= {(*loc, key) for key in [shape.key(word[1:])] if key}
        return
    if _is_plain(entry, key_node, value, group, loc):
        return
    near = _near(word, shape.section, shape.fields, value=value) if len(entry.problems) < PATIENCE else None
    if group.written.pair and _is_name(word, value, shape, *group.written.pair):
        name, of_it = group.written.pair
        entry.meant |= {(*loc, name), (*loc, of_it)}
        sample = f"- {name}: {own_words.as_typed(word)}\n  {of_it}: {own_words.as_typed(str(value.value))}"
        hint = f"Tulis {name} dan {of_it} di baris sendiri-sendiri:\n{sample}"
        _add(entry, key_node, f"`{word[:SHOWN]}` tidak dikenal {where}", hint)
        return
    if (tight := _TIGHT.fullmatch(word)) and (key := shape.key(tight["key"])):
        entry.meant.add((*loc, key))
        _add(entry, key_node, "setelah titik dua harus ada satu spasi", f"Tulis: `{tight['key']}: {tight['value']}`")
        return
    if elsewhere := _elsewhere(entry, (word, value), group, loc, exact=near is not None):
        _add(entry, key_node, f"`{word[:SHOWN]}` bukan tempatnya {where}", elsewhere)
    else:
        if near is not None:
            entry.meant.add((*loc, near))
            entry.misspelled.append((key_node, near))
        report_stranger(entry, (key_node, value), shape.section, list(shape.fields), where)


def _is_plain(entry: Entry, key_node: ScalarNode, value: Node, group: type[model.Group], loc: Loc) -> bool:
    """Report a key whose meaning is plain, or that only stands too far left, and return whether it was one."""
    word = str(key_node.value).strip()
    if (hint := key_meanings.hint_for(entry, word, value, group, loc)) is not None:
        if hint:
            _add(
                entry, key_node, f"`{word[:SHOWN]}` tidak dikenal {f'di {entry.name(loc)}' if loc else 'di sini'}", hint
            )
        return True
    below = [] if loc else list_keys.left_behind(entry, key_node)
    if below:
        entry.meant |= list_keys.of_last_item(entry, word, below[0])
    line = entry.source.typed(key_node.start_mark)[0] - 1
    if below and line == below[0]:  # the others are named with it
        fixed = "  " + entry.source.lines[line].rstrip()
        hint = f"Geser dua spasi ke kanan, sejajar dengan isian di atasnya: `{fixed}`{also(below, line)}"
        _add(entry, key_node, f"`{word[:SHOWN]}` bagian dari isi daftar di atasnya, jadi harus menjorok", hint)
    return bool(below)


def report_stranger(entry: Entry, pair: tuple[ScalarNode, Node], section: str, known: list[str], where: str) -> None:
    """Report a key (`pair` is it with its value) that is not among `known`, with the nearest of them, or all."""
    key_node, value = pair
    word = str(key_node.value).strip()
    near = _near(word, section, known, value=value) if len(entry.problems) < PATIENCE else None
    if near is None:
        hint = f"Yang bisa diisi {where}: {', '.join(known)}."
    else:
        hint = f"Mungkin maksudnya `{near}`: {_renamed(shapes()[section].fields[near], value)}"
    if section == "produk" and isinstance(value, ScalarNode) and _near(word, section, known, CERTAIN) is None:
        own = f"{own_words.as_typed(word)}: {own_words.as_typed(value.value.strip()) or BLANK}"
        other = f"Ciri lain dari produk ini ditulis di `spesifikasi`:\nspesifikasi:\n  {own}"
        hint = other if near is None else f"{hint} {other}"
    shown = word if len(word) <= SHOWN else word[:SHOWN] + "\u2026"
    _add(entry, key_node, f"`{shown}` tidak dikenal {where}", hint)


def _renamed(field: Field, value: Node) -> str:
    """Return how to write `field` with `value`: the line where it is one, or else only the key, if that fits."""
    if not isinstance(value, ScalarNode) and own_words.fits(field, value):
        return f"ganti namanya menjadi `{field.key}:`, isinya tetap."
    sample = own_words.line(field, value)
    return f"tulis\n{sample}" if "\n" in sample else f"tulis `{sample}`."


def _add(entry: Entry, node: Node, message: str, hint: str) -> None:
    entry.problems.append(entry.source.problem(entry.source.place(node), message, hint))


def has_bullet(text: str) -> bool:
    """Return whether `text` begins with what Word and phones put for the dash of a list."""
    return _BULLET.match(text) is not None


def report_bullet(entry: Entry, node: Node, rest: str) -> None:
    """Report a mark (a long dash, a dot, a star) in the place of a list's dash, before `rest` of its line."""
    message = "awal baris ini bukan tanda hubung (-) biasa"
    _add(entry, node, message, f"Ganti tandanya, lalu geser baris di bawahnya supaya sejajar: `- {rest}`")


def _is_name(word: str, value: Node, shape: Shape, name: str, of_it: str) -> bool:
    """Return whether `word: value` is a name and what it costs, or what belongs to it, rather than a misspelled key."""
    if not isinstance(value, ScalarNode) or not value.value:
        return False
    near = _near(word, shape.section, shape.fields, CERTAIN)
    if near not in {None, name} and own_words.fits(shape.fields[near or name], value):
        return False
    if not shape.fields[of_it].is_amount:
        return _near(word, shape.section, shape.fields) is None and " " in word
    try:
        values.fee(value.value)
    except ValueError:
        return False
    return True


def _near(word: str, section: str, known: Iterable[str], cutoff: float = NEAR, value: Node | None = None) -> str | None:
    """Return the key of `section`, among `known`, that `word` is most like; one that is only a bit like it if it fits.

    With a `value`, what stands there has to be one of that key, or the key is nothing but misspelled.
    """
    fields = shapes()[section].fields
    spellings = {spelling: key for spelling, key in key_names.spellings(section).items() if key in known}
    folded = key_names.fold(word[:60])
    if (bare := key_names.fold(_REMARK.sub("", word[:60]))) in spellings:  # `No WA (aktif)`, `no_wa_aktif`
        return spellings[bare]
    if len(folded) < SHORTEST:
        return None
    for spelling in get_close_matches(folded, spellings, n=5, cutoff=cutoff):
        likeness = SequenceMatcher(None, spelling, folded).ratio()
        is_own = spelling == key_names.fold(spellings[spelling])
        if not is_slip(spelling, folded):
            continue
        is_fit = likeness >= CERTAIN or own_words.fits(fields[spellings[spelling]], value)
        if is_fit and (is_own or likeness >= NEAR_SYNONYM):
            return spellings[spelling]
    longer = (known for known in spellings if len(known) >= WHOLE_WORD and folded.startswith(known))
    meant = spellings.get(max(longer, key=len, default=""))  # `kontak person`, `harga per kilo`
    return meant if meant and own_words.fits(fields[meant], value) else None


def _elsewhere(entry: Entry, pair: tuple[str, Node], group: type[model.Group], loc: Loc, *, exact: bool) -> str | None:
    """Return a hint if `pair`, a word with its value, has a key (`exact`: its own name) of another group."""
    word, value = pair
    top = model.Village if entry.owner == "desa" else model.Business
    if loc and (key := _means(word, shape_of(top), exact=exact)) and key not in loc:
        return f"Letakkan di tepi kiri, tanpa spasi di depannya:\n{own_words.line(shape_of(top).fields[key], value)}"
    if group is model.Business and (channel := key_names.canonical("media_sosial", word)):
        return _inside(group, "media_sosial", shapes()["media_sosial"].fields[channel], value)
    for is_own in (True, exact):
        for way, shape in groups_below(group):
            if (key := _means(word, shape, exact=is_own)) and own_words.fits(shape.fields[key], value):
                return _inside(group, way, shape.fields[key], value)
    if group is model.Business and key_names.canonical("desa", word):
        return "Yang berlaku untuk seluruh desa ditulis sekali di `_desa.yaml`. Hapus baris ini."
    if loc and (beside := _beside(pair, top, loc)):
        return beside
    return None if exact or len(entry.problems) >= PATIENCE else _misspelled_below(pair, group)


def _beside(pair: tuple[str, Node], top: type[model.Group], loc: Loc) -> str | None:
    """Return a hint if `word` is a key of a group that an entry has once, such as its address."""
    for way, field in shape_of(top).fields.items():
        if field.group and way not in loc and (key := _means(pair[0], shape_of(field.group), exact=True)):
            return _inside(top, way, shape_of(field.group).fields[key], pair[1])
    return None


def _misspelled_below(pair: tuple[str, Node], group: type[model.Group]) -> str | None:
    """Return a hint if the word of `pair` is all but the own name of a key of a group below `group`."""
    folded = key_names.fold(pair[0][:60])
    below = list(groups_below(group))
    if group is model.Business:
        below.append(("media_sosial", shapes()["media_sosial"]))
    for way, shape in below:
        if near := get_close_matches(folded, [key_names.fold(key) for key in shape.fields], 1, CERTAIN):
            field = next(field for key, field in shape.fields.items() if key_names.fold(key) == near[0])
            return f"Mungkin maksudnya `{field.key}`. {_inside(group, way, field, pair[1])}"
    return None


def _inside(group: type[model.Group], way: str, field: Field, value: Node) -> str:
    """Return a hint to move a line into `way`, a group or a list of groups below `group`, by a sample of it."""
    sample = own_words.line(field, value)
    around = shape_of(group).fields.get(way)
    lead = "  "
    if around is not None and around.item is not None and around.item.group is not None:
        first = next(iter(each for each in shape_of(around.item.group).fields.values() if each.required), field)
        sample = sample if first.key == field.key else f"{first.blank}\n{sample}"
        lead = "  - "
    indented = f"\n{' ' * len(lead)}".join(sample.split("\n"))
    return f"Letakkan di dalam `{way}`, menjorok dua spasi:\n{way}:\n{lead}{indented}"


def _means(word: str, shape: Shape, *, exact: bool) -> str | None:
    key = shape.key(word)
    return key if key and (not exact or key_names.fold(key) == key_names.fold(word)) else None
