"""The data contract: what volunteers may write, and the values that it means."""

__all__ = [
    "confirmation",
    "hamlets",
    "icons",
    "key_names",
    "model",
    "nothing",
    "shape",
    "spelling",
    "values",
    "word_meanings",
]
