"""What the text itself decides when mentions are merged: vetoes, status, dates, conflicts."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline import Bounds, EventMention
from timeline.reconcile.merge import best_title, choose_status, find_conflicts, granularity, merge_group
from timeline.reconcile.same import FEATURES, same_rows
from timeline.reconcile.veto import vetoed
from timeline.strategies import bounds, event_mentions
from timeline.values import Link

OPPOSITES = {"direct": ("indirect",), "indirect": ("direct",)}
DAY, LATER = date(2025, 1, 17), date(2025, 4, 8)
TALKS = EventMention("m1", "d1", 0, 5, "talks", (0, 40), title="talks in Paris", concept="negotiate", pos="noun")
MENTIONS = st.lists(event_mentions("It was signed at last"), min_size=1, max_size=4, unique_by=lambda m: m.id)
LANGS = {"d1": "en", "d2": "ar"}


def dated(mention, day, **changes):
    found = {"date_from": "time", "date_probability": 0.9, "times": (f"t{day}",), "dated_by": str(day)} | changes
    return evolve(mention, earliest=day, latest=day, **found)


def other(mention, **changes):
    return evolve(mention, id="m2", **({"doc": "d2", "start": 60, "end": 65, "sentence": (50, 90)} | changes))


def merged(*mentions, published=None):
    return merge_group(mentions, published or {"d1": DAY, "d2": LATER}, LANGS)


def test_opposite_manners_are_a_conflict():
    event = merged(evolve(TALKS, manner=("direct",)), other(TALKS, manner=("indirect",)))
    (conflict,) = find_conflicts(event, {"direct": ("indirect",)}, {})
    assert (conflict.attribute, conflict.events) == ("manner", (event.id,))
    assert {c.value: c.mentions for c in conflict.claims} == {"direct": (0,), "indirect": (1,)}


@pytest.mark.parametrize("manner", [("direct",), (), ("public",)])
def test_manners_that_can_both_hold_are_none(manner):
    event = merged(evolve(TALKS, manner=("direct",)), other(TALKS, manner=manner))
    assert find_conflicts(event, {"direct": ("indirect",)}, {}) == []


def test_dates_apart_are_a_conflict_and_a_finer_date_is_none():
    near = merged(dated(TALKS, DAY), other(dated(TALKS, date(2025, 1, 18))))
    (conflict,) = find_conflicts(near, OPPOSITES, {})
    assert [c.value for c in conflict.claims] == ["2025-01-17", "2025-01-18"]
    month = evolve(other(dated(TALKS, DAY)), earliest=date(2025, 1, 1), latest=date(2025, 1, 31))
    finer = merged(dated(TALKS, DAY), month)
    assert find_conflicts(finer, OPPOSITES, {}) == []
    assert finer.edtf == "2025-01-17"


def test_dates_far_apart_veto():
    assert vetoed(dated(TALKS, DAY), other(dated(TALKS, LATER)))
    assert vetoed(dated(TALKS, DAY), other(dated(TALKS, date(2025, 1, 18)), doc="d1"))
    assert not vetoed(dated(TALKS, DAY), other(dated(TALKS, date(2025, 1, 18))))
    assert not vetoed(TALKS, other(dated(TALKS, LATER)))


@pytest.mark.parametrize("relation", ["before", "after"])
def test_a_stated_order_vetoes(relation):
    linked = evolve(TALKS, links=(Link(relation, "m2"),))
    assert vetoed(linked, other(TALKS, doc="d1"))
    assert vetoed(other(TALKS, doc="d1"), linked)


def test_what_the_latest_document_says_is_the_status():
    planned, happened = evolve(TALKS, status="planned"), other(dated(TALKS, DAY), status="happened")
    assert merged(planned, happened).status == "happened"
    assert choose_status((planned, happened), {"d1": LATER, "d2": DAY}) == "planned"


def test_a_status_that_changes_has_a_history():
    """Only days count: not what else is said on one day, nor a document without a day, nor what stays as it was."""
    planned, happened = evolve(TALKS, pos="verb", status="planned"), other(TALKS, pos="verb")
    event = merged(planned, happened, evolve(planned, id="m3", doc="d3"), published={"d1": DAY, "d2": LATER})
    assert [(at.published, at.status, at.mentions) for at in event.history] == [
        (DAY, "planned", (0,)),
        (LATER, "happened", (1,)),
    ]
    assert merged(planned, happened, published={"d1": DAY, "d2": DAY}).history == ()
    assert merged(planned, happened, published={"d2": LATER}).history == ()
    assert merged(planned, other(planned)).history == ()


def test_a_title_has_a_good_length():
    long = other(TALKS, title="talks " * 30)
    assert best_title((long, TALKS)) is TALKS
    assert merged(long, TALKS).title == "talks in Paris"


@given(MENTIONS)
def test_a_merged_event_is_the_same_in_any_order_and_keeps_its_mentions(mentions):
    event = merged(*mentions)
    assert merged(*reversed(mentions)) == event
    assert {m.id for m in event.mentions} == {m.id for m in mentions}
    assert event.confidence == max(m.belongs for m in mentions)
    assert event.status in {m.status for m in mentions}


@given(event_mentions(doc="d1"), event_mentions(doc="d2"), st.floats(-1, 1))
def test_features_of_a_pair_are_known_and_symmetric(one, two, cosine):
    (features,) = same_rows([one, two], [(0, 1)], [cosine])
    assert set(features) <= set(FEATURES)
    assert [features] == same_rows([one, two], [(1, 0)], [cosine])
    assert vetoed(one, two) == vetoed(two, one)


@given(bounds())
def test_granularity_says_what_edtf_says(limits):
    name = granularity(limits)
    assert (name == "unknown") == (not limits.known)
    if limits.known:
        assert (name == "day") == (limits.days() == 1)
        assert (name == "interval") == ("/" in limits.edtf())


def test_granularity():
    months = Bounds(date(2025, 1, 1), date(2025, 1, 31))
    assert [granularity(b) for b in (months, Bounds(), Bounds(DAY, DAY))] == ["month", "unknown", "day"]
