"""Layer 8: one consistent network of all events, which gives bounds, an order, and reasons."""

from timeline.order.decide import Judge, Undecided
from timeline.order.network import Arc, Constraint, Network, Refusal
from timeline.order.order import Ordered, order_events
from timeline.order.pairs import FEATURES, pair_features

__all__ = [
    "FEATURES",
    "Arc",
    "Constraint",
    "Judge",
    "Network",
    "Ordered",
    "Refusal",
    "Undecided",
    "order_events",
    "pair_features",
]
