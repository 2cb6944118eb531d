"""What the tagger knows of every word besides its vector: marks that are named alike in all languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from timeline.events.view import SentenceView
from timeline.languages import load_pack
from timeline.languages.schema import CUES, SHAPES, SYNTAX, TENSES, TRIGGER_CLASSES
from timeline.model.tagger import Marks

SHORT, LONG = 3, 9
"""Letters of a short and of a long word."""
POS = ("verb", "noun", "phrase")

FEATURES: tuple[str, ...] = (
    *(f"shape={name}" for name in SHAPES),
    *(f"word={name}" for name in SYNTAX),
    *(f"cue={name}" for name in CUES),
    *(f"kind={name}" for name in TRIGGER_CLASSES),
    *(f"pos={name}" for name in POS),
    *(f"tense={name}" for name in TENSES),
    "trigger", "ambiguous", "capital", "first_capital", "capitals", "digits", "mark", "first", "last", "headline",
    "quoted", "timed", "glued", "short", "long",
)  # fmt: skip
"""Every mark a word may have."""


def words_of(view: SentenceView) -> list[str]:
    """The words of a sentence as they are spelled, in lower case and without vowel signs."""
    return [_plain(_surface(view, token)) for token in range(view.first, view.last)]


def marks_of(view: SentenceView) -> list[Marks]:
    """The marks of each word of a sentence, in the order of `FEATURES`."""
    marks: list[set[str]] = [_own(view, token) for token in range(view.first, view.last)]
    for name, first, last in (*_cues(view), *_triggers(view), *_spans(view)):
        for token in range(max(first, view.first), min(last, view.last)):
            marks[token - view.first].add(name)
    return [tuple(sorted(row, key=_PLACE.__getitem__)) for row in marks]


_PLACE = {name: place for place, name in enumerate(FEATURES)}


def is_word(view: SentenceView, token: int) -> bool:
    """Whether a token is a word, no mark and no number."""
    return view.form(token)[:1].isalpha()


def _own(view: SentenceView, token: int) -> set[str]:
    text, form, surface = view.text, view.form(token), _surface(view, token)
    first = token == view.first
    flags = {
        "capital": surface[:1].isupper(),
        "first_capital": first and surface[:1].isupper(),
        "capitals": len(surface) > 1 and surface.isupper(),
        "digits": form.isdigit(),
        "mark": not form[:1].isalnum(),
        "first": first,
        "last": token == view.last - 1,
        "headline": text.starts[token] < text.headline_end,
        "quoted": token in view.quoted,
        "glued": not first and text.ends[token - 1] == text.starts[token],
        "short": len(form) <= SHORT,
        "long": len(form) >= LONG,
    }
    return {name for name, on in flags.items() if on} | _looks(view.pack.code, form)


@lru_cache(16384)
def _looks(code: str, form: str) -> frozenset[str]:
    """What a form alone says: its shapes, and the classes of function words it is in."""
    pack = load_pack(code)
    shapes = (f"shape={name}" for name in shapes_of(code, form))
    return frozenset((*shapes, *(f"word={name}" for name in SYNTAX if form in pack.syntax[name])))


@lru_cache(16384)
def shapes_of(code: str, form: str) -> tuple[str, ...]:
    """The shapes of a language that a form has.

    >>> shapes_of("en", "signed")
    ('past',)
    """
    return tuple(name for name, pattern in _shape_patterns(code) if pattern.fullmatch(form))


@cache
def _shape_patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(some))) for name, some in load_pack(code).shapes.items())


def _cues(view: SentenceView) -> Iterator[tuple[str, int, int]]:
    yield from ((f"cue={c.name}", c.first, c.last) for c in view.cues if c.name in CUES)


def _triggers(view: SentenceView) -> Iterator[tuple[str, int, int]]:
    for trigger in view.triggers:
        yield "trigger", trigger.first, trigger.first + 1
        for sense in trigger.senses:
            for name in (f"kind={sense.kind}", f"pos={sense.pos}", f"tense={sense.tense}"):
                yield name, trigger.first, trigger.last
        if len(trigger.senses) > 1:
            yield "ambiguous", trigger.first, trigger.last


def _spans(view: SentenceView) -> Iterator[tuple[str, int, int]]:
    yield from (("timed", span.first, span.last) for span in view.times)


def _surface(view: SentenceView, token: int) -> str:
    return view.text.surface(view.text.starts[token], view.text.ends[token])


def _plain(surface: str) -> str:
    if surface.isascii():
        return surface.lower()
    return "".join(c for c in surface.lower() if unicodedata.category(c) != "Mn")
