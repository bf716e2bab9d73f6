"""What the desk does: each function touches several models and keeps one promise."""
