"""The clause right around a trigger: what the model compares of two mentions. What people read is in `titles`."""

from __future__ import annotations

import re
from functools import cache

from timeline.events.view import CLAUSE_MARKS, SentenceView, Trigger, function_words
from timeline.languages import Pack

LONGEST = 90
"""Characters of a title."""
_STOPS = frozenset(',;:.!?؟()"')
_SPACES = re.compile(r"\s+")
_EDGES = " ,،;؛:\"“”«»()-–"
_SUBJECT = 9
"""Tokens before an English-order verb that may hold its subject."""


def near_clause(view: SentenceView, trigger: Trigger, *, verb_first: bool) -> str:
    """The clause of a trigger without its times: from the trigger where verbs come first or for nouns, else from the
    start of the clause."""
    first = _negation_before(view, trigger) if verb_first else _clause_start(view, trigger)
    last = _clause_end(view, trigger)
    pieces = []
    at = first = _behind_leading_time(view, first, trigger)
    for span in view.times:
        if span.first >= max(at, trigger.last) and span.last <= last:
            pieces.append((at, _cut_tail(view, max(at, trigger.last), span.first)))
            at = span.last
    pieces.append((at, last))
    pieces = [(a, b) for a, b in pieces if b > a] or [(trigger.first, trigger.last)]
    pieces[0] = (_cut_head(view, *pieces[0], trigger), pieces[0][1])
    pieces[-1] = (pieces[-1][0], _cut_tail(view, max(pieces[-1][0], trigger.last), pieces[-1][1]))
    words = " ".join(_surface(view, a, b) for a, b in pieces if b > a)
    return _shorten(_strip_conjunction(view, trigger, _SPACES.sub(" ", words).strip(_EDGES)))


def _negation_before(view: SentenceView, trigger: Trigger) -> int:
    """«لم يوقع» is told with its «لم»."""
    cues = (c.first for c in view.cues if c.name == "negation" and c.last == trigger.first)
    return min(cues, default=trigger.first)


def _behind_leading_time(view: SentenceView, first: int, trigger: Trigger) -> int:
    """«On 9 January a fire …» starts at the fire."""
    for span in view.times:
        if span.first - first in (0, 1) and span.last < trigger.first and not span.names_event:
            first = span.last
            while first < trigger.first and view.form(first) in CLAUSE_MARKS:
                first += 1
    return first


def _cut_head(view: SentenceView, first: int, last: int, trigger: Trigger) -> int:
    """A clause does not start with «which», «but» or «that»."""
    syntax = view.pack.syntax
    loose = syntax["relatives"] | syntax["breaks"] | syntax["complementizers"] | syntax["infinitive"]
    while first < min(last - 1, trigger.first) and view.form(first) in loose:
        first += 1
    return first


def _cut_tail(view: SentenceView, first: int, last: int) -> int:
    """A clause does not end with a preposition, a determiner or «that»."""
    loose = _tails(view.pack)
    while last > first and view.form(last - 1) in loose:
        last -= 1
    return last


@cache
def _tails(pack: Pack) -> frozenset[str]:
    return function_words(pack).union(pack.cues["place_preposition"], CLAUSE_MARKS)


def _clause_start(view: SentenceView, trigger: Trigger) -> int:
    first = trigger.first
    stops = CLAUSE_MARKS | view.pack.syntax["complementizers"] | view.pack.syntax["breaks"]
    while first > max(view.first, trigger.first - _SUBJECT) and view.form(first - 1) not in stops:
        first -= 1
    return first


def _clause_end(view: SentenceView, trigger: Trigger) -> int:
    last = trigger.last
    stops = _STOPS | view.pack.syntax["relatives"] | view.pack.syntax["breaks"]
    while last < view.last and view.form(last) not in stops:
        last += 1
    return last


def _surface(view: SentenceView, first: int, last: int) -> str:
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1])


def _strip_conjunction(view: SentenceView, trigger: Trigger, title: str) -> str:
    """«ووقع» reads «وقع» alone: the conjunction goes where the rest is a known form."""
    form = view.form(trigger.first)
    if not trigger.senses or trigger.senses[0].pos != "verb":
        return title
    lemma_heads = {s.lemma[:1] for s in trigger.senses}
    for clitic in view.pack.verb_proclitics:
        if form.startswith(clitic * 1) and len(form) > 3 and title.startswith(clitic) and clitic not in lemma_heads:
            return title[len(clitic) :]
    return title


def _shorten(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    cut = title[: LONGEST - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,،") + "…"
