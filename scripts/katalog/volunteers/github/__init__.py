"""What GitHub shows of a pull request, and proposals out of issues."""
