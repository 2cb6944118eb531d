"""Every wording of the Arabic pack builds something, or nothing, but never fails."""

from __future__ import annotations

from datetime import date
from itertools import islice, product

import pytest

from timeline.languages import load_pack
from timeline.languages.schema import WORD_CLASSES
from timeline.times.builders import BUILDERS
from timeline.times.patterns import parse_template
from timeline.times.plan import Context, Plan, fixed

PACK = load_pack("ar")
NUMBERS = {
    "day": "5", "year": "2015", "old_year": "1430", "number": "3", "ordinal": "2",
    "decimal": "2.5", "decade": "199",
    "iso": "2020-05-06", "triple": "7/5/2020", "pair": "7/5", "clock": "08:30",
    "hhmm": "18:50",
    "dot_clock": "08:30",
    "years": "2015/2018",
}  # fmt: skip
TIMES = {
    "part": ("TIME", "2020-05-06TMO"), "time": ("TIME", "2020-05-06T08:30"),
    "moment": ("TIME", "2020-05-06T08:30"),
    "period": ("DATE", "2020-05-06/2020-06-04"), "month": ("DATE", "2020-05"), "year": ("DATE", "2020"),
    "week": ("DATE", "2020-W10"), "decade": ("DATE", "202"), "century": ("DATE", "20"),
    "interval": ("TIME", "2020-05-06T05:00/2020-05-06T07:00"), "set": ("SET", "XXXX-WXX-1"),
    "season": ("DATE", "2020-SU"), "quarter": ("DATE", "2020-Q2"), "day": ("DATE", "2020-05-06"),
}  # fmt: skip
CONTEXTS = (Context(date(2024, 6, 15), "2020-05-06", "past", "dmy"), Context(None, None, None, "dmy"))


def _samples(key) -> list[str | Plan]:
    if key.kind == "time":
        return [fixed(TIMES[g][0], g, TIMES[g][1]) for g in (key.meanings or TIMES)]
    if key.kind in NUMBERS and not key.meanings:
        return [NUMBERS[key.kind]]
    allowed = key.meanings or PACK.words.get(key.kind) or WORD_CLASSES.get(key.kind) or ("",)
    return [str(meaning) for meaning in sorted(map(str, allowed))][:12]


def _slots(template: str):
    elements = parse_template(template)
    for path in product(*[(keys[0], None) if optional else (keys[0],) for keys, optional in elements]):
        named = [key for key in path if key is not None and key.name]
        for values in islice(product(*[_samples(key) for key in named]), 200):
            yield {key.name: value for key, value in zip(named, values, strict=True)}


@pytest.mark.parametrize("name", sorted(PACK.patterns))
def test_every_wording_is_built(name: str):
    for template in PACK.patterns[name]:
        for slots in _slots(template):
            plan = BUILDERS[name](slots)
            for context in CONTEXTS:
                assert plan is None or isinstance(plan.value(context), str), (template, slots)
