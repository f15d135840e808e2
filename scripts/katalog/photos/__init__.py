"""Photos in, pictures of every size out."""
