"""What documents tell of, as their mentions say it: which may be of one story, and how alike two are.

Mentions of documents that share hardly a rare word, or tell of other months, are not compared: among many documents
most pairs are of that kind, and the few that look alike by chance would outnumber those that are alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from math import fsum, log, sqrt

import numpy as np
from attrs import field, frozen

from timeline.events.gazetteer import place_keys
from timeline.languages import pack_codes
from timeline.model import Model
from timeline.model.heads import Array
from timeline.reconcile.facts import Words, names, overlap, words
from timeline.text import fold, has_case
from timeline.text.read import TOKEN
from timeline.values.mentions import EventMention

RELATED = 0.07
"""Least cosine of the rare words of two documents in one script whose mentions are compared."""
LONGEST = 31
"""Days of a period that says in which months a document's events are."""
LONG = 5
"""Letters of a word that is likely to mean something."""
COMMON = 1000
"""Word pieces that say nothing of what a text is about; they are numbered from the most frequent on."""
_CAPITAL = re.compile(r"\b[A-Z][\w'-]+")


@frozen(eq=False)
class Profile:
    """What the mentions of a document tell of."""

    mentions: Sequence[EventMention]
    _model: Model

    @cached_property
    def vector(self) -> Array:
        """The mean vector of the clauses, shape (512,)."""
        texts = list(dict.fromkeys(m.title or m.quote for m in self.mentions))
        total = np.sum([vector.astype(np.float64) for vector in self._model.embed(texts)], axis=0)
        mean: Array = total / max(float(np.sqrt((total * total).sum())), 1e-9)
        return mean

    @cached_property
    def names(self) -> Words:
        """The words of names."""
        return frozenset().union(*(capitals(m.quote) | names(m.participants) for m in self.mentions))

    @cached_property
    def _told(self) -> Words:
        return frozenset().union(*(words(m.quote) for m in self.mentions))

    @cached_property
    def words(self) -> Words:
        """The words that are likely to mean something."""
        return frozenset(word for word in self._told if len(word) >= LONG or word.isdigit())

    @cached_property
    def rare(self) -> Mapping[str, float]:
        """The words with how rare they are; the squares of all sum to 1."""
        rare = {word: weight for word in sorted(self._told) if (weight := _rareness(word, self._model))}
        length = sqrt(sum(weight * weight for weight in rare.values())) or 1.0
        return {word: weight / length for word, weight in rare.items()}

    @cached_property
    def months(self) -> frozenset[int]:
        """The months, counted from the year 0, of the short periods that date its mentions."""
        told = ((m.earliest, m.latest) for m in self.mentions if m.date_from != "status")
        short = ((a, b) for a, b in told if a and b and (b - a).days <= LONGEST)
        return frozenset(day.year * 12 + day.month for period in short for day in period)

    @cached_property
    def months_around(self) -> frozenset[int]:
        """These months, and those before and behind them."""
        return frozenset(month + by for month in self.months for by in (-1, 0, 1))

    @cached_property
    def days(self) -> frozenset[date]:
        """The days that the text gives."""
        told = (m for m in self.mentions if m.date_from in ("time", "context"))
        return frozenset(m.earliest for m in told if m.earliest and m.earliest == m.latest)

    @cached_property
    def places(self) -> frozenset[str]:
        """The territories, by their codes, and cities that the sentences name."""
        return frozenset().union(*(places_in(m.quote) for m in self.mentions))

    @cached_property
    def cased(self) -> bool:
        """Whether its script has capitals."""
        return has_case(self.mentions[0].text)


@frozen(eq=False)
class Profiles:
    """The profiles of the documents of some mentions: documents are known by the mentions in them."""

    by_doc: Mapping[str, Profile] = field(repr=False)

    @classmethod
    def of(cls, mentions: Sequence[EventMention], model: Model) -> Profiles:
        """Those of the documents of some mentions."""
        by_doc: dict[str, list[EventMention]] = {}
        for mention in mentions:
            by_doc.setdefault(mention.doc, []).append(mention)
        return cls({doc: Profile(some, model) for doc, some in by_doc.items()})

    def may_meet(self, doc: str, other: str) -> bool:
        """Whether two documents may tell of one event: they tell of one time, and of the same things.

        In one script rare words tell the things, or decide alone if one of the two tells of no time; in two scripts
        places do, and the days that the texts give.
        """
        if doc == other:
            return True
        one, two = self.by_doc[doc], self.by_doc[other]
        near = not one.months.isdisjoint(two.months_around)
        if one.cased != two.cased:
            return near and not (one.places.isdisjoint(two.places) and one.days.isdisjoint(two.days))
        return (near or not (one.months and two.months)) and rare_likeness(one, two) >= RELATED


def rare_likeness(one: Profile, two: Profile) -> float:
    """The cosine of the rare words of two documents."""
    fewer, more = sorted((one.rare, two.rare), key=len)
    return fsum(weight * more[word] for word, weight in fewer.items() if word in more)


def documents_alike(one: Profile, two: Profile) -> dict[str, float]:
    """How alike two documents are, by name."""
    return {
        "documents_cosine": float((one.vector * two.vector).sum()),
        "documents_names": overlap(one.names, two.names),
        "documents_words": overlap(one.words, two.words),
        "documents_rare": rare_likeness(one, two),
    }


def _rareness(word: str, model: Model) -> float:
    """How rare a word is, by the numbers of its pieces; 0 for the most common ones."""
    return sum(max(0.0, log((piece + 1) / COMMON)) for piece in model.encoder.pieces(word))


@lru_cache(4096)
def places_in(text: str) -> frozenset[str]:
    """The territories, by their codes, and cities that a text in any language names."""
    forms = TOKEN.findall(fold(text))
    return frozenset(key for code in pack_codes() for key in place_keys(forms, code))


@lru_cache(4096)
def capitals(text: str) -> Words:
    """The words with a capital, folded."""
    return frozenset(fold(word) for word in _CAPITAL.findall(text))
