"""New entries: from questions, or from a message of the owner."""
