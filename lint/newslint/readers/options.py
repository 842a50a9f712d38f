"""What settings may say about how files are read."""

from __future__ import annotations

from typing import Literal

import msgspec


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """How a file is read. None: nothing is said, and the reader's own default holds."""

    format: str | None = None
    """What the file is, whatever its name ends in: `markdown`, `html`, `json` ..."""
    fields: tuple[str, ...] | None = None
    """Fields of JSON records and columns of CSV that hold prose: `title`, `body.text`; at any depth: `**.alt`.

    Columns of a CSV file whose first row names none: by their numbers, `2`.
    """
    records: str | None = None
    """Where in a JSON file the records stand, one an article: `data.articles`."""
    content: Literal["text", "html", "markdown"] | None = None
    """What stands in the fields of JSON records and the columns of CSV."""
    front_matter: tuple[str, ...] | None = None
    """Keys of front matter that hold prose: `title`, `images.caption`; at any depth: `**.alt`."""

    endings: dict[str, str] | None = None
    """What files are by the ending of their names: `".njk" = "html"`."""

    def over(self, other: Options) -> Options:
        """These, and what `other` says where these say nothing."""
        said = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        if self.endings and other.endings:
            said["endings"] = {**other.endings, **self.endings}
        return msgspec.structs.replace(other, **said)


DEFAULTS = Options()
