"""Which time dates which trigger? Named features; the model weighs them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log1p
from typing import NamedTuple

from attrs import frozen

from timeline.events.forms import Sense
from timeline.events.view import SentenceView, TimeSpan, Trigger
from timeline.model import Head
from timeline.values.mentions import Status, TimeMention

DATED = 0.5
"""Least probability at which a time dates a trigger."""
_BREAK, _COMPLEMENTIZER, _RELATIVE, _VERB, _BEFORE = 2.5, 8.0, 4.0, 5.0, 1.0
_FAR = 30

FEATURES: tuple[str, ...] = (
    "gap", "gap_close", "gap_touching", "time_first", "breaks", "complementizers", "relatives", "verbs_between",
    "nouns_between", "times_between", "cost", "nearest_time", "nearest_trigger", "owner_is_verb", "verb", "noun",
    "phrase", "reporting", "reporting_near", "aspectual", "past", "future", "perfect", "present", "infinitive",
    "participle", "time_type=TIME", "time_grain=day", "time_grain=month", "time_grain=year", "time_grain=longer",
    "time_vague", "time_future", "time_today", "agrees", "clashes", "preposition_before", "since", "until",
    "only_time", "only_trigger", "headline", "time_sentence_first", "anchored", "narrative", "verb_gap", "noun_gap",
    "noun_touching", "quoted_apart",
)  # fmt: skip


class Candidate(NamedTuple):
    """A trigger with the sense and tense read for it."""

    view: SentenceView
    trigger: Trigger
    sense: Sense
    tense: str


@frozen
class Dating:
    """The days that a mention falls into, and one line on how they are known."""

    time: TimeMention | None
    earliest: date | None
    latest: date | None
    reason: str


def can_date(mention: TimeMention) -> bool:
    """Whether a time says when something happens: a date, clock time or «earlier», not a length or a rhythm."""
    return mention.type in ("DATE", "TIME") and (mention.earliest is not None or mention.value.endswith("_REF"))


def link_cost(view: SentenceView, trigger: Trigger, first: int, last: int) -> float:
    """How far a trigger is from tokens first … last - 1: the tokens between, and more for what stands between."""
    between = _between(trigger, first, last)
    cost = float(len(between)) + (_BEFORE if last <= trigger.first else 0.0)
    counts = _count_between(view, between)
    cost += _COMPLEMENTIZER * counts["complementizers"] + _RELATIVE * counts["relatives"] + _BREAK * counts["breaks"]
    return cost + _VERB * counts["verbs_between"]


def _between(trigger: Trigger, first: int, last: int) -> range:
    return range(trigger.last, first) if trigger.last <= first else range(last, trigger.first)


def _count_between(view: SentenceView, between: range) -> dict[str, int]:
    forms = [view.form(token) for token in between]
    syntax = view.pack.syntax
    inside = [t for t in view.triggers if t.first in between]
    verbs = sum(any(s.pos == "verb" for s in t.senses) for t in inside)
    return {
        "complementizers": sum(form in syntax["complementizers"] for form in forms),
        "relatives": sum(form in syntax["relatives"] for form in forms),
        "breaks": sum(view.is_break(token) for token in between),
        "verbs_between": verbs,
        "nouns_between": len(inside) - verbs,
        "times_between": sum(s.first in between for s in view.times),
    }


def dating_features(candidate: Candidate, span: TimeSpan, published: date | None) -> dict[str, float]:
    """The features of a trigger and a time of its sentence; absent ones are 0. Every name is in `FEATURES`."""
    features = {**_distance(candidate, span), **_grammar(candidate, span), **_time(candidate, span, published)}
    gap, noun = features["gap"], features["noun"]
    features |= {
        "verb_gap": features["verb"] * gap,
        "noun_gap": noun * gap,
        "noun_touching": noun * features["gap_touching"],
    }
    return {name: float(value) for name, value in features.items() if value}


def _distance(candidate: Candidate, span: TimeSpan) -> dict[str, float]:
    view, trigger = candidate.view, candidate.trigger
    between = _between(trigger, span.first, span.last)
    cost = link_cost(view, trigger, span.first, span.last)
    usable = [s for s in view.times if can_date(s.mention)]
    costs = {t.first: link_cost(view, t, span.first, span.last) for t in view.triggers}
    owner = min(view.triggers, key=lambda t: (costs[t.first], t.first))
    return {
        **{name: min(count, 4) for name, count in _count_between(view, between).items()},
        "gap": log1p(min(len(between), _FAR)),
        "gap_close": len(between) <= 3,
        "gap_touching": len(between) <= 1,
        "time_first": span.last <= trigger.first,
        "cost": log1p(min(cost, 2 * _FAR)),
        "nearest_time": cost <= min(link_cost(view, trigger, s.first, s.last) for s in usable),
        "nearest_trigger": owner is trigger,
        "owner_is_verb": owner is not trigger and any(s.pos == "verb" for s in owner.senses),
        "only_time": len(usable) == 1,
        "only_trigger": len(view.triggers) == 1,
        "quoted_apart": (trigger.first in view.quoted) != (span.first in view.quoted),
    }


def _grammar(candidate: Candidate, span: TimeSpan) -> dict[str, float]:
    view, sense, tense = candidate.view, candidate.sense, candidate.tense
    names = {c.name for c in view.cues if c.last in (span.first, span.first - 1) or c.first == span.first}
    before = view.form(span.first - 1)
    return {
        "verb": sense.pos == "verb",
        "noun": sense.pos == "noun",
        "phrase": sense.pos == "phrase",
        "reporting": sense.kind == "reporting",
        "reporting_near": sense.kind == "reporting" and abs(span.first - candidate.trigger.last) <= 6,
        "aspectual": sense.kind == "aspectual",
        tense: tense in ("past", "future", "perfect", "present", "infinitive", "participle"),
        "preposition_before": before in view.pack.cues["place_preposition"],
        "since": "since" in names,
        "until": "until" in names,
        "headline": view.text.starts[candidate.trigger.first] < view.text.headline_end,
        "time_sentence_first": span.first <= view.first + 1,
    }


def _time(candidate: Candidate, span: TimeSpan, published: date | None) -> dict[str, float]:
    mention = span.mention
    first, last = mention.earliest, mention.latest
    days = (last - first).days if first and last else None
    later = bool(published and first and first > published)
    earlier = bool(published and last and last < published)
    past = candidate.tense in ("past", "perfect")
    return {
        "time_type=TIME": mention.type == "TIME",
        "time_grain=day": days is not None and days < 7,
        "time_grain=month": days is not None and 7 <= days < 32,
        "time_grain=year": days is not None and 32 <= days < 367,
        "time_grain=longer": days is not None and days >= 367,
        "time_vague": days is None,
        "time_future": later,
        "time_today": first == published and days == 0,
        "agrees": (past and earlier) or (candidate.tense == "future" and later),
        "clashes": (past and later) or (candidate.tense == "future" and earlier),
        "anchored": mention.anchor is not None and mention.anchor.kind == "event",
        "narrative": mention.anchor is not None and mention.anchor.kind == "time",
    }


def dating_pairs(candidates: Sequence[Candidate]) -> list[tuple[int, TimeSpan]]:
    """Each candidate, by position, with each time of its sentence that could date it."""
    return [(i, s) for i, c in enumerate(candidates) for s in c.view.times if can_date(s.mention)]


def link_times(candidates: Sequence[Candidate], published: date | None, head: Head) -> dict[int, TimeSpan]:
    """The time that dates each candidate, by position: the most probable one, if it is probable at all."""
    pairs = dating_pairs(candidates)
    rows = [dating_features(candidates[i], span, published) for i, span in pairs]
    scores = head.probabilities(rows)[:, list(head.labels).index("dates")]
    best: dict[int, tuple[float, int]] = {}
    for n, ((i, _), score) in enumerate(zip(pairs, scores, strict=True)):
        if score >= DATED and (i not in best or score > best[i][0]):
            best[i] = (float(score), n)
    return {i: pairs[n][1] for i, (_, n) in best.items()}


def date_candidate(view: SentenceView, span: TimeSpan | None, status: Status, published: date | None) -> Dating:
    """The days of a mention: by its time, else what its status says about the publication day."""
    if span is not None and span.mention.earliest is not None:
        return _by_time(view, span, status, published)
    time = span.mention if span else None
    if status in ("happened", "denied"):
        return Dating(time, None, published, "reported by the publication day" if published else "")
    if status == "planned":
        return Dating(time, published, None, "still to come on the publication day" if published else "")
    if status == "ongoing":
        return Dating(time, None, published, "under way on the publication day" if published else "")
    return Dating(time, None, None, "")


def _by_time(view: SentenceView, span: TimeSpan, status: Status, published: date | None) -> Dating:
    time = span.mention
    signals = {c.name for c in view.cues if span.first - 2 <= c.first < span.first + 1 and c.last <= span.first + 1}
    reason = f"«{time.text}» is {time.value}" + (f" ({time.mod})" if time.mod else "") + f" [{time.rule}]"
    if "since" in signals and status == "ongoing":
        latest = max((d for d in (time.latest, published) if d), default=None)
        return Dating(time, time.earliest, latest, f"since {reason}")
    if "until" in signals and status in ("ongoing", "planned"):
        earliest = min((d for d in (time.earliest, published) if d), default=None)
        return Dating(time, earliest, time.latest, f"until {reason}")
    return Dating(time, time.earliest, time.latest, reason)
