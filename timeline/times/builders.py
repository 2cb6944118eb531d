"""One builder per pattern name, for all languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.times.absolute import ABSOLUTE, Slots
from timeline.times.appositions import DOUBLE_NAMED
from timeline.times.clock import CLOCK_TIMES
from timeline.times.composed import COMPOSED
from timeline.times.durations import DURATIONS
from timeline.times.hijri_dates import HIJRI
from timeline.times.nth import COUNTED
from timeline.times.plan import Plan
from timeline.times.relative import RELATIVE
from timeline.times.told import TOLD
from timeline.times.within import WITHIN

BUILDERS: Mapping[str, Callable[[Slots], Plan | None]] = {
    **ABSOLUTE,
    **HIJRI,
    **RELATIVE,
    **DURATIONS,
    **COMPOSED,
    **DOUBLE_NAMED,
    **CLOCK_TIMES,
    **COUNTED,
    **TOLD,
    **WITHIN,
}
"""A builder gets the slots of a match and gives the time, or None where the match means nothing."""
