"""Puts a page together from the folder `data/web`: style, scripts and data stand in the page itself."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from typing import Any

from newslint.build import DATA

_STYLE = re.compile(r'<link rel="stylesheet" href="([\w.-]+)">')
_SCRIPT = re.compile(r'<script src="([\w.-]+)" defer></script>')
_DATA = '<script type="application/json" id="data"></script>'


def asset(name: str) -> str:
    """A file of the folder."""
    return (DATA / "web" / name).read_text(encoding="utf-8")


@cache
def _page(name: str) -> str:
    """A page with its style and scripts in the place of its links to them, and a policy that lets in nothing else."""
    page = asset(name)
    style = "".join(asset(file) for file in _STYLE.findall(page))
    script = "".join(asset(file) for file in _SCRIPT.findall(page))
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; base-uri 'none'"
    page = _SCRIPT.sub("", _STYLE.sub("", page))
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<style>{style}</style>\n</head>'
    return page.replace("</head>", head).replace("</body>", f"<script>{script}</script>\n</body>")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def filled(name: str, data: dict[str, Any]) -> str:
    """A page that needs no other file, with data in it. Nothing in the data can end the element that holds it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    before, after = _page(name).split(_DATA)
    return f"{before}{_DATA.replace('></', f'>{written}</')}{after}"
