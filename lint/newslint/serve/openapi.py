"""The description of the interface that programs read: OpenAPI 3.1."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from newslint import __version__
from newslint.build import DATA
from newslint.serve.asked import LANGUAGE, Check, Fix, Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORM = "application/x-www-form-urlencoded"
PROBLEM = "application/problem+json"

_STRING = {"type": "string"}
_INTEGER = {"type": "integer", "minimum": 0}
_REFUSALS = {
    403: "Asked by a page of another origin.",
    408: "The body did not arrive in time.",
    413: "The body is larger than the server takes.",
    415: "The body is of another type.",
    421: "The server is not called that.",
    429: "Too many requests wait: try again after `Retry-After`.",
}
_BODY_REFUSALS = {
    400: "The body is malformed.",
    422: "The body asks for what cannot be done; `detail` says why.",
    503: "The server's settings were changed and cannot be used; `detail` says why.",
}


def _object(required: str = "", **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split() or list(properties), "properties": properties}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


_RULE = _object(
    code=_STRING,
    name=_STRING,
    family=_STRING,
    summary=_STRING,
    severity={"enum": ["error", "warning", "info"]},
    confidence={"type": "number"},
    default={"type": "boolean"},
    runs={"type": "boolean", "description": "Whether it runs here unless a request says otherwise."},
    fix={"enum": ["safe", "unsafe", "suggestion", None]},
    languages=_list(_STRING),
    options={"type": "object"},
    url=_STRING,
)
_FORM = {
    "type": "object",
    "required": ["language"],
    "oneOf": [{"required": ["text"]}, {"required": ["data"]}],
    "properties": {
        "text": {**_STRING, "description": "The text; either this or `data`."},
        "data": {**_STRING, "description": 'A text with its markup marked: `{"annotation": [{"text": "…"}, …]}`.'},
        "language": {"type": "string", "pattern": LANGUAGE.replace("^(?:", "^(?:auto|"), "description": "Or `auto`."},
        **{
            name: {
                **_STRING,
                "description": f"{what}, with commas between; what newslint does not have is passed over.",
            }
            for name, what in {
                "enabledRules": "Rules to run too",
                "disabledRules": "Rules not to run",
                "enabledCategories": "Families to run too",
                "disabledCategories": "Families not to run",
            }.items()
        },
        "enabledOnly": {**_STRING, "description": "`true`: run only what is enabled."},
    },
}
_MATCH = _object(
    message=_STRING,
    shortMessage=_STRING,
    replacements=_list(_object(value=_STRING)),
    offset={**_INTEGER, "description": "UTF-16 code units."},
    length=_INTEGER,
    context=_object(text=_STRING, offset=_INTEGER, length=_INTEGER),
    sentence=_STRING,
    rule=_object(
        id=_STRING,
        description=_STRING,
        issueType=_STRING,
        urls=_list(_object(value=_STRING)),
        category=_object(id=_STRING, name=_STRING),
    ),
)
_MATCHES = _object(
    software=_object(name=_STRING, version=_STRING, apiVersion={"const": 1}),
    warnings=_object(incompleteResults={"type": "boolean"}),
    language=_object(
        name=_STRING,
        code=_STRING,
        detectedLanguage=_object(name=_STRING, code=_STRING, confidence={"type": "number"}),
    ),
    matches=_list(_MATCH),
    sentenceRanges=_list(_list(_INTEGER)),
)


def _response(description: str, schema: Any, kind: str = "application/json") -> dict[str, Any]:
    return {"description": description, "content": {kind: {"schema": schema}}}


def _refusals(refusals: dict[int, str]) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {str(status): _response(text, schema, PROBLEM) for status, text in sorted(refusals.items())}


def _post(summary: str, kind: str, schema: Any, answer: Any, answer_kind: str = "application/json") -> dict[str, Any]:
    return {
        "post": {
            "summary": summary,
            "requestBody": {"required": True, "content": {kind: {"schema": schema}}},
            "responses": {
                "200": _response("Done.", answer, answer_kind),
                **_refusals(_REFUSALS | _BODY_REFUSALS),
            },
        }
    }


def _get(summary: str, answer: Any, *, works: bool = False) -> dict[str, Any]:
    refusals = {status: _REFUSALS[status] for status in (403, 421, *((429,) if works else ()))}
    return {"get": {"summary": summary, "responses": {"200": _response("Done.", answer), **_refusals(refusals)}}}


def _output() -> dict[str, Any]:
    """The schema of the command line's JSON, with its parts where OpenAPI has them."""
    text = (DATA / "schema" / "output.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(
        text.replace("#/$defs/", "#/components/schemas/Output.").replace("$schema", "$comment")
    )
    return schema


def description() -> dict[str, Any]:
    """All that can be asked, and what is answered."""
    _, asked = msgspec.json.schema_components([Check, Fix, Report], ref_template="#/components/schemas/{name}")
    output = _output()
    parts = {f"Output.{name}": schema for name, schema in output.pop("$defs").items()}
    ref = {name: {"$ref": f"#/components/schemas/{name}"} for name in ("Check", "Fix", "Report", "Output")}
    fixed = {"allOf": [ref["Output"], _object(text=_STRING, applied=_INTEGER)]}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newslint",
            "version": __version__,
            "description": "Finds what machine translation and scraping leave behind in news articles.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/v1/check": _post("The findings in a text", "application/json", ref["Check"], ref["Output"]),
            "/v1/fix": _post(
                "A text after fixing, and the findings that are left", "application/json", ref["Fix"], fixed
            ),
            "/v1/report": _post("The report on a text", "application/json", ref["Report"], _STRING, "text/html"),
            "/v1/read": _post(
                "The text of a Word document (.docx)",
                WORD,
                {"type": "string", "format": "binary"},
                _object(text=_STRING),
            ),
            "/v1/rules": _get("All rules", _list(_RULE), works=True),
            "/v2/check": _post("As LanguageTool: the matches in a text", FORM, _FORM, _MATCHES),
            "/v2/languages": _get(
                "As LanguageTool: the languages", _list(_object(name=_STRING, code=_STRING, longCode=_STRING))
            ),
            "/openapi.json": _get("This description", {"type": "object"}),
        },
        "components": {
            "schemas": {
                **asked,
                "Output": output,
                **parts,
                "Problem": _object(title=_STRING, status=_INTEGER, detail=_STRING),
            }
        },
    }
