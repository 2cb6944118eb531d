"""Who and where: names behind titles and capitals, groups, and what stands behind a place preposition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from timeline.events.view import CLAUSE_MARKS, SentenceView, Trigger, function_words

NAME_LENGTH = 4
"""Tokens of the longest name."""
SUBJECT_LENGTH = 6
"""Tokens of the longest subject."""
REACH = 12
"""Tokens around a trigger in which its participants are looked for."""


def participants(view: SentenceView, trigger: Trigger) -> tuple[str, ...]:
    """Names near a trigger, in the order of the text, each once."""
    names = [name for at, name in _names(view) if abs(at - trigger.first) <= REACH]
    return tuple(dict.fromkeys(names))


def subject(view: SentenceView, trigger: Trigger, *, verb_first: bool) -> str:
    """The words beside a verb that say who: behind it where verbs come first, else before it, up to a mark, a time or
    a function word."""
    syntax = view.pack.syntax
    stops = syntax["complementizers"] | syntax["relatives"] | syntax["breaks"]

    def ends(token: int) -> bool:
        form = view.form(token)
        return not form or form in CLAUSE_MARKS or form in stops or token in view.starting or token in view.timed

    first = last = trigger.last if verb_first else trigger.first
    while verb_first and last < first + SUBJECT_LENGTH and not ends(last):
        last += 1
    while not verb_first and first > last - SUBJECT_LENGTH and not ends(first - 1):
        first -= 1
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1]) if last > first else ""


def place(view: SentenceView, trigger: Trigger) -> str | None:
    """The capitalised name behind a place preposition after a trigger, in scripts with capitals."""
    prepositions = view.pack.cues["place_preposition"]
    for at in range(trigger.last, min(trigger.last + REACH, view.last - 1)):
        if view.form(at) in prepositions and at + 1 in view.capitals and at + 1 not in view.timed:
            return _run(view, at + 1)
    return None


@lru_cache(maxsize=16)
def _names(view: SentenceView) -> tuple[tuple[int, str], ...]:
    """The names of a sentence with the tokens where they start; asked once for each of its triggers."""
    return tuple(_find_names(view))


def _find_names(view: SentenceView) -> Iterator[tuple[int, str]]:
    at = view.first
    titles = {c.first: c for c in view.cues if c.name == "person_title"}
    while at < view.last:
        if at in titles:
            name = _titled(view, max(c.last for c in view.cues if c.first == at and c.name == "person_title"))
            if name:
                yield at, name
                at += 1 + name.count(" ")
        elif at > view.first and at in view.capitals and at not in view.timed:
            name = _run(view, at)
            yield at, name
            at += 1 + name.count(" ")
        at += 1


def _titled(view: SentenceView, first: int) -> str:
    """The words behind a title up to a mark, a trigger, a cue or a preposition."""
    busy = {t.first for t in view.triggers} | {c.first for c in view.cues if c.name != "person_title"}
    syntax = function_words(view.pack)
    last = first
    while last < min(view.last, first + NAME_LENGTH):
        form = view.form(last)
        if last in busy or form in syntax or form in CLAUSE_MARKS or not form.isalpha() or last in view.timed:
            break
        last += 1
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1]) if last > first else ""


def _run(view: SentenceView, first: int) -> str:
    last = first
    while last < min(view.last, first + NAME_LENGTH) and last in view.capitals:
        last += 1
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1])
