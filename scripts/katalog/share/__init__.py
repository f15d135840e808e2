"""What owners spread: link previews, the share studio's data, QR codes and prints."""
