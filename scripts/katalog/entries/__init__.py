"""Reads the YAML entries of a village: a catalogue comes out, or every problem of every file."""

__all__ = ["entry", "folder", "load", "photo_names", "tree"]
