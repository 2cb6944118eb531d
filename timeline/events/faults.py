"""What keeps a cut out of a sentence from reading alone, in three grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from timeline.events.clauses import without_conjunction
from timeline.events.forms import Sense
from timeline.events.grammar import is_definite
from timeline.events.roles import Roles, is_noun, is_verb, roles_of, says_verb
from timeline.events.skips import kept_pieces
from timeline.events.subjects import (
    ends_owned,
    is_bare,
    lacks_subject,
    owned,
    starts_clause,
    verb_first,
)
from timeline.events.view import SentenceView, Trigger

BROKEN, LOOSE, STYLE = range(3)
"""A cut that nobody can read; one that leans on its context; one that could be better."""
FEW = 3
"""Words of the shortest title that says enough."""
ENOUGH = 6
"""Words of the shortest title that is cut at a phrase."""
NEAR_VERB = 5
"""Tokens behind «and» in which a verb makes a new clause."""


class Cut(NamedTuple):
    """Tokens first … last - 1 of a sentence as a title, and the kinds of its edges."""

    first: int
    last: int
    left: str
    right: str
    keep: int
    """The token up to which nothing is trimmed off its end."""


class Event(NamedTuple):
    """A trigger in its sentence, in the sense chosen for it."""

    view: SentenceView
    trigger: Trigger
    sense: Sense
    earlier: tuple[SentenceView, ...] = ()
    """The sentences before, which say who is meant."""


def count_faults(event: Event, cut: Cut, most: Sequence[int] = (99,)) -> tuple[int, int, int] | None:
    """How many faults of each grade a cut has, from the gravest; None where they are surely more than `most`.

    A name put in for a pronoun may mend one of the middle grade, so one of these is not held against it.
    """
    pieces = kept_pieces(event.view, cut.first, cut.last, cut.keep)
    tokens = [t for a, b in pieces for t in range(a, b)]
    if not tokens:
        return 9, 0, 0
    found = [0, 0, 0]
    for grade in chain(_left(event, cut), _right(event, cut, tokens[-1]), _inside(event, cut, tokens)):
        found[grade] += 1
        if [found[0], max(0, found[1] - 1), found[2]] > list(most):
            return None
    return found[0], found[1], found[2]


def _left(event: Event, cut: Cut) -> Iterator[int]:
    view, trigger, sense, _ = event
    yield from _first_word(view, cut.first, cut.left)
    if _is_finite(view, cut) and not (cut.first == trigger.first and is_noun(sense, view.pack)):
        yield from _verb_start(view, cut) if verb_first(view) else (BROKEN,)
    elif cut.left == "trigger":
        yield from _noun_start(event, cut)


@lru_cache(maxsize=64)
def _first_word(view: SentenceView, first: int, left: str) -> tuple[int, ...]:
    """Faults of a first word of any kind; asked for each of the ends of a cut."""
    syntax, clause, form = view.pack.syntax, view.pack.clause, view.form(first)
    bare, inside = without_conjunction(view.pack, form), left != "sentence"
    joins = not syntax["relatives"].isdisjoint((form, bare)) or bare in clause["subordinators"]
    aside = bare in syntax["prepositions"] and form not in clause["articles"] and not _is_counted(view, first)
    infinitive = form in syntax["infinitive"] or view.form(first - 1) in syntax["infinitive"]
    found = (
        (BROKEN, left == "relative" or infinitive),
        (BROKEN if inside else LOOSE, joins),
        (LOOSE, first in roles_of(view).pronouns),
        (LOOSE, form in syntax["demonstratives"] and form not in syntax["prepositions"]),
        (LOOSE, aside),
        (LOOSE, aside and inside),
        (BROKEN, form.isdecimal() and is_verb(view, first + 1)),  # an age or another bare number
        (LOOSE, any(span.first == first and span.names_event for span in view.times)),
        (LOOSE, inside and ends_owned(view, first)),
        (STYLE, left in ("comma", "break", "quote")),
    )
    return tuple(grade for grade, holds in found if holds)


def _is_counted(view: SentenceView, token: int) -> bool:
    """Whether a token is a word for «about», «over» before a number."""
    return view.form(token) in view.pack.clause["quantifiers"] and any(_is_number(view, token + i) for i in (1, 2))


def _is_number(view: SentenceView, token: int) -> bool:
    form = view.form(token)
    return form.isdecimal() or any(form in forms for forms in view.pack.words["number"].values())


def _is_finite(view: SentenceView, cut: Cut) -> bool:
    """Whether a cut starts with a verb; «finance minister» and «speaking there, she said» start no clause with one."""
    verb = view.starting.get(cut.first)
    if cut.left == "sentence" and verb and verb.senses[0].tense in ("infinitive", "participle"):
        return False
    looks = says_verb if cut.left not in ("sentence", "trigger") and not verb_first(view) else is_verb
    return looks(view, cut.first)


def _verb_start(view: SentenceView, cut: Cut) -> Iterable[int]:
    """A verb that starts a title needs its subject behind it, none before it."""
    if cut.first in view.starting or any(is_verb(view, t) for t in range(cut.first + 2, cut.last)):
        return _first_verb(view, cut.first, cut.left)
    return (*_first_verb(view, cut.first, cut.left), BROKEN)


@lru_cache(maxsize=64)
def _first_verb(view: SentenceView, first: int, left: str) -> tuple[int, ...]:
    """Faults of a verb as the first word; asked for each of the ends of a cut."""
    late = left == "trigger" and first > view.first and not starts_clause(view, first - 1)
    found = [LOOSE] * (left == "complementizer") + [BROKEN] * late
    if verb := view.starting.get(first):
        plural = view.form(first).endswith(tuple(view.pack.clause["plural_endings"]))
        found += [LOOSE] * (plural or owned(view, verb))
        found += [LOOSE] if lacks_subject(view, verb) else [STYLE] * (left == "verb")
    return tuple(found)


def _noun_start(event: Event, cut: Cut) -> Iterator[int]:
    """A noun alone says little; what belongs to it stands behind it."""
    view, trigger, sense, _ = event
    yield STYLE
    if owned(view, trigger):
        yield LOOSE
    verbs = is_noun(sense, view.pack) and any(is_verb(view, t) for t in range(trigger.last, cut.last))
    if verb_first(view):
        if cut.last - cut.first < FEW or is_definite(view, trigger) or not is_bare(view, trigger):
            yield LOOSE
        if verbs:
            yield STYLE
        return
    yield STYLE
    yield STYLE
    before = cut.first - 1
    while view.form(before) in view.pack.clause["articles"]:
        before -= 1
    if (verbs and view.form(before).isalnum()) or (not verbs and cut.last - cut.first < ENOUGH):
        yield LOOSE


def _right(event: Event, cut: Cut, last: int) -> Iterator[int]:
    """Faults of the end of a cut whose last kept token is given."""
    view = event.view
    if cut.right == "complementizer":
        yield BROKEN if is_verb(view, last) else LOOSE
    elif cut.right in ("phrase", "quote") or (cut.right == "break" and not _verb_near(view, cut.last)):
        yield LOOSE
    elif cut.right not in ("sentence", "noun"):
        yield STYLE
    if cut.right == "phrase" and (is_verb(view, last) or last < event.trigger.last):
        yield BROKEN
    verb = view.starting.get(last)
    if verb and verb.senses[0].kind in ("reporting", "aspectual") and is_verb(view, last):
        yield BROKEN if verb_first(view) or verb.senses[0].kind == "reporting" else LOOSE
    if view.form(last) in view.pack.clause["auxiliaries"]:
        yield BROKEN


def _verb_near(view: SentenceView, token: int) -> bool:
    return any(is_verb(view, t) for t in range(token + 1, token + 1 + NEAR_VERB))


def _inside(event: Event, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    view, trigger, sense, _ = event
    roles = roles_of(view)
    yield from _words(view, cut, tokens, roles)
    phrase = is_noun(sense, view.pack) and cut.left == "trigger"
    verblike = roles.verblike.intersection(tokens)
    if not cut.first <= trigger.first < cut.last:
        yield LOOSE
    if not phrase and not verblike:
        whole = (cut.left == "sentence" and cut.right in ("sentence", "mark")) or verb_first(view)
        yield (STYLE if whole else LOOSE) if trigger.first in tokens else BROKEN
    inner = tokens[1:]
    for token in roles.pronouns.intersection(inner):
        yield LOOSE if token <= trigger.last else STYLE
    for token in roles.verbs.intersection(inner):
        if token != trigger.first and token in view.starting:
            yield STYLE
    for token in roles.pauses.intersection(inner):
        early = view.form(token) != "," and not (verblike and min(verblike) < token)
        yield LOOSE if phrase or early else STYLE
        if not verb_first(view) and not roles.verbs.isdisjoint((token + 1, token + 2)):
            yield BROKEN
    commas = [t for t in roles.pauses.intersection(tokens) if view.form(t) == ","]
    if commas and cut.right in ("phrase", "break") and not _any_behind(max(commas), roles.verbs, tokens):
        yield LOOSE
    yield from _unsaid(view, cut, tokens, roles)


def _any_behind(token: int, wanted: frozenset[int], tokens: Sequence[int]) -> bool:
    return any(t > token for t in wanted.intersection(tokens))


def _words(view: SentenceView, cut: Cut, tokens: Sequence[int], roles: Roles) -> Iterator[int]:
    words = len(roles.words.intersection(tokens))
    if words < 2:
        yield BROKEN
    if words < FEW:
        yield LOOSE
    marks = [view.form(t) for t in roles.marks.intersection(tokens)]
    if marks.count('"') % 2 or marks.count("(") != marks.count(")"):
        yield BROKEN
    if cut.right == "phrase" and (words < ENOUGH or _only_subject(view, tokens)):
        yield LOOSE


def _only_subject(view: SentenceView, tokens: Sequence[int]) -> bool:
    """Whether a verb that starts a title is cut off before its first complement."""
    if not verb_first(view) or not is_verb(view, tokens[0]):
        return False
    prepositions = view.pack.syntax["prepositions"]
    return not any(view.form(t) in prepositions or t in view.starting for t in tokens[1:])


def _unsaid(view: SentenceView, cut: Cut, tokens: Sequence[int], roles: Roles) -> Iterator[int]:
    """A verb of saying needs what was said, and «that» and «which» need a verb."""
    opened = max(roles.openers.intersection(tokens), default=None)
    if opened is not None and not _any_behind(opened, roles.verbs, tokens):
        yield LOOSE if verb_first(view) else BROKEN
    if opened is not None and tokens[-1] - opened < FEW:
        yield BROKEN if cut.right == "phrase" else LOOSE
    late = max(roles.subordinators.intersection(tokens), default=None)
    if late is not None and cut.right == "phrase" and not _any_behind(late, roles.verblike, tokens):
        yield LOOSE
    said = max((t for t in roles.verbs.intersection(tokens) if _kind(view, t) == "reporting"), default=None)
    if said is not None and cut.right != "sentence" and not any(t > said and _content(view, t) for t in tokens):
        yield BROKEN if _says_more(view, said) else LOOSE


def _content(view: SentenceView, token: int) -> bool:
    """Whether a token may be what was said: a verb, or a noun for an event that is no place or time of saying."""
    if is_verb(view, token) or not verb_first(view):
        return is_verb(view, token)
    return token in view.starting and view.form(token - 1) not in view.pack.syntax["prepositions"]


def _says_more(view: SentenceView, verb: int) -> bool:
    """Whether what was said follows as a clause."""
    that = view.pack.syntax["complementizers"]
    return not verb_first(view) or any(view.form(t) in that for t in range(verb, view.last))


def _kind(view: SentenceView, token: int) -> str:
    trigger = view.starting.get(token)
    return trigger.senses[0].kind if trigger else ""
