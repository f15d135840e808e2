"""Style sheets and scripts, joined and named by their content."""
