#!/usr/bin/env python3
"""Write the JSON Schema of the settings, from which editors complete the keys.

python scripts/build_schemas.py            write lint/newslint/data/schema/settings.json
python scripts/build_schemas.py --check    exit 1 where it is not what would be written
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from generated import main
from newslint.config import SCHEMA, Choice, Override, Table
from newslint.language import NAMES
from newslint.readers import ENDINGS
from newslint.readers.options import Options

FILE = Path(__file__).parent.parent / "lint" / "newslint" / "data" / "schema" / "settings.json"


def descriptions(kind: type) -> dict[str, str]:
    """What stands under each field of a class."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            assert isinstance(field.target, ast.Name)
            found[field.target.id.replace("_", "-")] = " ".join(str(text.value.value).split())
    return found


def build() -> dict[Path, bytes]:
    schema: dict[str, Any] = msgspec.json.schema(Table)
    said = descriptions(Choice) | descriptions(Override) | descriptions(Table) | descriptions(Options)
    for table in schema["$defs"].values():
        for key, value in table.get("properties", {}).items():
            value["description"] = said[key]
            if key in {"language", "source-language", "languages"}:
                value["examples"] = sorted(NAMES)
            if key == "format":
                value["examples"] = sorted(set(ENDINGS.values()))
    schema["$defs"]["Override"]["anyOf"] = [{"required": [key]} for key in ("paths", "languages", "scopes")]
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, "title": "newslint.toml"}
    return {FILE: (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()}


if __name__ == "__main__":
    sys.exit(main(__doc__, build))
