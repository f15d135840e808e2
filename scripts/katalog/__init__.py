"""The catalogue of a village's micro-businesses: YAML entries and photos in, a static site out."""
