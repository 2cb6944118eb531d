"""Where a clause can be cut out of a sentence: the edges to the left and to the right of a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.events.forms import trigger_forms
from timeline.events.view import SentenceView, Trigger
from timeline.languages import Pack
from timeline.text.read import TOKEN

REACH = 36
"""Tokens to each side of a trigger in which its clause is cut."""
DATELINE = 12
"""Tokens of the longest place and day before the dash that starts a report."""
SOURCE = 4
"""Tokens of the longest name of an agency before a colon."""
MARKS = frozenset(',;:()"!?.')
DASHES = frozenset("-–—")


class Edge(NamedTuple):
    """A place between two tokens: before `token`, and what stands there."""

    token: int
    kind: str
    """``sentence``, ``mark``, ``comma``, ``quote``, ``relative``, ``complementizer``, ``break``, ``verb``,
    ``phrase`` (before a preposition or behind a noun), or ``trigger``."""


def starts(view: SentenceView, trigger: Trigger) -> list[Edge]:
    """Where a title of a trigger may start, the nearest first."""
    found = [Edge(trigger.first, "trigger")]
    least = max(view.first, trigger.first - REACH)
    for token in range(trigger.first, least - 1, -1):
        kind = "sentence" if token == view.first else _edge_behind(view, token - 1)
        if kind:
            found.append(Edge(token, kind))
        if joined_verb(view, token):
            found.append(Edge(token, "verb"))
    return found


def ends(view: SentenceView, first: int) -> list[Edge]:
    """Where a title that reaches to token `first` may end, the nearest first."""
    found = []
    most = min(view.last, first + REACH)
    for token in range(first, most):
        kind = edge_before(view, token)
        if kind:
            found.append(Edge(token, kind))
    return [*found, Edge(view.last, "sentence")] if most == view.last else found


def edge_before(view: SentenceView, token: int) -> str:
    """What makes a clause end before a token, empty if nothing does."""
    return _edges(view).get(token, "")


@lru_cache(maxsize=16)
def _edges(view: SentenceView) -> dict[int, str]:
    """What makes clauses end before the tokens of a sentence; asked for each of its titles."""
    return {token: _edge(view, token) for token in range(view.first, view.last)}


def _edge(view: SentenceView, token: int) -> str:
    form, syntax = view.form(token), view.pack.syntax
    if kind := _edge_behind(view, token):
        return kind
    bare = without_conjunction(view.pack, form)
    if joined_verb(view, token) or (bare != form and bare in view.pack.clause["auxiliaries"]):
        return "verb"
    if bare != form and (
        bare in syntax["pronouns"] or bare in syntax["relatives"] or bare in syntax["complementizers"]
    ):
        return "break"
    return "phrase" if bare in syntax["prepositions"] or joined(view.pack, form) else ""


def _edge_behind(view: SentenceView, token: int) -> str:
    """What lets a clause start behind a token."""
    form, syntax = view.form(token), view.pack.syntax
    if kind := _mark(view, token):
        return kind
    for kind in ("relatives", "complementizers", "breaks"):
        if form in syntax[kind]:
            return "" if kind == "breaks" and not _parts(view, token) else kind.removesuffix("s")
    return ""


def _parts(view: SentenceView, token: int) -> bool:
    """Whether a word that may part two clauses does: no «and» between names, «غير» only with «أن»."""
    that = view.form(token + 1) in view.pack.syntax["complementizers"]
    return not _joins_names(view, token) and (that or view.form(token) not in view.pack.clause["that_breaks"])


def _joins_names(view: SentenceView, token: int) -> bool:
    """Whether «and» stands between two names («Kenya and Tanzania»)."""
    listed = view.form(token - 2) == "," and view.form(token + 1) in view.pack.clause["articles"]
    return {token - 1, token + 1 + listed} <= view.capitals and token - 1 > view.first


def _mark(view: SentenceView, token: int) -> str:
    form = view.form(token)
    if form not in MARKS and form not in DASHES:
        return ""
    if glued(view, token):
        return ""
    if form == ".":
        return ""
    if form == '"':
        return "quote"
    return "comma" if form == "," else "mark"


def glued(view: SentenceView, token: int) -> bool:
    """Whether a mark stands within a word, number or score («1,000», «mid-air», «18:00», «2 - 1»)."""
    if not view.first < token < view.last - 1:
        return False
    if view.form(token) in DASHES and view.form(token - 1).isdecimal() and view.form(token + 1).isdecimal():
        return True
    text = view.text
    return text.ends[token - 1] == text.starts[token] and text.ends[token] == text.starts[token + 1]


def joined_verb(view: SentenceView, token: int) -> bool:
    """Whether a verb has a conjunction written onto it («واستقال»)."""
    form = view.form(token)
    bare = without_conjunction(view.pack, form)
    if bare == form:
        return False
    known = trigger_forms(view.pack.code).single
    return form not in known and any(s.pos == "verb" for s in known.get(bare, ()))


@lru_cache(maxsize=4096)
def without_conjunction(pack: Pack, form: str) -> str:
    """A form without what is written onto it and only joins it."""
    for conjunction in conjunctions(pack):
        if form.startswith(conjunction) and len(form) > len(conjunction) + 1:
            return form[len(conjunction) :]
    return form


def joined(pack: Pack, form: str) -> bool:
    """Whether a conjunction is written onto a definite noun («والوزير»)."""
    return any(form.startswith(c + a) for c in conjunctions(pack) for a in pack.articles)


@cache
def conjunctions(pack: Pack) -> tuple[str, ...]:
    """What is written onto a word and only joins it to what went before."""
    return tuple(sorted(pack.clause["conjunctions"])) if pack.proclitics else ()


@cache
def openers(pack: Pack) -> dict[str, list[tuple[str, ...]]]:
    """Phrases that only join a sentence to the one before, by their first token, longest first."""
    phrases = {tuple(TOKEN.findall(phrase)) for phrase in pack.clause["openers"]}
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        table.setdefault(phrase[0], []).append(phrase)
    return table


def behind_openers(view: SentenceView, first: int, limit: int) -> int:
    """The first token that says something: behind «however,», «وقد», times, marks."""
    moved = True
    while moved and first < limit:
        moved = False
        for step in _steps(view, first):
            if first < step <= limit:
                first, moved = step, True
                break
    return first


def _steps(view: SentenceView, first: int) -> Iterator[int]:
    forms, form = view.text.forms, view.form(first)
    for phrase in openers(view.pack).get(form, ()):
        if tuple(forms[first : first + len(phrase)]) == phrase:
            yield first + len(phrase)
    for span in view.times:
        near = span.first == first or (span.first == first + 1 and form in view.pack.syntax["prepositions"])
        if near and not span.names_event and span.mention.type in ("DATE", "TIME"):
            yield span.last
    if first == view.first:
        yield _behind_dateline(view)
    if (view.form(first) in MARKS and view.form(first) != '"') or view.form(first) in DASHES:
        yield first + 1


def _behind_dateline(view: SentenceView) -> int:
    """The token behind «ZEEBRUGGE, Belgium, March 6 -» or «Agency:», the first one where there is none."""
    auxiliaries = view.pack.clause["auxiliaries"]
    verbs = {t.first for t in view.triggers if any(s.pos == "verb" for s in t.senses)}
    for token in range(view.first, min(view.last - 1, view.first + DATELINE)):
        form = view.form(token)
        if form in auxiliaries or token in verbs:
            break
        short = form == ":" and token - view.first <= SOURCE
        if (form in DASHES or short) and token > view.first and not glued(view, token):
            return token + 1
    return view.first
