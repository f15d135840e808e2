"""Writes entries as YAML."""

__all__ = ["to_yaml", "tree", "trial"]
