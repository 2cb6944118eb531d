"""Does a mention belong on a timeline? Its named features; the model weighs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import log1p

from timeline.events.describe import Described
from timeline.events.grammar import speaker_trigger
from timeline.events.lexical import KEY_NAMES, lexical_bags, lexical_keys
from timeline.events.view import SentenceView
from timeline.languages.schema import TENSES, TRIGGER_CLASSES
from timeline.model.priors import Priors, prior_features
from timeline.values.mentions import STATUSES

PLACES = ("headline", "first", "second", "early", "late")
MANY, LONG = 8, 40
"""Repetitions of a concept, and sentences, beyond which more say nothing: the articles learnt from are not longer."""
CONTENTS = ("past", "future", "present", "nothing")
"""What follows a verb of saying in its sentence."""
RULES = ("day", "month", "year", "longer", "vague", "none")

FEATURES: tuple[str, ...] = (
    *(f"kind={k}" for k in TRIGGER_CLASSES),
    *(f"tense={t}" for t in TENSES),
    *(f"status={s}" for s in STATUSES),
    *(f"at={p}" for p in PLACES),
    *(f"dated={r}" for r in RULES),
    "pos=noun", "pos=phrase", "known", "reported", "quoted", "first_in_sentence", "only_in_sentence",
    "position", "triggers_before", "triggers_in_sentence", "concept_count", "concept_in_headline", "participants",
    "place", "time_distance", "time_before", "links", "linked_to", "definite", "sentence_has_date", "sentence_length",
    "after_infinitive", "reporting_dated", "noun_undated", "verb_dated", "past_verb_first", "repeats_concept",
    "reporting_vague", "reporting_share", "timed_in_statements",
    "reporting_in_statements", "name_left", "name_right", "relative_before",
    "conjoined", "prefixed", "number_right", "token_position", "governor=reporting", "governor=aspectual",
    "governor=intention", "governor=occurrence", "governor_touching", "next_touching", "long_document",
    "first_reporting", "sentence_quoted", "purpose_left", "speaker_named", "timed_speaker_named",
    *(f"{timed}_says_{content}" for timed in ("timed", "untimed") for content in CONTENTS),
    "noun_definite_repeat", "late_undated", *prior_features(KEY_NAMES),
)  # fmt: skip


class DocumentView:
    """What the mentions of one document say about each other."""

    def __init__(self, described: Sequence[Described]) -> None:
        self.count = Counter(d.mention.concept for d in described if d.mention.concept)
        self.headline = {d.mention.concept for d in described if d.mention.headline}
        self.targets = {link.target for d in described for link in d.mention.links}
        self.sentences = max((d.candidate.view.index for d in described), default=0) + 1
        kinds = Counter(d.mention.kind for d in described)
        self.reporting_share = kinds["reporting"] / max(1, len(described))
        self.first_reporting = next((d.mention.id for d in described if d.mention.kind == "reporting"), None)
        self.first_seen: dict[str, str] = {}
        for d in described:
            self.first_seen.setdefault(d.mention.concept, d.mention.id)


def salience_features(d: Described, document: DocumentView, priors: Priors) -> dict[str, float]:
    """The features of a mention by name; absent ones are 0. Every name is in `FEATURES`."""
    features = {**_own(d, document), **_dates(d), **_neighbours(d), **_statements(d, document)}
    features |= priors.of_keys(lexical_keys(d.candidate)) | priors.of_bags(lexical_bags(d.candidate))
    return {name: float(value) for name, value in features.items() if value}


def _own(d: Described, document: DocumentView) -> Mapping[str, float]:
    m, (view, trigger, sense, _) = d.mention, d.candidate
    position = view.triggers.index(trigger)
    noun, verb = sense.pos == "noun", sense.pos == "verb"
    return {
        f"kind={m.kind}": 1.0,
        f"tense={m.tense}": 1.0,
        f"status={m.status}": 1.0,
        f"at={_place(d)}": 1.0,
        "pos=noun": noun,
        "pos=phrase": sense.pos == "phrase",
        "known": bool(m.concept),
        "reported": speaker_trigger(view, trigger) is not None,
        "quoted": trigger.first in view.quoted,
        "first_in_sentence": position == 0,
        "only_in_sentence": len(view.triggers) == 1,
        "position": view.index / document.sentences,
        "triggers_before": log1p(position),
        "triggers_in_sentence": log1p(len(view.triggers)),
        "concept_count": log1p(min(document.count[m.concept], MANY) - 1) if m.concept else 0.0,
        "concept_in_headline": m.concept in document.headline and not m.headline,
        "participants": log1p(len(m.participants)),
        "place": m.place is not None,
        "links": len(m.links) > 0,
        "linked_to": m.id in document.targets,
        "definite": m.definite,
        "sentence_length": log1p(view.last - view.first) / 4,
        "after_infinitive": view.form(trigger.first - 1) in view.pack.syntax["infinitive"],
        "past_verb_first": verb and position == 0 and m.tense in ("past", "perfect"),
        "repeats_concept": bool(m.concept) and document.first_seen[m.concept] != m.id,
    }


def _dates(d: Described) -> Mapping[str, float]:
    """What dates it, and how far that stands."""
    grain, pos = _grain(d), d.candidate.sense.pos
    return {
        f"dated={grain}": 1.0,
        "time_distance": _time_distance(d),
        "time_before": d.time is not None and d.time.first < d.candidate.trigger.first,
        "sentence_has_date": any(s.mention.earliest is not None for s in d.candidate.view.times),
        "reporting_dated": d.mention.kind == "reporting" and grain not in ("none", "vague"),
        "noun_undated": pos == "noun" and grain == "none",
        "verb_dated": pos == "verb" and grain in ("day", "month", "year"),
    }


def _neighbours(d: Described) -> Mapping[str, float]:
    """What stands right beside the trigger."""
    view, trigger, sense, _ = d.candidate
    position = view.triggers.index(trigger)
    governor = view.triggers[position - 1] if position else None
    following = view.triggers[position + 1] if position + 1 < len(view.triggers) else None
    kind = governor.senses[0].kind if governor and not view.breaks_between(governor.last, trigger.first) else ""
    form, bare = view.form(trigger.first), sense.lemma[:1]
    glued = [c for c in view.pack.proclitics if form.startswith(c) and bare != c[:1]]
    left, right = range(trigger.first - 4, trigger.first), range(trigger.last, trigger.last + 4)
    return {
        f"governor={kind}": kind in ("reporting", "aspectual", "intention", "occurrence"),
        "governor_touching": governor is not None and trigger.first - governor.last <= 1,
        "next_touching": following is not None and following.first - trigger.last <= 1,
        "name_left": any(_is_name(view, t) for t in left),
        "name_right": any(_is_name(view, t) for t in right),
        "relative_before": any(view.form(t) in view.pack.syntax["relatives"] for t in left),
        "conjoined": bool(glued) and glued[0] in view.pack.verb_proclitics,
        "prefixed": bool(glued) and glued[0] not in view.pack.verb_proclitics,
        "number_right": any(view.form(t).isdigit() for t in right),
        "token_position": log1p(trigger.first - view.first) / 4,
        "sentence_quoted": bool(view.quoted),
        "purpose_left": any(c.name == "purpose" and 0 <= trigger.first - c.last <= 3 for c in view.cues),
    }


def _is_name(view: SentenceView, token: int) -> bool:
    """Whether a token starts with a capital or belongs to a title or a group noun."""
    if not view.first < token < view.last:
        return False
    named = any(c.first <= token < c.last and c.name in ("person_title", "group_noun") for c in view.cues)
    return named or token in view.capitals


def _statements(d: Described, document: DocumentView) -> Mapping[str, float]:
    """How much of the document is statements, and what that means for this one; and how old the news is."""
    m, grain = d.mention, _grain(d)
    reporting = m.kind == "reporting"
    repeats = bool(m.concept) and document.first_seen[m.concept] != m.id
    late = _place(d) == "late"
    timed = "timed" if d.time is not None else "untimed"
    named = reporting and any(_is_name(d.candidate.view, t) for t in _beside(d))
    return {
        f"{timed}_says_{_content(d)}": reporting,
        "speaker_named": named,
        "timed_speaker_named": named and d.time is not None,
        "reporting_vague": reporting and grain == "vague",
        "reporting_share": document.reporting_share,
        "timed_in_statements": document.reporting_share if reporting and d.time is not None else 0.0,
        "reporting_in_statements": document.reporting_share if reporting else 0.0,
        "first_reporting": document.first_reporting == m.id,
        "long_document": log1p(min(document.sentences, LONG)) / 4,
        "noun_definite_repeat": m.definite and repeats,
        "late_undated": late and grain == "none",
    }


def _beside(d: Described) -> range:
    trigger = d.candidate.trigger
    return range(trigger.first - 3, trigger.last + 4)


def _content(d: Described) -> str:
    """The tense of what is said: that of the first verb behind, past before all others."""
    view, trigger = d.candidate.view, d.candidate.trigger
    tenses = {s.tense for t in view.triggers if t.first > trigger.first for s in t.senses if s.pos == "verb"}
    if tenses & {"past", "perfect"}:
        return "past"
    return "future" if "future" in tenses else "present" if tenses else "nothing"


def _place(d: Described) -> str:
    if d.mention.headline:
        return "headline"
    body = d.candidate.view.index - (1 if d.candidate.view.text.headline_end else 0)
    return "first" if body <= 0 else "second" if body == 1 else "early" if body <= 4 else "late"


def _grain(d: Described) -> str:
    if d.time is None:
        return "none"
    first, last = d.time.mention.earliest, d.time.mention.latest
    if not isinstance(first, date) or not isinstance(last, date):
        return "vague"
    days = (last - first).days
    return "day" if days < 7 else "month" if days < 32 else "year" if days < 367 else "longer"


def _time_distance(d: Described) -> float:
    if d.time is None:
        return 0.0
    trigger = d.candidate.trigger
    gap = d.time.first - trigger.last if d.time.first >= trigger.last else trigger.first - d.time.last
    return log1p(max(gap, 0))
