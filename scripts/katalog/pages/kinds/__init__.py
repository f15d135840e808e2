"""Pages by kind."""

__all__ = ["business", "home", "lists", "map", "product", "promo", "service"]
