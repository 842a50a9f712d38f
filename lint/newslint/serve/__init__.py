"""newslint over HTTP: a page for people, an interface for programs, and one that answers as LanguageTool does.

Nothing of a text is stored or logged. Articles are linted in worker processes, so that a request that takes too long
can be given up.
"""
