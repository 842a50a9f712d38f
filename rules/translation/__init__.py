"""What the source language left in the text."""
