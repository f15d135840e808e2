"""What strangers wrote, made safe to show: Markdown as HTML and as words, signs nobody sees, where addresses lead."""
