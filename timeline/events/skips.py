"""What a title leaves out of its clause: times, brackets, appositions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise

from timeline.events.clauses import DASHES, MARKS, conjunctions, without_conjunction
from timeline.events.roles import roles_of
from timeline.events.view import SentenceView
from timeline.languages import Pack

LOOSE_MARKS = (MARKS | DASHES | {"/"}) - {'"'}
"""Marks that a title does not end with."""
ASIDE = 16
"""Tokens of the longest apposition."""


def left_out(view: SentenceView, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of tokens first … last - 1 that a title does without."""
    return sorted([*_times(view, first, last), *_brackets(view, first, last), *_asides(view, first, last)])


def between_commas(view: SentenceView, token: int) -> bool:
    """Whether a comma only sets off a time («in Beirut, on Monday, on»)."""
    for span in view.times:
        if token in (_before_time(view, view.first, span.first) - 1, span.last):
            return view.form(_before_time(view, view.first, span.first) - 1) == view.form(span.last) == ","
    return False


def _times(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Times that can go, each with the preposition before it and «and» between two."""
    syntax = view.pack.syntax
    for span in view.times:
        if not first <= span.first < span.last <= last:
            continue
        owned = view.form(span.first - 1) in view.pack.clause["referring"]
        goes = span.mention.type in ("DATE", "TIME") and not span.names_event and not owned
        if goes and view.form(span.last) not in ("'", "s"):
            start, end = _before_time(view, first, span.first), span.last
            if start > first and view.form(start - 1) == ",":
                start -= view.form(end) == "," or goes_on_behind_time(view, start - 1)
                end += view.form(end) == ","
            yield start, end + (view.form(end) in syntax["breaks"] and any(s.first == end + 1 for s in view.times))


def goes_on_behind_time(view: SentenceView, comma: int) -> bool:
    """Whether a clause goes on behind a comma and a time («, on Monday from …»)."""
    syntax = view.pack.syntax
    after = next((s.last for s in view.times if _before_time(view, comma, s.first) == comma + 1), None)
    return after is not None and view.form(after) in syntax["prepositions"] | syntax["complementizers"]


def _before_time(view: SentenceView, first: int, last: int) -> int:
    loose = _before_times(view.pack)
    if view.form(last - 1) in view.pack.clause["articles"]:
        return last
    while last > first and view.form(last - 1) in loose:
        last -= 1
    return last


@cache
def _before_times(pack: Pack) -> frozenset[str]:
    """Words that go with a time behind them."""
    return pack.syntax["prepositions"] | pack.clause["time_words"]


def _brackets(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    opened = None
    for token in (t for t in _bracket_tokens(view) if first <= t < last):
        if view.form(token) == "(":
            opened = token
        elif opened is not None:
            yield opened, token + 1
            opened = None


@lru_cache(maxsize=16)
def _bracket_tokens(view: SentenceView) -> tuple[int, ...]:
    return tuple(t for t in range(view.first, view.last) if view.form(t) in ("(", ")"))


def _asides(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """«X, who …, said» without what stands between its commas: between subject and verb, verb and «that», or «, in …,»;
    «said in a statement that» without the statement."""
    syntax = view.pack.syntax
    roles = roles_of(view)
    commas = sorted(roles.commas.intersection(range(first, last)))
    for one, other in pairwise(commas):
        if other - one > ASIDE or between_commas(view, one):
            continue
        that = view.form(other + 1) in syntax["complementizers"]
        counted = any(view.form(t).isdecimal() for t in range(one + 1, min(one + 4, other)))
        inner = view.form(one + 1) in syntax["prepositions"] and not counted
        start = next((t for t in range(one, first, -1) if view.form(t - 1) in syntax["complementizers"]), first)
        late = other + 1 in roles.verbs and roles.verbs.isdisjoint(range(start, one))
        if late or that or inner or (counted and other - one == 2):
            yield one, other + 1
    for cue in view.cues_named(("source_preposition",), first, last):
        end = next((t for t in range(cue.last, last) if view.form(t) in syntax["complementizers"]), last)
        if end < last and end - cue.first <= ASIDE and not roles.verbs.isdisjoint(range(first, cue.first)):
            yield cue.first, end


@lru_cache(maxsize=64)
def kept_pieces(view: SentenceView, first: int, last: int, keep: int) -> list[tuple[int, int]]:
    """The parts of tokens first … last - 1 that a title has; tokens before `keep` are not trimmed off its end."""
    pieces = []
    at = first
    for one, other in left_out(view, first, last):
        if other > at:
            pieces.append((at, one))
            at = other
    pieces = [(a, b) for a, b in [*pieces, (at, last)] if b > a]
    while pieces:
        a, b = pieces.pop()
        b = trim_end(view, b, max(a, min(keep, b)))
        if b > a:
            return [*pieces, (a, b)]
    return []


def trim_end(view: SentenceView, last: int, least: int) -> int:
    """A clause does not end with a preposition, a determiner, «that», an auxiliary, or a mark."""
    loose = loose_ends(view.pack)
    while last > least:
        form = view.form(last - 1)
        lone = form in view.pack.syntax["pronouns"] and view.form(last - 2) in loose
        lone = lone or (len(form) == 1 and form in view.pack.abbreviations)
        kept = form not in loose and without_conjunction(view.pack, form) not in loose
        if (kept and not lone and form not in LOOSE_MARKS) or last - 1 in view.timed:
            break
        last -= 1
    return last


@cache
def loose_ends(pack: Pack) -> frozenset[str]:
    """Words that a title does not end with."""
    names = ("determiners", "prepositions", "complementizers", "relatives", "breaks", "infinitive")
    words = {word for name in names for word in pack.syntax[name]}
    joined = (c + pronoun for c in conjunctions(pack) for pronoun in pack.syntax["pronouns"])
    promising = (pack.clause[name] for name in ("auxiliaries", "loose_ends", "subordinators"))
    return frozenset((*words, *joined, *chain.from_iterable(promising)))
