"""Did it happen? Named features of cues, tense and date; the model weighs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from timeline.events.dating import Candidate
from timeline.events.grammar import cues_around, speaker_trigger
from timeline.events.view import TimeSpan, Trigger
from timeline.model import Head
from timeline.values.mentions import STATUSES, Status

CUE_NAMES = ("negation", "future", "possible", "denied", "ongoing", "perfect", "conditional", "purpose", "article_like", "since", "until", "again", "before")  # fmt: skip
TENSES = ("past", "perfect", "present", "future", "infinitive", "participle", "none")
KINDS = ("occurrence", "reporting", "aspectual", "state", "intention")
NEAR = 2
_WHEN = ("before", "after", "today", "spans", "none")

FEATURES: tuple[str, ...] = (
    *(f"{side}={name}" for side in ("left", "right", "on") for name in CUE_NAMES),
    *(f"near={name}" for name in CUE_NAMES),
    *(f"tense={t}" for t in TENSES),
    *(f"kind={k}" for k in KINDS),
    *(f"time={w}" for w in _WHEN),
    *(f"governor={t}" for t in TENSES),
    *(f"governor={name}" for name in CUE_NAMES),
    "governor=intention", "governor=reporting",
    "noun", "verb", "phrase", "reported", "quoted", "headline", "present_body", "future_time_noun", "present_future_time",
    "sentence_future", "sentence_negation",
)  # fmt: skip


def status_features(candidate: Candidate, time: TimeSpan | None, published: date | None) -> dict[str, float]:
    """The features of a trigger by name; absent ones are 0. Every name is in `FEATURES`."""
    view, trigger, sense, tense = candidate
    on = {
        f"tense={tense}",
        f"kind={sense.kind}",
        f"time={(when := _when(time, published))}",
        sense.pos,
        *_cue_names(candidate),
        *_governor_names(candidate),
    }
    headline = view.text.starts[trigger.first] < view.text.headline_end
    flags = {
        "reported": speaker_trigger(view, trigger) is not None,
        "quoted": trigger.first in view.quoted,
        "headline": headline,
        "present_body": tense == "present" and not headline,
        "future_time_noun": sense.pos == "noun" and when == "after",
        "present_future_time": tense == "present" and when == "after",
        "sentence_future": any(c.name in ("future", "article_like") for c in view.cues),
        "sentence_negation": any(c.name in ("negation", "denied") for c in view.cues),
    }
    on |= {name for name, value in flags.items() if value}
    return {name: 1.0 for name in sorted(on) if name in _KNOWN}


_KNOWN = frozenset(FEATURES)


def _cue_names(candidate: Candidate) -> Iterable[str]:
    for side, cue, gap in cues_around(candidate.view, candidate.trigger):
        yield f"{side}={cue.name}"
        if gap < NEAR:
            yield f"near={cue.name}"


def _governor_names(candidate: Candidate) -> Iterable[str]:
    """What the verb before a noun or infinitive says: its tense, the cues on it, whether it means to do or to say."""
    view, trigger = candidate.view, candidate.trigger
    verbs = [t for t in view.triggers if t.last <= trigger.first and any(s.pos == "verb" for s in t.senses)]
    if not verbs or view.breaks_between(verbs[-1].last, trigger.first):
        return
    governor: Trigger = verbs[-1]
    sense = next(s for s in governor.senses if s.pos == "verb")
    yield f"governor={sense.tense}"
    if sense.kind in ("intention", "reporting"):
        yield f"governor={sense.kind}"
    for side, cue, _ in cues_around(view, governor):
        if side != "right":
            yield f"governor={cue.name}"


def _when(time: TimeSpan | None, published: date | None) -> str:
    if time is None or published is None or time.mention.earliest is None or time.mention.latest is None:
        return "none"
    first, last = time.mention.earliest, time.mention.latest
    if first > published:
        return "after"
    if last < published:
        return "before"
    return "today" if first == last else "spans"


def choose_statuses(
    candidates: Sequence[Candidate], times: dict[int, TimeSpan], published: date | None, head: Head
) -> list[Status]:
    """The most probable status of each candidate."""
    rows = [status_features(c, times.get(i), published) for i, c in enumerate(candidates)]
    best = head.probabilities(rows).argmax(axis=1)
    names = {name: name for name in STATUSES}
    return [names[head.labels[int(b)]] for b in best]  # type: ignore[index]
