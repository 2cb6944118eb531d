"""Did it happen? Named features of cues, tense and date; the model weighs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from timeline.events.grammar import CueBeside, cues_around, speaker_trigger
from timeline.events.options import Candidate, Option
from timeline.events.view import Trigger
from timeline.languages.schema import TENSES, TRIGGER_CLASSES
from timeline.model import Head
from timeline.model.heads import Array, by_parts
from timeline.values.mentions import STATUSES, Status

CUE_NAMES = (
    "negation", "future", "possible", "denied", "ongoing", "perfect", "conditional", "purpose", "article_like", "since",
    "until", "again", "before", "start",
)  # fmt: skip
NEAR = 2
_WHEN = ("before", "after", "today", "spans", "none")

FEATURES: tuple[str, ...] = (
    *(f"{side}={name}" for side in ("left", "right", "on") for name in CUE_NAMES),
    *(f"near={name}" for name in CUE_NAMES),
    *(f"tense={t}" for t in TENSES),
    *(f"kind={k}" for k in TRIGGER_CLASSES),
    *(f"time={w}" for w in _WHEN),
    *(f"governor={t}" for t in TENSES),
    *(f"governor_cue={name}" for name in CUE_NAMES),
    *(f"rule={s}" for s in STATUSES),
    "governor=intention", "governor=reporting",
    "noun", "verb", "phrase", "reported", "quoted", "headline", "present_body", "future_time_noun",
    "present_future_time", "sentence_future", "sentence_negation",
)  # fmt: skip


def status_features(candidate: Candidate, option: Option | None, published: date | None) -> dict[str, float]:
    """The features of a trigger by name; absent ones are 0. Every name is in `FEATURES`."""
    view, trigger, sense, tense = candidate
    cues = list(cues_around(view, trigger))
    on = {
        f"tense={tense}",
        f"kind={sense.kind}",
        f"time={(when := _when(option, published))}",
        f"rule={_by_rule(candidate, when, cues)}",
        sense.pos,
        *_cue_names(cues),
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


def _by_rule(candidate: Candidate, when: str, cues: Iterable[CueBeside]) -> Status:
    """What a reader of the cues alone would say; the model may know better."""
    sides: dict[str, set[str]] = {"left": set(), "right": set(), "on": set()}
    for side, cue, gap in cues:
        if cue.name != "negation" or gap <= NEAR:
            sides[side].add(cue.name)
    left, right, tense, noun = sides["left"], sides["right"], candidate.tense, candidate.sense.pos == "noun"
    bare = noun or tense in ("present", "infinitive", "participle")
    if "negation" in left or ("denied" in left and bare) or ("denied" in right and noun):
        return "denied"
    if tense == "future" or "article_like" in left or ("future" in left and tense != "perfect") or when == "after":
        return "planned"
    if left & {"possible", "conditional"} and tense not in ("past", "perfect"):
        return "possible"
    if "ongoing" in left or (noun and "ongoing" in right):
        return "ongoing"
    return "planned" if tense == "infinitive" or "purpose" in left else "happened"


def _cue_names(cues: Iterable[CueBeside]) -> Iterable[str]:
    for side, cue, gap in cues:
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
            yield f"governor_cue={cue.name}"


def _when(option: Option | None, published: date | None) -> str:
    if option is None or published is None or option.earliest is None or option.latest is None:
        return "none"
    first, last = option.earliest, option.latest
    if first > published:
        return "after"
    if last < published:
        return "before"
    return "today" if first == last else "spans"


def choose_statuses(
    candidates: Sequence[Candidate], options: dict[int, Option], published: date | None, head: Head
) -> list[Status]:
    """The most probable status of each candidate; a verb that is plainly negated did not happen, whatever else."""

    def ask(some: Sequence[tuple[int, Candidate]]) -> Array:
        return head.probabilities([status_features(c, options.get(i), published) for i, c in some])

    best = by_parts(ask, list(enumerate(candidates))).argmax(axis=1)
    names = {name: name for name in STATUSES}
    likely: list[Status] = [names[head.labels[int(b)]] for b in best]  # type: ignore[index]
    return ["denied" if _is_negated(c) else s for c, s in zip(candidates, likely, strict=True)]


def _is_negated(candidate: Candidate) -> bool:
    """Whether a verb stands right behind a negation («did not sign», «لم يوقع»)."""
    if candidate.sense.pos != "verb":
        return False
    cues = cues_around(candidate.view, candidate.trigger)
    return any(s == "left" and c.name == "negation" and not gap for s, c, gap in cues)
