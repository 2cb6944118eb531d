"""Which dated event a time is counted from («two days after the attack»): named features; the model weighs them.

What a text calls «the attack» may be dated where it stands, but mostly is dated elsewhere and by another word. The
candidates are the mentions near the time that a date stands behind; the surest one gives its days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import log1p

import numpy as np
from attrs import frozen

from timeline.events.counted import ANNIVERSARY, Counted, Days, Distance
from timeline.events.describe import Described
from timeline.languages import load_families
from timeline.model import Model
from timeline.times import anniversary_of, shifted_days
from timeline.values import Bounds
from timeline.values.mentions import DATING_SOURCES, EventMention
from timeline.values.timex import days_of

SURE = 0.35
"""Least probability at which an event is the one that a time is counted from."""
BEFORE, BEHIND, FIRST = 48, 16, 8
"""Dated mentions before a time and behind it, and at the start of the document, among which its event is looked for."""
MISHAPS = frozenset(("attack", "accident", "crime"))
"""Families of concepts that «the disaster» or «the incident» may point back to."""
FINE = ("day", "week")
_YEAR, _WEEK, _MONTH = 366, 7, 31
_TOP = 1
"""Sentences at the start of the text that tell what it is about."""
_LEAST_WORD = 4
"""Letters of a word that says by itself that two sentences speak of one thing."""

FEATURES: tuple[str, ...] = (
    "same_lemma", "same_concept", "same_family", "no_word_shared", "mishap", "both_mishaps", "points_back",
    "points_back_mishap", "unknown", "unknown_mishap", "alike", "alike_unknown", "word_in_sentence",
    *(f"dated_by={source}" for source in DATING_SOURCES), "sure", "days", "one_day", "long", "too_long", "coarse",
    "behind", "distance", "same_sentence", "same_sentence_behind", "sentence_before", "sentences_back",
    "headline", "lead_day", "support", "top", "noun", "happened", "planned", "reporting", "lands_late", "over",
    "lands_late_over", "lands_on_news", "months_ago", "day_of_news", "history", "history_fine", "still_to_come",
    "before", "same_day", "named_definite", "shares_people",
)  # fmt: skip


@frozen(eq=False)
class Target:
    """A dated mention that a time may be counted from."""

    mention: EventMention
    days: Days
    sentence: int
    lead_day: bool
    """Whether it has the date of the lead."""


def dated_targets(described: Iterable[Described]) -> list[Target]:
    """All mentions with known days behind which stands a date, or the publication day, in their order."""
    return [
        Target(one.mention, (first, last), one.candidate.view.index, _lead_day(one) == first)
        for one in described
        if (first := one.mention.earliest) and (last := one.mention.latest) and one.mention.date_from in DATING_SOURCES
    ]


def _lead_day(one: Described) -> date | None:
    lead = one.candidate.view.lead
    return lead[1].mention.earliest if lead else None


def target_pairs(counted: Sequence[Counted], targets: Sequence[Target]) -> list[tuple[int, Target]]:
    """Each time, by position, with the mentions that it may be counted from: the nearest ones, and the first ones."""
    starts = [target.mention.start for target in targets]
    pairs = []
    for number, one in enumerate(counted):
        at = bisect_left(starts, one.time.start)
        first = max(FIRST, at - BEFORE)
        near = [*targets[:FIRST], *targets[first : max(first, at + BEHIND)]]
        own = {m.id for m in (one.named, one.source) if m is not None}
        pairs += [(number, t) for t in near if t.mention.id not in own and lands(one, t.days).known]
    return pairs


def lands(one: Counted, days: Days) -> Bounds:
    """The days that a time means if it is counted from an event of some days; open if they lie outside the calendar."""
    return _lands(one.sign, one.distance, one.days or (0, 0), days)


@lru_cache(4096)
def _lands(sign: int, distance: Distance | None, least_and_most: tuple[int, int], days: Days) -> Bounds:
    if distance is not None:
        return days_of(_value(sign, distance, days))
    return days_apart(days, least_and_most, before=sign < 0)


def days_apart(days: Days, distance: tuple[int, int], *, before: bool) -> Bounds:
    """The days that lie at least and at most so many days before or after an event; open outside the calendar."""
    least, most = distance
    try:
        if before:
            return Bounds(days[0] - timedelta(most), days[1] - timedelta(least))
        return Bounds(days[0] + timedelta(least), days[1] + timedelta(most))
    except OverflowError:
        return Bounds()


def value_of(one: Counted, days: Days) -> str:
    """The TIMEX3 value of a time counted from an event of some days; its distance must not be vague."""
    return _value(one.sign, one.distance or Distance(0, "day"), days)


def _value(sign: int, distance: Distance, days: Days) -> str:
    number, unit = distance
    return anniversary_of(days, number) if unit == ANNIVERSARY else shifted_days(days, unit, sign * number)


def choose_targets(
    counted: Sequence[Counted], described: Sequence[Described], published: date | None, model: Model
) -> dict[int, Days]:
    """The days of the event of each time, by the position of the time; none where no event is probably meant."""
    pairs = target_pairs(counted, dated_targets(described))
    head = model.head("anchor")
    rows = target_rows(counted, pairs, published, model)
    scores = head.probabilities(rows)[:, list(head.labels).index("counted")]
    best: dict[int, tuple[float, Days]] = {}
    for (number, target), score in zip(pairs, scores, strict=True):
        if score >= SURE and (number not in best or score > best[number][0]):
            best[number] = float(score), target.days
    return {number: days for number, (_, days) in best.items()}


def target_rows(
    counted: Sequence[Counted], pairs: Sequence[tuple[int, Target]], published: date | None, model: Model
) -> list[dict[str, float]]:
    """The features of each pair; absent ones are 0. Every name is in `FEATURES`."""
    support = Counter(target.days for target in {id(t): t for _, t in pairs}.values())
    texts = sorted({counted[number].event for number, _ in pairs} | {target.mention.text for _, target in pairs})
    vectors = dict(zip(texts, model.embed(texts), strict=True))
    rows = []
    for number, target in pairs:
        one, mention = counted[number], target.mention
        alike = float(np.dot(vectors[one.event], vectors[mention.text]))
        features = {
            "alike": alike,
            "alike_unknown": alike * (one.named is None),
            "support": log1p(support[target.days]),
            **_meaning(one, mention),
            **_time(one, target),
            **_place(one, target),
            **(_landing(one, target, published) if published else {}),
        }
        rows.append({name: float(value) for name, value in features.items() if value})
    return rows


def _meaning(one: Counted, mention: EventMention) -> dict[str, float]:
    """What the words for the event and a mention say of each other."""
    named, unknown = one.named, one.named is None
    mishap = _is_mishap(mention)
    lemma = named is not None and bool(named.lemma) and named.lemma == mention.lemma
    concept = named is not None and bool(named.concept) and named.concept == mention.concept
    words = [word for word in one.event.split() if len(word) >= _LEAST_WORD]
    return {
        "same_lemma": lemma,
        "same_concept": concept,
        "same_family": named is not None and not _families(named).isdisjoint(_families(mention)),
        "no_word_shared": not lemma and not concept,
        "mishap": mishap,
        "both_mishaps": mishap and named is not None and _is_mishap(named),
        "points_back": one.anaphor,
        "points_back_mishap": one.anaphor and mishap,
        "unknown": unknown,
        "unknown_mishap": unknown and mishap,
        "word_in_sentence": any(word in mention.quote for word in words),
        "named_definite": named is not None and named.definite,
        "shares_people": named is not None and not set(named.participants).isdisjoint(mention.participants),
        "noun": mention.pos == "noun",
        "happened": mention.status == "happened",
        "planned": mention.status == "planned",
        "reporting": mention.kind == "reporting",
    }


def _families(mention: EventMention) -> frozenset[str]:
    return load_families().get(mention.concept, frozenset())


def _is_mishap(mention: EventMention) -> bool:
    return not MISHAPS.isdisjoint(_families(mention))


def _time(one: Counted, target: Target) -> dict[str, float]:
    """How well the days of a mention are known, and whether they are fine enough to count from."""
    mention, length = target.mention, (target.days[1] - target.days[0]).days
    fine = one.distance is None or one.distance.unit in FINE
    return {
        **{f"dated_by={source}": mention.date_from == source for source in DATING_SOURCES},
        "sure": mention.date_probability,
        "days": log1p(length),
        "one_day": length == 0,
        "long": length > _MONTH,
        "too_long": fine and length > _WEEK,
        "coarse": not fine,
        "before": one.sign < 0,
        "same_day": one.sign == 0,
    }


def _place(one: Counted, target: Target) -> dict[str, float]:
    """Where a mention stands to the time."""
    behind, back = target.mention.start > one.time.start, one.sentence - target.sentence
    return {
        "behind": behind,
        "distance": log1p(abs(target.mention.start - one.time.start) / 100),
        "same_sentence": back == 0,
        "same_sentence_behind": back == 0 and behind,
        "sentence_before": back == 1,
        "sentences_back": log1p(max(back, 0)),
        "headline": target.mention.headline,
        "lead_day": target.lead_day,
        "top": target.sentence <= _TOP,
    }


def _landing(one: Counted, target: Target, published: date) -> dict[str, float]:
    """Where the time would lie, and where the event lies, to the day of publication."""
    landed, first = lands(one, target.days), target.days[0]
    late = landed.earliest is not None and landed.earliest > published
    on_news = landed.known and landed.earliest <= published <= landed.latest  # type: ignore[operator]
    over = one.source is not None and one.source.status in ("happened", "ongoing")
    history = (published - first).days > _YEAR
    return {
        "lands_late": late,
        "over": over,
        "lands_late_over": late and over,
        "lands_on_news": on_news,
        "months_ago": log1p(abs((published - first).days) / 30),
        "day_of_news": first == published,
        "history": history,
        "history_fine": history and (one.distance is None or one.distance.unit in FINE),
        "still_to_come": first > published,
    }
