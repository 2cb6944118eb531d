"""The date of a dateline, and what is none."""

from __future__ import annotations

import pytest

from timeline import Document, extract
from timeline.times.datelines import in_dateline

DATELINES = [
    ("Bridge opens\n\nVELIKA, March 7 - The bridge opened.", "March 7"),
    ("VELIKA, Norland, March 7 (Agency) -- The bridge opened.", "March 7"),
    ("PORT VELIKA, Norland, March 7 - The bridge opened.", "March 7"),
    ("افتتاح الجسر\n\nفيليكا 7 آذار (وكالة) -- افتتح الجسر", "7 آذار"),
    ("فيليكا (7 أغسطس) - افتتح الجسر", "7 أغسطس"),
]
OTHERS = [
    ("The deal of March 7 - signed at sea - ended.", "March 7"),
    ("March 7 - the bridge closed.", "March 7"),
    ("The bridge opened on March 7.", "March 7"),
    ("The bridge will open in May or on March 7\n- the ministry", "March 7"),
    ("PORT VELIKA, in the north of the island of Norland, March 7 - The bridge opened.", "March 7"),
]


@pytest.mark.parametrize(("text", "day", "wanted"), [(*d, True) for d in DATELINES] + [(*d, False) for d in OTHERS])
def test_a_dateline_is_a_place_a_date_and_a_dash(text, day, wanted):
    start = text.index(day)
    assert in_dateline(text, start, start + len(day)) is wanted


@pytest.mark.parametrize("before", ["", "x" * 5000, "x " * 2500 + "\n"])
def test_what_stands_far_before_does_not_count(before):
    text = before + "VELIKA, March 7 - it opened"
    start = text.index("March 7")
    assert in_dateline(text, start, start + 7) is (len(before) == 0 or before.endswith("\n"))


def test_what_follows_goes_on_from_the_lead_and_not_from_its_dateline():
    text = (
        "Ferry sinks off Velika\n\nVELIKA, March 7 - A ferry sank on Sunday off Velika, and nine people drowned.\n"
        "The captain was arrested.\n"
    )
    found = extract(Document(text, published="1999-03-08", lang="en"))
    days = {m.text: m.earliest and m.earliest.isoformat() for e in found.events for m in e.mentions}
    assert days["sank"] == days["sinks"] == "1999-03-07"
