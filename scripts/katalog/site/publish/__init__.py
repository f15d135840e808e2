"""Exchanges the published site for a new one, or leaves it as it was."""

__all__ = ["disk_faults", "swap", "unchanged"]
