"""`newslint lsp`: findings in editors."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from newslint.cli import options
from newslint.workspace import Terms


@click.command("lsp")
@options.config
@click.option("--isolated", is_flag=True, help="Read no settings, baseline or house rules.")
@click.option("--trust", is_flag=True, help="Use the plug-ins that settings name: their code runs.")
@click.option("--stdio", is_flag=True, help="Speak over standard input and output (there is no other way).")
def command(config: Path | None, isolated: bool, trust: bool, stdio: bool) -> int:
    """Speak the Language Server Protocol with an editor, over standard input and output."""
    try:
        from newslint.lsp.checker import Checker
        from newslint.lsp.server import Server
    except ImportError as error:
        raise click.UsageError(f"{error.name} is not installed: pip install 'newslint[lsp]'") from None
    logging.getLogger("pygls").addHandler(logging.NullHandler())  # what matters is said to the editor
    logging.getLogger("pygls").propagate = False
    with options.usage_errors():
        server = Server(Checker(Terms(isolated, trusted=trust), config))
    out, sys.stdout = sys.stdout, sys.stderr  # whatever prints would break the protocol
    server.start_io(sys.stdin.buffer, out.buffer)
    return 0 if server.told_to_shut_down else 1
