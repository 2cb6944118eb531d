"""Synthetic annotations and predictions, and the scorers that everyone is measured with."""

import importlib.util
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st

SHARED = Path(__file__).resolve().parents[4] / "shared"
TEXT = "x" * 120
VALUES = st.sampled_from(["2025-01-17", "P1D", "2025-01-17TNI", "2025-01-17TEV", "2025-01/START", "", None])


def reference(name):
    """A scorer of ../shared/score, as a module."""
    path = SHARED / "score" / f"{name}.py"
    if not path.is_file():
        pytest.skip("../shared is not there")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@st.composite
def spans(draw, **keys):
    start = draw(st.integers(0, 60))
    extra = {key: draw(strategy) for key, strategy in keys.items()}
    return {"start": start, "end": start + draw(st.integers(0, 12)), "text": "x", **extra}


TIMEXES = st.lists(
    spans(
        value=VALUES,
        type=st.sampled_from(["DATE", "TIME", None]),
        alt=st.lists(VALUES, max_size=1),
        functionInDocument=st.sampled_from([None, None, "CREATION_TIME"]),
    ),
    max_size=6,
)
DAYS = st.integers(0, 500).map(lambda n: (date(2024, 6, 1) + timedelta(n)).isoformat())
GOLD_DATES = DAYS | st.sampled_from([None, "2025", "2025-02", "202X", "..", "2025-01-17T10:00", "soon"])
STATUS = st.sampled_from(["happened", "planned", "denied"])
MENTIONS = st.lists(spans().filter(lambda s: s["end"] > s["start"]), min_size=1, max_size=3)


@st.composite
def gold_documents(draw, name="d1"):
    events = []
    for number in range(draw(st.integers(0, 4))):
        event = {"id": f"e{number}", "title": "t", "status": draw(STATUS), "mentions": draw(MENTIONS)}
        event |= draw(st.fixed_dictionaries({}, optional={"begin": GOLD_DATES, "end": GOLD_DATES}))
        events.append(event)
    names = st.sampled_from([f"e{n}" for n in range(5)])
    order = draw(st.lists(st.tuples(names, names).map(list), max_size=4))
    return {
        "id": name,
        "lang": "en",
        "text": TEXT,
        "events": events,
        "order": order,
        "published": "2025-01-01",
    }


SIDES = st.fixed_dictionaries({"earliest": st.none() | DAYS, "latest": st.none() | DAYS})
RELATION_NAMES = st.sampled_from(["before", "before", "after", "simultaneous"])


@st.composite
def system_timelines(draw, name="d1", docs=("d1",)):
    events = []
    for number in range(draw(st.integers(0, 4))):
        mentions = [{**m, "doc": draw(st.sampled_from(docs))} for m in draw(MENTIONS)]
        event = {"id": f"s{number}", "title": "t", "status": draw(STATUS), "mentions": mentions}
        events.append(event | {"begin": draw(SIDES), "end": draw(SIDES | st.none())})
    names = st.sampled_from([event["id"] for event in events] or ["s0"])
    relation = st.fixed_dictionaries({"a": names, "b": names, "relation": RELATION_NAMES})
    conflicts = st.lists(st.fixed_dictionaries({"events": st.lists(names, max_size=2)}), max_size=2)
    return {
        "id": name,
        "events": events,
        "relations": draw(st.lists(relation, max_size=4)),
        "conflicts": draw(conflicts),
    }
