"""Are two mentions of different documents about one event? Named features, besides those of any pair.

Whether two texts tell one story says much about whether «the ruling» of one is that of the other (Barhom et al. 2019
and Cattan et al. 2021 cluster documents first; here the model weighs how alike they are).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from attrs import frozen

from timeline.languages import load_pack, pack_codes
from timeline.model import Model
from timeline.model.heads import Array, Table
from timeline.reconcile import same
from timeline.reconcile.documents import Profile, Profiles, capitals, documents_alike
from timeline.reconcile.facts import Facts, names, overlap, words
from timeline.text import fold, has_case
from timeline.values.mentions import EventMention

OWN_FEATURES: tuple[str, ...] = (
    "documents_cosine", "documents_names", "documents_words", "one_script", "same_stem", "same_start",
    "words_near", "shared_numbers", "numbers_apart", "stem_documents", "concept_documents", "stem_words",
    "cosine_documents", "trigger_cosine", "trigger_documents", "sentence_names", "documents_rare", "stem_rare",
)  # fmt: skip
FEATURES: tuple[str, ...] = (*same.FEATURES, *OWN_FEATURES)
NEAR = 60
"""Characters to each side of a trigger that are compared."""
START = 4
"""Letters that forms of one word share."""

_NUMBER = re.compile(r"\d+")


@frozen(eq=False)
class Side:
    """What is compared of a mention besides what it holds itself."""

    vector: Array
    """The trigger's, from its word pieces, shape (512,)."""
    stem: str
    start: str
    near: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    cased: bool
    """Whether its script has capitals."""
    profile: Profile


def sides_of(
    mentions: Sequence[EventMention], model: Model, profiles: Profiles | None = None
) -> dict[str, Side]:
    """What is compared of each mention, by its id; documents are known by these mentions if not by their profiles."""
    known = profiles or Profiles.of(mentions, model)
    triggers = list(dict.fromkeys(m.text for m in mentions))
    vectors = dict(zip(triggers, model.encoder.embed_words(triggers).astype(np.float64), strict=True))
    return {m.id: _side(m, vectors[m.text], known.by_doc[m.doc]) for m in mentions}


def _side(m: EventMention, vector: Array, profile: Profile) -> Side:
    start, end = (place - m.sentence[0] for place in (m.start, m.end))
    return Side(
        vector=vector,
        stem=stem_of(m),
        start=start_of(m),
        near=words(m.quote[max(0, start - NEAR) : start]) | words(m.quote[end : end + NEAR]),
        names=capitals(m.quote) | names(m.participants),
        numbers=frozenset(_NUMBER.findall(fold(m.quote))),
        cased=has_case(m.text),
        profile=profile,
    )


def across_rows(
    mentions: Sequence[EventMention],
    pairs: Sequence[same.Pair],
    cosines: Sequence[float],
    sides: Mapping[str, Side],
) -> list[dict[str, float]]:
    """The features of each pair of two documents by name, the same for (b, a); every name is in `FEATURES`.

    Pairs are positions of mentions; `cosines` are those of the vectors of the titles.
    """
    return same.named_rows(across_table(Facts(mentions), pairs, cosines, sides))


def across_table(
    facts: Facts, pairs: Sequence[same.Pair], cosines: Sequence[float], sides: Mapping[str, Side]
) -> Table:
    """The same as numbers, of mentions of which the facts are known."""
    shared = same.same_table(facts, pairs, cosines)
    concept = shared.values[:, shared.names.index("same_concept")]
    ids = [m.id for m in facts.mentions]
    own = [
        _own_features(sides[ids[a]], sides[ids[b]], cosine, same_concept)
        for (a, b), cosine, same_concept in zip(pairs, cosines, concept.tolist(), strict=True)
    ]
    beside = np.array([[row[name] for name in OWN_FEATURES] for row in own], dtype=np.float64)
    return Table(FEATURES, np.hstack([shared.values, beside.reshape(-1, len(OWN_FEATURES))]))


def _own_features(one: Side, two: Side, cosine: float, same_concept: float) -> Mapping[str, float]:
    """What is asked only of mentions of two documents; every name is in `OWN_FEATURES`."""
    stem, near = one.stem == two.stem, overlap(one.near, two.near)
    trigger = float((one.vector * two.vector).sum())
    told = documents_alike(one.profile, two.profile)
    return {
        **told,
        "one_script": one.cased == two.cased,
        "same_stem": stem,
        "same_start": one.start == two.start,
        "words_near": near,
        "sentence_names": overlap(one.names, two.names),
        "shared_numbers": overlap(one.numbers, two.numbers),
        "numbers_apart": bool(one.numbers and two.numbers) and not one.numbers & two.numbers,
        "stem_documents": stem * told["documents_cosine"],
        "stem_rare": stem * told["documents_rare"],
        "stem_words": stem * near,
        "concept_documents": same_concept * told["documents_cosine"],
        "cosine_documents": cosine * told["documents_cosine"],
        "trigger_cosine": trigger,
        "trigger_documents": trigger * told["documents_rare"],
    }


def stem_of(m: EventMention) -> str:
    """What the forms of a trigger's first word have in common, roughly: its lemma, or the word without an ending."""
    return _stem(m.lemma or m.text)


def start_of(m: EventMention) -> str:
    """The first letters of a trigger."""
    return fold(m.text)[:START]


@lru_cache(16_384)
def _stem(word: str) -> str:
    first = next(iter(fold(word).split()), "")
    ending = next((e for e in _endings() if first.endswith(e) and len(first) - len(e) >= START - 1), "")
    return first[: len(first) - len(ending)]


@cache
def _endings() -> list[str]:
    """What forms of one word differ in, of all languages, longest first."""
    found = {ending for code in pack_codes() for ending in load_pack(code).clause["stem_endings"]}
    return sorted(found, key=lambda ending: (-len(ending), ending))
