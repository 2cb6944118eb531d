"""News texts in, one timeline out: dated events, their status, their sources, their order, their conflicts.

>>> import timeline
>>> tl = timeline.extract("The treaty was signed on 17 January 2025.")
>>> [(e.edtf, e.status) for e in tl.events]
[('2025-01-17', 'happened')]
"""

from typing import TYPE_CHECKING

from timeline.errors import FormatError, InputError, ModelError, PackError, TimelineError
from timeline.values import (
    Anchor,
    Bounds,
    Claim,
    Conflict,
    Document,
    Event,
    EventMention,
    Evidence,
    Problem,
    Relation,
    Timeline,
    TimeMention,
)

if TYPE_CHECKING:
    from timeline.pipeline import extract, extract_many

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


def __getattr__(name: str) -> object:
    """The stages load at their first use, so that `import timeline` is quick."""
    if name not in ("extract", "extract_many"):
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    from timeline import pipeline

    return getattr(pipeline, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _build(evidence: Evidence) -> Timeline:
    from timeline.pipeline import build

    return build(evidence)


Timeline.builder = staticmethod(_build)


def _to_html(found: Timeline, *, lang: str | None, title: str | None) -> str:
    from timeline.export import to_html

    return to_html(found, lang=lang, title=title)


Timeline.exporters["html"] = _to_html
