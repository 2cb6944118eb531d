"""Reasons as plain text."""

from __future__ import annotations

from timeline.export.reasons.read import read_line
from timeline.export.reasons.say import Piece, pieces_of
from timeline.export.safe import FSI, PDI, clean, printable
from timeline.export.wording import when_words
from timeline.export.words import FALLBACK, Words, date_words, load_words
from timeline.values import Reasons, Timeline
from timeline.values.events import name_of


def say_line(line: str, words: Words, kind: str = "line") -> str:
    """A line of the data in the words of a language; in English as it stands, as is one that is no known sentence.

    >>> say_line("begins on or after 2025-01-17: told of on 2025-01-17, the day of publication", load_words("ar"))
    'يبدأ في 17 يناير 2025 أو بعده: ورد خبره في 17 يناير 2025، يوم النشر'
    """
    said = None if words.lang == FALLBACK else read_line(line, kind)
    if said is None:
        return line
    return "".join(_plain(piece, words) for piece in pieces_of(said, words))


def _plain(piece: Piece, words: Words) -> str:
    """A piece as text; what may run in another direction than the line stands in an isolate."""
    if piece.kind == "words":
        return piece.text
    if piece.kind == "date" and (said := date_words(piece.text, words)):
        return said
    return f"{FSI}{clean(piece.text)}{PDI}" if words.dir == "rtl" else printable(piece.text)


def say_reasons(_: Timeline, reasons: Reasons, lang: str | None = None) -> str:
    """Why an event stands where it does, a line each, in a language (that of the event if not given).

    English where there are no words of the language; dates in English are those of the data, ISO 8601.
    """
    words = load_words(lang or reasons.event.lang)
    event = reasons.event
    when = event.edtf if words.lang == FALLBACK else when_words(event, words)
    head = f"{when}  {_plain(Piece('name', name_of(event)), words)}"
    mentions = [f"mention «{m.text}» ({m.doc} {m.start}-{m.end}): {m.dated_by or 'no date'}" for m in reasons.mentions]
    times = [f"time «{t.text}» ({t.doc} {t.start}-{t.end}): {t.value} [{t.rule}]" for t in reasons.times]
    told = [f"told as {at.status} on {at.published}" for at in event.history]
    lines = [say_line(line, words, "told") for line in (*mentions, *times, *told)]
    lines += [say_line(line, words) for line in (*reasons.steps, *reasons.refused)]
    return "\n  ".join((head, *lines))
