"""The words around a trigger as a short vector: what the named features of a mention do not say.

The vectors of the encoder's word pieces are frozen and lie in one space for all languages; a projection,
which training fits without labels, keeps the directions in which words around triggers differ most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Protocol

import numpy as np
from attrs import define, field, frozen

from timeline.model.encoder import clean_text
from timeline.model.heads import Array, as_array
from timeline.values import EventMention

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_WORD = re.compile(r"\w+|[^\w\s]")
REMEMBERED = 65_536
"""Word pieces whose vectors are kept; there are 128,010."""
AROUND = 40
Reach = tuple[int, int]
"""Pieces to the left and to the right of the first one of a trigger."""


@frozen(eq=False)
class Projection:
    """`reach` pieces on each side; `center` has shape (pieces' size,), `weight` (pieces' size, kept)."""

    center: Array = field(converter=as_array)
    weight: Array = field(converter=as_array)
    reach: int = field()

    @property
    def width(self) -> int:
        """Length of the vector of one trigger."""
        return (2 * self.reach + 1) * int(self.weight.shape[1])


class PieceSource(Protocol):
    """Whatever cuts words into pieces and knows a vector of unit length for each."""

    def pieces(self, word: str) -> tuple[int, ...]:
        """The pieces of a word, by number."""

    def piece_vector(self, piece: int) -> Array:
        """The vector of a piece, shape (size,)."""


@define
class ContextReader:
    """Reads the vectors of the pieces at and around triggers."""

    _source: PieceSource
    projection: Projection

    def read(self, mentions: Sequence[EventMention], reach: Reach | None = None) -> Array:
        """Shape (mentions, width): the projected pieces from left to right, zeros beyond the sentence.

        Without `reach` it is that of the projection on both sides.
        """
        before, after = reach or (self.projection.reach, self.projection.reach)
        kept = int(self.projection.weight.shape[1])
        table = np.zeros((len(mentions), (before + after + 1) * kept), dtype=np.float64)
        for mention, row in zip(mentions, table, strict=True):
            slots = row.reshape(-1, kept)
            for slot, piece in enumerate(window(mention, self._source, (before, after))):
                if piece is not None:
                    slots[slot] = self._project(piece)
        return table

    @cached_property
    def _project(self) -> _lru_cache_wrapper[Array]:
        return lru_cache(REMEMBERED)(self._project_alone)

    def _project_alone(self, piece: int) -> Array:
        centered = self._source.piece_vector(piece) - self.projection.center
        # not a matrix product, so that the order of the sum is fixed
        total: Array = (centered[:, None] * self.projection.weight).sum(axis=0)
        return total


def window(mention: EventMention, source: PieceSource, reach: Reach) -> list[int | None]:
    """The pieces of the sentence around the first one of the trigger; None beyond the sentence."""
    offset = mention.start - mention.sentence[0]
    to_left, to_right = reach
    before = _WORD.findall(clean_text(mention.quote[max(0, offset - 20 * to_left - 20) : offset]))
    after = _WORD.findall(clean_text(mention.quote[offset : offset + 40 * to_right + 40]))
    from_trigger = (piece for word in reversed(before) for piece in reversed(source.pieces(word)))
    behind = (piece for word in after for piece in source.pieces(word))
    return [*_first(from_trigger, to_left)[::-1], *_first(behind, to_right + 1)]


def _first(pieces: Iterator[int], count: int) -> list[int | None]:
    """So many pieces; None for those that there are not."""
    return list(islice(chain(pieces, repeat(None)), count))


def surroundings(mention: EventMention) -> str:
    """The trigger with up to 40 characters of its sentence on each side."""
    start, end = (place - mention.sentence[0] for place in (mention.start, mention.end))
    return mention.quote[max(0, start - AROUND) : end + AROUND]
