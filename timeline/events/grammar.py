"""How a trigger stands in its sentence: part of speech, tense, status, whose words."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from timeline.events.forms import Sense
from timeline.events.view import SentenceView, Trigger
from timeline.values.mentions import Status, TimeMention

LEFT, RIGHT = 5, 4
"""Tokens to each side of a trigger in which cues count."""


@frozen
class Stance:
    """The reading chosen for a trigger and how the text commits to it."""

    sense: Sense
    status: Status
    tense: str
    negated: bool
    reported: bool
    quoted: bool


def choose_sense(view: SentenceView, trigger: Trigger) -> Sense:
    """The reading that fits the word before: nouns after determiners and prepositions, verbs elsewhere."""
    before = view.form(trigger.first - 1)
    nominal = before in view.pack.syntax["determiners"]
    verbal = before in view.pack.syntax["infinitive"] or before in view.pack.syntax["pronouns"]
    verbal = verbal or bool(view.cues_named(("future", "possible", "negation"), trigger.first - 1, trigger.first))

    def badness(sense: Sense) -> tuple[int, Sense]:
        noun = sense.pos == "noun"
        bare_verb = sense.pos == "verb" and sense.tense in ("infinitive", "present")
        wrong = (nominal and not noun) or (verbal and noun) or (bare_verb and not verbal and _has_noun(trigger))
        return int(wrong), sense

    return min(trigger.senses, key=badness)


def _has_noun(trigger: Trigger) -> bool:
    return any(s.pos == "noun" for s in trigger.senses)


def clause_window(view: SentenceView, trigger: Trigger) -> tuple[int, int]:
    """The tokens around a trigger within its clause that may change its status."""
    first = trigger.first
    while first > max(view.first, trigger.first - LEFT) and not view.is_break(first - 1):
        first -= 1
    last = trigger.last
    while last < min(view.last, trigger.last + RIGHT) and not view.is_break(last):
        last += 1
    return first, last


def read_stance(view: SentenceView, trigger: Trigger, time: TimeMention | None, published: date | None) -> Stance:
    """Choose the sense of a trigger, and its tense and status from cues, form and date."""
    sense = choose_sense(view, trigger)
    first, last = clause_window(view, trigger)
    left = {c.name for c in view.cues_named(_STATUS_CUES, first, trigger.first)}
    right = {c.name for c in view.cues_named(_STATUS_CUES, trigger.last, last)}
    near = {c.name for c in view.cues_named(("negation",), max(first, trigger.first - 3), trigger.first)}
    tense = _tense(view, trigger, sense, left)
    status = _status(sense, tense, left if "negation" in near else left - {"negation"}, right)
    if status == "happened" and time and published and time.earliest and time.earliest > published:
        status = "planned"
    if status == "planned" and time and published and time.latest and time.latest < published and tense != "future":
        status = "happened"
    return Stance(sense, status, tense, "negation" in near, is_reported(view, trigger), trigger.first in view.quoted)


_STATUS_CUES = ("negation", "future", "possible", "denied", "ongoing", "perfect", "article_like", "conditional", "purpose")


def _tense(view: SentenceView, trigger: Trigger, sense: Sense, left: set[str]) -> str:
    if sense.tense == "past" and "perfect" in left:
        return "perfect"
    if sense.tense == "infinitive" and "future" in left:
        return "future"
    if sense.tense == "infinitive" and view.form(trigger.first - 1) not in view.pack.syntax["infinitive"]:
        return "present"
    return sense.tense


def _status(sense: Sense, tense: str, left: set[str], right: set[str]) -> Status:
    noun = sense.pos == "noun"
    if "negation" in left or ("denied" in left and (noun or tense in ("present", "infinitive", "participle"))):
        return "denied"
    if noun and "denied" in right:
        return "denied"
    if tense == "future" or "article_like" in left or ("future" in left and tense != "perfect"):
        return "planned"
    if noun and right & {"future", "article_like"}:
        return "planned"
    if left & {"possible", "conditional"} and not (tense in ("past", "perfect") and not noun and "perfect" in left):
        return "possible"
    if "ongoing" in left or (noun and "ongoing" in right):
        return "ongoing"
    if tense == "infinitive" or "purpose" in left:
        return "planned"
    return "happened"


def is_reported(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a reporting trigger with a complementizer or an opening quote stands before the trigger."""
    return speaker_trigger(view, trigger) is not None


def speaker_trigger(view: SentenceView, trigger: Trigger) -> Trigger | None:
    """The reporting verb whose words the trigger belongs to."""
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
