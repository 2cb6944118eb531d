"""Layer 6: sentences and times to event mentions: trigger, title, who, where, in which status, who says so."""

from timeline.events.captions import caption_mentions
from timeline.events.find import Found, candidates, describe, find_all_events, find_events

__all__ = ["Found", "candidates", "caption_mentions", "describe", "find_all_events", "find_events"]
