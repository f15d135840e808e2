"""Puts the site together: prepares, renders, writes and publishes it."""

__all__ = ["prepare", "published_addresses", "sitemap", "templates"]
