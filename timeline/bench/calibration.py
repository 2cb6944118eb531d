"""How far probabilities are from how often what they are given for is right."""

from __future__ import annotations

from collections.abc import Iterable

BINS = 10


def calibration_error(judged: Iterable[tuple[float, bool]]) -> float | None:
    """Expected calibration error, 0 to 1, of probabilities of answers, each with whether it is right; None of nothing.

    Answers are put in ten bins of equal width by their probability; the gap in a bin, between the mean probability
    and the share that is right, counts by how many answers are in it.
    Guo et al. 2017, On calibration of modern neural networks.

    >>> calibration_error([(0.75, True), (0.75, False)])
    0.25
    """
    gaps, count = [0.0] * BINS, 0
    for probability, right in judged:
        gaps[min(int(probability * BINS), BINS - 1)] += probability - right
        count += 1
    return sum(map(abs, gaps)) / count if count else None
