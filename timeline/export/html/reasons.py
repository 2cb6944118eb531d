"""Reasons and problems on the page, in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from timeline.export.html.dates import say_date
from timeline.export.html.nodes import Html, foreign, join, node
from timeline.export.reasons import Part, Piece, Said, pieces_of, read_line
from timeline.export.words import FALLBACK, Words

_QUOTED = re.compile("(«[^»]*»)")


def reason_list(lines: Iterable[str], words: Words) -> Html:
    """The reasons of an event; mentions that are dated alike stand in one line."""
    read = ((line, read_line(line)) for line in lines)
    rows: list[Html] = []
    for dating, group in groupby(read, key=lambda row: _dating(row[1])):
        if dating is None:
            rows += (reason(line, words) for line, _ in group)
        else:
            names = ", ".join(f"«{said.parts['name']}»" for _, said in group if said)
            rows.append(_said(Said("line", "together", {"names": names, "dating": dating}), words))
    return node("ul", *(node("li", row) for row in rows), class_="why")


def _dating(said: Said | None) -> Part | None:
    """What dates a mention, if that is what is said."""
    return said.parts["dating"] if said and said.key == "dated" else None


def reason(line: str, words: Words, kind: str = "line") -> Html:
    """A line of the data in the language of the page; one that is no known sentence in English, as it stands."""
    said = read_line(line, kind)
    if said is None:
        pieces = (foreign("bdi", piece) if n % 2 else piece for n, piece in enumerate(_QUOTED.split(line)))
        return node("bdi", *pieces, lang=FALLBACK, dir="ltr")
    return _said(said, words)


def _said(said: Said, words: Words) -> Html:
    return join(*(_piece(piece, words) for piece in pieces_of(said, words)))


def _piece(piece: Piece, words: Words) -> Html:
    if piece.kind == "words":
        return join(piece.text)
    if piece.kind == "date":
        return say_date(piece.text, words)
    return foreign("bdi", piece.text) if piece.kind == "name" else node("code", piece.text, dir="ltr")
