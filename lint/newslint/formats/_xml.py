"""What the XML formats share."""

from __future__ import annotations

import re
from typing import TextIO
from xml.etree.ElementTree import Element, indent, tostring

from newslint.formats import printable

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def allowed(text: str) -> str:
    """Text without the characters that XML has no way to write."""
    return _FORBIDDEN.sub("\ufffd", printable(text))


def write_tree(root: Element, out: TextIO) -> None:
    """Print a document."""
    indent(root, " ")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n")
