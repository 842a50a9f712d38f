"""newslint: finds what machine translation and scraping leave behind in news articles."""

__version__ = "0.1.0"
