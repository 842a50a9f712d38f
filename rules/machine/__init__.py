"""What translation engines and language models left in the text."""
