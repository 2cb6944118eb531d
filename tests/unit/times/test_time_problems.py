"""What a time says against itself is reported: a weekday that its date is not on, a day that does not exist."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.languages import load_pack
from timeline.text import read_text
from timeline.times import find_times, time_problems
from timeline.values import DocumentInfo

PACK = load_pack("ar")


@pytest.mark.parametrize(
    ("sentence", "value", "problems"),
    [
        ("عُقد اللقاء يوم الأحد 12 مارس 2024 في صنعاء.", "2024-03-12", 1),
        ("عُقد اللقاء يوم الثلاثاء 12 مارس 2024 في صنعاء.", "2024-03-12", 0),
        ("عُقد اللقاء أمس السبت في صنعاء.", "2024-06-14", 1),
        ("جرفت السيول الجسر ليلة الثلاثاء الأربعاء.", "2024-06-11TNI", 0),
        ("عُقد اللقاء صباح الخميس 12 مارس 2024 في صنعاء.", "2024-03-12TMO", 1),
    ],
)
def test_a_wrong_weekday_is_reported(sentence: str, value: str, problems: int):
    text = read_text(sentence, PACK.abbreviations)
    mentions = find_times(text, PACK, DocumentInfo("d", "ar", date(2024, 6, 15)))
    assert [m.value for m in mentions] == [value]
    found = time_problems(text, PACK, mentions)
    assert [p.code for p in found] == ["weekday-mismatch"] * problems


@pytest.mark.parametrize("sentence", ["The pact was signed on 31 September 1900.", "signed Monday 31 September 1900"])
def test_a_day_that_does_not_exist_is_reported_and_dates_nothing(sentence: str):
    pack = load_pack("en")
    text = read_text(sentence, pack.abbreviations)
    mentions = find_times(text, pack, DocumentInfo("d", "en", date(1901, 6, 15)))
    assert [m.earliest for m in mentions] == [None]
    assert [p.code for p in time_problems(text, pack, mentions)] == ["no-such-day"]
