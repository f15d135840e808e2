"""The share kit of every owner: what the studio draws out of, captions, QR codes and prints, all out of the entry."""

__all__ = ["draw", "kit_pages"]
