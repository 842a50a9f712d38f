"""Corpora: millions of articles linted, cleaned and measured in constant memory, on one machine or on a Ray cluster.

Needs the extra `corpus`. `check_batch` is the one function that does the work everywhere: an Arrow record batch in, a
record batch out.
"""

from __future__ import annotations

from newslint.corpus.batch import check_batch, clean_batch
from newslint.corpus.options import Options
from newslint.corpus.schema import CLEANED, RESULT

__all__ = ["CLEANED", "RESULT", "Options", "check_batch", "clean_batch"]
