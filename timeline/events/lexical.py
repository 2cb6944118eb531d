"""The words by which one trigger is like another: what it means, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.events.forms import Sense
from timeline.events.options import Candidate
from timeline.events.view import LEAD, SentenceView, Trigger

KEYS: tuple[tuple[str, ...], ...] = (
    ("lemma",), ("concept",), ("meaning", "pos"), ("surface",), ("lemma", "tense"), ("meaning", "place"),
    ("before",), ("second_before",), ("second_before", "before"),
    ("after",), ("second_after",), ("after", "second_after"),
    ("before", "lemma"), ("before", "meaning"), ("lemma", "after"),
    ("before", "pos", "tense"), ("pos", "tense", "after"),
    ("governor",), ("governor", "before"), ("governor", "meaning"), ("next",), ("first",),
)  # fmt: skip
"""Which parts make a key together."""
KEY_NAMES = tuple("+".join(names) for names in KEYS)
_SINGLE = [names[0] for names in KEYS if len(names) == 1]
_JOINED = {"+".join(names): names for names in KEYS if len(names) > 1}
BAGS = ("left", "right")
"""The sides of a trigger whose words count one by one."""
WINDOW = 7
"""Tokens on each side that count."""
START, END, NUMBER = "^", "$", "0"
"""What stands before the first and behind the last word of a sentence, and for every number."""


def lexical_keys(candidate: Candidate) -> dict[str, str]:
    """What is said of a trigger by each of `KEYS`, folded; a key of which a part is not known is left out."""
    parts = _parts(candidate)
    found = {name: value for name in _SINGLE if (value := parts[name])}
    for key, names in _JOINED.items():
        values = [parts[name] for name in names]
        if all(values):
            found[key] = " ".join(values)
    return found


def lexical_bags(candidate: Candidate) -> dict[str, tuple[str, ...]]:
    """For each of `BAGS` the words there, folded, each once, in their order."""
    view, trigger, *_ = candidate
    left = range(max(view.first, trigger.first - WINDOW), trigger.first)
    right = range(trigger.last, min(view.last, trigger.last + WINDOW))
    return {
        name: tuple(dict.fromkeys(_word(view, t) for t in side))
        for name, side in zip(BAGS, (left, right), strict=True)
    }


def _parts(candidate: Candidate) -> Mapping[str, str]:
    view, trigger, sense, tense = candidate
    position = view.triggers.index(trigger)
    beside = view.triggers[max(0, position - 1) : position], view.triggers[position + 1 : position + 2]
    governor, following = ([_meaning(view, t, t.senses[0]) for t in side] for side in beside)
    return {
        "lemma": _lemma(view, trigger, sense),
        "concept": sense.concept,
        "meaning": _meaning(view, trigger, sense),
        "pos": sense.pos,
        "tense": tense,
        "surface": view.form(trigger.first),
        "before": _word(view, trigger.first - 1) or START,
        "second_before": _word(view, trigger.first - 2) or START,
        "after": _word(view, trigger.last) or END,
        "second_after": _word(view, trigger.last + 1) or END,
        "governor": governor[0] if governor else START,
        "next": following[0] if following else END,
        "first": view.form(view.first),
        "place": _place(view),
    }


def _lemma(view: SentenceView, trigger: Trigger, sense: Sense) -> str:
    return sense.lemma or view.form(trigger.first)


def _meaning(view: SentenceView, trigger: Trigger, sense: Sense) -> str:
    return sense.concept or _lemma(view, trigger, sense)


def _word(view: SentenceView, token: int) -> str:
    form = view.form(token)
    return form if form.isalpha() or not any(c.isdigit() for c in form) else NUMBER


def _place(view: SentenceView) -> str:
    return "headline" if view.index == 0 else "lead" if view.index <= LEAD else "body"
