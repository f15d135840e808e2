"""What every page says."""
