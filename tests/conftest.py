from __future__ import annotations

import socket
from typing import NoReturn

import pytest


@pytest.fixture(autouse=True)
def offline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """newslint never uses the network: whoever opens a socket fails, but for tests that say they need one."""
    if request.node.get_closest_marker("network"):
        return

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened: newslint works offline")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
