"""The data contract: what volunteers may write, and the values that it means."""

__all__ = ["hamlets", "icons", "key_names", "model", "nothing", "shape", "spelling", "values"]
