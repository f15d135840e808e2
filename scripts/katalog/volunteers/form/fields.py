"""Makes the fields of the form from the model: every key of an entry with its Indonesian label, hint and pattern."""

from __future__ import annotations

from typing import Any, Final

from katalog.contract import hamlets, key_names, model, values
from katalog.contract.shape import Field, shape_of, shapes
from katalog.volunteers.editors import patterns

Widget = dict[str, Any]

PAIR: Final = ("nama", "isi")
"""What a free label and its text are called in the form, which knows no keys that people make up."""
_PAIR_FOLDED: Final = "{{fields.nama}}: {{fields.isi}}"
"""What it shows of a folded one."""

_HOURS_HINT = "Satu baris satu aturan, misalnya: Senin-Sabtu 08.00-17.00. Hari yang tidak disebut berarti tutup."
_BUNDLE_HINT = "Satu baris satu isi: jumlah dan id produk, misalnya 2 x keripik-original (250 g)."


def fields_of(group: type[model.Group], village: model.Village) -> list[Widget]:
    """Return the form's fields for `group`, with the hamlets and categories of `village` to choose from.

    Those that everybody needs come first; a file keeps the order of the data contract.
    """
    fields, first = shape_of(group).fields, group.written.asked_first
    keys = [*first, *(key for key in fields if key not in first)]
    return [_field(fields[key], village) for key in keys]


def _field(field: Field, village: model.Village) -> Widget:
    return {
        "name": field.key,
        "label": field.label,
        "hint": hamlets.own(_hint(field), [hamlet.name for hamlet in village.hamlets]),
        "required": field.required or field.more.get("form_required", False),
        **_widget(field, village),
    }


def _hint(field: Field) -> str:
    """Return what stands below a field: with an example where something has to be typed and none is told yet."""
    hint, example = field.more.get("form_hint", field.hint), field.example.strip('"')
    is_typed = field.kind == "text" and not (field.is_day or field.is_yes_no or field.more.get("is_file"))
    if not is_typed or not hint or "\n" in example or "://" in example or example in hint or "Misalnya" in hint:
        return hint
    return f"{hint} Misalnya: {example}"


def _widget(field: Field, village: model.Village) -> Widget:  # noqa: PLR0911
    """Return the kind of field and what it takes: one case for each kind of value."""
    if field.kind == "list" and field.item is not None:
        return _list(field.item, village)
    if field.kind == "hours":
        return {"widget": "text", "hint": _HOURS_HINT}
    if field.kind == "channels":
        return {"widget": "object", "collapsed": "auto", "fields": _channels()}
    if field.kind == "pairs":
        texts = [{"name": name, "label": name.capitalize(), "widget": "string"} for name in PAIR]
        return {"widget": "list", "fields": texts, "collapsed": "auto", "summary": _PAIR_FOLDED}
    if field.group is not None:
        folded: Widget = {} if field.required else {"collapsed": "auto"}
        return {"widget": "object", "fields": fields_of(field.group, village), **folded}
    if field.is_yes_no:
        return {"widget": "boolean", "required": False}
    if choices := field.choices(village):
        return {"widget": "select", "options": _options(choices)}
    return _text(field)


def _options(choices: dict[str, str]) -> list[Any]:
    if all(word == shown for word, shown in choices.items()):
        return list(choices)
    return [{"label": shown, "value": word} for word, shown in choices.items()]


def _text(field: Field) -> Widget:
    if field.more.get("is_file"):
        return {"widget": "image", "choose_url": False}
    if field.is_day:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if values.long_text in field.reads:
        return {"widget": "text"}
    expression, sentence = patterns.of_field(field)
    made: Widget = {"widget": "string", "use_emoji_autocomplete": False}
    made |= {"pattern": [f"/{expression}/u", sentence]} if expression else {}
    return made | ({"maxlength": field.lengths[1]} if field.lengths else {})


def _list(item: Field, village: model.Village) -> Widget:
    if item.words is not None:
        options = list(item.choices(village))
        return {"widget": "select", "multiple": True, "options": options, "dropdown_threshold": len(options)}
    if item.group is model.PromoItem:
        return {"widget": "list", "hint": _BUNDLE_HINT}
    if item.group is None:
        return {"widget": "list"}
    written, business = item.group.written, shape_of(model.Business).fields
    called = business[written.section].label if written.section in business else written.section.capitalize()
    made: Widget = {
        "widget": "list",
        "label_singular": called.split(" dan ")[0],
        "fields": fields_of(item.group, village),
        "collapsed": "auto",
        "summary": written.folded,
    }
    return made | ({"thumbnail": written.short} if item.group is model.Photo else {})


def _channels() -> list[Widget]:
    made = []
    for field in shapes()[key_names.CHANNELS].fields.values():
        hint = f"{field.hint} Misalnya: {field.example.strip(chr(34))}"
        made.append({"name": field.key, "label": field.label, "hint": hint, "required": False, "widget": "string"})
    return made
