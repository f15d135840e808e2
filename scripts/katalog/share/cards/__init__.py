"""Pictures with words on them: link previews for every page, and icons."""

__all__ = ["collect", "drawn_files", "lettering", "preview_card", "requests", "site_icons", "tones"]
