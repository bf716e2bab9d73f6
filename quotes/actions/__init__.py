"""Storing articles, what was found in them, and what resembles it."""
