"""Says where the kits' pages and files are; file names are what an owner reads in a phone's download folder."""

from __future__ import annotations

from katalog import addresses


def kit(slug: str) -> str:
    """Return the address of an owner's kit."""
    return f"{addresses.business(slug)}kit/"


def bio(slug: str) -> str:
    """Return the address of an owner's page of links, for the bio line of social media."""
    return f"{kit(slug)}tautan/"


def update(slug: str) -> str:
    """Return the address of an owner's form of changes."""
    return f"{addresses.business(slug)}perbarui/"


def code_address(slug: str, file: str, kind: str) -> str:
    """Return the address of a QR code, `kind` svg or png."""
    return f"{kit(slug)}{slug}-{file}-qr.{kind}"


def print_address(slug: str, kind: str) -> str:
    """Return the address of a print of a business."""
    return f"{kit(slug)}{slug}-{kind}.pdf"


def village_catalogue_address() -> str:
    """Return the address of the village's printed catalogue."""
    return "katalog.pdf"
