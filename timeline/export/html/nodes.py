"""HTML that can only be built escaped: what is not `Html` already is text of strangers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from timeline.export.safe import BIDI_CONTROLS, safe_char

_VOID = frozenset({"meta", "link", "input", "br"})
_FOR_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_PLACE = re.compile(r"\{(\w+)\}")


class Html(str):
    """Text that is markup, made only here."""

    __slots__ = ()


def node(name: str, /, *children: object, **attributes: object) -> Html:
    """An element. Text is escaped; attributes that are None or False are left out, `_` in their names is a hyphen.

    >>> node("p", "a < b", node("b", "c"), class_="x", hidden=True)
    '<p class="x" hidden>a &lt; b<b>c</b></p>'
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    start = f"<{name}{said}>"
    return Html(start if name in _VOID else f"{start}{join(*children)}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'


def join(*parts: object) -> Html:
    """Markup and text one after the other, the text escaped; None is nothing."""
    return Html("".join(p if isinstance(p, Html) else escape(visible(str(p))) for p in parts if p is not None))


def dotted(parts: Iterable[Html]) -> Html:
    """The parts in a row, with a dot between them."""
    dot = node("span", " · ", class_="dot")
    return join(*(piece for n, part in enumerate(parts) for piece in ((dot, part) if n else (part,))))


def fill(wording: str, **parts: object) -> Html:
    """A wording with its places in braces filled.

    >>> fill("{a} & {b}", a="<", b=node("b", "c"))
    '&lt; &amp; <b>c</b>'
    """
    pieces = _PLACE.split(wording)
    return join(*(parts.get(piece, piece) if n % 2 else piece for n, piece in enumerate(pieces)))


def visible(text: str) -> str:
    """The text with every bidi control shown by its code, and without other control characters.

    >>> visible("a\\u202egnp.exe\\x1b")
    'a⟦U+202E⟧gnp.exe'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"⟦U+{ord(char):04X}⟧" if char in BIDI_CONTROLS else safe_char(char) for char in text)


def foreign(name: str, text: str, /, *, lang: str | None = None, **attributes: object) -> Html:
    """An element with text of an article: it brings its own direction."""
    return node(name, text, lang=lang, dir="auto", **attributes)


def data_block(value: Any) -> Html:
    """JSON for a script element: nothing in it can end the element or a line.

    >>> data_block("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    return Html(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_FOR_SCRIPT))
