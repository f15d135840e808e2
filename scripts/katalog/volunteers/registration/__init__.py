"""New entries: from questions, or from a message of the owner."""

__all__ = [
    "account",
    "address",
    "chat",
    "contacts",
    "draft",
    "labels",
    "new",
    "phrases",
    "prices",
    "products",
    "questions",
    "spoken_hours",
]
