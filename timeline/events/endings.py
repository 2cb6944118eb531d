"""Ends of a title in the middle of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clauses import glued
from timeline.events.skips import is_verb, says_verb
from timeline.events.subjects import ends_as_object, verb_first
from timeline.events.view import SentenceView


def breaks_clause(view: SentenceView, tokens: Sequence[int], last: int, right: str, *, phrase: bool) -> bool:
    """Whether a cut of some tokens before token `last` ends where the clause it is in goes on; a phrase has no verb."""
    verbless = not phrase and not any(says_verb(view, t) for t in tokens)
    if right == "noun":
        return not verb_first(view) and (_half_begun(view, tokens) or verbless)
    if right == "break":
        return is_verb(view, tokens[-1]) and is_verb(view, last + 1)
    if right == "comma" and ends_as_object(view, last + 1):
        return True
    return right == "comma" and is_verb(view, last + 1) and _only_relative(view, tokens)


def _half_begun(view: SentenceView, tokens: Sequence[int]) -> bool:
    """Whether a cut that ends before a verb has the start of its clause: no verb behind a comma."""
    opens = {",", *view.pack.syntax["breaks"], *view.pack.clause["subordinators"]}
    opened = [t for t in tokens[1:] if view.form(t) in opens and not glued(view, t)]
    return bool(opened) and not any(says_verb(view, t) for t in tokens if t > opened[-1])


def _only_relative(view: SentenceView, tokens: Sequence[int]) -> bool:
    """Whether what stands behind the last comma is only a clause with «which»."""
    commas = [t for t in tokens if view.form(t) == "," and not glued(view, t)]
    return bool(commas) and view.form(commas[-1] + 1) in view.pack.syntax["relatives"]
