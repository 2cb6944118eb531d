"""News texts in, one timeline out: dated events, their status, their sources, their order, their conflicts.

>>> tl = extract("The treaty was signed on 17 January 2025.")
>>> [(e.edtf, e.status) for e in tl.events]
[('2025-01-17', 'happened')]
"""

from timeline.errors import FormatError, InputError, ModelError, PackError, TimelineError
from timeline.pipeline import extract, extract_many
from timeline.values import (
    Anchor,
    Bounds,
    Claim,
    Conflict,
    Document,
    Event,
    EventMention,
    Problem,
    Relation,
    TimeMention,
    Timeline,
)

__all__ = [
    "Anchor",
    "Bounds",
    "Claim",
    "Conflict",
    "Document",
    "Event",
    "EventMention",
    "FormatError",
    "InputError",
    "ModelError",
    "PackError",
    "Problem",
    "Relation",
    "TimeMention",
    "Timeline",
    "TimelineError",
    "extract",
    "extract_many",
]
