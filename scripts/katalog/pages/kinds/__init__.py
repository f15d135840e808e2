"""Pages by kind."""

__all__ = ["lists"]
