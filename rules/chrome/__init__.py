"""What the page around the article left in it."""
