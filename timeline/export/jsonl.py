"""An event a line, as JSON."""

from __future__ import annotations

from timeline.values import Timeline
from timeline.values.convert import CONVERTER, dump_json

_BREAKS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"})


def to_jsonl(timeline: Timeline) -> str:
    """JSON Lines: each line an event as in `events` of schema ``timeline/1``, in the timeline's order.

    Nothing in a line breaks it, not even for readers that split at U+2028. Relations, conflicts and documents
    are left out; `Timeline.to_json` has them.

    >>> to_jsonl(Timeline("t1"))
    ''
    """
    return "".join(f"{dump_json(CONVERTER.unstructure(event))}\n".translate(_BREAKS) for event in timeline.events)
