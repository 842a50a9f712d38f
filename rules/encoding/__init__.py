"""Broken, invisible and misleading characters."""
