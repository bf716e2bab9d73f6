"""Feeds: when one is looked at (schedule), how (address, pages, folder), and what becomes of what lay there (poll)."""
