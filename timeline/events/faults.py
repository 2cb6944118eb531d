"""What keeps a cut out of a sentence from reading alone, in three grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from timeline.events.beginnings import breaks_off, is_framing, leaning, refers_back
from timeline.events.clauses import without_conjunction
from timeline.events.endings import breaks_clause
from timeline.events.forms import Sense
from timeline.events.grammar import is_definite
from timeline.events.roles import Roles, is_noun, is_verb, roles_of, says_verb
from timeline.events.sayings import said_late, unsaid
from timeline.events.skips import goes_on_behind_time, kept_pieces
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
POINTS = 5
"""Words at the start of a noun phrase that are read before what they point to."""
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
    for grade in chain(_left(event, cut, tokens), _right(event, cut, tokens), _inside(event, cut, tokens)):
        found[grade] += 1
        if [found[0], max(0, found[1] - 1), found[2]] > list(most):
            return None
    return found[0], found[1], found[2]


def _left(event: Event, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    view, trigger, sense, _ = event
    yield from _first_word(view, cut.first, cut.left)
    if view.form(cut.first).isdecimal() and any(is_verb(view, t) or view.form(t) == "," for t in tokens[1:2]):
        yield BROKEN  # an age or another bare number
    if cut.first != trigger.first:
        yield from (LOOSE for _ in leaning(view, cut.first, cut.left))
    if _is_finite(view, cut) and not (cut.first == trigger.first and is_noun(sense, view.pack)):
        yield from _verb_start(view, cut) if verb_first(view) else (LOOSE if goes_on(view, cut) else BROKEN,)
    elif cut.left == "trigger":
        yield from _noun_start(event, cut)


@lru_cache(maxsize=64)
def _first_word(view: SentenceView, first: int, left: str) -> tuple[int, ...]:
    """Faults of a first word of any kind; asked for each of the ends of a cut."""
    syntax, clause, form = view.pack.syntax, view.pack.clause, view.form(first)
    bare, inside = without_conjunction(view.pack, form), left != "sentence"
    joins = any(not words.isdisjoint((form, bare)) for words in (syntax["relatives"], clause["subordinators"]))
    aside = bare in syntax["prepositions"] and form not in clause["articles"] and not _is_counted(view, first)
    infinitive = form in syntax["infinitive"] or view.form(first - 1) in syntax["infinitive"]
    found = (
        (BROKEN, left == "relative" or infinitive),
        (BROKEN if inside else LOOSE, joins),
        (LOOSE, first in roles_of(view).pronouns),
        (LOOSE, form in syntax["demonstratives"] and form not in syntax["prepositions"]),
        (LOOSE, aside),
        (LOOSE, aside and inside),
        (BROKEN, breaks_off(view, first, left)),
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


def goes_on(view: SentenceView, cut: Cut) -> bool:
    """Whether a cut starts with a verb right behind «and», so that its subject stands before an earlier verb."""
    behind = cut.left == "break" and view.form(cut.first - 1) in view.pack.syntax["breaks"]
    phrase = view.form(cut.first - 3) in view.pack.syntax["determiners"]
    verb = view.starting.get(cut.first)
    finite = is_verb(view, cut.first) and (verb is None or verb.senses[0].tense in ("past", "present"))
    return behind and not phrase and not verb_first(view) and finite


def _verb_start(view: SentenceView, cut: Cut) -> Iterable[int]:
    """A verb that starts a title needs its subject behind it, none before it."""
    found = _first_verb(view, cut.first, cut.left)
    alone = view.starting.keys().isdisjoint((cut.first, cut.first + 1))
    return (*found, BROKEN) if alone and not any(is_verb(view, t) for t in range(cut.first + 2, cut.last)) else found


@lru_cache(maxsize=64)
def _first_verb(view: SentenceView, first: int, left: str) -> tuple[int, ...]:
    """Faults of a verb as the first word or the one behind it; asked for each of the ends of a cut."""
    late = left == "trigger" and first > view.first and not starts_clause(view, first - 1)
    found = [LOOSE] * (left == "complementizer") + [BROKEN] * late
    second = view.starting.get(first + 1) if is_verb(view, first + 1) else None
    if verb := view.starting.get(first, second):
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
    if sense.kind == "reporting" and view.form(trigger.first).endswith(tuple(view.pack.clause["participle_endings"])):
        yield BROKEN
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


def _right(event: Event, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    """Faults of the end of a cut whose kept tokens are given."""
    view, last = event.view, tokens[-1]
    if breaks_clause(view, tokens, cut.last, cut.right, phrase=cut.left == "trigger"):
        yield BROKEN
    if cut.right == "complementizer":
        yield BROKEN if is_verb(view, last) else LOOSE
    elif cut.right in ("phrase", "quote") or (cut.right == "break" and not _verb_near(view, cut.last)):
        yield LOOSE
    elif cut.right not in ("sentence", "noun"):
        yield LOOSE if cut.right == "comma" and _only_subject(view, tokens) else STYLE
    if cut.right == "phrase" and (is_verb(view, last) or last < event.trigger.last):
        yield BROKEN
    verb = view.starting.get(last)
    if verb and verb.senses[0].kind in ("reporting", "aspectual") and is_verb(view, last):
        yield BROKEN if verb_first(view) or verb.senses[0].kind == "reporting" else LOOSE
    if view.form(last) in view.pack.clause["auxiliaries"]:
        yield BROKEN
    if cut.right == "comma" and goes_on_behind_time(view, cut.last):
        yield LOOSE


def _verb_near(view: SentenceView, token: int) -> bool:
    return any(is_verb(view, t) for t in range(token + 1, token + 1 + NEAR_VERB))


def _inside(event: Event, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    view, trigger, sense, _ = event
    roles = roles_of(view)
    yield from _words(view, cut, tokens, roles)
    phrase = is_noun(sense, view.pack) and cut.left == "trigger"
    verblike = roles.verblike.intersection(tokens)
    late = sense.kind == "reporting" and said_late(view, cut.last, trigger)
    if not late and not cut.first <= trigger.first < cut.last:
        yield LOOSE
    if phrase and any(refers_back(view, t) for t in tokens[1:POINTS]):
        yield LOOSE
    if not phrase and roles.mains.isdisjoint(tokens):
        whole = (cut.left == "sentence" and cut.right in ("sentence", "mark")) or verb_first(view)
        framing = not verb_first(view) and is_framing(view, cut.first)
        yield BROKEN if framing or trigger.first not in tokens else STYLE if whole else LOOSE
    inner = tokens[1:]
    for token in roles.pronouns.intersection(inner):
        yield LOOSE if token <= trigger.last else STYLE
    for token in roles.verbs.intersection(inner):
        if token != trigger.first and token in view.starting:
            yield STYLE
    commas = roles.commas.intersection(tokens)
    for token in roles.pauses.intersection(inner):
        early = token not in commas and not (verblike and min(verblike) < token)
        yield LOOSE if phrase or early else STYLE
        if not verb_first(view) and not roles.verbs.isdisjoint((token + 1, token + 2)):
            closes = token in commas and any(view.form(t) == "," for t in tokens if t < token)
            yield from () if closes else (BROKEN,)
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
    marks = [view.form(t) for t in sorted(roles.marks.intersection(tokens))]
    brackets = [m for m in marks if m in "()"]
    if marks.count('"') % 2 or brackets != ["(", ")"] * (len(brackets) // 2):
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
    yield from (BROKEN if lost else LOOSE for lost in unsaid(view, tokens, cut.last, cut.right))
