from __future__ import annotations

import socket
from importlib.util import find_spec
from itertools import filterfalse
from pathlib import Path
from typing import Any, NoReturn

import pytest

_WANTED = {
    "serve": ("httpx", "mammoth", "pebble", "schemathesis", "starlette", "uvicorn"),
    "languagetool": ("httpx", "pebble", "starlette", "uvicorn"),
}
"""What tests of these names need besides pytest and newslint; all of it comes with `.[dev]`."""
_MISSING = {name: missing for name, wanted in _WANTED.items() if (missing := [*filterfalse(find_spec, wanted)])}


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out tests of servers where what they need is not installed, rather than fail all others with them."""
    return True if any(collection_path.name.startswith(f"test_{name}") for name in _MISSING) else None


def pytest_report_header() -> list[str]:
    """Say what is left out, and why."""
    return [
        f"left out: tests of {name}: no {', '.join(gone)} (pip install -e '.[dev]')" for name, gone in _MISSING.items()
    ]


@pytest.fixture(autouse=True)
def offline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """newslint never uses the network: whoever opens a socket fails, but for tests that say they need one."""
    if request.node.get_closest_marker("network"):
        return

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened: newslint works offline")

    if request.node.get_closest_marker("loopback"):
        connect = socket.socket.connect

        def near(self: socket.socket, address: Any) -> None:
            if self.family != getattr(socket, "AF_UNIX", None) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
                refuse()
            connect(self, address)

        monkeypatch.setattr(socket.socket, "connect", near)
        return
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
