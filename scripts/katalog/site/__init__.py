"""Puts the site together: prepares, renders, writes and publishes it."""

__all__ = ["contents", "published_addresses", "sitemap", "templates"]
