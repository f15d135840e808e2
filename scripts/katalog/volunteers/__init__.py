"""Tools for the people who keep entries: new ones, spreadsheets, proposals, editors, and who has to be asked again."""

__all__ = ["freshness"]
