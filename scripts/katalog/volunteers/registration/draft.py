"""From the words of a registration to an entry, as far as they go: what is missing has to be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from katalog.contract import key_names, values
from katalog.contract.model import NAME_MAX, SUMMARY_MAX, Business, Payment, Service, Village
from katalog.contract.shape import shape_of
from katalog.volunteers.registration import chat

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from katalog.volunteers.writing.tree import Tree

REQUIRED: Final = ("nama", "kategori", "ringkasan", "whatsapp", "dusun")
"""What an entry cannot do without; `dusun` stands in `alamat`."""
NEAR = 0.75
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBER = re.compile(r"(?:\+|\b)\d[\d\s().-]{7,}\d")
_RT_RW = re.compile(r"\brt\s*\.?\s*(\d{1,3})\s*[/,]?\s*(?:rw\s*\.?\s*)?(\d{1,3})\b", re.IGNORECASE)
_DAYS_THEN_COMMA = re.compile(r"(?<=[a-z])\s*,\s*(?=(?:(?:jam|pukul|pkl)\.?\s*)?\d)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "makan": ("kuliner", "warung", "nasi", "bakso", "mie", "jajanan", "minuman", "katering", "gorengan"),
    "camil": ("keripik", "kerupuk", "snack", "cemilan", "oleh-oleh", "rengginang", "kue"),
    "tani": ("ternak", "susu", "sayur", "telur", "bibit", "kambing", "ikan", "kebun"),
    "cantik": ("salon", "rias", "potong rambut", "pangkas", "kecantikan"),
    "cetak": ("fotokopi", "print", "percetakan", "sablon"),
    "komputer": ("laptop", "servis", "printer", "hp", "elektronik"),
}
"""Words of people for what a category's id or name is likely to contain."""


@dataclass
class Draft:
    """An entry so far: `missing` are the keys of REQUIRED it lacks, `remarks` what could not be used, in Indonesian."""

    tree: Tree = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def missing(self) -> tuple[str, ...]:
        """The required keys that have no value yet."""
        address = self.tree.get("alamat", {})
        return tuple(key for key in REQUIRED if key not in (address if key == "dusun" else self.tree))


def of_form(form: chat.Form, village: Village, today: date) -> Draft:
    """Return what a registration gives for an entry of `village`; nothing in it is trusted to be of the right form."""
    draft = Draft(remarks=list(form.remarks))
    fields = {key: text for key, value in form.fields.items() if (text := clean(value))}
    _name(draft, fields)
    if kind := fields.get("kategori", ""):
        if found := category_of(kind, village) or category_of(" ".join(p["nama"] for p in form.products), village):
            draft.tree["kategori"] = found
        else:
            draft.remarks.append(f"Jenis usaha yang ditulis: {kind}")
    draft.tree["ringkasan"] = fields.get("ringkasan", "")
    _checked(draft, "whatsapp", _first_number(fields.get("whatsapp", "")), values.mobile)
    draft.tree["alamat"] = address_of(fields, village)
    for key in ("pemilik", "cerita"):
        if key in fields:
            draft.tree[key] = fields[key] if key == "cerita" else fields[key].replace("\n", ", ")
    _checked(draft, "telepon", fields.get("telepon", ""), values.phone)
    hours = _DAYS_THEN_COMMA.sub(" ", fields.get("jam_buka", "").replace("\n", "; "))
    _checked(draft, "jam_buka", hours, values.opening_hours)
    for key, words in (("layanan", Service), ("pembayaran", Payment)):
        if chosen := words_of(fields.get(key, ""), [word.value for word in words]):
            draft.tree[key] = chosen
    if links := _channels(draft, fields):
        draft.tree["media_sosial"] = links
    if fields.get("persetujuan", "").casefold().split(" ")[0].strip(".,") in {"ya", "iya", "setuju"}:
        draft.tree["dikonfirmasi"] = draft.tree["persetujuan"] = today.isoformat()
    if products := products_in(form):
        draft.tree["produk"] = products
    draft.tree["ringkasan"] = draft.tree["ringkasan"] or summary_of(draft.tree)
    _shorten_summary(draft)
    draft.tree = in_order({key: value for key, value in draft.tree.items() if value})
    return draft


def clean(text: str) -> str:
    """Return `text` without what no entry may hold: control characters and halves of characters."""
    return _CONTROL.sub("", text).strip()


def in_order(tree: Tree) -> Tree:
    """Return the top of an entry with its keys in the order of the data contract."""
    order = list(shape_of(Business).fields)
    return dict(sorted(tree.items(), key=lambda pair: order.index(pair[0])))


def category_of(words: str, village: Village) -> str | None:
    """Return the id of the village's category that `words` most likely mean, or None."""
    folded = key_names.fold(words)
    names = {key_names.fold(name): kind.id for kind in village.categories for name in (kind.name, kind.id)}
    if folded in names:
        return names[folded]
    low = words.casefold()
    for kind in village.categories:
        own = [word for word in re.split(r"[\W_]+", f"{kind.id} {kind.name}".casefold()) if len(word) > 3]  # noqa: PLR2004
        if any(re.search(rf"\b{re.escape(word)}", low) for word in own):
            return kind.id
    for part, others in _KINDS.items():
        meant = next((kind.id for kind in village.categories if part in f"{kind.id} {kind.name}".casefold()), None)
        if meant and any(re.search(rf"\b{re.escape(word)}\b", low) for word in others):
            return meant
    near = get_close_matches(folded[:60], names, n=1, cutoff=NEAR)
    return names[near[0]] if near else None


def hamlet_in(text: str, village: Village) -> tuple[str, str]:
    """Return the hamlet that `text` names ("" for none) and the text without it; `dusun 3` is `Dusun III`."""
    spelled: list[tuple[str, str]] = []
    for hamlet in village.hamlets:
        spelled.append((re.escape(hamlet.name).replace(r"\ ", r"[\s.-]*"), hamlet.name))
        word, _, number = hamlet.name.rpartition(" ")
        if number.upper() in _NUMERALS:
            spelled.append((rf"{re.escape(word)}[\s.-]*0?{_NUMERALS.index(number.upper()) + 1}", hamlet.name))
    for pattern, name in sorted(spelled, key=lambda pair: -len(pair[0])):
        if found := re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            return name, f"{text[: found.start()]}, {text[found.end() :]}"
    return "", text


def address_of(fields: dict[str, str], village: Village) -> Tree:
    """Return the address in the fields of a registration, as far as it can be told apart."""
    tree: Tree = {}
    hamlet, _ = hamlet_in(fields.get("dusun", ""), village)
    if not hamlet and (typed := fields.get("dusun")):
        hamlet, _ = hamlet_in(f"dusun {typed}", village)
    found, rest = hamlet_in(fields.get("alamat", "").replace("\n", ", "), village)
    if hamlet := hamlet or found:
        tree["dusun"] = hamlet
    if numbers := _RT_RW.search(rest):
        tree["rt_rw"] = f"{int(numbers[1]):02}/{int(numbers[2]):02}"
        rest = f"{rest[: numbers.start()]}, {rest[numbers.end() :]}"
    parts = [part.strip(" .-()") for part in rest.split(",")]
    if street := ", ".join(part for part in parts if part):
        tree["jalan"] = street
    for key in ("jalan", "patokan", "rt_rw"):
        if f"alamat.{key}" in fields:
            tree[key] = fields[f"alamat.{key}"].replace("\n", ", ")
    return tree


def words_of(text: str, known: list[str]) -> list[str]:
    """Return which of the words `known` stand in `text`, in their order; `makan di tempat` is one word."""
    folded = key_names.fold(text)
    return [word for word in known if key_names.fold(word) in folded]


def summary_of(tree: Tree) -> str:
    """Return one sentence on what a business sells, from its products, or "" where there are none."""
    names = [item["nama"] for item in tree.get("produk", ())]
    while names:
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
        sentence = f"Menjual {listed}" + (f" di {place}." if (place := tree.get("alamat", {}).get("dusun")) else ".")
        if len(sentence) <= SUMMARY_MAX:
            return sentence
        names = names[:-1]
    return ""


def sentence_about(error: ValueError) -> tuple[str, str]:
    """Return what a parser of `katalog.contract.values` says is wrong, and its hint without the marks of YAML."""
    context = getattr(error, "context", None) or {}
    hint = str(context.get("hint", "")).replace("{key}: ", "").replace("{key}:", "").replace("`", "")
    return str(context.get("message", "belum terbaca")), hint


def _name(draft: Draft, fields: dict[str, str]) -> None:
    name = fields.get("nama", "").replace("\n", " ")
    if len(name) > NAME_MAX:
        draft.remarks.append(f"Nama usaha dipendekkan dari: {name}")
        name = name[:NAME_MAX].rsplit(" ", 1)[0]
    draft.tree["nama"] = name


def _checked(draft: Draft, key: str, text: str, parser: Callable[[Any], object]) -> None:
    if not text:
        return
    try:
        parser(text)
    except ValueError as error:
        message, _ = sentence_about(error)
        draft.remarks.append(f"{key.replace('_', ' ').capitalize()} {message}: {text}")
    else:
        draft.tree[key] = text


def _first_number(text: str) -> str:
    found = _NUMBER.search(text)
    return found.group().strip() if found else text


def channels_in(text: str) -> Tree:
    """Return the channels in `IG: @nama, FB nama` with their accounts; parts that name none are left out."""
    return {channel: account for channel, account in _channel_parts(text) if channel}


def _channel_parts(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"\s*[,;\n]\s*", text)
    return [_channel(part) for part in parts if part and part not in {"-", "tidak ada", "belum ada"}]


def _channels(draft: Draft, fields: dict[str, str]) -> Tree:
    typed = [
        (key.removeprefix("media_sosial."), value) for key, value in fields.items() if key.startswith("media_sosial.")
    ]
    typed += _channel_parts(fields.get("media_sosial", ""))
    links: Tree = {}
    for channel, value in typed:
        try:
            values.social_links({channel: value})
        except ValueError:
            draft.remarks.append(f"Media sosial yang belum terbaca: {f'{channel} {value}'.strip()}")
        else:
            links.setdefault(channel, value)
    return links


def _channel(part: str) -> tuple[str, str]:
    """Return the channel and the account that `IG: @nama`, `Facebook nama` or an address means."""
    if "//" in part or part.startswith("www."):
        url = part[part.find("http") :] if "http" in part else f"https://{part}"
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:  # a bracket where there is no address of six groups
            return "", part
        on = (key for key, platform in values.PLATFORMS.items() if host.endswith(platform.hosts or ("\0",)))
        return next(on, "situs"), url
    found = re.match(r"(?P<label>[^:=@]+?)\s*(?:[:=]\s*|\s|(?=@))(?P<rest>@?\S+)$", part)
    channel = key_names.canonical("media_sosial", found["label"]) if found else None
    return (channel, found["rest"]) if found and channel else ("", part)


def products_in(form: chat.Form) -> list[Tree]:
    """Return the products of a registration, each with an address of its own."""
    products: list[Tree] = []
    taken: set[str] = set()
    for made in form.products:
        tree = {key: text for key, value in made.items() if (text := clean(value))}
        address = values.slug_of(tree.get("nama", ""))
        if not tree.get("nama"):
            continue
        free = address or f"produk-{len(products) + 1}"
        while free in taken or free == "kit":
            free = f"{(address or 'produk')[:50]}-{len(products) + 1}"
        taken.add(free)
        products.append({"nama": tree.pop("nama"), "id": free, **tree})
    return products


def _shorten_summary(draft: Draft) -> None:
    summary = draft.tree["ringkasan"].replace("\n", " ")
    if len(summary) > SUMMARY_MAX:
        draft.remarks.append(f"Ringkasan dipendekkan dari: {summary}")
        summary = summary[: SUMMARY_MAX - 1].rsplit(" ", 1)[0] + "\u2026"
    elif summary and not _SENTENCE_END.search(summary):
        summary = f"{summary}." if len(summary) < SUMMARY_MAX else summary
    draft.tree["ringkasan"] = summary
