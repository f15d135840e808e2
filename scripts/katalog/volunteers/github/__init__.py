"""What GitHub shows of a pull request, and proposals out of issues."""

__all__ = ["annotations", "changed_pages", "order_changes", "outside", "proposal", "reminder", "sending"]
