"""Reasons and problems on the page, in its language."""

from __future__ import annotations

import re

from timeline.export.html.dates import say_date
from timeline.export.html.nodes import Html, foreign, join, node
from timeline.export.reasons import Piece, pieces_of, read_line
from timeline.export.words import FALLBACK, Words

_QUOTED = re.compile("(«[^»]*»)")


def reason(line: str, words: Words, kind: str = "line") -> Html:
    """A line of the data in the language of the page; one that is no known sentence in English, as it stands."""
    said = read_line(line, kind)
    if said is None:
        pieces = (foreign("bdi", piece) if n % 2 else piece for n, piece in enumerate(_QUOTED.split(line)))
        return node("bdi", *pieces, lang=FALLBACK, dir="ltr")
    return join(*(_piece(piece, words) for piece in pieces_of(said, words)))


def _piece(piece: Piece, words: Words) -> Html:
    if piece.kind == "words":
        return join(piece.text)
    if piece.kind == "date":
        return say_date(piece.text, words)
    return foreign("bdi", piece.text) if piece.kind == "name" else node("code", piece.text, dir="ltr")
