"""Verbs of saying in a title: what was said, and whether the title has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.clauses import joined_verb
from timeline.events.roles import is_verb, roles_of
from timeline.events.subjects import ends_owned, verb_first
from timeline.events.view import SentenceView, Trigger


def unsaid(view: SentenceView, tokens: Sequence[int], last: int, right: str) -> Iterator[bool]:
    """A fault where a verb of saying among tokens before `last` lacks what was said: whether a clause of it is lost."""
    said = max((t for t in roles_of(view).verbs.intersection(tokens) if _reports(view, t)), default=None)
    if said is None:
        return
    if right != "sentence" and not any(t > said and _content(view, t) for t in tokens):
        yield _says_more(view, said)
    elif _says_that(view, said) >= last:
        yield True


def said_late(view: SentenceView, last: int, verb: Trigger) -> bool:
    """Whether who says what ends at token `last` stands only behind it («…, the minister said»)."""
    if last > verb.first or joined_verb(view, verb.first):
        return False
    return roles_of(view).verbs.isdisjoint((*range(last, verb.first), *range(verb.last, view.last)))


def _content(view: SentenceView, token: int) -> bool:
    """Whether a token may be what was said: a verb, or a noun for an event that is no place or time of saying."""
    if is_verb(view, token) or not verb_first(view):
        return is_verb(view, token) and not ends_owned(view, token)
    return token in view.starting and view.form(token - 1) not in view.pack.syntax["prepositions"]


def _says_more(view: SentenceView, verb: int) -> bool:
    """Whether what was said follows as a clause."""
    that = view.pack.syntax["complementizers"]
    return not verb_first(view) or any(view.form(t) in that for t in range(verb, view.last))


def _says_that(view: SentenceView, verb: int) -> int:
    """The «that» of a verb of saying, -1 if it has none before the next verb."""
    that = view.pack.syntax["complementizers"]
    for token in range(verb + 1, view.last):
        if view.form(token) in that:
            return -1 if view.form(token - 1) in view.pack.syntax["prepositions"] else token
        if is_verb(view, token) and not ends_owned(view, token):
            break
    return -1


def _reports(view: SentenceView, token: int) -> bool:
    trigger = view.starting.get(token)
    return trigger is not None and trigger.senses[0].kind == "reporting"
