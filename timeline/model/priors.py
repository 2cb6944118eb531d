"""How often a trigger like this one was chosen: smoothed log-odds of what was seen in training, by key.

The target encoding of categories with many values; see Micci-Barreca 2001, "A preprocessing scheme for
high-cardinality categorical attributes in classification and prediction problems", SIGKDD Explorations 3(1).
A key is kept as a digest of 32 bits, with how often it was seen and how often it was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from math import fsum, log, log1p
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

from timeline.errors import ModelError

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Counts = NDArray[np.uint32]
PULL = 10.0
"""As if each key had been seen so many times more, chosen as often as all are."""
LEAST_SEEN = 2
"""A key seen less often says nothing."""
LEAST_SEEN_IN_BAG = 3
"""The same for a word of a bag."""
BAG_FEATURES = ("around:sum", "around:mean", "around:most", "around:least")
ARRAYS = ("digests", "seen", "chosen")
REMEMBERED = 16_384
"""Keys, and words of bags, whose numbers are kept: about 300 bytes each."""


def key_digest(name: str, value: str) -> int:
    """The digest of a key: the name of its kind, and what stands there."""
    return crc32(f"{name}={value}".encode(errors="surrogatepass"))


def _as_counts(values: ArrayLike) -> Counts:
    counts = np.array(values, dtype=np.uint32)
    counts.flags.writeable = False
    return counts


@frozen(eq=False)
class Priors:
    """Keys by ascending digest, how often each was seen and chosen, and the share of all that were chosen.

    The arrays have shape (keys,). Raises ModelError if they do not fit each other or `share` is not between 0 and 1.
    """

    digests: Counts = field(converter=_as_counts)
    seen: Counts = field(converter=_as_counts)
    chosen: Counts = field(converter=_as_counts)
    share: float

    def __attrs_post_init__(self) -> None:
        if self.digests.ndim != 1 or not self.digests.shape == self.seen.shape == self.chosen.shape:
            raise ModelError("digests and counts do not fit each other", place="priors", value=self.seen.shape)
        if not 0 < self.share < 1 or (self.chosen > self.seen).any():
            raise ModelError("more chosen than seen, or a share that is none", place="priors", value=self.share)

    @cached_property
    def _counts(self) -> Mapping[int, tuple[int, int]]:
        return dict(zip(self.digests.tolist(), zip(self.seen.tolist(), self.chosen.tolist(), strict=True), strict=True))

    def of_keys(self, keys: Mapping[str, str]) -> dict[str, float]:
        """For each kind of key its log-odds above those of all, and the logarithm of how often it was seen.

        A key that was not seen has no features, which is to say zeros.
        """
        found: dict[str, float] = {}
        for key in keys.items():
            found.update(self._of_key(key))
        return found

    @cached_property
    def _of_key(self) -> _lru_cache_wrapper[tuple[tuple[str, float], ...]]:
        return lru_cache(REMEMBERED)(self._read_key)

    def _read_key(self, key: tuple[str, str]) -> tuple[tuple[str, float], ...]:
        seen, chosen = self._counts.get(key_digest(*key), (0, 0))
        if seen < LEAST_SEEN:
            return ()
        return (f"chosen:{key[0]}", self._odds(seen, chosen)), (f"seen:{key[0]}", log1p(seen))

    def of_bags(self, bags: Mapping[str, Iterable[str]]) -> dict[str, float]:
        """Sum, mean, most and least of the log-odds of all words of the bags that were seen; empty if none was."""
        known = (self._of_word((name, word)) for name, words in bags.items() for word in words)
        odds = [number for number in known if number is not None]
        if not odds:
            return {}
        numbers = (fsum(odds), fsum(odds) / len(odds), max(odds), min(odds))
        return dict(zip(BAG_FEATURES, numbers, strict=True))

    @cached_property
    def _of_word(self) -> _lru_cache_wrapper[float | None]:
        return lru_cache(REMEMBERED)(self._read_word)

    def _read_word(self, key: tuple[str, str]) -> float | None:
        seen, chosen = self._counts.get(key_digest(*key), (0, 0))
        return self._odds(seen, chosen) if seen >= LEAST_SEEN_IN_BAG else None

    def _odds(self, seen: int, chosen: int) -> float:
        yes, no = PULL * self.share, PULL * (1 - self.share)
        return log((chosen + yes) / (seen - chosen + no)) - log(yes / no)


def prior_features(names: Iterable[str]) -> tuple[str, ...]:
    """The names of the features of some kinds of keys, and of the bags."""
    return (*(f"{what}:{name}" for what in ("chosen", "seen") for name in names), *BAG_FEATURES)


NOTHING_SEEN = Priors([], [], [], 0.5)
