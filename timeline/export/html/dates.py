"""Dates in words, each an element of its own so that the text around it cannot turn it."""

from __future__ import annotations

import re

from timeline.export.html.nodes import Html, fill, node
from timeline.export.html.words import Words
from timeline.export.wording import when_parts
from timeline.values import Event

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def say_when(event: Event, words: Words) -> Html:
    """When an event is: a wording of the language with the dates in it."""
    wording, dates = when_parts(event)
    return fill(words["when"][wording], **{key: say_date(date, words) for key, date in zip("ab", dates, strict=False)})


def say_date(edtf: str, words: Words) -> Html:
    """A day, month, year, decade or interval of EDTF in words; what is none of these as it stands.

    >>> from timeline.export.html.words import load_words
    >>> say_date("2025-04-22", load_words("en"))
    '<time datetime="2025-04-22">22 April 2025</time>'
    """
    wording = words["date"]
    if match := _EDTF.fullmatch(edtf):
        year, month, day = match.groups()
        grain = "day" if day else "month" if month else "year"
        name = words.months[int(month) - 1] if month else ""
        said = wording[grain].format(year=int(year), month=name, day=int(day or 0))
        return node("time", said, datetime=edtf)
    if re.fullmatch(r"\d{3}X", edtf):
        return node("bdi", wording["decade"].format(year=int(edtf[:3]) * 10))
    first, slash, last = edtf.partition("/")
    if slash:
        return node("bdi", fill(wording["range"], a=say_date(first, words), b=say_date(last, words)))
    return node("bdi", edtf)
