"""Laws of what a timeline answers: the answers are those of brute force, and they never contradict the order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st
from order_cases import DAY_ZERO, day_bounds, event_lists, judges, publications

from timeline.order import order_events
from timeline.strategies import days
from timeline.values import Bounds, Event, Timeline
from timeline.values.bounds import edtf_of
from timeline.values.edtf import read_edtf

SOME_DAYS = [DAY_ZERO + timedelta(day) for day in range(-2, 64)]


@st.composite
def ordered_timelines(draw):
    ordered = order_events(draw(event_lists(6)), draw(judges), draw(publications))
    return Timeline("t", events=ordered.events, relations=ordered.relations)


def known_before(timeline):
    """By pairs of ids, how surely one begins before the other, and how surely not later: all chains, by brute force."""
    ids = [event.id for event in timeline.events]
    strict, loose = {}, {(a, a): 1.0 for a in ids}
    for a, b in product(timeline.events, repeat=2):
        if a.begin.latest and b.begin.earliest and a.begin.latest < b.begin.earliest:
            strict[a.id, b.id] = 1.0
    for r in timeline.relations:
        if r.relation == "before":
            strict[r.a, r.b] = max(r.probability, strict.get((r.a, r.b), 0))
        pairs = {"includes": [(r.a, r.b)], "simultaneous": [(r.a, r.b), (r.b, r.a)]}.get(r.relation, [])
        loose.update({pair: max(r.probability, loose.get(pair, 0)) for pair in pairs})
    for pair, sure in strict.items():
        loose[pair] = max(sure, loose.get(pair, 0))
    for k, i, j in product(ids, repeat=3):
        loose[i, j] = max(loose.get((i, j), 0), min(loose.get((i, k), 0), loose.get((k, j), 0)))
    whole = {
        (i, j): max((min(loose[i, a], sure, loose[b, j]) for (a, b), sure in strict.items()), default=0)
        for i, j in product(ids, repeat=2)
    }
    return whole, loose


@given(ordered_timelines())
def test_before_equals_brute_force_and_agrees_with_the_list(timeline):
    strict, loose = known_before(timeline)
    place = {event.id: index for index, event in enumerate(timeline.events)}
    for a, b in product(place, repeat=2):
        answer = timeline.before(a, b)
        yes, no = strict[a, b], loose[b, a]
        assert (answer.verdict, answer.probability) == (
            ("yes", yes) if yes and yes >= no else ("no", no) if no else ("unknown", 0)
        )
        if answer:
            assert place[a] < place[b]
            assert timeline.before(b, a).verdict == "no"
            assert answer.steps


def completions(event, every):
    """Every first and last day that the bounds of an event allow among some days."""
    sides = [[d for d in every if Bounds(d, d).within(bounds)] for bounds in (event.begin, event.end)]
    return [(first, last) for first, last in product(*sides) if first <= last]


@st.composite
def single_events(draw):
    begin = draw(day_bounds)
    end = draw(st.sampled_from([begin, Bounds(begin.earliest, None)]))
    return Event("e", "e", "en", "ongoing", "day", begin.edtf(), begin, end)


@given(single_events(), st.tuples(*[st.integers(0, 50)] * 2).map(sorted))
def test_what_is_definite_holds_on_all_days_and_what_is_left_out_on_none(event, period):
    first, last = (DAY_ZERO + timedelta(day) for day in period)
    timeline = Timeline("t", events=(event,))
    ways = completions(event, SOME_DAYS)
    for found, holds in (
        (timeline.at(f"{first}/{last}"), [b <= last and first <= e for b, e in ways]),
        (timeline.at(f"{first}/.."), [first <= e for _, e in ways]),
        (timeline.at(f"../{last}"), [b <= last for b, _ in ways]),
        (timeline.between("../..", last), [e <= last for _, e in ways]),
        (timeline.between(first, last), [first <= b and e <= last for b, e in ways]),
    ):
        assert (found.definitely == (event,)) == all(holds)
        assert (found.definitely == found.possibly == ()) == (not any(holds))


@given(ordered_timelines())
def test_between_two_events_lies_what_is_between_them_in_the_list(timeline):
    ids = [event.id for event in timeline.events]
    for a, b in pairwise(ids):
        for first, last in ((a, b), (b, a)):
            found = timeline.between(first, last)
            assert not {a, b} & {event.id for event in (*found.definitely, *found.possibly)}
            assert found.definitely == ()
    for a, b in product(ids, repeat=2):
        for event in timeline.between(a, b).definitely:
            assert timeline.before(a, event)
            assert timeline.before(event, b)


@given(st.none() | days(), st.none() | days())
def test_edtf_reads_back(first, last):
    if first and last and first > last:
        first, last = last, first
    assert read_edtf(edtf_of(first, last)) == Bounds(first, last)


@given(st.text(max_size=12) | st.from_regex(r"[0-9X]{1,4}(-[0-9WX]{1,3}){0,3}[?~%]?(/[0-9.X-]*)?", fullmatch=True))
def test_any_text_is_a_period_or_refused_as_input(text):
    try:
        found = read_edtf(text)
    except ValueError as fault:
        assert getattr(fault, "value", None) == text
    else:
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest <= date.max
