"""Are two mentions about the same event? Named features; the model weighs them. Plus what forbids it."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log1p

from timeline.languages import load_families
from timeline.reconcile.people import share_name
from timeline.text import fold
from timeline.values.bounds import Bounds
from timeline.values.mentions import EventMention

FEATURES: tuple[str, ...] = (
    "cosine", "cosine_high", "same_concept", "both_known", "same_lemma", "same_kind", "same_pos", "verb_noun",
    "both_nouns", "title_overlap", "quote_overlap", "same_status", "one_planned", "one_denied", "same_document",
    "same_sentence", "distance", "both_headline", "one_headline", "both_dated", "dates_meet", "dates_apart",
    "dates_equal", "one_dated", "shared_participant", "no_shared_participant", "same_place", "other_place",
    "both_reporting", "one_reporting", "same_speaker", "other_speaker", "linked", "same_concept_cosine",
    "same_concept_dates_meet", "same_concept_near", "one_reported", "subject_overlap", "subjects_apart",
    "reporting_subject_overlap", "reporting_subjects_apart", "reporting_noun",
    "same_family", "families_apart", "definite_later", "definite_later_family", "definite_later_apart",
    "definite_later_same", "indefinite_later", "definite_of_headline", "definite_later_unknown", "verbs_family",
    "headline_family", "both_definite", "definite_of_headline_family",
)  # fmt: skip
HIGH = 0.6
_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


def same_features(a: EventMention, b: EventMention, cosine: float) -> dict[str, float]:
    """The features of a pair by name, the same for (b, a); absent ones are 0. Every name is in `FEATURES`.

    `cosine` is that of the vectors of the titles.
    """
    features = {**_meaning(a, b, cosine), **_place_in_text(a, b), **_dates(a, b), **_people(a, b), **_names_again(a, b)}
    same = features["same_concept"]
    features["same_concept_cosine"] = same * cosine
    features["same_concept_dates_meet"] = same * features["dates_meet"]
    features["same_concept_near"] = same * features["same_document"]
    return {name: float(value) for name, value in features.items() if value}


def _meaning(a: EventMention, b: EventMention, cosine: float) -> dict[str, float]:
    status, kinds, parts = {a.status, b.status}, [a.kind, b.kind], {a.pos, b.pos}
    reporting = kinds.count("reporting")
    return {
        "cosine": cosine,
        "cosine_high": cosine >= HIGH,
        "same_concept": bool(a.concept) and a.concept == b.concept,
        "both_known": bool(a.concept and b.concept),
        "same_lemma": bool(a.lemma) and a.lemma == b.lemma,
        "same_kind": a.kind == b.kind,
        "same_pos": a.pos == b.pos,
        "verb_noun": parts == {"verb", "noun"},
        "both_nouns": parts == {"noun"},
        "title_overlap": overlap(words(a.title), words(b.title)),
        "quote_overlap": overlap(words(a.quote), words(b.quote)),
        "same_status": a.status == b.status,
        "one_planned": len(status) == 2 and "planned" in status,
        "one_denied": len(status) == 2 and "denied" in status,
        "both_reporting": reporting == 2,
        "one_reporting": reporting == 1,
    }


def _names_again(a: EventMention, b: EventMention) -> dict[str, float]:
    """Whether the later one may name the earlier again in other words: «shelled» … «the attack»."""
    families = load_families()
    ours, theirs = families.get(a.concept, _NONE), families.get(b.concept, _NONE)
    family, apart = bool(ours & theirs), bool(ours and theirs) and not ours & theirs
    earlier, later = sorted((a, b), key=lambda m: (m.doc, m.start, m.end))
    definite = later.definite and a.doc == b.doc
    verbs = a.pos == b.pos == "verb"
    headline = a.headline != b.headline
    return {
        "same_family": family,
        "families_apart": apart,
        "verbs_family": verbs and family,
        "headline_family": headline and family,
        "both_definite": a.definite and b.definite,
        "definite_later": definite,
        "definite_later_family": definite and family,
        "definite_later_apart": definite and apart,
        "definite_later_same": definite and a.concept == b.concept,
        "definite_later_unknown": definite and not later.concept,
        "definite_of_headline": definite and earlier.headline,
        "definite_of_headline_family": definite and earlier.headline and family,
        "indefinite_later": later.pos == "noun" and not later.definite and a.doc == b.doc,
    }


def _place_in_text(a: EventMention, b: EventMention) -> dict[str, float]:
    together = a.doc == b.doc
    targets = {link.target for link in (*a.links, *b.links)}
    return {
        "same_document": together,
        "same_sentence": together and a.sentence == b.sentence,
        "distance": log1p(abs(a.start - b.start)) / 5 if together else 0.0,
        "both_headline": a.headline and b.headline,
        "one_headline": a.headline != b.headline,
        "linked": a.id in targets or b.id in targets,
        "one_reported": (a.says is None) != (b.says is None),
    }


def _dates(a: EventMention, b: EventMention) -> dict[str, float]:
    ours, theirs = a.date_from == "time", b.date_from == "time"
    both = ours and theirs
    meet = dates_meet(a, b)
    return {
        "both_dated": both,
        "one_dated": ours != theirs,
        "dates_meet": both and meet,
        "dates_apart": not meet,
        "dates_equal": both and period(a) == period(b),
    }


def _people(a: EventMention, b: EventMention) -> dict[str, float]:
    ours, theirs = names(a.participants), names(b.participants)
    shared = bool(ours & theirs) or share_name(a.participants, b.participants)
    alike = subject_overlap(a, b)
    reporting = a.kind == b.kind == "reporting"
    return {
        "subject_overlap": alike or 0.0,
        "subjects_apart": alike == 0.0,
        "reporting_subject_overlap": (alike or 0.0) if reporting else 0.0,
        "reporting_subjects_apart": reporting and alike is not None and alike < SAME_SPEAKER,
        "reporting_noun": reporting and a.pos != b.pos,
        "shared_participant": shared,
        "no_shared_participant": bool(ours and theirs) and not shared,
        "same_place": a.place is not None and a.place == b.place,
        "other_place": a.place is not None and b.place is not None and a.place != b.place,
        "same_speaker": a.says is not None and a.says == b.says,
        "other_speaker": a.says is not None and b.says is not None and a.says != b.says,
    }


SAME_SPEAKER = 0.6
"""Least share of the words of a speaker's name and title in that of another who is the same."""


def subject_overlap(a: EventMention, b: EventMention) -> float | None:
    """How much the words for who did it agree; None unless both mentions have some."""
    ours, theirs = words(a.subject), words(b.subject)
    return overlap(ours, theirs) if ours and theirs else None


def _other_speaker(a: EventMention, b: EventMention) -> bool:
    alike = subject_overlap(a, b)
    return alike is not None and alike < SAME_SPEAKER


@lru_cache(4096)
def names(participants: tuple[str, ...]) -> frozenset[str]:
    """The words of names."""
    return frozenset(word for name in participants for word in words(name))


@lru_cache(16_384)
def words(text: str) -> frozenset[str]:
    """The folded words of three letters or more, and the numbers of a text, without a short prefix."""
    return frozenset(_WORD.findall(fold(text)))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words over the smaller set (the overlap coefficient)."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def period(m: EventMention) -> Bounds:
    """The days of a mention."""
    return Bounds(m.earliest, m.latest)


def dates_meet(a: EventMention, b: EventMention) -> bool:
    """Whether one day can be in both periods."""
    return not (_ends_before(a, b) or _ends_before(b, a))


def _ends_before(a: EventMention, b: EventMention) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def vetoed(a: EventMention, b: EventMention) -> bool:
    """Whether the text itself keeps two mentions apart.

    So do a stated order between them; in one document, statements of different speakers, a plan and what is told to
    have happened, and dates of their own that exclude each other; across documents, such dates more than `FAR_DAYS`
    apart (nearer ones may be a conflict between sources).
    """
    if any(link.relation in ("before", "after") and link.target in (a.id, b.id) for link in (*a.links, *b.links)):
        return True
    if a.doc == b.doc and a.sentence == b.sentence and a.pos == b.pos == "verb":
        return True
    if a.doc == b.doc and a.kind == b.kind == "reporting" and _other_speaker(a, b):
        return True
    if a.doc == b.doc and (_done_and_planned(a, b) or _done_and_planned(b, a)):
        return True
    if not (a.date_from == b.date_from == "time") or dates_meet(a, b):
        return False
    return a.doc == b.doc or _days_apart(a, b) > FAR_DAYS


def _done_and_planned(done: EventMention, planned: EventMention) -> bool:
    """A bare noun says too little to count as done («the talks»)."""
    told = done.pos != "noun" or done.date_from == "time"
    return done.status == "happened" and told and planned.status == "planned"


FAR_DAYS = 3


def _days_apart(a: EventMention, b: EventMention) -> int:
    first, second = sorted((period(a), period(b)), key=lambda p: (p.earliest is None, str(p.earliest)))
    if first.latest is None or second.earliest is None:
        return 0
    return (second.earliest - first.latest).days
