"""Writes entries as YAML."""
