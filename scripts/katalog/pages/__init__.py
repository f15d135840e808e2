"""What every page says."""

__all__ = ["about", "editions", "english", "head", "json_ld", "page", "security_policy", "similar", "videos", "views"]
