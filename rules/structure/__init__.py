"""Datelines, headings and endings out of order."""
