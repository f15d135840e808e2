"""Photos in, pictures of every size out."""

__all__ = ["cache", "make", "plan", "workers"]
