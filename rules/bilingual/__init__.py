"""Checks of a translation against its original; silent unless that is at hand."""
