"""What a value is: rupiah, a day, yes or no, a telephone number, text of one line or several.

How a value is written, quoted, offered to choose from and asked for in a form is told by its kind: see
`katalog.contract.shape`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

from katalog.contract import values

Rupiah = Annotated[int, BeforeValidator(values.rupiah)]
Price = Annotated[int, BeforeValidator(values.price)]
Fee = Annotated[int, BeforeValidator(values.fee)]
Mobile = Annotated[str, BeforeValidator(values.mobile)]
Phone = Annotated[str, BeforeValidator(values.phone)]
YesNo = Annotated[bool, BeforeValidator(values.yes_no)]
Day = Annotated[date, BeforeValidator(values.day)]
WebAddress = Annotated[str, BeforeValidator(values.web_address)]
Repository = Annotated[str, BeforeValidator(values.repository)]
"""A repository on GitHub as `owner/name`."""
Colour = Annotated[str, BeforeValidator(values.colour)]
"""A colour that white words are read on, as `#rrggbb`."""
Count = Annotated[int, BeforeValidator(values.count)]
Slug = Annotated[str, BeforeValidator(values.slug)]
Text = Annotated[str, BeforeValidator(values.text)]
"""One line of plain text, stripped, never empty."""
FileName = Annotated[str, BeforeValidator(values.file_name)]
"""The name of a file, every space kept."""
Tag = Annotated[str, BeforeValidator(values.tag)]
Language = Annotated[str, BeforeValidator(values.language)]
"""The code of a language of the interface."""
Ways = Annotated[tuple[str, ...], BeforeValidator(values.ways)]
"""Several ways to call one thing, each a word or a few."""
Payload = Annotated[str, BeforeValidator(values.as_copied)]
"""What a QRIS code says, every space kept."""
LongText = Annotated[str, BeforeValidator(values.long_text)]
"""Markdown or plain text of several lines; rendered with raw HTML off."""

IN_RUPIAH = "rupiah, tanpa Rp"
"""What a written entry says behind a price."""
