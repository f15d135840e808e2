"""YAML as text: nodes with their lines and columns, and a sentence for each mistake of writing."""

__all__ = ["encoding", "lines", "mistakes", "reading", "rules_lists"]
