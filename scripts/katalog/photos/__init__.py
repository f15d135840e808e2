"""Photos in, pictures of every size out."""

__all__ = ["cache", "file_type", "make", "plan", "workers"]
