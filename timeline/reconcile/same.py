"""Are two mentions about the same event? Named features; the model weighs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log1p

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from timeline.model.heads import Array, Table
from timeline.reconcile.facts import MISSING, Codes, Facts, Flags, Words, overlap
from timeline.reconcile.people import share_name
from timeline.reconcile.veto import SAME_SPEAKER
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
Pair = tuple[int, int]
Columns = Mapping[str, ArrayLike]


def same_rows(
    mentions: Sequence[EventMention], pairs: Sequence[Pair], cosines: Sequence[float]
) -> list[dict[str, float]]:
    """The features of each pair by name, the same for (b, a); absent ones are 0. Every name is in `FEATURES`.

    Pairs are positions of mentions; `cosines` are those of the vectors of the titles.
    """
    return named_rows(same_table(Facts(mentions), pairs, cosines))


def named_rows(table: Table) -> list[dict[str, float]]:
    """The rows of a table by name, without what is 0."""
    return [{table.names[n]: float(row[n]) for n in row.nonzero()[0]} for row in table.values]


def same_table(facts: Facts, pairs: Sequence[Pair], cosines: Sequence[float]) -> Table:
    """The same as numbers, of mentions of which the facts are known."""
    sides = _Sides.of(facts, pairs)
    cosine = np.array(cosines, dtype=np.float64)
    columns = {**_meaning(sides, cosine), **_place_in_text(sides), **_dates(sides), **_people(sides), **_again(sides)}
    return table_of(FEATURES, columns, len(pairs))


def table_of(names: tuple[str, ...], columns: Columns, rows: int) -> Table:
    """Columns by name as one table of so many rows."""
    values = np.zeros((rows, len(names)), dtype=np.float64)
    for n, name in enumerate(names):
        values[:, n] = columns[name]
    return Table(names, values)


@frozen(eq=False)
class _Sides:
    """Pairs of mentions: the facts of all, and which are the first and the second of each pair."""

    facts: Facts
    pairs: Sequence[Pair]
    first: Codes
    second: Codes

    @classmethod
    def of(cls, facts: Facts, pairs: Sequence[Pair]) -> _Sides:
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return cls(facts, pairs, both[:, 0], both[:, 1])

    def equal(self, column: Codes) -> Flags:
        """Whether both have the same."""
        held: Flags = column[self.first] == column[self.second]
        return held

    def have(self, column: Codes) -> Flags:
        """Whether both have one."""
        return self.both(column != MISSING)

    def both(self, flags: Flags) -> Flags:
        held: Flags = flags[self.first] & flags[self.second]
        return held

    def one(self, flags: Flags) -> Flags:
        """Whether it holds of just one."""
        held: Flags = flags[self.first] != flags[self.second]
        return held

    def overlaps(self, column: Sequence[Words]) -> Array:
        return np.array([overlap(column[a], column[b]) for a, b in self.pairs], dtype=np.float64)

    def told(self, column: Sequence[Words]) -> Flags:
        """Whether both have words there."""
        return self.both(np.array([bool(some) for some in column], dtype=np.bool_))

    def flags(self, holds: Callable[[int, int], bool]) -> Flags:
        """What is asked of each pair by itself."""
        return np.array([holds(a, b) for a, b in self.pairs], dtype=np.bool_)

    @property
    def together(self) -> Flags:
        """Whether they stand in one document."""
        return self.equal(self.facts.doc)

    @property
    def same_concept(self) -> Flags:
        return self.equal(self.facts.concept) & self.have(self.facts.concept)

    @property
    def meet(self) -> Flags:
        """Whether one day can be in both periods."""
        begin, end = self.facts.earliest, self.facts.latest
        return (end[self.first] >= begin[self.second]) & (end[self.second] >= begin[self.first])


def _meaning(sides: _Sides, cosine: Array) -> Columns:
    facts, same = sides.facts, sides.same_concept
    other_status = ~sides.equal(facts.status)
    return {
        "cosine": cosine,
        "cosine_high": cosine >= HIGH,
        "same_concept": same,
        "same_concept_cosine": same * cosine,
        "same_concept_near": same & sides.together,
        "both_known": sides.have(facts.concept),
        "same_lemma": sides.equal(facts.lemma) & sides.have(facts.lemma),
        "same_kind": sides.equal(facts.kind),
        "same_pos": sides.equal(facts.pos),
        "verb_noun": sides.one(facts.verb) & sides.one(facts.noun),
        "both_nouns": sides.both(facts.noun),
        "title_overlap": sides.overlaps(facts.title_words),
        "quote_overlap": sides.overlaps(facts.quote_words),
        "same_status": ~other_status,
        "one_planned": sides.one(facts.planned),
        "one_denied": sides.one(facts.denied),
        "both_reporting": sides.both(facts.reporting),
        "one_reporting": sides.one(facts.reporting),
    }


def _again(sides: _Sides) -> Columns:
    """Whether the later one may name the earlier again in other words: «shelled» … «the attack»."""
    facts = sides.facts
    family = sides.flags(lambda a, b: not facts.families[a].isdisjoint(facts.families[b]))
    apart = sides.told(facts.families) & ~family
    in_order = facts.rank[sides.first] <= facts.rank[sides.second]
    earlier, later = (np.where(in_order, *some) for some in ((sides.first, sides.second), (sides.second, sides.first)))
    definite = facts.definite[later] & sides.together
    of_headline = definite & facts.headline[earlier]
    return {
        "same_family": family,
        "families_apart": apart,
        "verbs_family": sides.both(facts.verb) & family,
        "headline_family": sides.one(facts.headline) & family,
        "both_definite": sides.both(facts.definite),
        "definite_later": definite,
        "definite_later_family": definite & family,
        "definite_later_apart": definite & apart,
        "definite_later_same": definite & sides.equal(facts.concept),
        "definite_later_unknown": definite & (facts.concept[later] == MISSING),
        "definite_of_headline": of_headline,
        "definite_of_headline_family": of_headline & family,
        "indefinite_later": facts.noun[later] & ~facts.definite[later] & sides.together,
    }


def _place_in_text(sides: _Sides) -> Columns:
    facts, together = sides.facts, sides.together
    gaps = np.abs(facts.start[sides.first] - facts.start[sides.second])
    return {
        "same_document": together,
        "same_sentence": together & sides.equal(facts.sentence),
        # not of NumPy, whose logarithm may differ between machines
        "distance": together * [log1p(gap) / 5 for gap in gaps.tolist()],
        "both_headline": sides.both(facts.headline),
        "one_headline": sides.one(facts.headline),
        "linked": sides.flags(lambda a, b: _linked(facts, a, b)),
        "one_reported": sides.one(facts.says == MISSING),
    }


def _linked(facts: Facts, a: int, b: int) -> bool:
    targets, ids = facts.links[a] | facts.links[b], (facts.mentions[a].id, facts.mentions[b].id)
    return bool(targets) and not targets.isdisjoint(ids)


def _dates(sides: _Sides) -> Columns:
    facts, meet = sides.facts, sides.meet
    both = sides.both(facts.dated)
    return {
        "both_dated": both,
        "one_dated": sides.one(facts.dated),
        "dates_meet": both & meet,
        "same_concept_dates_meet": sides.same_concept & both & meet,
        "dates_apart": ~meet,
        "dates_equal": both & sides.equal(facts.earliest) & sides.equal(facts.latest),
    }


def _people(sides: _Sides) -> Columns:
    facts = sides.facts
    shared, named = sides.flags(lambda a, b: _share_names(facts, a, b)), sides.told(facts.names)
    alike, told = sides.overlaps(facts.subject_words), sides.told(facts.subject_words)
    reporting = sides.both(facts.reporting)
    return {
        "subject_overlap": alike,
        "subjects_apart": told & (alike == 0),
        "reporting_subject_overlap": reporting * alike,
        "reporting_subjects_apart": reporting & told & (alike < SAME_SPEAKER),
        "reporting_noun": reporting & ~sides.equal(facts.pos),
        "shared_participant": shared,
        "no_shared_participant": named & ~shared,
        "same_place": sides.have(facts.place) & sides.equal(facts.place),
        "other_place": sides.have(facts.place) & ~sides.equal(facts.place),
        "same_speaker": sides.have(facts.says) & sides.equal(facts.says),
        "other_speaker": sides.have(facts.says) & ~sides.equal(facts.says),
    }


def _share_names(facts: Facts, a: int, b: int) -> bool:
    ours, theirs = facts.mentions[a].participants, facts.mentions[b].participants
    if not (ours and theirs):
        return False
    return not facts.names[a].isdisjoint(facts.names[b]) or share_name(ours, theirs)
