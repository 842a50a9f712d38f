"""What a corpus is read, linted and cleaned by. Pure data: it goes to worker processes and to other machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from newslint.digests import blake2b


@dataclass(frozen=True)
class Options:
    """How records are read and what is looked for in them."""

    text_field: str = "text"
    id_field: str | None = None
    """Where a record's name stands; None: `id` where there is one, else its place in the input."""
    title_field: str | None = None
    language_field: str | None = None
    site_field: str | None = None
    """Where a record's site stands; None: the host of its name, where that is an address."""
    select: tuple[str, ...] | None = None
    """Rules, families or prefixes to run, instead of those that run by default."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    """The language of records that name none; None: each is asked for its own."""
    source_language: str | None = None
    learned: str = ""
    """TOML: lines that the pages of a site share (see `newslint.corpus.learned`), or house rules."""
    largest: int = 10_000_000
    """Bytes of a record's text; a larger one is an error."""
    drop: tuple[str, ...] = ()
    """Rules, families or prefixes whose findings are removed by `clean`, whatever they stand in."""
    unsafe: bool = False
    """Whether `clean` applies fixes that change words."""
    least_confidence: float = 0.0
    """Findings that are less sure are left alone by `clean`."""
    max_removed: float = 0.4
    """The share of a text's characters from which `clean` rejects the record instead."""

    def digest(self) -> str:
        """What tells these options from others: results of one are no results of the other."""
        return blake2b(json.dumps(asdict(self), sort_keys=True).encode(), digest_size=16).hexdigest()


DEFAULTS = Options()
