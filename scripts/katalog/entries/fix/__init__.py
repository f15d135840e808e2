"""Safe fixes of entries: text edits that are kept only where the entry was proven to be better with them.

Text is edited, not a tree written back: a broken file has no tree, and a writer of trees would touch lines that
nobody complained about. What an edit does not name stays byte for byte: remarks, order, blank lines, line ends.
"""

__all__ = ["plan"]
