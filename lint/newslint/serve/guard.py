"""Lets in who may ask, and says with each answer what a browser may do with it."""

from __future__ import annotations

import sys
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newslint.serve.limits import Admission
from newslint.serve.problem import ProblemError

_EXTENSIONS = ("chrome-extension://", "moz-extension://", "safari-web-extension://")
"""Extensions of a browser: who installs one lets it read pages anyway, and its origin is not known beforehand."""
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


class Guard:
    """Stands before an application: refuses strange hosts and the pages of other origins."""

    def __init__(self, app: ASGIApp, admission: Admission) -> None:
        self._app = app
        self._admission = admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        app = self._app
        try:
            self._admit(scope, headers, origin)
            if origin and scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
                app = _preflight(headers)
        except ProblemError as problem:
            app, origin = problem.response(), None

        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                answer = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answer.setdefault(name, value)
                answer.add_vary_header("Origin")
                if origin:
                    answer["access-control-allow-origin"] = origin
            await send(message)

        try:
            await app(scope, receive, sending)
        except Exception as error:  # what the text holds may stand in the error's message, which is kept to itself
            name = type(error).__name__
            print(f"newslint: error: {scope['path']}: {name}: please report it", file=sys.stderr)
            if not started:
                failure = ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "newslint failed: please report it")
                await failure.response()(scope, receive, sending)

    def _admit(self, scope: Scope, headers: Headers, origin: str | None) -> None:
        """Raises `ProblemError` for a host or an origin that is not to be served."""
        host = headers.get("host", "")
        name = host[: host.rfind("]") + 1] if host.startswith("[") else host.partition(":")[0]
        if name.lower() not in self._admission.hosts:
            detail = f"this server is not called {name!r}: start it with --allow-host {name or 'NAME'}"
            raise ProblemError(HTTPStatus.MISDIRECTED_REQUEST, detail)
        if origin == f"{scope['scheme']}://{host}":
            return
        if origin and not self._allowed(origin):
            detail = f"pages of {origin} may not ask: start the server with --allow-origin {origin}"
            raise ProblemError(HTTPStatus.FORBIDDEN, detail)
        # A page elsewhere may embed an address without an origin being sent; a link to the page here is welcome.
        elsewhere = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        if not origin and elsewhere and headers.get("sec-fetch-mode") != "navigate":
            raise ProblemError(HTTPStatus.FORBIDDEN, "pages of other origins may not ask")

    def _allowed(self, origin: str) -> bool:
        allowed = self._admission.origins
        return "*" in allowed or origin in allowed or origin.startswith(_EXTENSIONS)


def _preflight(headers: Headers) -> Response:
    answer = {"access-control-allow-methods": "GET, POST", "access-control-max-age": "600"}
    if wanted := headers.get("access-control-request-headers"):
        answer["access-control-allow-headers"] = wanted
    if "access-control-request-private-network" in headers:
        answer["access-control-allow-private-network"] = "true"
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=answer)
