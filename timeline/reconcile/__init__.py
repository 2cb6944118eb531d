"""Layer 7: event mentions of one or many documents to events with their claims, and conflicts as data."""

from timeline.reconcile.attach import attach_mentions
from timeline.reconcile.correct import correct
from timeline.reconcile.reconcile import reconcile

__all__ = ["attach_mentions", "correct", "reconcile"]
