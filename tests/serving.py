"""A server of our own on a free port of this machine, for tests that talk to it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn

from newslint.serve.app import application
from newslint.serve.limits import Admission, Limits


@contextmanager
def served(limits: Limits = Limits(), admission: Admission = Admission()) -> Iterator[str]:  # noqa: B008  (frozen)
    """The address of a server with one worker and without settings, that ends with the block."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = application(replace(limits, workers=1), admission, (True, None))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        thread.join(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
