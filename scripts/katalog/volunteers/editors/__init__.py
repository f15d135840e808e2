"""What code editors and forms need to know about entries."""

__all__ = ["json_schema", "patterns"]
