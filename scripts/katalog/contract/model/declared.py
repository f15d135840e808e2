"""How a key of the data contract is declared: once, and everything that is known of it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self, TypedDict, Unpack, cast

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

_NOT_KEPT: set[str] = set()


class Frozen(BaseModel):
    """What every type here shares: immutable, no unknown keys, built by alias or by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def model_post_init(self, _context: Any) -> None:
        """Forget which keys were written: nothing asks, and it is a third of the memory of a village's products."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with what `update` says in the place of its own, unchecked."""
        copied = super().model_copy(update=update, deep=deep)
        copied.model_post_init(None)
        return copied


@dataclass(frozen=True)
class Written:
    """How a group of keys is written, besides what each key says."""

    section: str
    """What the group is called among the parts of an entry."""
    short: str = ""
    """The key that a text is for which stands in the place of the whole group, if it may."""
    is_line: bool = False
    """Whether one text may say the whole group: `2 x keripik-tempe`."""
    pair: tuple[str, str] | tuple[()] = ()
    """The keys for both, where people write the group as `name: value`."""
    folded: str = "{{fields.nama}}"
    """What the form shows of an item of a list that is folded."""
    asked_first: tuple[str, ...] = ()
    """Keys at the top of the form; the others follow in the order they are declared."""

    @property
    def may_be_text(self) -> bool:
        """Whether one text may stand in the place of the group."""
        return bool(self.short) or self.is_line


class Group(Frozen):
    """Keys with values, as `katalog.contract.shape` reads them; a field that is no `key` is never written."""

    written: ClassVar[Written]

    def __init_subclass__(  # noqa: PLR0913 - what a class may say of itself
        cls,
        *,
        section: str,
        short: str = "",
        is_line: bool = False,
        pair: tuple[str, str] | tuple[()] = (),
        folded: str = "{{fields.nama}}",
        asked_first: tuple[str, ...] = (),
        **options: Any,
    ) -> None:
        """Keep how the group is written."""
        super().__init_subclass__(**options)
        cls.written = Written(section, short, is_line, pair, folded, asked_first)


class More(TypedDict, total=False):
    """What a key may say besides, its words in Indonesian; the kind of its value says the rest."""

    also: tuple[str, ...]
    """Other names that people give the key."""
    spelled: str
    """The key as a word, where its own letters are none: `P-IRT`."""
    called: str
    """What messages call the value, "" where they leave it out: a photo is its file."""
    remark: str
    """What a written entry says behind the value."""
    paragraph: bool
    """Whether a written entry has an empty line above it."""
    is_code: bool
    """Whether a text is for programs or compared with a list: a `#` behind it is a remark, and it takes one line."""
    is_speech: bool
    """Whether a text of one line may well be a quotation, with colons and further lines in it."""
    one_line: bool
    """Whether a text for people never goes on in the next line."""
    is_file: bool
    """Whether a text names a photo in the folder of the business."""
    of_village: Literal["categories", "hamlets"]
    """Which of the village's lists the value is chosen from, by name or id."""
    by_name: bool
    """Whether a name may stand where an id is meant."""
    filled_in: bool
    """Whether the loader makes the value from other keys where the key is missing."""
    found_by: bool
    """Whether search finds a business by its words for it: the texts `<key>.<word>`, `<key>.ya` for a yes."""
    form_hint: str
    """The hint of the form, where it needs other words than a file: it has no quotes, and its choices are seen."""
    is_number: bool
    """Whether its digits are no amount, so that a zero in front counts; telephones and permits are known by kind."""
    form_required: bool
    """Whether the form asks for it though an entry may do without."""


def key(  # noqa: PLR0913 - what every key has to say
    name: str,
    default: Any = ...,
    *,
    label: str,
    hint: str,
    example: str,
    min_length: int | None = None,
    max_length: int | None = None,
    **more: Unpack[More],
) -> Any:
    """Declare a key by the name that volunteers write: pydantic's `Field`, required unless it has a default.

    `hint` is one or two sentences, `example` what may stand after the colon of an entry; both lengths are characters.
    """
    return Field(
        default,
        alias=name,
        title=label,
        description=hint,
        examples=[example],
        json_schema_extra=cast("dict[str, Any]", more),
        min_length=min_length,
        max_length=max_length,
    )


def keys_of(group: type[BaseModel]) -> dict[str, tuple[str, FieldInfo]]:
    """Return the keys of `group` in their order, each with the name of its field and what was declared."""
    fields = group.model_fields.items()
    return {info.alias: (name, info) for name, info in fields if info.alias and info.title}


def more_of(info: FieldInfo) -> More:
    """Return what the declaration of a key says besides label, hint and example."""
    return cast("More", info.json_schema_extra or {})


def sections() -> dict[str, type[Group]]:
    """Return every group that is declared, by the name of its section."""
    return {group.written.section: group for group in Group.__subclasses__()}
