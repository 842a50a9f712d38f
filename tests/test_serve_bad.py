"""Fifty requests that cannot be answered: each gets a 4xx that says why, and the server goes on."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from newslint.serve.limits import Limits
from newslint.serve.openapi import FORM, WORD
from tests.serving import served
from tests.test_serve import word

pytestmark = pytest.mark.loopback
JSON = "application/json"
GOOD = b'{"text": "It rained."}'

BODIES: list[tuple[str, str, bytes, int, str]] = [
    # path, type, body, status, what is said
    ("/v1/check", JSON, b"", 400, "input data was truncated"),
    ("/v1/check", JSON, b"{", 400, "truncated"),
    ("/v1/check", JSON, b"It rained.", 400, "malformed"),
    ("/v1/check", JSON, b"{'text': 'It rained.'}", 400, "malformed"),
    ("/v1/check", JSON, GOOD + b"x", 400, "trailing"),
    ("/v1/check", JSON, b'{"text": "\xff"}', 400, "utf-8"),
    ("/v1/check", JSON, b"\xff\xfe{\x00}\x00", 400, "malformed"),
    ("/v1/check", JSON, b'{"text": "\\ud800"}', 400, "no json"),
    ("/v1/check", JSON, b'{"text": "a\nb"}', 400, "no json"),
    ("/v1/check", JSON, b"[" * 100_000, 422, "expected `object`"),
    ("/v1/check", JSON, b"{}", 422, "missing required field `text`"),
    ("/v1/check", JSON, b"null", 422, "expected `object`"),
    ("/v1/check", JSON, b'["text"]', 422, "expected `object`"),
    ("/v1/check", JSON, b'"It rained."', 422, "expected `object`"),
    ("/v1/check", JSON, b'{"text": null}', 422, "text: expected `str`"),
    ("/v1/check", JSON, b'{"text": 7}', 422, "text: expected `str`"),
    ("/v1/check", JSON, b'{"text": ["It rained."]}', 422, "text: expected `str`"),
    ("/v1/check", JSON, b'{"Text": "It rained."}', 422, "unknown field `text`"),
    ("/v1/check", JSON, b'{"text": "", "unsafe": true}', 422, "unknown field `unsafe`"),
    ("/v1/check", JSON, b'{"text": "", "language": "xx"}', 422, "language: expected `str` matching regex"),
    ("/v1/check", JSON, b'{"text": "", "language": "english"}', 422, "language"),
    ("/v1/check", JSON, b'{"text": "", "source_language": ""}', 422, "source_language"),
    ("/v1/check", JSON, b'{"text": "", "select": "PUN"}', 422, "select: expected `array | null`"),
    ("/v1/check", JSON, b'{"text": "", "select": ["space-before-marks"]}', 422, "did you mean"),
    ("/v1/check", JSON, b'{"text": "", "ignore": ["no-such-rule-at-all"]}', 422, "newslint rules"),
    ("/v1/check", JSON, b'{"text": "", "extend_select": [""]}', 422, "extend_select"),
    ("/v1/check", JSON, b'{"text": "", "select": [7]}', 422, "select"),
    ("/v1/check", JSON, json.dumps({"text": "", "ignore": ["PUN"] * 1001}).encode(), 422, "length <= 1000"),
    ("/v1/check", JSON, json.dumps({"text": "", "accept": ["x" * 101]}).encode(), 422, "length <= 100"),
    ("/v1/check", JSON, b'{"text": "", "filename": "../newslint.toml"}', 422, "filename"),
    ("/v1/check", JSON, b'{"text": "", "filename": "/etc/passwd"}', 422, "filename"),
    ("/v1/check", JSON, b'{"text": "", "filename": ".."}', 422, "filename"),
    ("/v1/check", JSON, b'{"text": "", "filename": ""}', 422, "filename"),
    ("/v1/check", JSON, b'{"text": "", "filename": "a\\u0000.txt"}', 422, "filename"),
    ("/v1/check", JSON, b'{"text": "", "statistics": "yes"}', 422, "statistics: expected `bool`"),
    ("/v1/check", JSON, json.dumps({"text": "\x00\x01" * 500}).encode(), 422, "binary"),
    ("/v1/check", JSON, b'{"text": "' + b"x" * 200_000 + b'"}', 413, "larger than 150,000 bytes"),
    ("/v1/check", "text/plain", b"It rained.", 415, "send application/json"),
    ("/v1/check", FORM, b"text=It+rained.", 415, "send application/json"),
    ("/v1/check", "", GOOD, 415, "send application/json"),
    ("/v1/fix", JSON, b'{"text": "", "unsafe": "no"}', 422, "unsafe: expected `bool`"),
    ("/v1/report", JSON, json.dumps({"text": "", "title": "x" * 301}).encode(), 422, "title"),
    ("/v1/read", WORD, b"", 422, "no word document".replace("no", "not a")),
    ("/v1/read", WORD, b"PK\x03\x04 no archive", 422, "not a word document"),
    ("/v1/read", WORD, word("It rained.")[:-40], 422, "not a word document"),
    ("/v1/read", JSON, word("It rained."), 415, "wordprocessingml"),
    ("/v2/check", FORM, b"", 400, "missing 'text' or 'data'"),
    ("/v2/check", FORM, b"text=It+rained.", 400, "missing 'language'"),
    ("/v2/check", FORM, b"text=It+rained.&language=xx", 400, "not a language code"),
    ("/v2/check", FORM, b"text=a&data=b&language=en", 400, "not both"),
    ("/v2/check", FORM, b"data=b&language=en", 400, "could not read 'data'"),
    ("/v2/check", FORM, b'data={"annotation":[{}]}&language=en', 400, "either 'text' or 'markup'"),
    ("/v2/check", FORM, b"text=%ff&language=en", 400, "utf-8"),
    ("/v2/check", FORM, b"&".join([b"a=b"] * 101), 400, "form"),
    ("/v2/check", FORM, b"text=a&language=en&enabledOnly=true&disabledRules=PUN001", 400, "enabledonly"),
]
METHODS = [
    ("GET", "/v1/check", 405),
    ("PUT", "/v1/check", 405),
    ("DELETE", "/v1/rules", 405),
    ("POST", "/", 405),
    ("OPTIONS", "/v1/check", 405),
    ("GET", "/v1", 404),
    ("POST", "/v1/check/", 404),
    ("GET", "/..%2f..%2fapi.py", 404),
    ("GET", "/%00", 404),
]
LINES = [
    b"GARBAGE\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost localhost\r\n\r\n",
    b"POST /v1/check HTTP/1.1\r\nhost: localhost\r\ncontent-length: many\r\n\r\n",
    b"POST /v1/check HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: localhost\r\nx: " + b"y" * 1_000_000,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with served(Limits(size=150_000)) as address, httpx.Client(base_url=address, timeout=30) as found:
        yield found


def alive(client: httpx.Client) -> bool:
    return client.post("/v1/check", content=GOOD, headers={"content-type": JSON}).status_code == 200


def is_problem(answer: httpx.Response, status: int, said: str = "") -> bool:
    problem: dict[str, Any] = answer.json()
    return (
        answer.status_code == problem["status"] == status
        and answer.headers["content-type"] == "application/problem+json"
        and said in problem["detail"].lower()
        and "\n" not in problem["detail"]
    )


def test_there_are_fifty_of_them() -> None:
    assert len(BODIES) + len(METHODS) + len(LINES) >= 50


@pytest.mark.parametrize(("path", "kind", "body", "status", "said"), BODIES, ids=range(len(BODIES)))
def test_bodies(client: httpx.Client, path: str, kind: str, body: bytes, status: int, said: str) -> None:
    answer = client.post(path, content=body, headers={"content-type": kind} if kind else {})
    assert is_problem(answer, status, said), answer.text


@pytest.mark.parametrize(("method", "path", "status"), METHODS)
def test_addresses_and_methods(client: httpx.Client, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert is_problem(answer, status), answer.text
    assert status != 405 or answer.headers["allow"]


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_what_is_no_http(client: httpx.Client, line: bytes) -> None:
    port = client.base_url.port
    assert port is not None
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(line)
        assert connection.recv(100).startswith(b"HTTP/1.1 4")
    assert alive(client)
