"""Two runs over the same articles print the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from newslint.registry import builtin
from newslint.testing import marked


def test_the_order_of_sets_decides_nothing(tmp_path: Path) -> None:
    for rule in (each.whole() for each in builtin()):
        examples = [*(marked(example)[0] for example in rule.bad), *rule.good]
        (tmp_path / f"{rule.code}.txt").write_bytes("\n\n".join(examples).encode(errors="surrogateescape"))
    seen = {_checked(tmp_path, seed) for seed in ("1", "2")}
    assert len(seen) == 1
    assert seen.pop()


def _checked(folder: Path, seed: str) -> bytes:
    """The findings of a run whose sets are ordered by this seed."""
    command = [sys.executable, "-m", "newslint", "check", "--isolated", "--no-cache", "--select", "ALL", "--exit-zero"]
    done = subprocess.run(
        [*command, "--output-format", "json", str(folder)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout
