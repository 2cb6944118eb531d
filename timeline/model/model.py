"""The small model: its heads by name, and the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from timeline.errors import ModelError
from timeline.model.context import ContextReader, Reach, surroundings
from timeline.model.encoder import Encoder, SentenceEncoder, Vectors
from timeline.model.heads import Array, Head
from timeline.model.priors import Priors
from timeline.model.tagger import SentenceTagger
from timeline.model.weights import FOLDER, Weights, read_weights
from timeline.values import EventMention

PAIRS_AT_ONCE = 128
Pair = tuple[EventMention, EventMention]
PAIR_REACH = (3, 2)
"""Pieces beside each trigger of a pair: auxiliaries and signals stand before a verb."""


@frozen(eq=False)
class Model:
    """Weights and an encoder; decides nothing by itself, only gives probabilities and vectors."""

    weights: Weights
    encoder: Encoder = field(factory=SentenceEncoder)
    _reader: ContextReader = field(init=False)

    @_reader.default
    def _read_beside(self) -> ContextReader:
        return ContextReader(self.encoder, self.weights.projection)

    def head(self, name: str) -> Head:
        """The head of a name; ModelError if there is none."""
        try:
            return self.weights.heads[name]
        except KeyError as fault:
            known = ", ".join(sorted(self.weights.heads))
            raise ModelError(f"no such head; there are: {known}", place=name, value=name) from fault

    @cached_property
    def tagger(self) -> SentenceTagger:
        """The tagger of events; ModelError if the weights have none."""
        if self.weights.tagger is None:
            raise ModelError("the weights have no tagger", place="tagger")
        return SentenceTagger(self.encoder, self.weights.tagger)

    @property
    def priors(self) -> Priors:
        """How often triggers were chosen by the words at and beside them."""
        return self.weights.priors

    def with_priors(self, priors: Priors) -> Model:
        """The model with other priors."""
        return evolve(self, weights=evolve(self.weights, priors=priors))

    def with_head(self, name: str, head: Head) -> Model:
        """The model with another head of that name."""
        return evolve(self, weights=evolve(self.weights, heads={**self.weights.heads, name: head}))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of whole texts, shape (texts, 512), float32, unit length."""
        return self.encoder.embed(texts)

    def contexts(self, mentions: Sequence[EventMention], reach: Reach | None = None) -> Array:
        """The words at and around triggers, shape (mentions, width of the projection or of `reach`), float64."""
        return self._reader.read(mentions, reach)

    def pair_contexts(self, pairs: Sequence[Pair]) -> Array:
        """The words around both triggers of each pair side by side, for the `relation` head."""
        return np.hstack(self._both_contexts(_Sides.of(pairs), PAIR_REACH))

    def pair_likeness(self, pairs: Sequence[Pair]) -> Array:
        """How alike two mentions read, for the `same_event` head; the same for (b, a) as for (a, b).

        The cosines of the vectors of the triggers and of their surroundings, then by how much the words
        around them differ; shape (pairs, 2 + width of the projection).
        """
        sides = _Sides.of(pairs)
        left, right = self._both_contexts(sides)
        cosines = [self._cosines([text_of(m) for m in sides.mentions], sides) for text_of in (_trigger, surroundings)]
        return np.column_stack([*cosines, np.abs(left - right)])

    def _both_contexts(self, sides: _Sides, reach: Reach | None = None) -> tuple[Array, Array]:
        """The contexts of the first and of the second mentions."""
        table = self.contexts(sides.mentions, reach)
        return table[sides.first], table[sides.second]

    def _cosines(self, texts: Sequence[str], sides: _Sides) -> Array:
        """The cosine of the texts of each pair, of which there is one for each mention."""
        rows = {text: number for number, text in enumerate(sorted(set(texts)))}
        vectors = self.embed(list(rows)).astype(np.float64)
        row = np.array([rows[text] for text in texts], dtype=np.intp)
        asked, place = np.unique(np.stack([row[sides.first], row[sides.second]]), axis=1, return_inverse=True)
        left, right = asked
        place = place.reshape(-1)  # numpy 2.0 gives it two dimensions
        cosines = np.empty(len(left), dtype=np.float64)
        for first in range(0, len(left), PAIRS_AT_ONCE):
            part = slice(first, first + PAIRS_AT_ONCE)
            # each pair is summed alone, along memory, so that the order of its sum is fixed
            cosines[part] = (vectors[left[part]] * vectors[right[part]]).sum(axis=1)
        return cosines[place]


@frozen(eq=False)
class _Sides:
    """The mentions of some pairs, each once, and which of them are the first and the second ones."""

    mentions: list[EventMention]
    first: NDArray[np.intp]
    second: NDArray[np.intp]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> _Sides:
        mentions = {id(mention): mention for pair in pairs for mention in pair}
        row = {key: number for number, key in enumerate(mentions)}
        first, second = (np.array([row[id(pair[side])] for pair in pairs], dtype=np.intp) for side in (0, 1))
        return cls(list(mentions.values()), first, second)


def _trigger(mention: EventMention) -> str:
    return mention.text


@cache
def load_model(folder: Path = FOLDER) -> Model:
    """The shipped model, read once; ModelError if its weights are missing, damaged or of another schema."""
    return Model(read_weights(folder))
