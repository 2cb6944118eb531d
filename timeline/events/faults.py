"""What keeps a cut out of a sentence from reading alone, in three grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.events.beginnings import breaks_off, is_framing, leaning, refers_back
from timeline.events.clauses import DASHES, glued, without_conjunction
from timeline.events.endings import breaks_clause
from timeline.events.forms import Sense
from timeline.events.grammar import is_definite
from timeline.events.sayings import said_late, unsaid
from timeline.events.skips import goes_on_behind_time, is_noun, is_verb, kept_pieces, says_verb
from timeline.events.subjects import (
    ends_owned,
    is_bare,
    lacks_subject,
    owned,
    pointing,
    starts_clause,
    trigger_at,
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
    syntax, form = view.pack.syntax, view.form(cut.first)
    if cut.left == "relative" or form in syntax["infinitive"] or view.form(cut.first - 1) in syntax["infinitive"]:
        yield BROKEN
    bare = without_conjunction(view.pack, form)
    if (
        form in syntax["relatives"]
        or any(word in view.pack.clause["subordinators"] for word in (form, bare))
        or (bare != form and bare in syntax["relatives"])
    ):
        yield BROKEN if cut.left != "sentence" else LOOSE
    if form in syntax["pronouns"] or pointing(view, cut.first):
        yield LOOSE
    if form in syntax["demonstratives"] and form not in syntax["prepositions"]:
        yield LOOSE
    counted = form in view.pack.clause["quantifiers"] and any(_is_number(view, cut.first + i) for i in (1, 2))
    if bare in syntax["prepositions"] and form not in view.pack.clause["articles"] and not counted:
        yield LOOSE
        if cut.left != "sentence":
            yield LOOSE
    yield from _first_words(event, cut, tokens)
    if cut.left in ("comma", "break", "quote"):
        yield STYLE
    if _is_finite(view, cut) and not (cut.first == trigger.first and is_noun(sense, view.pack)):
        yield from _verb_start(event, cut) if verb_first(view) else (LOOSE if goes_on(view, cut) else BROKEN,)
    elif cut.left == "trigger":
        yield from _noun_start(event, cut)


def _is_number(view: SentenceView, token: int) -> bool:
    form = view.form(token)
    return form.isdecimal() or any(form in forms for forms in view.pack.words["number"].values())


def _first_words(event: Event, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    """An age or another bare number, a time counted from an event, or something of somebody's starts no title; nor does
    what only goes with the words before."""
    view = event.view
    if view.form(cut.first).isdecimal() and any(is_verb(view, t) or view.form(t) == "," for t in tokens[1:2]):
        yield BROKEN
    if breaks_off(view, cut.first, cut.left):
        yield BROKEN
    if cut.first != event.trigger.first:
        yield from (LOOSE for _ in leaning(view, cut.first, cut.left))
    if any(span.first == cut.first and span.names_event for span in view.times):
        yield LOOSE
    if cut.left != "sentence" and ends_owned(view, cut.first):
        yield LOOSE


def _is_finite(view: SentenceView, cut: Cut) -> bool:
    """Whether a cut starts with a verb; «finance minister» and «speaking there, she said» start no clause with one."""
    verb = trigger_at(view, cut.first)
    if cut.left == "sentence" and verb and verb.senses[0].tense in ("infinitive", "participle"):
        return False
    looks = says_verb if cut.left not in ("sentence", "trigger") and not verb_first(view) else is_verb
    return looks(view, cut.first)


def goes_on(view: SentenceView, cut: Cut) -> bool:
    """Whether a cut starts with a verb right behind «and», so that its subject stands before an earlier verb."""
    behind = cut.left == "break" and view.form(cut.first - 1) in view.pack.syntax["breaks"]
    phrase = view.form(cut.first - 3) in view.pack.syntax["determiners"]
    verb = trigger_at(view, cut.first)
    finite = is_verb(view, cut.first) and (verb is None or verb.senses[0].tense in ("past", "present"))
    return behind and not phrase and not verb_first(view) and finite


def _verb_start(event: Event, cut: Cut) -> Iterator[int]:
    """A verb that starts a title needs its subject behind it, none before it."""
    view = event.view
    before = cut.first - 1
    if cut.left == "complementizer":
        yield LOOSE
    if cut.left == "trigger" and cut.first > view.first and not starts_clause(view, before):
        yield BROKEN
    verb = trigger_at(view, cut.first)
    if verb is None and is_verb(view, cut.first + 1):
        verb = trigger_at(view, cut.first + 1)
    if verb is None:
        if not trigger_at(view, cut.first + 1) and not any(is_verb(view, t) for t in range(cut.first + 2, cut.last)):
            yield BROKEN
        return
    if view.form(cut.first).endswith(tuple(view.pack.clause["plural_endings"])) or owned(view, verb):
        yield LOOSE
    if lacks_subject(view, verb):
        yield LOOSE
    elif cut.left == "verb":
        yield STYLE


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
    verb = trigger_at(view, last)
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
    yield from _words(view, cut, tokens)
    phrase = is_noun(sense, view.pack) and cut.left == "trigger"
    late = sense.kind == "reporting" and said_late(view, cut.last, trigger)
    if not late and not cut.first <= trigger.first < cut.last:
        yield LOOSE
    if phrase and any(refers_back(view, t) for t in tokens[1:POINTS]):
        yield LOOSE
    if not phrase and not any(says_verb(view, t) and not _subordinate(view, t) for t in tokens):
        whole = (cut.left == "sentence" and cut.right in ("sentence", "mark")) or verb_first(view)
        framing = not verb_first(view) and is_framing(view, cut.first)
        yield BROKEN if framing or trigger.first not in tokens else STYLE if whole else LOOSE
    for token in tokens[1:]:
        form = view.form(token)
        if pointing(view, token) or form in view.pack.syntax["pronouns"]:
            yield LOOSE if token <= trigger.last else STYLE
        if (form in ",;:" or form in DASHES) and not glued(view, token):
            early = form != "," and not any(says_verb(view, t) for t in tokens if t < token)
            yield LOOSE if phrase or early else STYLE
            closes = form == "," and any(view.form(t) == "," for t in tokens if t < token)
            if not verb_first(view) and not closes and any(is_verb(view, t) for t in (token + 1, token + 2)):
                yield BROKEN
        if token != trigger.first and is_verb(view, token) and trigger_at(view, token):
            yield STYLE
    commas = [t for t in tokens if view.form(t) == "," and not glued(view, t)]
    if commas and cut.right in ("phrase", "break") and not any(is_verb(view, t) for t in tokens if t > commas[-1]):
        yield LOOSE
    yield from _unsaid(view, cut, tokens)


def _subordinate(view: SentenceView, token: int) -> bool:
    """Whether a verb stands in a clause that only goes with another («as expected»)."""
    return not verb_first(view) and view.form(token - 1) in view.pack.clause["subordinators"]


def _words(view: SentenceView, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    words = [t for t in tokens if view.form(t).isalnum()]
    if len(words) < 2:
        yield BROKEN
    if len(words) < FEW:
        yield LOOSE
    marks = [view.form(t) for t in tokens if view.form(t) == '"' or not glued(view, t)]
    brackets = [m for m in marks if m in "()"]
    if marks.count('"') % 2 or brackets != ["(", ")"] * (len(brackets) // 2):
        yield BROKEN
    if cut.right == "phrase" and (len(words) < ENOUGH or _only_subject(view, tokens)):
        yield LOOSE


def _only_subject(view: SentenceView, tokens: Sequence[int]) -> bool:
    """Whether a verb that starts a title is cut off before its first complement."""
    if not verb_first(view) or not is_verb(view, tokens[0]):
        return False
    prepositions = view.pack.syntax["prepositions"]
    return not any(view.form(t) in prepositions or trigger_at(view, t) for t in tokens[1:])


def _unsaid(view: SentenceView, cut: Cut, tokens: Sequence[int]) -> Iterator[int]:
    """A verb of saying needs what was said, and «that» and «which» need a verb."""
    syntax = view.pack.syntax
    opens = {*syntax["complementizers"], *syntax["relatives"]}
    opened = [t for t in tokens if view.form(t) in opens]
    if opened and not any(is_verb(view, t) for t in tokens if t > opened[-1]):
        yield LOOSE if verb_first(view) else BROKEN
    if opened and tokens[-1] - opened[-1] < FEW:
        yield BROKEN if cut.right == "phrase" else LOOSE
    late = [t for t in tokens if view.form(t) in view.pack.clause["subordinators"]]
    if late and cut.right == "phrase" and not any(says_verb(view, t) for t in tokens if t > late[-1]):
        yield LOOSE
    yield from (BROKEN if lost else LOOSE for lost in unsaid(view, tokens, cut.last, cut.right))
