"""Pictures with words on them: link previews for every page and the images of an owner's share kit."""

__all__ = ["collect", "drawn_files", "kit_cards", "lettering", "preview_card", "requests", "site_icons", "tones"]
