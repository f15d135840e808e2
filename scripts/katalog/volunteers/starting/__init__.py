"""Starts a village: asks who it is, writes a repository that holds its data only, says what to do on GitHub."""

__all__ = ["answers", "next_steps", "repository"]
