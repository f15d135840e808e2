"""What a file really is, by its first bytes: photos that are read here, and sentences for everything else."""

from __future__ import annotations

from katalog.photos.faults import Kind, PhotoError

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})  # ISO/IEC 23008-12, annex B
GENERIC_BRANDS = frozenset({b"mif1", b"msf1", b"mif2"})  # either HEIC or AVIF: the compatible brands tell
HEAD = 1024  # bytes that are enough to tell any of these apart

PICTURES = {  # beginnings of picture files that phones, scanners and old programs make, and that are not read here
    b"BM": "BMP",
    b"II*\0": "TIFF atau RAW",
    b"MM\0*": "TIFF atau RAW",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
    b"8BPS": "Photoshop",
    b"FUJIFILMCCD-RAW": "RAW",
}
OTHERS = {
    b"%PDF": "berkas PDF",
    b"PK\x03\x04": "berkas ZIP, Word atau Excel",
    b"\x1a\x45\xdf\xa3": "video",
    b"Rar!": "berkas RAR",
}


STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", *PICTURES)
"""Beginnings of files that hold a picture, whether it can be read here or not."""


def is_picture(head: bytes) -> bool:
    """Return whether a file that begins like that (HEAD bytes are enough) is a picture, of whatever kind."""
    if head.startswith(STARTS) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return True
    try:
        if head[4:8] == b"ftyp":
            _refuse_video(head, heic=True)
            return True
        _refuse_text(head)
    except PhotoError as error:
        return error.fault.kind is Kind.SVG
    return False


def refuse_others(source: bytes, *, heic: bool) -> None:
    """Return if `source` may be a photo; raise PhotoError with the right sentence where it is something else.

    `heic` is whether HEIC can be read on this machine.
    """
    if not source:
        raise PhotoError(Kind.EMPTY)
    head = source[:HEAD]
    if not source.strip(b"\0"):
        raise PhotoError(Kind.DAMAGED)
    for start, name in PICTURES.items():
        if head.startswith(start):
            raise PhotoError(Kind.OTHER_FORMAT, name)
    for start, name in OTHERS.items():
        if head.startswith(start):
            raise PhotoError(Kind.NOT_A_PHOTO, name)
    if head[4:8] == b"ftyp":
        _refuse_video(head, heic=heic)
        return
    _refuse_text(head)


def _refuse_video(head: bytes, *, heic: bool) -> None:
    length = min(int.from_bytes(head[:4]), len(head))
    major = head[8:12]
    brands = {major} | {head[at : at + 4] for at in range(16, length, 4)}
    if brands & HEIC_BRANDS:
        if not heic:
            raise PhotoError(Kind.NO_HEIC_READER)
    elif not brands & ({b"avif", b"avis"} | GENERIC_BRANDS):
        raise PhotoError(Kind.NOT_A_PHOTO, "video")


def _refuse_text(head: bytes) -> None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<svg") or (text.startswith((b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in text):
        raise PhotoError(Kind.SVG)
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        raise PhotoError(Kind.NOT_A_PHOTO, "halaman web")
    try:
        head[:-3].decode()  # a character may be cut at the end
    except UnicodeDecodeError:
        return
    if b"\0" not in head:
        raise PhotoError(Kind.NOT_A_PHOTO, "teks")
