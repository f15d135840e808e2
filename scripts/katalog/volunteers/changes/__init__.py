"""Changes of an entry, from the sentences an owner sends to an edit of the text."""

__all__ = ["asking", "plan"]
