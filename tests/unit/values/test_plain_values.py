from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from timeline import Bounds, Document, EventMention, InputError, Relation, TimeMention
from timeline.values.bounds import edtf_of
from timeline.values.document import as_date
from timeline.values.events import INVERSES, RELATIONS
from timeline.values.timex import days_of

DAY = date(2025, 1, 17)


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2025-01-17", None, "2025-01-17"),
        ("2025-01-17T14:30", None, "2025-01-17"),
        ("2022-02", None, "2022-02"),
        ("2024-02", "END", "2024-02-21/2024-02-29"),
        ("2025", "START", "2025-01-01/2025-04-30"),
        ("2025", "MID", "2025-05-01/2025-08-31"),
        ("199X", None, "199X"),
        ("19", None, "1900-01-01/1999-12-31"),
        ("2025-W15-2", None, "2025-04-08"),
        ("2025-W15-WE", None, "2025-04-12/2025-04-13"),
        ("2025-W15", None, "2025-04-07/2025-04-13"),
        ("2024-WI", None, "2024-12-01/2025-02-28"),
        ("2025-Q2", None, "2025-04-01/2025-06-30"),
        ("2025-H2", None, "2025-07-01/2025-12-31"),
        ("2025-04-08", "BEFORE", "../2025-04-08"),
        ("2025-04", "AFTER", "2025-04-01/.."),
        ("2025-01/2025-03", None, "2025-01-01/2025-03-31"),
    ],
)
def test_days_of_values(value, mod, edtf):
    assert days_of(value, mod).edtf() == edtf


@pytest.mark.parametrize(
    "value",
    ["", "P3D", "PXD", "PRESENT_REF", "XXXX-WXX-2", "2025-02-30", "2025-W60", "2025-Q5", "2025-13", "0000", "soon"],
)
def test_values_without_days(value):
    assert days_of(value).open


def test_bounds_know_what_they_know():
    month = Bounds(date(2025, 1, 1), date(2025, 1, 31))
    assert (month.known, month.open, month.days()) == (True, False, 31)
    assert Bounds(DAY, DAY).within(month)
    assert not month.within(Bounds(DAY, DAY))
    assert month.meet(Bounds(date(2025, 2, 1), None)) is None
    assert edtf_of(None, DAY) == "../2025-01-17"


def test_a_bound_is_a_date_and_no_moment():
    with pytest.raises(InputError, match="a bound is a date"):
        Bounds(datetime(2025, 1, 17, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (None, None),
        ("", None),
        ("2025-01-17", DAY),
        (" 2025-01-17 ", DAY),
        ("2025-01-17T23:59:00+03:00", DAY),
        (datetime(2025, 1, 17, 23, tzinfo=timezone(timedelta(hours=3))), DAY),
        (DAY, DAY),
    ],
)
def test_publication_dates(given, day):
    assert as_date(given) == day


@pytest.mark.parametrize("given", ["17.1.2025", "yesterday", "2025-02-30", 20250117, True, ["2025-01-17"]])
def test_what_is_no_publication_date(given):
    with pytest.raises(InputError, match=r"not a date: .* @ published") as caught:
        Document("text", published=given)
    assert caught.value.value == given


@pytest.mark.parametrize("text", [None, 5, b"bytes", ["a"]])
def test_a_text_is_a_string(text):
    with pytest.raises(InputError, match="a text is a str"):
        Document(text)


def test_names_of_documents():
    assert Document("a", id=7).id == "7"
    assert Document("a", id="").id == Document("a").id
    assert Document("a").id != Document("b").id
    with pytest.raises(InputError):
        Document("a", source=["x"])


def test_mentions_are_checked():
    with pytest.raises(ValueError, match="ends after it starts"):
        TimeMention("t", "d", 3, 3, "", "DATE", "2025")
    with pytest.raises(ValueError, match="type"):
        TimeMention("t", "d", 0, 3, "now", "NOW", "2025")
    with pytest.raises(ValueError, match="status"):
        EventMention("m", "d", 0, 3, "now", (0, 3), status="maybe")
    with pytest.raises(ValueError, match="probability"):
        Relation("a", "b", "before", 1.5)


def test_relations_have_inverses():
    assert {INVERSES[INVERSES[name]] for name in RELATIONS} == set(RELATIONS)
