"""Where letters of another script stand in a text that is written in Latin letters."""

from __future__ import annotations

from newslint.rule import Pattern

_FOREIGN = r"[^\p{Latin}\p{Common}\p{Inherited}\p{Unknown}]"
STRETCH = Pattern(rf"{_FOREIGN}\p{{M}}*(?:(?:[\p{{N}}\p{{P}} ·・ー\u200c\u200d]*{_FOREIGN}\p{{M}}*)+ー*)?")
"""Letters of other scripts, with the marks, digits and blanks between them."""
