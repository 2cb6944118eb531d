"""How a trigger stands in its sentence: which sense, which tense, and whose words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from timeline.events.cues import Cue
from timeline.events.forms import Sense
from timeline.events.view import SentenceView, Trigger
from timeline.languages import Pack

LEFT, RIGHT = 6, 5
"""Tokens to each side of a trigger in which cues count."""
VERB_CUES = ("future", "possible", "negation", "perfect")
"""What stands right before a verb."""
COMPANY = 6
"""Tokens behind an ambiguous trigger in which its object may stand."""
CueBeside = tuple[str, Cue, int]
"""A side of a trigger, ``left``, ``right`` or ``on``, a cue there, and the tokens between."""


def choose_sense(view: SentenceView, trigger: Trigger) -> Sense:
    """The reading that fits the word before and the triggers behind.

    Nouns after determiners and prepositions, verbs elsewhere; of verbs the one whose usual object follows, then one
    with a meaning of its own before general ones.
    """
    before = view.form(trigger.first - 1)
    syntax = view.pack.syntax
    nominal = before in syntax["determiners"]
    verbal = before in syntax["infinitive"] or before in syntax["pronouns"]
    verbal = verbal or any(_ends_at(view, trigger.first, name) for name in VERB_CUES)
    ambiguous = len({s.pos for s in trigger.senses}) > 1
    company = _company(view, trigger) if len({s.concept for s in trigger.senses}) > 1 else frozenset()

    def badness(sense: Sense) -> tuple[int, int, Sense]:
        noun = sense.pos == "noun"
        bare = sense.pos == "verb" and sense.tense in ("infinitive", "present")
        wrong = (nominal and not noun) or (verbal and noun) or (ambiguous and bare and not verbal)
        concept = view.pack.concepts.get(sense.concept)
        fits = concept is not None and bool(company.intersection(concept.objects))
        return int(wrong), -int(fits), sense

    return min(trigger.senses, key=badness)


def _ends_at(view: SentenceView, token: int, name: str) -> bool:
    return any(c.last == token and c.name == name for c in view.cues)


def _company(view: SentenceView, trigger: Trigger) -> frozenset[str]:
    """Concepts of the triggers close behind."""
    near = (t for t in view.triggers if trigger.last <= t.first < trigger.last + COMPANY)
    return frozenset(s.concept for t in near for s in t.senses)


def window(view: SentenceView, trigger: Trigger) -> tuple[int, int]:
    """The tokens around a trigger within its clause whose cues concern it; another verb ends it on the left."""
    first, least = trigger.first, max(view.first, trigger.first - LEFT)
    while first > least and not view.is_break(first - 1) and first - 1 not in view.verbs:
        first -= 1
    last, most = trigger.last, min(view.last, trigger.last + RIGHT)
    while last < most and not view.is_break(last):
        last += 1
    return first, last


def cues_around(view: SentenceView, trigger: Trigger) -> Iterator[CueBeside]:
    """Cues that concern a trigger: side, cue, and tokens between."""
    if not view.clause_cues:
        return
    first, last = window(view, trigger)
    for cue in view.clause_cues:
        if first <= cue.first and cue.last <= trigger.first:
            yield "left", cue, trigger.first - cue.last
        elif trigger.last <= cue.first and cue.last <= last:
            yield "right", cue, cue.first - trigger.last
        elif cue.first <= trigger.first and trigger.last <= cue.last:
            yield "on", cue, 0


def read_tense(view: SentenceView, trigger: Trigger, sense: Sense) -> str:
    """The tense of the sense in its place: had + past is perfect, will + base form is future."""
    if sense.tense not in ("past", "infinitive"):
        return sense.tense
    left = {c.name for side, c, _ in cues_around(view, trigger) if side == "left"}
    if sense.tense == "past" and "perfect" in left:
        return "perfect"
    if sense.tense == "infinitive":
        if "future" in left:
            return "future"
        return "infinitive" if view.form(trigger.first - 1) in view.pack.syntax["infinitive"] else "present"
    return sense.tense


def speaker_trigger(view: SentenceView, trigger: Trigger) -> Trigger | None:
    """The reporting verb before a trigger, with a complementizer, colon or opening quote between."""
    found = None
    for other in view.triggers:
        if other.first >= trigger.first:
            break
        if not any(s.kind == "reporting" for s in other.senses):
            continue
        between = range(other.last, trigger.first)
        if any(view.form(t) in view.pack.syntax["complementizers"] or view.form(t) in ('"', ":") for t in between):
            found = other
    return found


REACH = 3
"""Tokens before a noun within which its determiner stands («the two deadly attacks»)."""


def is_definite(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a noun is said to be known: «the attack», «this step», «الهجوم»."""
    form, pack = view.form(trigger.first), view.pack
    if form.startswith(pack.articles) or form.startswith(_glued_articles(pack)):
        return True
    for token in range(trigger.first - 1, trigger.first - 1 - REACH, -1):
        if view.form(token) in pack.syntax["demonstratives"]:
            return True
        if view.is_break(token) or view.form(token) in pack.syntax["prepositions"]:
            return False
    return False


@cache
def _glued_articles(pack: Pack) -> tuple[str, ...]:
    """The articles with what may be written before them («وال», «بال»)."""
    return tuple(clitic + article for clitic in pack.proclitics for article in pack.articles)
