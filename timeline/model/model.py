"""The small model: its heads by name, and the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from attrs import field, frozen

from timeline.errors import ModelError
from timeline.model.context import ContextReader
from timeline.model.encoder import Encoder, SentenceEncoder, Vectors
from timeline.model.heads import Array, Head
from timeline.model.weights import FOLDER, Weights, read_weights
from timeline.values import EventMention


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

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of whole texts, shape (texts, 512), float32, unit length."""
        return self.encoder.embed(texts)

    def contexts(self, mentions: Sequence[EventMention]) -> Array:
        """The words at and around triggers, shape (mentions, width of the projection), float64."""
        return self._reader.read(mentions)

    def pair_contexts(self, pairs: Sequence[tuple[EventMention, EventMention]]) -> Array:
        """The words around both triggers of each pair side by side, for the `relation` head."""
        return np.hstack([self.contexts([a for a, _ in pairs]), self.contexts([b for _, b in pairs])])


@cache
def load_model(folder: Path = FOLDER) -> Model:
    """The shipped model, read once; ModelError if its weights are missing, damaged or of another schema."""
    return Model(read_weights(folder))
