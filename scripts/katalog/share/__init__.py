"""What owners spread: link previews, share pictures and prints."""
