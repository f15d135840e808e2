"""Style sheets and scripts, joined and named by their content."""

__all__ = ["assets", "photo_tones", "site_assets"]
