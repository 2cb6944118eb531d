"""Are two mentions of different documents about one event? Named features, besides those of any pair.

Whether two texts tell one story says much about whether «the ruling» of one is that of the other (Barhom et al. 2019
and Cattan et al. 2021 cluster documents first; here the model weighs how alike they are).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from attrs import frozen

from timeline.model import Model
from timeline.model.heads import Array
from timeline.reconcile import same
from timeline.text import fold
from timeline.values.mentions import EventMention

OWN_FEATURES: tuple[str, ...] = (
    "documents_cosine", "documents_names", "documents_words", "one_script", "same_stem", "same_start",
    "words_near", "shared_numbers", "numbers_apart", "stem_documents", "concept_documents", "stem_words",
    "cosine_documents",
)  # fmt: skip
FEATURES: tuple[str, ...] = (*same.FEATURES, *OWN_FEATURES)
NEAR = 60
"""Characters to each side of a trigger that are compared."""
LONG = 5
"""Letters of a word that is likely to mean something."""
START = 4
"""Letters that forms of one word share."""
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ed", "es", "s", "e")
"""What English forms of one word differ in, longest first."""

_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d+")
LATIN = "\u024f"
"""The last letter of the Latin script that English and its neighbours use."""


@frozen(eq=False)
class Profile:
    """What a document tells of: the mean vector of what is told of its mentions, shape (512,), names, and words."""

    vector: Array
    names: frozenset[str]
    words: frozenset[str]


def profiles_of(mentions: Sequence[EventMention], model: Model) -> dict[str, Profile]:
    """The profile of each document, by its id, from the mentions in it."""
    by_doc: dict[str, list[EventMention]] = {}
    for mention in mentions:
        by_doc.setdefault(mention.doc, []).append(mention)
    return {doc: _profile(some, model) for doc, some in by_doc.items()}


def _profile(mentions: Sequence[EventMention], model: Model) -> Profile:
    texts = list(dict.fromkeys(m.title or m.quote for m in mentions))
    total = np.sum([vector.astype(np.float64) for vector in model.embed(texts)], axis=0)
    return Profile(
        total / max(float(np.sqrt((total * total).sum())), 1e-9),
        frozenset().union(*(same.names(m.participants) for m in mentions)),
        frozenset().union(*(_long_words(m.quote) for m in mentions)),
    )


def across_features(
    a: EventMention, b: EventMention, cosine: float, profiles: Mapping[str, Profile]
) -> dict[str, float]:
    """The features of a pair of two documents by name, the same for (b, a); every name is in `FEATURES`."""
    features = same.same_features(a, b, cosine)
    one, two = profiles[a.doc], profiles[b.doc]
    stem = stem_of(a) == stem_of(b)
    documents = float((one.vector * two.vector).sum())
    near = same.overlap(_near_words(a), _near_words(b))
    ours, theirs = _numbers(a.quote), _numbers(b.quote)
    own = {
        "documents_cosine": documents,
        "documents_names": same.overlap(one.names, two.names),
        "documents_words": same.overlap(one.words, two.words),
        "one_script": _is_latin(a.text) == _is_latin(b.text),
        "same_stem": stem,
        "same_start": start_of(a) == start_of(b),
        "words_near": near,
        "shared_numbers": same.overlap(ours, theirs),
        "numbers_apart": bool(ours and theirs) and not ours & theirs,
        "stem_documents": stem * documents,
        "concept_documents": features.get("same_concept", 0.0) * documents,
        "stem_words": stem * near,
        "cosine_documents": cosine * documents,
    }
    return {**features, **{name: float(value) for name, value in own.items() if value}}


def stem_of(m: EventMention) -> str:
    """What the forms of a trigger's first word have in common, roughly: its lemma, or the word without an ending."""
    return _stem(m.lemma or m.text)


def start_of(m: EventMention) -> str:
    """The first letters of a trigger."""
    return fold(m.text)[:START]


@lru_cache(16_384)
def _stem(word: str) -> str:
    first = next(iter(fold(word).split()), "")
    ending = next((e for e in ENDINGS if first.endswith(e) and len(first) - len(e) >= START - 1), "")
    return first[: len(first) - len(ending)]


def _near_words(m: EventMention) -> frozenset[str]:
    start, end = (place - m.sentence[0] for place in (m.start, m.end))
    return same.words(m.quote[max(0, start - NEAR) : start]) | same.words(m.quote[end : end + NEAR])


@lru_cache(4096)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in same.words(text) if len(word) >= LONG or word.isdigit())


@lru_cache(4096)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(fold(text)))


def _is_latin(text: str) -> bool:
    first = _LETTER.search(text)
    return first is not None and first[0] <= LATIN
