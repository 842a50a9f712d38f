"""The HTTP interface: the command line's answers, limits, and who is served."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from newslint import check_text, fix_text
from newslint.serve import work
from newslint.serve.asked import Check
from newslint.serve.limits import Admission, Limits
from newslint.serve.openapi import WORD, description
from newslint.serve.problem import ProblemError
from newslint.serve.workers import Workers
from tests.browser import ROOT
from tests.serving import served
from tests.test_cli import Run, run

__all__ = ["run"]  # the fixture

pytestmark = pytest.mark.loopback
FERRY = (ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8")
RAIN = "It rained , they say 🚢 , and he recieved nothing.\n"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    limits = Limits(size=200_000, seconds=20, patience=0.5, waiting=40)
    admission = Admission(Admission.hosts | {"desk.example"}, frozenset({"https://cms.example"}))
    with served(limits, admission) as address, httpx.Client(base_url=address, timeout=30) as found:
        yield found


def post(client: httpx.Client, path: str, headers: dict[str, str] | None = None, **asked: Any) -> httpx.Response:
    return client.post(path, json=asked, headers=headers)


def word(*paragraphs: str) -> bytes:
    """A Word document as small as one can be."""
    space = "http://schemas.openxmlformats.org"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{space}/package/2006/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r" Target="word/document.xml"'
            f' Type="{space}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
        )
    return data.getvalue()


# what is answered


def test_check_answers_as_the_command_line_does(client: httpx.Client, run: Run) -> None:
    Path("article.txt").write_text(FERRY, encoding="utf-8")
    printed = run("check", "--isolated", "--no-cache", "--output-format", "json", "article.txt", rules="")
    assert post(client, "/v1/check", text=FERRY).text == printed.out
    printed = run(
        "check", "--isolated", "--no-cache", "--statistics", "--output-format", "json", "article.txt", rules=""
    )
    assert post(client, "/v1/check", text=FERRY, statistics=True).text == printed.out


def test_fix_answers_with_the_text_and_what_is_left(client: httpx.Client) -> None:
    answer = post(client, "/v1/fix", text=FERRY).json()
    assert answer["text"] == fix_text(FERRY)
    assert [each["code"] for each in answer["findings"]] == [each.code for each in check_text(answer["text"])]
    unsafe = post(client, "/v1/fix", text=FERRY, unsafe=True).json()
    assert unsafe["text"] == fix_text(FERRY, unsafe=True)
    assert unsafe["applied"] > answer["applied"] > 0


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({}, ["PUN001", "SPL001"]),
        ({"select": ["punctuation"]}, ["PUN001"]),
        ({"select": []}, []),
        ({"ignore": ["space-before-mark"]}, ["SPL001"]),
        ({"accept": ["recieved"]}, ["PUN001"]),
        ({"language": "de"}, ["PUN001"]),
        ({"language": "en-GB", "filename": "a.md"}, ["PUN001", "SPL001"]),
        ({"select": ["PUN001"], "extend_select": ["SPL"]}, ["PUN001", "SPL001"]),
    ],
)
def test_what_is_linted_and_how_can_be_said(client: httpx.Client, asked: dict[str, Any], codes: list[str]) -> None:
    found = [each["code"] for each in post(client, "/v1/check", text=RAIN, **asked).json()["findings"]]
    assert sorted(set(found)) == codes


def test_any_text_comes_back_as_it_was(client: httpx.Client) -> None:
    for text in ("", "\ufeffIt rained.\r\n", "🚢\u0000é\r", "<b>\u2028</b>"):
        assert post(client, "/v1/fix", text=text, select=[]).json()["text"] == text


def test_the_report(client: httpx.Client) -> None:
    answer = post(client, "/v1/report", text=RAIN, title="Rain </script>")
    assert answer.headers["content-type"].startswith("text/html")
    assert "newslint-report.html" in answer.headers["content-disposition"]
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert '"title":"Rain \\u003c/script>"' in answer.text


def test_a_word_document_is_read(client: httpx.Client) -> None:
    answer = client.post(
        "/v1/read", content=word("It rained , they say.", "Nothing &amp; more."), headers={"content-type": WORD}
    )
    assert answer.json() == {"text": "It rained , they say.\n\nNothing & more.\n"}


def test_the_rules(client: httpx.Client) -> None:
    rules = {rule["code"]: rule for rule in client.get("/v1/rules").json()}
    assert rules["PUN001"]["runs"]
    assert rules["PUN001"]["summary"] == "space before a punctuation mark"
    assert not rules["REA001"]["runs"]


def test_answers_are_as_described(client: httpx.Client) -> None:
    assert client.get("/openapi.json").json() == json.loads(json.dumps(description()))
    schemas = description()["components"]
    for path, answer in (("/v1/check", post(client, "/v1/check", text=FERRY, statistics=True)),):
        schema = description()["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(answer.json(), {**schema, "components": schemas})


def test_two_clients_at_once_get_each_their_own(client: httpx.Client) -> None:
    texts = [f"It rained , they say {number} times.\n" for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda text: post(client, "/v1/fix", text=text).json()["text"], texts))
    assert answers == [text.replace(" ,", ",") for text in texts]


def test_the_documentation_shows_what_is_answered(client: httpx.Client) -> None:
    text = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
    shown = re.search(r"/v1/fix -H '[^']*' -d '(?P<asked>.*)'\n(?P<answer>.*)\n", text)
    assert shown is not None
    asked = {"content": shown["asked"], "headers": {"content-type": "application/json"}}
    assert client.post("/v1/fix", **asked).text == shown["answer"]  # type: ignore[arg-type]


# limits


def test_a_body_that_is_too_large(client: httpx.Client) -> None:
    answer = post(client, "/v1/check", text="x" * 200_000)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "the body is larger than 200,000 bytes: send less"

    def chunks() -> Iterator[bytes]:
        yield from [b" " * 50_000] * 40

    assert client.post("/v1/check", content=chunks(), headers={"content-type": "application/json"}).status_code == 413


def test_a_body_that_does_not_come(client: httpx.Client) -> None:
    port = client.base_url.port
    assert port is not None
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(
            b"POST /v1/check HTTP/1.1\r\nhost: localhost\r\n"
            b"content-type: application/json\r\ncontent-length: 99\r\n\r\n{"
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 408 ")


def test_a_text_that_takes_too_long_and_one_too_many() -> None:
    with served(Limits(seconds=0.3, waiting=1)) as address, httpx.Client(base_url=address, timeout=60) as client:
        long = {"text": FERRY * 400}
        answer = client.post("/v1/check", json=long)
        assert answer.status_code == 422
        assert "longer than 0.3 seconds" in answer.json()["detail"]
        with ThreadPoolExecutor(6) as threads:
            answers = list(threads.map(lambda _: client.post("/v1/check", json=long), range(6)))
        assert {each.status_code for each in answers} == {422, 429}
        refused = next(each for each in answers if each.status_code == 429)
        assert refused.headers["retry-after"] == "1"
        deadline = time.monotonic() + 20  # the process that took too long is replaced
        while (last := client.post("/v1/check", json={"text": "It rained , they say."})).status_code != 200:
            assert time.monotonic() < deadline
        assert [each["code"] for each in last.json()["findings"]] == ["PUN001"]


def test_a_process_that_dies_is_replaced() -> None:
    async def ask() -> None:
        workers = Workers(Limits(workers=1), (True, None))
        try:
            with pytest.raises(ProblemError, match="died over it"):
                await workers.do(os._exit, 3)
            assert await workers.do(work.check, Check(text="It rained."))
        finally:
            workers.close()

    asyncio.run(ask())


def test_settings_that_break_while_the_server_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newslint.toml").write_text('ingore = ["PUN"]\n', encoding="utf-8")
    work.begin((False, None))
    with pytest.raises(ProblemError, match=r"newslint\.toml:1: unknown key 'ingore'") as raised:
        work.check(Check(text=RAIN))
    assert raised.value.status == 503
    Path("newslint.toml").write_text('ignore = ["PUN"]\n', encoding="utf-8")
    work.begin((False, None))
    assert {each["code"] for each in json.loads(work.check(Check(text=RAIN)))["findings"]} == {"SPL001"}


# who is served


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "https://cms.example"}, 200),
        ({"origin": "chrome-extension://abc"}, 200),
        ({"origin": "moz-extension://1-2"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://cms.example"}, 403),
        ({"origin": "https://cms.example.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
        ({"host": "evil.example"}, 421),
        ({"host": "desk.example:8417"}, 200),
        ({"host": "[::1]:8417"}, 200),
        ({"host": "localhost"}, 200),
    ],
)
def test_other_origins_and_hosts_are_refused_unless_allowed(
    client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    answer = post(client, "/v1/check", text=RAIN, headers=headers)
    assert answer.status_code == status
    allowed = answer.headers.get("access-control-allow-origin")
    assert allowed == (headers.get("origin") if status == 200 else None)


def test_the_page_itself_may_ask(client: httpx.Client) -> None:
    own = str(client.base_url).rstrip("/")
    assert post(client, "/v1/check", text=RAIN, headers={"origin": own}).status_code == 200


def test_browsers_ask_first(client: httpx.Client) -> None:
    asks = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    answer = client.options("/v1/check", headers={"origin": "https://cms.example", **asks})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://cms.example"
    assert answer.headers["access-control-allow-headers"] == "content-type"
    assert client.options("/v1/check", headers={"origin": "https://evil.example", **asks}).status_code == 403


def test_every_answer_tells_browsers_to_be_careful(client: httpx.Client) -> None:
    for answer in (client.get("/"), client.get("/v1/rules"), client.get("/nowhere")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_files_outside_the_page_are_not_served(client: httpx.Client) -> None:
    for path in ("/../../api.py", "/%2e%2e/api.py", "/web/base.css", "/report.html", "/data"):
        assert client.get(path).status_code == 404
    assert client.get("/base.css").status_code == 200


# the command


@contextmanager
def serving(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work; it is ended with the block."""
    command = [sys.executable, "-m", "newslint", "serve", "--port", "0", "--isolated", "--workers", "1", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_nothing_of_a_text_is_logged() -> None:
    secret = "Zembla"
    with serving() as process:
        assert process.stderr is not None
        said = process.stderr.readline().decode()
        with httpx.Client(base_url=said.split()[1]) as client:
            assert post(client, "/v1/check", text=f"In {secret} it rained , they say.").status_code == 200
            assert client.get(f"/v2/check?text={secret}").status_code == 405
            broken = client.post("/v1/check", content=secret, headers={"content-type": "application/json"})
            assert broken.status_code == 400
        process.terminate()
        out, err = process.communicate(timeout=20)
    assert out == err == b""


def test_an_address_that_is_taken_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, serving("--port", str(taken.getsockname()[1])) as process:
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "cannot listen on 127.0.0.1" in err.decode()
    assert len(err.decode().splitlines()) == 1


def test_settings_that_cannot_be_used_are_one_line(run: Run) -> None:
    Path("newslint.toml").write_text('ingore = ["PUN"]\n', encoding="utf-8")
    done = run("serve", "--port", "0")
    assert done.status == 2
    assert "did you mean 'ignore'" in done.err


def test_without_the_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.cli.serve.find_spec", lambda name: None if name == "uvicorn" else name)
    done = run("serve", "--port", "0")
    assert (done.status, done.err) == (
        2,
        "newslint: error: uvicorn not installed: pip install 'newslint[serve]'\n",
    )
