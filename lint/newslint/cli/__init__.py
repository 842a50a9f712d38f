"""The command line. Each command is a module here, imported when it is called."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from newslint import __version__, console
from newslint.registry import UnknownRuleError

COMMANDS = (
    "check",
    "fix",
    "accept",
    "rules",
    "explain",
    "config",
    "baseline",
    "report",
    "corpus",
    "serve",
    "init",
    "new",
    "test",
    "lsp",
)
DEFAULT = "check"


class Commands(click.Group):
    """Commands that are imported when called; what names no command is a path to check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newslint.cli.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`newslint PATH` and `newslint --select …  PATH` are short for `newslint check …`."""
        own = {"--help", "--version"}
        if args and args[0] not in COMMANDS and args[0] not in own:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["--help"]})
@click.version_option(__version__, message="newslint %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Find what machine translation and scraping leave behind in news articles.

    `newslint PATH…` is short for `newslint check PATH…`.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: list[str] | None = None) -> int:
    """Run the command line: 0 clean, 1 findings, 2 could not do all of it."""
    console.for_people()
    try:
        status: Any = cli.main(args, prog_name="newslint", standalone_mode=False)
        sys.stdout.flush()
    except UnknownRuleError as error:
        return _say(str(error))
    except click.ClickException as error:
        return _say(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return 130
    except OSError as error:
        if _is_broken_pipe(error):  # the reader of our output went away: nothing is wrong
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 141
        return _say(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
    return status if isinstance(status, int) else 0


def _is_broken_pipe(error: OSError) -> bool:
    """Whether writing failed since nobody reads; Windows says so by calling the write invalid."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    )


def main() -> NoReturn:
    """The command, as scripts of an older installation for development call it."""
    sys.exit(run())


def _say(message: str) -> int:
    click.echo(f"newslint: error: {' '.join(message.split())}", err=True)
    return 2
