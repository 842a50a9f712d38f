"""How hard an article is to read. Off by default."""
