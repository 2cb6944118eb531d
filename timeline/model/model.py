"""The small model: its heads by name, and the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import field, frozen

from timeline.errors import ModelError
from timeline.model.encoder import Encoder, SentenceEncoder, Vectors
from timeline.model.heads import Head
from timeline.model.weights import FOLDER, Weights, read_weights


@frozen(eq=False)
class Model:
    """Weights and an encoder; decides nothing by itself, only gives probabilities and vectors."""

    weights: Weights
    encoder: Encoder = field(factory=SentenceEncoder)

    def head(self, name: str) -> Head:
        """The head that decides `relation`, `same_event` or `salience`; ModelError for another name."""
        try:
            return self.weights.heads[name]
        except KeyError as fault:
            known = ", ".join(sorted(self.weights.heads))
            raise ModelError(f"no such head; there are: {known}", place=name, value=name) from fault

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of whole texts, shape (texts, 512), float32, unit length."""
        return self.encoder.embed(texts)


@cache
def load_model(folder: Path = FOLDER) -> Model:
    """The shipped model, read once; ModelError if its weights are missing, damaged or of another schema."""
    return Model(read_weights(folder))
