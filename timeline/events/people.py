"""Who and where: names behind titles and capitals, groups, and what stands behind a place preposition."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.view import CLAUSE_MARKS, SentenceView, Trigger

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
    stops = {*view.pack.syntax["complementizers"], *view.pack.syntax["relatives"], *view.pack.syntax["breaks"]}
    others = {t.first for t in view.triggers}

    def ends(token: int) -> bool:
        form = view.form(token)
        return not form or form in CLAUSE_MARKS or form in stops or token in others or _timed(view, token)

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
        if view.form(at) in prepositions and _capital(view, at + 1) and not _timed(view, at + 1):
            return _run(view, at + 1)
    return None


def _names(view: SentenceView) -> Iterator[tuple[int, str]]:
    at = view.first
    titles = {c.first: c for c in view.cues if c.name == "person_title"}
    while at < view.last:
        if at in titles:
            name = _titled(view, max(c.last for c in view.cues if c.first == at and c.name == "person_title"))
            if name:
                yield at, name
                at += 1 + name.count(" ")
        elif at > view.first and _capital(view, at) and not _timed(view, at):
            name = _run(view, at)
            yield at, name
            at += 1 + name.count(" ")
        at += 1


def _titled(view: SentenceView, first: int) -> str:
    """The words behind a title up to a mark, a trigger, a cue or a preposition."""
    busy = {t.first for t in view.triggers} | {c.first for c in view.cues if c.name != "person_title"}
    syntax = {w for words in view.pack.syntax.values() for w in words}
    last = first
    while last < min(view.last, first + NAME_LENGTH):
        form = view.form(last)
        if last in busy or form in syntax or form in CLAUSE_MARKS or not form.isalpha() or _timed(view, last):
            break
        last += 1
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1]) if last > first else ""


def _run(view: SentenceView, first: int) -> str:
    last = first
    while last < min(view.last, first + NAME_LENGTH) and _capital(view, last):
        last += 1
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1])


def _capital(view: SentenceView, token: int) -> bool:
    if not view.first <= token < view.last:
        return False
    raw = view.text.raw[view.text.map.raw_start(view.text.starts[token])]
    return raw.isupper()


def _timed(view: SentenceView, token: int) -> bool:
    return any(span.first <= token < span.last for span in view.times)
