"""From many villages to one regency: their builds, split over machines, and a portal over all that is published."""

__all__ = ["building", "folder", "shards"]
