"""Text of strangers made safe for a terminal or a file: it cannot move the cursor, reorder a line, or be markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal
from xml.sax.saxutils import escape

FSI, PDI = "\u2068", "\u2069"
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Format characters that shape or number words in Arabic, Syriac, Persian and Indic scripts.
_SHAPING = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def clean(text: str) -> str:
    """The text without control characters and bidi controls, white space made single spaces.

    >>> clean("a\\u202egnp.exe\\x1b[2J\\n b")
    'agnp.exe[2J b'
    """
    return " ".join("".join(map(_safe, text)).split())


def _safe(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category in ("Zl", "Zp"):
        return " "
    if category == "Cs":
        return "\ufffd"
    if category == "Cc" or (category == "Cf" and char not in _SHAPING):
        return ""
    return char


def is_right_to_left(text: str) -> bool:
    """Whether any character runs from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def direction(text: str) -> Literal["rtl", "ltr"]:
    """How a paragraph with this text runs: as its first strong character does.

    >>> direction("17 يناير"), direction("17 January")
    ('rtl', 'ltr')
    """
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL"))
    return "ltr" if next(strong, "L") == "L" else "rtl"


def xml_text(text: str, quotes: Mapping[str, str] | None = None) -> str:
    """The text escaped for XML 1.0; a character that XML cannot hold becomes U+FFFD, so that no offset moves.

    >>> xml_text("a < b\\x00")
    'a &lt; b\ufffd'
    """
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;", **(quotes or {})})


def xml_attribute(text: str) -> str:
    """The text escaped for an attribute in double quotes."""
    return xml_text(text, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def printable(text: str) -> str:
    """The text cleaned and, if it runs from right to left, set apart from what stands around it.

    >>> printable("plain"), printable("سلام") == "\\u2068سلام\\u2069"
    ('plain', True)
    """
    shown = clean(text)
    return f"{FSI}{shown}{PDI}" if is_right_to_left(shown) else shown


def balance(lines: Iterable[str]) -> list[str]:
    """The lines of one wrapped text, with every isolate closed in the line that opens it.

    An isolate ends with its line, so one that was wrapped is opened again on the next.

    >>> [len(line) for line in balance(["\\u2068ab", "cd\\u2069 e"])]
    [4, 6]
    """
    out, depth = [], 0
    for line in lines:
        opened = FSI * depth + line
        depth = opened.count(FSI) - opened.count(PDI)
        out.append(opened + PDI * depth)
    return out
