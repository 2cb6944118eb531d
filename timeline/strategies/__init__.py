"""Hypothesis strategies for texts and values of the library, for its own laws and for the tests of its users.

Needs `hypothesis`, which the extra ``test`` installs. Values are consistent: ids resolve, and offsets slice
to the surface of the text they are drawn with.
"""

from timeline.strategies.dates import bounds, days, timex_values
from timeline.strategies.texts import arabic_texts, english_texts, respellings, spans, texts
from timeline.strategies.values import documents, event_mentions, evidence, time_mentions, timelines

__all__ = [
    "arabic_texts", "bounds", "days", "documents", "english_texts", "event_mentions", "evidence",
    "respellings", "spans", "texts", "time_mentions", "timelines", "timex_values",
]  # fmt: skip
