"""Laws of the values: bounds are sets of days, every value has days in order, EDTF reads back."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Bounds, InputError
from timeline.strategies import bounds, days, documents, evidence, texts, timex_values
from timeline.values.document import as_date
from timeline.values.ids import stable_id
from timeline.values.timeline import Evidence, gather
from timeline.values.timex import days_of

MODS = st.sampled_from([None, "START", "MID", "END", "BEFORE", "AFTER", "APPROX", "MORE_THAN", "?"])


def read_edtf(text: str) -> tuple[date | None, date | None]:
    """A small reader of EDTF level 1 that shares no code with the library."""
    if "/" in text:
        left, right = text.split("/")
        return (None if left == ".." else read_edtf(left)[0], None if right == ".." else read_edtf(right)[1])
    if re.fullmatch(r"\d{3}X", text):
        return date(max(int(text[:3]) * 10, 1), 1, 1), date(int(text[:3]) * 10 + 9, 12, 31)
    year, *rest = map(int, text.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], calendar.monthrange(year, rest[0])[1])
    return date(year, *rest), date(year, *rest)


def holds(limits: Bounds, day: date) -> bool:
    return (limits.earliest is None or limits.earliest <= day) and (limits.latest is None or day <= limits.latest)


@given(bounds(), bounds())
def test_meet_is_commutative(a, b):
    assert a.meet(b) == b.meet(a)


@given(bounds(), bounds(), bounds())
def test_meet_is_associative(a, b, c):
    left, right = a.meet(b), b.meet(c)
    assert (left.meet(c) if left else None) == (a.meet(right) if right else None)


@given(bounds())
def test_meet_is_idempotent_and_open_bounds_change_nothing(a):
    assert a.meet(a) == a == a.meet(Bounds())


@given(bounds(), bounds(), days())
def test_meet_has_the_days_of_both(a, b, day):
    met = a.meet(b)
    assert (met is not None and holds(met, day)) == (holds(a, day) and holds(b, day))


@given(bounds(), bounds())
def test_within_means_that_the_meet_is_the_finer_one(a, b):
    met = a.meet(b)
    assert a.within(b) == (met == a)
    assert met is None or (met.within(a) and met.within(b))


@given(bounds(), bounds(), bounds())
def test_within_is_an_order(a, b, c):
    assert a.within(a)
    assert not (a.within(b) and b.within(a)) or a == b
    assert not (a.within(b) and b.within(c)) or a.within(c)


@given(bounds())
def test_edtf_reads_back(a):
    assert read_edtf(a.edtf()) == (a.earliest, a.latest)
    assert days_of(a.edtf()) == a


@given(days(), days())
def test_bounds_in_the_wrong_order_are_an_input_error(one, two):
    first, last = sorted([one, two])
    if first == last:
        assert Bounds(first, last).days() == 1
        return
    assert Bounds(first, last).days() == (last - first).days + 1
    with pytest.raises(InputError, match="is after latest"):
        Bounds(last, first)


@given(st.one_of(timex_values(), texts(40), st.from_regex(r"[\dXWQH/T-]{1,14}")), MODS)
def test_any_value_has_days_in_order(value, mod):
    found = days_of(value, mod)
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@given(timex_values(), st.sampled_from(["START", "MID", "END"]))
def test_a_third_lies_within_the_whole(value, mod):
    assert days_of(value, mod).within(days_of(value))


@given(st.dates(date(1000, 1, 1)))
def test_thirds_join_to_the_whole(day):
    for value in (f"{day.year}", f"{day.year}-{day.month:02d}", f"{day.year:04d}"[:3]):
        parts = [days_of(value, mod) for mod in ("START", "MID", "END")]
        whole = days_of(value)
        assert (parts[0].earliest, parts[2].latest) == (whole.earliest, whole.latest)
        for one, two in pairwise(parts):
            assert one.latest + timedelta(1) == two.earliest


@given(days())
def test_finer_values_lie_within_coarser_ones(day):
    iso, year = day.isocalendar(), f"{day.year:04d}"
    chain = [f"{day}", f"{year}-{day.month:02d}", f"{year}-Q{(day.month + 2) // 3}", f"{year}-H{(day.month + 5) // 6}"]
    chain += [year, year[:3], year[:2]]
    for fine, coarse in pairwise(chain):
        assert days_of(fine).within(days_of(coarse))
    if date(2, 1, 1) < day < date(9999, 12, 20):
        week = f"{iso.year:04d}-W{iso.week:02d}"
        assert days_of(f"{week}-{iso.weekday}") == days_of(f"{day}")
        assert days_of(f"{day}").within(days_of(week))


@given(days())
def test_dates_are_read_as_they_are_written(day):
    assert as_date(day.isoformat()) == as_date(f" {day}T12:30:00 ") == as_date(day) == day


@given(texts(20).filter(lambda t: not re.search(r"\d{4}", t) and t))
def test_what_is_no_date_is_an_input_error(text):
    with pytest.raises(InputError) as caught:
        as_date(text)
    assert (caught.value.place, caught.value.value) == ("published", text)


@given(st.lists(texts(30), max_size=3), st.lists(texts(30), max_size=3))
def test_ids_tell_contents_apart(one, two):
    assert stable_id("x", *one) == stable_id("x", *one)
    clean = not any("\x1f" in part for part in (*one, *two))
    assert not clean or (stable_id("x", *one) == stable_id("x", *two)) == ("\x1f".join(one) == "\x1f".join(two))


@given(documents(), documents())
def test_documents_without_an_id_have_one_of_their_content(one, two):
    assert one.id
    given_parts = [(d.text, d.published, d.lang, d.source, d.title) for d in (one, two)]
    made = [stable_id("d", *parts) for parts in given_parts]
    assert (made[0] == made[1]) == (given_parts[0] == given_parts[1])


@given(evidence(), evidence(), evidence())
def test_evidence_joins_like_a_set(a, b, c):
    assert a | b == b | a
    assert (a | b) | c == a | (b | c) == gather([c, a, b, a])
    assert a | a == a == a | Evidence()
