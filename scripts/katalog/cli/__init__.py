"""The command line, one module a command."""

__all__ = ["main"]
