"""Dates in words, each an element of its own so that the text around it cannot turn it."""

from __future__ import annotations

from timeline.export.html.nodes import Html, fill, node
from timeline.export.wording import when_parts
from timeline.export.words import Words, date_words
from timeline.values import Event


def say_when(event: Event, words: Words) -> Html:
    """When an event is: a wording of the language with the dates in it."""
    wording, dates = when_parts(event)
    return fill(words["when"][wording], **{key: say_date(date, words) for key, date in zip("ab", dates, strict=False)})


def say_date(edtf: str, words: Words) -> Html:
    """A day, month, year, decade or interval of EDTF in words; what is none of these as it stands.

    >>> from timeline.export.words import load_words
    >>> say_date("2025-04-22", load_words("en"))
    '<time datetime="2025-04-22">22 April 2025</time>'
    """
    said = date_words(edtf, words)
    if said is not None:
        return node("bdi", said) if edtf.endswith("X") else node("time", said, datetime=edtf)
    first, slash, last = edtf.partition("/")
    if slash:
        return node("bdi", fill(words["date"]["range"], a=say_date(first, words), b=say_date(last, words)))
    return node("bdi", edtf)
