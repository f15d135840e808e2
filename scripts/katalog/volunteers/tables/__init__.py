"""Spreadsheets in and out."""

__all__ = ["exporting", "importing", "sheets", "template"]
