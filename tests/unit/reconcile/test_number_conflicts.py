"""Numbers that sources give of one event: which go together, and what kind of difference the others are."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventMention
from timeline.reconcile.merge import find_conflicts, merge_group
from timeline.reconcile.numbers import Told

DAY, LATER = date(2025, 1, 17), date(2025, 1, 19)
BLAST = EventMention("m1", "d1", 4, 9, "blast", (0, 40), title="blast in Odvar", concept="explode", pos="noun")
MODS = ("", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")
told = st.builds(Told, st.integers(0, 500), st.sampled_from(MODS))


def with_number(value, mod="", **changes):
    mods = (("killed", mod),) if mod else ()
    return evolve(BLAST, numbers=(("killed", value),), number_mods=mods, **changes)


def conflicts(*mentions, published=None):
    published = published or {"d1": DAY, "d2": DAY}
    event = merge_group(mentions, published, {"d1": "en", "d2": "ar"})
    return find_conflicts(event, {}, published)


def second(value, mod="", **changes):
    return with_number(value, mod, **{"id": "m2", "doc": "d2", **changes})


def test_other_numbers_of_one_day_contradict():
    (conflict,) = conflicts(with_number(12), second(15))
    assert (conflict.attribute, conflict.kind) == ("number", "contradiction")
    assert [(c.value, c.mentions) for c in conflict.claims] == [("killed 12", (0,)), ("killed 15", (1,))]


def test_a_number_that_was_published_later_is_an_update():
    (conflict,) = conflicts(with_number(12), second(15), published={"d1": DAY, "d2": LATER})
    assert conflict.kind == "update"


def test_a_number_told_as_about_so_many_is_rounded():
    (conflict,) = conflicts(with_number(47), second(50, "APPROX"))
    assert conflict.kind == "rounding"
    assert [c.value for c in conflict.claims] == ["killed 47", "killed ~ 50"]


@pytest.mark.parametrize(
    ("value", "mod"), [(12, ""), (12, "APPROX"), (12, "EQUAL_OR_MORE"), (10, "EQUAL_OR_MORE"), (20, "LESS_THAN")]
)
def test_equal_numbers_and_finer_ones_are_no_conflict(value, mod):
    assert conflicts(with_number(12), second(value, mod)) == []


def test_a_bound_that_the_other_breaks_is_one():
    assert [c.kind for c in conflicts(with_number(12), second(12, "MORE_THAN"))] == ["contradiction"]


def test_numbers_of_other_things_do_not_meet():
    assert conflicts(with_number(12), evolve(second(3), numbers=(("injured", 3),))) == []


def test_one_source_may_give_several_numbers():
    part = with_number(3, id="m3", start=20, end=25)
    assert conflicts(with_number(12), part) == []
    assert conflicts(with_number(12), part, second(12)) == []


def test_two_speakers_of_one_document_may_differ():
    police = with_number(12, says="the police")
    army = with_number(15, says="the army", id="m3", start=20, end=25)
    assert [c.kind for c in conflicts(police, army)] == ["contradiction"]


@given(told, told)
def test_going_together_is_symmetric(a, b):
    assert a.allows(b) == b.allows(a)
    assert a.rounds(b) == b.rounds(a)


@given(told)
def test_a_number_goes_with_itself_unless_it_is_less_than_none(number):
    assert number.allows(number) == (number != Told(0, "LESS_THAN"))
    assert not number.rounds(number)
