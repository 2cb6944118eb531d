"""Layer 5: sentences to time mentions: where, what it says, which days it means."""

from timeline.times.calendar import anniversary_of, shifted_days
from timeline.times.check import time_problems
from timeline.times.fallback import find_dates, reads_dates
from timeline.times.find import find_times
from timeline.times.published import Stated, published_in

__all__ = [
    "Stated", "anniversary_of", "find_dates", "find_times", "published_in", "reads_dates", "shifted_days",
    "time_problems",
]  # fmt: skip
