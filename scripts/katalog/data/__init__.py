"""Files for our own scripts and for other programs: search, filters, feeds."""

__all__ = ["begun", "csv_cells", "feeds", "filters", "search_index", "search_words"]
