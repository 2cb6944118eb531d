"""Datelines: «CAIRO, March 7 (Agency) -», the place and day from which a text reports."""

from __future__ import annotations

import re

WORDS = 4
"""Words before the date of a dateline in capitals, with an agency, or with the date in brackets; else half as many."""
REACH = 100
"""Characters around a date that a dateline may take."""
_DASH = re.compile(r"[^\S\n]*(\)|\([^()\n]{1,40}\)|/[^/\n]{1,40}/)?[^\S\n]*[-–—]+\s")
_WORD = re.compile(r"[^\W\d_]+")


def in_dateline(raw: str, start: int, end: int) -> bool:
    """Whether the date at start … end of a text as given is that of a dateline: a place before it, a dash behind."""
    dash = _DASH.match(raw, end, end + REACH)
    newline = raw.rfind("\n", max(0, start - REACH), start)
    if dash is None or (newline < 0 and start > REACH):
        return False
    words = _WORD.findall(raw[newline + 1 : start])
    sure = dash[1] or (words and len(words[0]) > 1 and words[0].isupper())
    most = WORDS if sure else WORDS // 2
    return bool(words or dash[1]) and len(words) <= most and not any(word[0].islower() for word in words)
