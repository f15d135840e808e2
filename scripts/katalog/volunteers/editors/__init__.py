"""What code editors and forms need to know about entries."""
