"""Turns the bytes of a file into its text, and back in the way it was saved, with what is wrong in that way mended."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_WIDE = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Decoded:
    """The text of a file with line feeds as its only line ends, how its lines end on the disk, and what was mended."""

    text: str
    line_end: str
    remarks: tuple[str, ...] = ()

    def encoded(self, text: str) -> bytes:
        """Return `text` as the file is to be saved: UTF-8, its lines ending as most of them did."""
        return text.replace("\n", self.line_end).encode("utf-8")


def decode(data: bytes) -> Decoded | None:
    """Return the text in `data`, None where it cannot be told for certain how it was saved."""
    remarks: list[str] = []
    text = _text(data, remarks)
    if text is None:
        return None
    windows, unix = text.count("\r\n"), text.count("\n") - text.count("\r\n")
    old_mac = text.count("\r") - windows
    if old_mac or (windows and unix):
        remarks.append("ujung baris dibuat seragam")
    line_end = "\r\n" if windows > unix + old_mac else "\n"
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), line_end, tuple(remarks))


def readable(data: bytes) -> str:
    """Return the text of a file from any office program, to be read only: UTF-16, UTF-8, or else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _text(data: bytes, remarks: list[str]) -> str | None:
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            name = encoding.upper()[:6]
            remark = "tanda tak terlihat di awal berkas (BOM) dihapus"
            remarks.append(remark if encoding == "utf-8" else f"disimpan ulang dari {name} menjadi UTF-8")
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _has_utf8(data) or b"\0" in data:
            return None  # saved in two ways at once: which letter is meant cannot be told
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    remarks.append("disimpan ulang dari Windows-1252 menjadi UTF-8")
    return text


def _has_utf8(data: bytes) -> bool:
    """Return whether any letter beyond ASCII in `data` is written in UTF-8."""
    return any(sign not in {"", "\ufffd"} and ord(sign) > 127 for sign in data.decode("utf-8", "replace"))  # noqa: PLR2004
