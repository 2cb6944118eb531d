"""Which corpora each head learns from, how much their rows count, and what it is measured on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from timeline.training.corpora import OWN, WIKINEWS

Data = Literal["shipped", "research"]
Weight = float | Mapping[str, float]
"""How much each row of a corpus counts: all alike, or by label."""
UDS_TIME: Weight = {"before": 1.0, "includes": 1.0, "after": 2.0, "is_included": 2.0, "simultaneous": 0.5}
"""Its web texts tell mostly in the order of time; news tells of the earlier second twice as often."""


@frozen
class Recipe:
    """Corpus to the weight of its rows; only the corpora of `research` are not shipped."""

    shipped: Mapping[str, Weight]
    research: Mapping[str, Weight] = field(factory=dict)
    tests: tuple[str, ...] = ()
    """Corpora that are only measured on, whole; our own articles for the test always are."""

    def corpora(self, data: Data) -> dict[str, Weight]:
        """What to train on for a variant."""
        return dict(self.shipped) if data == "shipped" else {**self.shipped, **self.research}


RECIPES: Mapping[str, Recipe] = {
    "dating": Recipe({OWN: 1.0, WIKINEWS: 1.0, "meantime_en": 1.0, "timeset_dev": 1.0}),
    "status": Recipe({OWN: 1.0, WIKINEWS: 1.0, "meantime_en": 0.5}),
    "anchor": Recipe({OWN: 1.0}),
    "salience": Recipe({OWN: 1.0, WIKINEWS: 1.0}),
    "same_event": Recipe({OWN: 5.0, WIKINEWS: 5.0, "meantime_en": 1.0, "ecbplus": 0.1}),
    "same_across": Recipe({OWN: 3.0, "meantime_en": 1.0, "ecbplus": 0.5}),
    "event": Recipe({OWN: 1.0, WIKINEWS: 1.0}),
    "relation": Recipe(
        {OWN: 1.0, WIKINEWS: 1.0, "meantime_en": 1.0, "timeset_dev": 1.0, "uds_time_train": UDS_TIME},
        research={"matres_timebank": 4.0, "tbdense_train": 2.0},
        tests=("matres_aquaint", "tbdense_dev"),
    ),
}
"""In the order of training: a head may read what the heads before it decide."""
