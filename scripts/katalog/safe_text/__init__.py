"""What strangers wrote, made safe to show: Markdown as HTML and as words, signs nobody sees, where addresses lead."""

__all__ = ["direction_signs", "lookalikes", "markdown", "markdown_words", "script_data", "web_hosts"]
