"""Ends of a title in the middle of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clauses import glued
from timeline.events.roles import is_verb, roles_of
from timeline.events.subjects import ends_as_object, verb_first
from timeline.events.view import SentenceView


def breaks_clause(view: SentenceView, tokens: Sequence[int], last: int, right: str, *, phrase: bool) -> bool:
    """Whether a cut of some tokens before token `last` ends where the clause it is in goes on; a phrase has no verb."""
    if right == "noun":
        verbless = not phrase and roles_of(view).verblike.isdisjoint(tokens)
        return not verb_first(view) and (verbless or _half_begun(view, tokens))
    if right == "break":
        return is_verb(view, tokens[-1]) and is_verb(view, last + 1)
    if right == "comma" and ends_as_object(view, last + 1):
        return True
    return right == "comma" and is_verb(view, last + 1) and _only_relative(view, tokens)


def _half_begun(view: SentenceView, tokens: Sequence[int]) -> bool:
    """Whether a cut that ends before a verb has the start of its clause: no verb behind a comma."""
    opens = view.pack.syntax["breaks"] | view.pack.clause["subordinators"] | {","}
    opened = [t for t in tokens[1:] if view.form(t) in opens and not glued(view, t)]
    return bool(opened) and not any(t > opened[-1] for t in roles_of(view).verblike.intersection(tokens))


def _only_relative(view: SentenceView, tokens: Sequence[int]) -> bool:
    """Whether what stands behind the last comma is only a clause with «which»."""
    comma = max(roles_of(view).commas.intersection(tokens), default=None)
    return comma is not None and view.form(comma + 1) in view.pack.syntax["relatives"]
