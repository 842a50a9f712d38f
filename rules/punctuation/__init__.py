"""Stray, doubled, misplaced and unbalanced marks."""
