"""Figures about a desk's work, read from what editors did. Nothing here writes."""
