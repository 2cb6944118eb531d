"""Layer 5: sentences to time mentions: where, what it says, which days it means."""

from timeline.times.check import time_problems
from timeline.times.find import find_times

__all__ = ["find_times", "time_problems"]
