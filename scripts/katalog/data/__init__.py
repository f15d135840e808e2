"""Files for our own scripts and for other programs: search, filters, feeds."""
