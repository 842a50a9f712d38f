"""The process of the command: `newslint` is `main`, `python -m newslint` does the same and ends as any Python does."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

from newslint.garbage import collect_seldom
from newslint.modules import keep


def run() -> int:
    """Run the command line: the exit status."""
    collect_seldom()  # before the imports, which make more objects than a run on an article does
    keep()
    from newslint.cli import run

    return run()


def main() -> NoReturn:
    """Run the command line and end the process at once.

    Python would first free all objects one by one: as long as it takes to lint six articles. What has to be done at
    the end is done: what is registered for it, and what waits to be printed.
    """
    status = run()
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:  # else Python waits for the others
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            sys.exit(status)  # Python says what it always says
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    sys.exit(run())
