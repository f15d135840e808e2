"""What GitHub shows of a pull request, and pull requests out of issues and uploaded spreadsheets."""

__all__ = [
    "annotations",
    "answering",
    "change_proposal",
    "changed_pages",
    "order_changes",
    "outside",
    "proposal",
    "reminder",
    "sending",
    "step_files",
    "table_proposal",
]
