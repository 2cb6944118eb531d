"""What a line says, in the words of a language: its own words, and the pieces of articles and of the data in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from timeline.export.reasons.read import Part, Said
from timeline.export.words import Words

_PLACE = re.compile(r"\{(\w+)\}")
_NAMED = frozenset({"status", "mod", "signal"})
"""Places whose keys have words, in the section of that name."""
_KINDS: dict[str, Literal["words", "name", "date", "code"]] = {
    "name": "name", "text": "name", "doc": "name", "quoted": "name", "day": "date", "value": "date", "n": "words",
    "m": "words",
}  # fmt: skip
_NUMBER = re.compile(r"\d+")


@frozen
class Piece:
    """Words of the language, or of an article (`name`), or a `date` in EDTF, or a `code` of the data."""

    kind: Literal["words", "name", "date", "code"]
    text: str


def pieces_of(said: Said, words: Words) -> Iterator[Piece]:
    """A sentence in the words of a language, in pieces.

    >>> from timeline.export.reasons.read import read_line
    >>> from timeline.export.words import load_words
    >>> said = read_line("after «the raid» by 3 to 3 days")
    >>> [piece.text for piece in pieces_of(said, load_words("ar"))]
    ['بعد «', 'the raid', '» بمدة ', '3 أيام']
    """
    for n, piece in enumerate(_PLACE.split(words.why[said.kind][said.key])):
        if n % 2:
            yield from _filling(piece, said.parts[piece], words)
        elif piece:
            yield Piece("words", piece)


def _filling(place: str, part: Part, words: Words) -> Iterator[Piece]:
    """What fills a place, by the name of the place."""
    kind = place.rstrip("0123456789")
    if isinstance(part, Said):
        yield from pieces_of(part, words)
    elif isinstance(part, tuple):
        mark = words.marks["list" if kind == "mentions" else "steps"]
        for n, one in enumerate(part):
            yield from (Piece("words", mark),) if n else ()
            yield from pieces_of(one, words)
    elif kind == "names":
        for n, name in enumerate(part[1:-1].split("», «")):
            yield Piece("words", f"{words.marks['list'] if n else ''}«")
            yield from (Piece("name", name), Piece("words", "»"))
    elif kind in words.counts:
        yield Piece("words", _count(kind, part, words))
    elif kind in _NAMED:
        yield Piece("words", words.named(kind, part))
    else:
        yield Piece(_KINDS.get(kind, "code"), part)


def _count(noun: str, part: str, words: Words) -> str:
    """A number of things, or a range of numbers if its ends differ."""
    least, *most = (int(number) for number in _NUMBER.findall(part))
    return words.count("day_range", most[0], least) if most and most[0] != least else words.count(noun, least)
