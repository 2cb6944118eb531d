"""The tagger: which words of a sentence say that something happens, by each word and its neighbours.

It differs from a head in what it reads: every word of a text, so it must be quick. What a word and what a set of marks
adds to the network is computed once and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field, frozen

from timeline.errors import ModelError
from timeline.model.context import PieceSource
from timeline.model.encoder import clean_text
from timeline.model.heads import Array, as_array

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

REMEMBERED = 4096
"""Words, and sets of marks, whose part is kept: 8 kB each."""
AT_ONCE = 512
"""Words of a sentence read in one go, so that one endless sentence needs no more memory than many."""
LONGEST = 60
"""Letters of a word that are read."""
HIGHEST = 40
"""Score beyond which nothing gets surer."""
Marks = tuple[str, ...]


@frozen(eq=False)
class Tagger:
    """One hidden layer over `2 * reach + 1` words, each a projected vector and named marks that it has or has not.

    Shapes: `center` (pieces' size,), `projection` (pieces' size, kept), `words` (window, kept, hidden),
    `marks` (window, features, hidden), `bias` and `out` (hidden,), `shift` (1,). Raises ModelError if they do not fit.
    """

    features: tuple[str, ...]
    center: Array = field(converter=as_array, kw_only=True)
    projection: Array = field(converter=as_array, kw_only=True)
    words: Array = field(converter=as_array, kw_only=True)
    marks: Array = field(converter=as_array, kw_only=True)
    bias: Array = field(converter=as_array, kw_only=True)
    out: Array = field(converter=as_array, kw_only=True)
    shift: Array = field(converter=as_array, kw_only=True)

    def __attrs_post_init__(self) -> None:
        window, kept, hidden = self.words.shape
        wanted = {
            "center": self.projection.shape[:1],
            "projection": (*self.center.shape, kept),
            "marks": (window, len(self.features), hidden),
            "bias": (hidden,),
            "out": (hidden,),
            "shift": (1,),
        }
        for name, shape in wanted.items():
            if getattr(self, name).shape != shape:
                raise ModelError(f"expected shape {shape}", place=f"tagger.{name}", value=getattr(self, name).shape)
        if window % 2 == 0 or len(set(self.features)) != len(self.features):
            raise ModelError("a window is odd, and features are named once", place="tagger", value=window)

    @property
    def reach(self) -> int:
        """Words to each side."""
        return len(self.words) // 2


ARRAYS = ("center", "projection", "words", "marks", "bias", "out", "shift")


def mean_piece(word: str, source: PieceSource, size: int) -> Array:
    """The mean vector of the pieces of a word, shape (size,); zeros for none."""
    pieces = source.pieces(clean_text(word[:LONGEST]))
    if not pieces:
        return np.zeros(size)
    total: Array = np.sum([source.piece_vector(piece) for piece in pieces], axis=0) / len(pieces)
    return total


@define
class SentenceTagger:
    """Tags sentences; every sum has a fixed order, so a word gets the same bits whatever else is read."""

    _source: PieceSource
    tagger: Tagger

    def probabilities(self, words: Sequence[str], marks: Sequence[Marks]) -> Array:
        """How probably each word of a sentence names an event, shape (words,).

        Raises ModelError for a mark that the tagger does not know.
        """
        scores = np.zeros(len(words))
        for first in range(0, len(words), AT_ONCE):
            scores[first : first + AT_ONCE] = self._scores(words, marks, first)
        probable: Array = 1 / (1 + np.exp(-np.clip(scores, -HIGHEST, HIGHEST)))
        return probable

    def _scores(self, words: Sequence[str], marks: Sequence[Marks], first: int) -> Array:
        """The scores of the words from `first` on, at most `AT_ONCE` of them."""
        reach, last = self.tagger.reach, min(len(words), first + AT_ONCE)
        hidden = np.repeat(self.tagger.bias[None, :], last - first, axis=0)
        for at in range(max(0, first - reach), min(len(words), last + reach)):
            lowest, highest = max(first, at - reach), min(last, at + reach + 1)
            # the word at a place is slot `reach` of its own window, slot `reach + 1` of the window before
            slots = slice(at - highest + 1 + reach, at - lowest + 1 + reach)
            hidden[lowest - first : highest - first] += (self._word(words[at]) + self._marks(marks[at]))[slots][::-1]
        scores: Array = (np.maximum(hidden, 0.0) * self.tagger.out).sum(axis=1) + self.tagger.shift
        return scores

    @cached_property
    def _word(self) -> _lru_cache_wrapper[Array]:
        return lru_cache(REMEMBERED)(self._word_part)

    @cached_property
    def _marks(self) -> _lru_cache_wrapper[Array]:
        return lru_cache(REMEMBERED)(self._marks_part)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self.tagger.features)}

    @cached_property
    def _wide(self) -> Array:
        """The weights of all slots side by side, shape (kept, window × hidden)."""
        window, kept, hidden = self.tagger.words.shape
        return np.ascontiguousarray(self.tagger.words.transpose(1, 0, 2).reshape(kept, window * hidden))

    def _word_part(self, word: str) -> Array:
        tagger = self.tagger
        centered = mean_piece(word, self._source, len(tagger.center)) - tagger.center
        # not matrix products, so that the order of the sums is fixed
        kept = (centered[:, None] * tagger.projection).sum(axis=0)
        part: Array = (kept[:, None] * self._wide).sum(axis=0).reshape(len(tagger.words), -1)
        return part

    def _marks_part(self, marks: Marks) -> Array:
        total = np.zeros((len(self.tagger.words), len(self.tagger.bias)))
        for name in marks:
            if name not in self._columns:
                raise ModelError("no such feature", place=f"tagger.{name}", value=name)
            total += self.tagger.marks[:, self._columns[name]]
        return total
