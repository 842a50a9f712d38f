"""Numbers, dates, times and marks in the source language's format."""
