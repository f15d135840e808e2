"""The share kit of every owner: pictures, captions, QR codes and prints, all out of the entry."""

__all__ = ["draw", "kit_pages"]
