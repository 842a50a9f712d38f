from __future__ import annotations

import socket
from typing import Any, NoReturn

import pytest


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
