"""Named features of two event mentions of one document, for the model's `relation` head.

They are the same in every language: of words only the signals of the packs count (`signals`). Training imports
`pair_features` too, so the features that the model learnt and those it meets cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import log1p

from timeline.languages import schema
from timeline.order.signals import SIGNALS, signal_names
from timeline.values import Bounds, EventMention
from timeline.values.events import INVERSES
from timeline.values.mentions import STATUSES

TENSES = (*schema.TENSES, "other")
"""A tense that is not in this list counts as `other`."""
PARTS = ("noun", "verb", "phrase")
GAPS = ((20, "tiny"), (50, "small"), (100, "middle"), (250, "large"))
SENTENCE_GAPS = ((3, "next"), (200, "near"), (800, "away"))
"""Up to how many characters between two triggers, or two sentences, and the name of that distance."""
LINKED = ("before", "after", "simultaneous", "includes", "is_included")
DATE_ORDER = ("before", "after", "equal", "within", "around", "overlap", "unknown")

FEATURES: tuple[str, ...] = (
    "bias",
    "same_sentence",
    *(f"sentence_{name}" for _, name in SENTENCE_GAPS),
    "sentence_far",
    *(f"gap_{name}" for _, name in GAPS),
    "gap_huge",
    "gap_log",
    *(f"{side}_tense_{name}" for side in "ab" for name in TENSES),
    "same_tense",
    *(f"{side}_kind_{name}" for side in "ab" for name in schema.TRIGGER_CLASSES),
    *(f"{side}_pos_{name}" for side in "ab" for name in PARTS),
    *(f"{side}_status_{name}" for side in "ab" for name in STATUSES),
    "same_status",
    *(f"tenses_{a}_{b}" for a, b in product(TENSES, repeat=2)),
    *(f"{side}_dated" for side in "ab"),
    "both_dated",
    "both_undated",
    "same_time",
    *(f"dates_{name}" for name in DATE_ORDER),
    "dates_apart_log",
    *(f"{side}_one_day" for side in "ab"),
    *(f"{side}_said" for side in "ab"),
    "same_speaker",
    "a_reports_b",
    "b_reports_a",
    *(f"link_{name}" for name in LINKED),
    "link_days",
    "same_concept",
    "same_lemma",
    *(f"{side}_in_title" for side in "ab"),
    "shared_participants",
    "same_place",
    *(f"{side}_salience" for side in "ab"),
    *SIGNALS,
)
"""Every name that `pair_features` can give, in a fixed order."""


def pair_features(a: EventMention, b: EventMention) -> dict[str, float]:
    """The features of a pair that are not 0, for mentions in the order of the text (`in_text_order`).

    >>> first = EventMention("m1", "d", 0, 6, "signed", (0, 40), tense="past")
    >>> second = EventMention("m2", "d", 20, 27, "arrived", (0, 40), tense="perfect")
    >>> found = pair_features(first, second)
    >>> found["same_sentence"], found["tenses_past_perfect"], "both_dated" in found
    (1.0, 1.0, False)
    """
    features = {"bias": 1.0}
    features.update(dict.fromkeys(_place_names(a, b), 1.0))
    features.update(dict.fromkeys(_grammar_names(a, b), 1.0))
    features.update(dict.fromkeys(_date_names(a, b), 1.0))
    features.update(dict.fromkeys(_speech_names(a, b), 1.0))
    features.update(dict.fromkeys(_shared_names(a, b), 1.0))
    features.update(dict.fromkeys(signal_names(a, b), 1.0))
    features.update(_numbers(a, b))
    return features


def in_text_order(a: EventMention, b: EventMention) -> tuple[EventMention, EventMention]:
    """The two mentions as the text has them; what holds of (b, a) follows from what holds of (a, b)."""
    return (a, b) if (a.start, a.end, a.id) <= (b.start, b.end, b.id) else (b, a)


def turned(answer: Mapping[str, float]) -> dict[str, float]:
    """What the probabilities of the relations of a pair are for the pair the other way round.

    >>> turned({"before": 0.7, "after": 0.1, "vague": 0.2})
    {'before': 0.1, 'after': 0.7, 'vague': 0.2}
    """
    return {name: answer[turned_name(name)] for name in answer}


def turned_name(name: str) -> str:
    """The relation of (b, a) where (a, b) stand in the named one; ``vague`` stays."""
    return next((INVERSES[known] for known in INVERSES if known == name), name)


def _bucket(value: int, limits: tuple[tuple[int, str], ...], beyond: str) -> str:
    return next((name for limit, name in limits if value <= limit), beyond)


def _gap(first: tuple[int, int], second: tuple[int, int]) -> int:
    return max(0, max(first[0], second[0]) - min(first[1], second[1]))


def _place_names(a: EventMention, b: EventMention) -> Iterator[str]:
    if a.sentence == b.sentence:
        yield "same_sentence"
    else:
        yield f"sentence_{_bucket(_gap(a.sentence, b.sentence), SENTENCE_GAPS, 'far')}"
    yield f"gap_{_bucket(_gap((a.start, a.end), (b.start, b.end)), GAPS, 'huge')}"
    for side, mention in (("a", a), ("b", b)):
        if mention.headline or mention.sentence[0] == 0:
            yield f"{side}_in_title"


def _grammar_names(a: EventMention, b: EventMention) -> Iterator[str]:
    tenses = [m.tense if m.tense in TENSES else "other" for m in (a, b)]
    for side, tense, mention in zip("ab", tenses, (a, b), strict=True):
        yield f"{side}_tense_{tense}"
        yield f"{side}_status_{mention.status}"
        if mention.kind in schema.TRIGGER_CLASSES:
            yield f"{side}_kind_{mention.kind}"
        if mention.pos in PARTS:
            yield f"{side}_pos_{mention.pos}"
    if a.tense == b.tense:
        yield "same_tense"
    if a.status == b.status:
        yield "same_status"
    yield f"tenses_{tenses[0]}_{tenses[1]}"


def _date_names(a: EventMention, b: EventMention) -> Iterator[str]:
    dated = [m.earliest is not None or m.latest is not None for m in (a, b)]
    for side, mention, known in zip("ab", (a, b), dated, strict=True):
        if known:
            yield f"{side}_dated"
        if known and mention.earliest == mention.latest:
            yield f"{side}_one_day"
    if all(dated):
        yield "both_dated"
    if not any(dated):
        yield "both_undated"
    if set(a.times) & set(b.times):
        yield "same_time"
    yield f"dates_{compare_dates(Bounds(a.earliest, a.latest), Bounds(b.earliest, b.latest))}"


def compare_dates(a: Bounds, b: Bounds) -> str:
    """How the days of `a` lie to those of `b`: one of `DATE_ORDER`.

    >>> from datetime import date
    >>> compare_dates(Bounds(None, date(2025, 1, 1)), Bounds(date(2025, 2, 1), None))
    'before'
    """
    if a.latest and b.earliest and a.latest < b.earliest:
        return "before"
    if b.latest and a.earliest and b.latest < a.earliest:
        return "after"
    if not (a.known and b.known):
        return "unknown"
    if a == b:
        return "equal"
    if a.within(b):
        return "within"
    return "around" if b.within(a) else "overlap"


def _speech_names(a: EventMention, b: EventMention) -> Iterator[str]:
    for side, mention in (("a", a), ("b", b)):
        if mention.says is not None:
            yield f"{side}_said"
    if a.says is not None and a.says == b.says:
        yield "same_speaker"
    for name, teller, told in (("a_reports_b", a, b), ("b_reports_a", b, a)):
        if teller.kind == "reporting" and teller.says is None and told.says is not None:
            yield name


def _shared_names(a: EventMention, b: EventMention) -> Iterator[str]:
    for link in a.links:
        if link.target == b.id:
            yield f"link_{link.relation}"
    for link in b.links:
        if link.target == a.id:
            yield f"link_{INVERSES[link.relation]}"
    linked = [x for m, other in ((a, b), (b, a)) for x in m.links if x.target == other.id]
    if any(link.days is not None for link in linked):
        yield "link_days"
    for name, left, right in (("concept", a.concept, b.concept), ("lemma", a.lemma, b.lemma)):
        if left and left == right:
            yield f"same_{name}"
    if a.place is not None and a.place == b.place:
        yield "same_place"


def _numbers(a: EventMention, b: EventMention) -> dict[str, float]:
    apart = 0
    if a.latest and b.earliest and a.latest < b.earliest:
        apart = (b.earliest - a.latest).days
    elif b.latest and a.earliest and b.latest < a.earliest:
        apart = (a.earliest - b.latest).days
    numbers = {
        "gap_log": log1p(_gap((a.start, a.end), (b.start, b.end))),
        "dates_apart_log": log1p(apart),
        "shared_participants": float(len(set(a.participants) & set(b.participants))),
        "a_salience": a.salience,
        "b_salience": b.salience,
    }
    return {name: value for name, value in numbers.items() if value != 0}
