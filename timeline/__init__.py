"""News texts in, one timeline out: dated events, their status, their sources, their order, their conflicts.

>>> import timeline
>>> tl = timeline.extract("The treaty was signed on 17 January 2025.")
>>> [(e.edtf, e.status) for e in tl.events]
[('2025-01-17', 'happened')]
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.errors import ArchiveError, FormatError, InputError, ModelError, PackError, TimelineError
from timeline.values import (
    Anchor,
    Answer,
    Bounds,
    Claim,
    Conflict,
    Document,
    Event,
    EventMention,
    Evidence,
    Matches,
    Origin,
    Override,
    Problem,
    Reasons,
    Relation,
    Selector,
    StatusAt,
    Timeline,
    TimeMention,
)

if TYPE_CHECKING:
    from timeline.archive import Archive
    from timeline.batch import extract_many
    from timeline.batch.overrides import read_overrides
    from timeline.pipeline import extract

__all__ = [
    "Anchor",
    "Answer",
    "Archive",
    "ArchiveError",
    "Bounds",
    "Claim",
    "Conflict",
    "Document",
    "Event",
    "EventMention",
    "FormatError",
    "InputError",
    "Matches",
    "ModelError",
    "Origin",
    "Override",
    "PackError",
    "Problem",
    "Reasons",
    "Relation",
    "Selector",
    "StatusAt",
    "TimeMention",
    "Timeline",
    "TimelineError",
    "extract",
    "extract_many",
    "read_overrides",
]


_HOMES = {
    "Archive": "timeline.archive",
    "extract": "timeline.pipeline",
    "extract_many": "timeline.batch",
    "read_overrides": "timeline.batch.overrides",
}


def __getattr__(name: str) -> object:
    """The stages load at their first use, so that `import timeline` is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _build(evidence: Evidence, parts: Sequence[Timeline] = ()) -> Timeline:
    from timeline.pipeline import build

    return build(evidence, parts)


def _view(kind: str, *arguments: Any, **options: Any) -> Any:
    from timeline.export.formats import VIEWS

    return VIEWS[kind](*arguments, **options)


Timeline.builder = staticmethod(_build)
Timeline.viewer = staticmethod(_view)
