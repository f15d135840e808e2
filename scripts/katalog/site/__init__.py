"""Puts the site together: prepares, renders, writes and publishes it."""
