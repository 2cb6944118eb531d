"""Which time dates which trigger? Named features; the model weighs them.

A trigger may be dated by a time of its sentence, by the last date that the text spoke of before, or by the day of
publication; what the model finds probable for none of them stays undated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from math import log1p

from attrs import frozen

from timeline.events.grammar import is_definite
from timeline.events.options import (
    SIGHT,
    Candidate,
    Option,
    between_tokens,
    can_date,
    count_between,
    dating_pairs,
    link_cost,
)
from timeline.events.signals import SIGNALS, time_signals
from timeline.events.view import SentenceView, TimeSpan, Trigger
from timeline.languages.schema import TENSES
from timeline.model import Head
from timeline.model.heads import Array, by_parts
from timeline.values.mentions import TimeMention

DATED = 0.3
"""Least probability at which a time of its sentence dates a trigger."""
DATED_FROM_ELSEWHERE = 0.35
"""Least probability at which a date from outside the sentence does."""
_FAR = 30
ELSEWHERE = ("context", "published", "lead")

FEATURES: tuple[str, ...] = (
    "gap", "gap_close", "gap_touching", "time_first", "breaks", "complementizers", "relatives", "verbs_between",
    "nouns_between", "times_between", "cost", "nearest_time", "nearest_trigger", "owner_is_verb", "verb", "noun",
    "phrase", "reporting", "reporting_near", "aspectual", "past", "future", "perfect", "present", "infinitive",
    "participle", "time_type=TIME", "time_grain=day", "time_grain=month", "time_grain=year", "time_grain=longer",
    "time_vague", "time_future", "time_today", "agrees", "clashes", "preposition_before", "since", "until",
    *(f"signal={name}" for name in SIGNALS), "length", "dateline",
    "only_time", "only_trigger", "headline", "time_sentence_first", "anchored", "narrative", "verb_gap", "noun_gap",
    "noun_touching", "quoted_apart", "source=sentence", "source=context", "source=published", "sentences_back",
    "sentence_untimed", "first_body", "late", "published_past_verb",
    "published_headline", "published_noun", "published_reporting", "context_noun", "context_past", "context_definite",
    "first_in_sentence", "context_headline",
    "source=lead", "lead_behind", "lead_noun", "lead_past", "lead_definite", "lead_reporting", "lead_today",
    "published_lead_undated", "published_lead_today", "published_lead_old",
    *(f"{source}_{timed}" for source in ELSEWHERE for timed in ("timed", "untimed")),
    *(
        f"{source}_untimed_{place}_{pos}"
        for source in ELSEWHERE
        for place in ("headline", "first", "early", "late")
        for pos in ("noun", "verb", "phrase")
    ),
    *(f"{source}_untimed_{tense}" for source in ELSEWHERE for tense in TENSES),
)  # fmt: skip
_KNOWN = frozenset(FEATURES)
_EARLY = 4
"""Sentences of the body that still tell the news itself."""


@frozen(eq=False)
class Standing:
    """A candidate, and what holds of it whatever may date it."""

    candidate: Candidate

    @cached_property
    def headline(self) -> bool:
        """Whether it stands in the headline."""
        text = self.candidate.view.text
        return text.starts[self.candidate.trigger.first] < text.headline_end

    @cached_property
    def body(self) -> int:
        """Which sentence below the headline it is in."""
        view = self.candidate.view
        return view.index - (1 if view.text.headline_end else 0)

    @cached_property
    def place(self) -> str:
        """The part of the document."""
        if self.headline:
            return "headline"
        return "first" if self.body <= 0 else "early" if self.body <= _EARLY else "late"

    @cached_property
    def timed(self) -> bool:
        """Whether its sentence has a time that may date something."""
        return any(can_date(s.mention) for s in self.candidate.view.times)

    @cached_property
    def past(self) -> bool:
        """Whether it is told to be over."""
        return self.candidate.tense in ("past", "perfect")

    @cached_property
    def definite(self) -> bool:
        """Whether its word is said to be known."""
        return is_definite(self.candidate.view, self.candidate.trigger)

    @cached_property
    def features(self) -> dict[str, float]:
        """Place, tense and kind; absent ones are 0."""
        view, trigger, sense, tense = self.candidate
        features = {
            "sentence_untimed": not self.timed,
            "headline": self.headline,
            "first_body": self.body <= 0 and not self.headline,
            "late": self.body > _EARLY,
            "first_in_sentence": view.triggers[0].first == trigger.first,
            "verb": sense.pos == "verb",
            "noun": sense.pos == "noun",
            "phrase": sense.pos == "phrase",
            "reporting": sense.kind == "reporting",
            "aspectual": sense.kind == "aspectual",
            tense: tense in ("past", "future", "perfect", "present", "infinitive", "participle"),
        }
        return {name: 1.0 for name, holds in features.items() if holds}


def dating_features(standing: Standing, option: Option, published: date | None) -> dict[str, float]:
    """The features of a trigger and what may date it; absent ones are 0. Every name is in `FEATURES`."""
    candidate, days = standing.candidate, _days(standing, option, published)
    features = {f"source={option.source}": 1.0, "sentences_back": log1p(option.back), **days}
    if option.span is not None:
        features |= {**_time(option.span.mention), "dateline": option.span.dateline}
    if option.source != "sentence":
        features |= _elsewhere(standing, option)
    elif option.span is not None:
        features |= {**_distance(candidate, option.span), **_signals(candidate, option.span)}
        gap, noun = features["gap"], candidate.sense.pos == "noun"
        features |= {
            "verb_gap": (candidate.sense.pos == "verb") * gap,
            "noun_gap": noun * gap,
            "noun_touching": noun * features["gap_touching"],
        }
    return standing.features | {name: float(value) for name, value in features.items() if value}


def _elsewhere(standing: Standing, option: Option) -> dict[str, float]:
    """What speaks for a date from outside the sentence: its source, with place, tense and kind of the trigger."""
    view, _, sense, tense = standing.candidate
    source, noun, past = option.source, sense.pos == "noun", standing.past
    timed = "timed" if standing.timed else "untimed"
    untimed = {f"{source}_untimed_{standing.place}_{sense.pos}": 1.0, f"{source}_untimed_{tense}": 1.0}
    named = {"noun": noun, "past": past, "definite": standing.definite, "reporting": sense.kind == "reporting"}
    return {
        f"{source}_{timed}": 1.0,
        **({} if standing.timed else untimed),
        **{f"{source}_{name}": value for name, value in named.items() if f"{source}_{name}" in _KNOWN},
        "published_past_verb": source == "published" and past and not noun,
        "published_headline": source == "published" and standing.headline,
        "context_headline": source == "context" and option.span is not None and option.span.headline(view.text),
        "lead_behind": source == "lead" and view.lead is not None and view.lead[0] > view.index,
    }


def _distance(candidate: Candidate, span: TimeSpan) -> dict[str, float]:
    view, trigger = candidate.view, candidate.trigger
    between = between_tokens(trigger, span.first, span.last)
    cost = link_cost(view, trigger, span.first, span.last)
    usable = [s for s in view.times if can_date(s.mention) and abs(s.first - trigger.first) <= SIGHT]
    near = _costs(view, span.first, span.last) or ((cost, trigger),)
    owner = min(near, key=lambda n: (n[0], n[1].first))[1]
    return {
        **{name: min(count, 4) for name, count in count_between(view, between).items()},
        "gap": log1p(min(len(between), _FAR)),
        "gap_close": len(between) <= 3,
        "gap_touching": len(between) <= 1,
        "time_first": span.last <= trigger.first,
        "cost": log1p(min(cost, 2 * _FAR)),
        "nearest_time": cost <= min((link_cost(view, trigger, s.first, s.last) for s in usable), default=cost),
        "nearest_trigger": owner is trigger,
        "owner_is_verb": owner is not trigger and any(s.pos == "verb" for s in owner.senses),
        "only_time": len(usable) == 1,
        "only_trigger": len(near) == 1,
        "quoted_apart": (trigger.first in view.quoted) != (span.first in view.quoted),
    }


@lru_cache(32)
def _costs(view: SentenceView, first: int, last: int) -> tuple[tuple[float, Trigger], ...]:
    """How far each trigger in sight of tokens first … last - 1 is from them; asked once for each of these triggers."""
    near = [t for t in view.triggers if abs(t.first - first) <= SIGHT]
    return tuple((link_cost(view, t, first, last), t) for t in near)


def _signals(candidate: Candidate, span: TimeSpan) -> dict[str, float]:
    view, sense = candidate.view, candidate.sense
    names = {c.name for c in view.cues if c.last in (span.first, span.first - 1) or c.first == span.first}
    signals = time_signals(view, span)
    return {
        "reporting_near": sense.kind == "reporting" and abs(span.first - candidate.trigger.last) <= 6,
        "preposition_before": view.form(span.first - 1) in view.pack.cues["place_preposition"],
        "since": "since" in names,
        "until": "until" in names,
        **{f"signal={name}": name in signals for name in SIGNALS},
        "time_sentence_first": span.first <= view.first + 1,
    }


def _time(mention: TimeMention) -> dict[str, float]:
    first, last = mention.earliest, mention.latest
    days = (last - first).days if first and last else None
    return {
        "time_type=TIME": mention.type == "TIME",
        "time_grain=day": days is not None and days < 7,
        "time_grain=month": days is not None and 7 <= days < 32,
        "time_grain=year": days is not None and 32 <= days < 367,
        "time_grain=longer": days is not None and days >= 367,
        "time_vague": days is None,
        "length": mention.type == "DURATION",
        "anchored": mention.anchor is not None and mention.anchor.kind == "event",
        "narrative": mention.anchor is not None and mention.anchor.kind == "time",
    }


def _days(standing: Standing, option: Option, published: date | None) -> dict[str, float]:
    candidate, past = standing.candidate, standing.past
    first, last = option.earliest, option.latest
    later = bool(published and first and first > published)
    earlier = bool(published and last and last < published)
    lead = candidate.view.lead[1].mention if candidate.view.lead else None
    news = lead is not None and published is not None and lead.latest == published
    return {
        "lead_today": option.source == "lead" and news,
        "published_lead_undated": option.source == "published" and lead is None,
        "published_lead_today": option.source == "published" and news,
        "published_lead_old": option.source == "published" and lead is not None and not news,
        "time_future": later,
        "time_today": first == published and last == first,
        "agrees": (past and earlier) or (candidate.tense == "future" and later),
        "clashes": (past and later) or (candidate.tense == "future" and not later),
    }


def link_times(
    candidates: Sequence[Candidate], published: date | None, head: Head
) -> dict[int, tuple[Option, float]]:
    """What dates each candidate, by position, with its probability: the most probable option, if it is probable."""
    pairs = dating_pairs(candidates, published)

    def ask(some: Sequence[tuple[int, Option]]) -> Array:
        standing = {i: Standing(candidates[i]) for i, _ in some}
        return head.probabilities([dating_features(standing[i], option, published) for i, option in some])

    scores = by_parts(ask, pairs)[:, list(head.labels).index("dates")]
    best: dict[int, tuple[float, int]] = {}
    for n, ((i, _), score) in enumerate(zip(pairs, scores, strict=True)):
        least = DATED if pairs[n][1].source == "sentence" else DATED_FROM_ELSEWHERE
        if score >= least and (i not in best or score > best[i][0]):
            best[i] = (float(score), n)
    return {i: (pairs[n][1], score) for i, (score, n) in best.items()}
