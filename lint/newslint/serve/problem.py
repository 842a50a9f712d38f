"""What a server says when it cannot do what it was asked: RFC 9457, in one sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.responses import Response


class ProblemError(Exception):
    """A request that is not answered: its HTTP status, and why."""

    def __init__(self, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail, headers)  # what it is made of, so that it can leave a process
        self.status = status
        self.detail = detail
        self.headers = headers

    def response(self) -> Response:
        """The answer."""
        body = {"title": self.status.phrase, "status": self.status.value, "detail": self.detail}
        return Response(msgspec.json.encode(body), self.status, self.headers, "application/problem+json")
