"""`newslint serve`: the web page, and the interface for programs."""

from __future__ import annotations

import socket
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from newslint.cli import options
from newslint.discovery import reason
from newslint.workspace import Terms, Workspace

_NEEDED = ("starlette", "uvicorn", "pebble", "mammoth")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8417, show_default=True, help="The port; 0: any free one."
)
@click.option("--allow-host", multiple=True, metavar="NAME", help="Another name by which the server may be called.")
@click.option("--allow-origin", multiple=True, metavar="ORIGIN", help="Pages that may ask: https://cms.example, or *.")
@click.option(
    "--max-size", type=click.IntRange(min=1), default=4096, show_default=True, metavar="KB", help="Of a request."
)
@click.option("--seconds", type=click.FloatRange(min=0.1), default=30, show_default=True, help="For linting a request.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that lint (default: the processors)."
)
@click.option(
    "--waiting", type=click.IntRange(min=0), default=100, show_default=True, metavar="N", help="Requests that may wait."
)
@options.config
@click.option("--isolated", is_flag=True, help="Read no settings or house rules.")
def command(host: str, port: int, config: Path | None, isolated: bool, **given: Any) -> None:
    """Serve a page to paste articles into, and an HTTP interface; as LanguageTool does, too.

    Listens on this machine alone unless --host says otherwise. Settings are those of the current folder. Nothing of a
    text is stored or logged. Ends with Ctrl-C.
    """
    if missing := [name for name in _NEEDED if not find_spec(name)]:
        raise click.UsageError(f"{', '.join(missing)} not installed: pip install 'newslint[serve]'")
    with options.usage_errors():
        Workspace(Terms(isolated), config).linter("article.txt")
    listening = _listen(host, port)
    _serve(listening, host, (isolated, config), given)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()  # who comes before the workers have begun waits for them
    except OSError as error:
        listening.close()
        raise click.UsageError(f"cannot listen on {host}, port {port}: {reason(error)}") from None
    return listening


def _serve(listening: socket.socket, host: str, settings: tuple[bool, Path | None], given: dict[str, Any]) -> None:
    import uvicorn

    from newslint.pool import processes
    from newslint.serve.app import application
    from newslint.serve.limits import Admission, Limits

    name = f"[{host}]" if ":" in host else host
    limits = Limits(
        size=given["max_size"] * 1024,
        seconds=given["seconds"],
        workers=given["workers"] or processes(),
        waiting=given["waiting"],
    )
    admission = Admission(
        Admission.hosts | {name.lower()} | {each.lower() for each in given["allow_host"]},
        frozenset(given["allow_origin"]),
    )
    app = application(limits, admission, settings)
    # No line is written on a request: an address may hold a text.
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=5)
    )
    click.echo(f"newslint: http://{name}:{listening.getsockname()[1]}/ (Ctrl-C ends it)", err=True)
    server.run([listening])
