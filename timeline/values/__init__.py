"""Layer 1: frozen values. They know no text, no language and no input or output but their JSON."""

from timeline.values.answers import Answer, Matches, Reasons
from timeline.values.bounds import Bounds
from timeline.values.document import Document, DocumentInfo
from timeline.values.events import Claim, Conflict, Event, Origin, Problem, Relation, StatusAt
from timeline.values.mentions import Anchor, EventMention, Link, TimeMention
from timeline.values.overrides import Override, Selector
from timeline.values.timeline import Evidence, Timeline

__all__ = [
    "Anchor",
    "Answer",
    "Bounds",
    "Claim",
    "Conflict",
    "Document",
    "DocumentInfo",
    "Event",
    "EventMention",
    "Evidence",
    "Link",
    "Matches",
    "Origin",
    "Override",
    "Problem",
    "Reasons",
    "Relation",
    "Selector",
    "StatusAt",
    "TimeMention",
    "Timeline",
]
