"""Checks that look at a whole business: products, promos, names."""

__all__ = ["business", "sample_texts"]
