"""The server as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from newslint.build import DATA
from newslint.serve import languagetool, openapi, work
from newslint.serve.asked import Check, Fix, Report
from newslint.serve.guard import Guard
from newslint.serve.limits import Admission, Limits
from newslint.serve.problem import ProblemError
from newslint.serve.workers import Workers

T = TypeVar("T", bound=msgspec.Struct)

_WEB = DATA / "web"
_JSON = "application/json"
_DISCARDED = 16
"""How many times the largest body is read, and thrown away: a client that is still sending does not hear an answer."""


class Server:
    """What is answered, request by request."""

    def __init__(self, limits: Limits, settings: work.Settings) -> None:
        self._limits = limits
        self._settings = settings
        self._workers: Workers | None = None

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Start the workers, and end them."""
        self._workers = Workers(self._limits, self._settings)
        try:
            await self._workers.warm()
            yield
        finally:
            await asyncio.to_thread(self._workers.close)

    @property
    def workers(self) -> Workers:
        """The processes that lint."""
        assert self._workers is not None, "the application has not been started"
        return self._workers

    async def page(self, request: Request) -> Response:
        """The page for people."""
        return Response((_WEB / "page.html").read_bytes(), media_type="text/html")

    async def check(self, request: Request) -> Response:
        """The findings in a text."""
        asked = await self._asked(request, Check)
        return Response(await self.workers.do(work.check, asked), media_type=_JSON)

    async def fix(self, request: Request) -> Response:
        """A text after fixing."""
        asked = await self._asked(request, Fix)
        return Response(await self.workers.do(work.mend, asked), media_type=_JSON)

    async def report(self, request: Request) -> Response:
        """The report on a text, for another tab or a disk: it runs its own script, so this origin is not lent to it."""
        page = await self.workers.do(work.report, await self._asked(request, Report))
        headers = {
            "content-disposition": 'attachment; filename="newslint-report.html"',
            "content-security-policy": "sandbox allow-scripts",
        }
        return Response(page, headers=headers, media_type="text/html")

    async def read(self, request: Request) -> Response:
        """The text of a Word document."""
        data = await self._body(request, openapi.WORD)
        return Response(await self.workers.do(work.document, data), media_type=_JSON)

    async def rules(self, request: Request) -> Response:
        """All rules."""
        return Response(await self.workers.do(work.rules), media_type=_JSON)

    async def languages(self, request: Request) -> Response:
        """The languages, as LanguageTool lists them."""
        return Response(languagetool.languages(), media_type=_JSON)

    async def matches(self, request: Request) -> Response:
        """The findings in a text, as LanguageTool answers."""
        body = await self._body(request, openapi.FORM)
        try:
            form = dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=100))
        except ValueError:
            raise ProblemError(HTTPStatus.BAD_REQUEST, "the body is no form in UTF-8 with percent signs") from None
        return Response(await self.workers.do(languagetool.check, form), media_type=_JSON)

    async def description(self, request: Request) -> Response:
        """The interface as OpenAPI."""
        return Response(msgspec.json.encode(openapi.description()), media_type=_JSON)

    async def _asked(self, request: Request, kind: type[T]) -> T:
        body = await self._body(request, _JSON)
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.ValidationError as error:
            said, _, place = str(error).partition(" - at `$.")
            where = f"{place.rstrip('`')}: " if place else ""
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, f"{where}{said[:1].lower()}{said[1:]}") from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            said = str(error)
            raise ProblemError(HTTPStatus.BAD_REQUEST, f"the body is no JSON: {said[:1].lower()}{said[1:]}") from None

    async def _body(self, request: Request, kind: str) -> bytes:
        """The body of a request, if it is of a type, no larger than allowed and there in time."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != kind:
            raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send {kind}, and say so in Content-Type")
        most = self._limits.size
        body = bytearray()
        size = 0
        try:
            async with asyncio.timeout(self._limits.patience):
                async for chunk in request.stream():
                    size += len(chunk)
                    if size <= most:
                        body += chunk
                    elif size > _DISCARDED * most:
                        break
        except TimeoutError:
            detail = f"the body did not arrive within {self._limits.patience:g} seconds"
            raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, detail, {"connection": "close"}) from None
        except ClientDisconnect:
            raise ProblemError(HTTPStatus.BAD_REQUEST, "the body broke off") from None
        if size > most:
            detail = f"the body is larger than {most:,} bytes: send less"
            raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, {"connection": "close"})
        return bytes(body)


def application(
    limits: Limits | None = None, admission: Admission | None = None, settings: work.Settings = (False, None)
) -> Starlette:
    """The server: what it takes on, whom it serves, and where its settings stand."""
    server = Server(limits or Limits(), settings)
    app = Starlette(
        routes=[
            Route("/", server.page),
            Route("/v1/check", server.check, methods=["POST"]),
            Route("/v1/fix", server.fix, methods=["POST"]),
            Route("/v1/report", server.report, methods=["POST"]),
            Route("/v1/read", server.read, methods=["POST"]),
            Route("/v1/rules", server.rules),
            Route("/v2/check", server.matches, methods=["POST"]),
            Route("/v2/languages", server.languages),
            Route("/openapi.json", server.description),
            *(Route(f"/{file.name}", _asset) for file in _WEB.iterdir() if file.suffix in {".css", ".js"}),
        ],
        middleware=[Middleware(Guard, admission=admission or Admission())],
        exception_handlers={ProblemError: _problem, HTTPException: _http},  # type: ignore[dict-item]
        lifespan=server.lifespan,
    )
    app.router.redirect_slashes = False
    return app


async def _asset(request: Request) -> Response:
    return FileResponse(_WEB / request.url.path.removeprefix("/"))


async def _problem(request: Request, error: ProblemError) -> Response:
    return error.response()


async def _http(request: Request, error: HTTPException) -> Response:
    status = HTTPStatus(error.status_code)
    said = {
        HTTPStatus.NOT_FOUND: "there is nothing at this address: see /openapi.json",
        HTTPStatus.METHOD_NOT_ALLOWED: f"this address takes {(error.headers or {}).get('Allow', 'other methods')}",
    }
    return ProblemError(status, said.get(status, status.description or status.phrase), error.headers).response()
