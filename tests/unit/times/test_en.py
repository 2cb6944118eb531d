"""English times where more than one sentence matters: stories, comparisons, direction."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.languages import load_pack
from timeline.text import read_text
from timeline.times import find_times
from timeline.values import DocumentInfo, TimeMention

FAR = "War came in 1861. In 1862 the army moved. By 1863 it had lost."


def read(text: str, published: date | None = date(2009, 12, 19)) -> list[TimeMention]:
    pack = load_pack("en")
    return find_times(read_text(text, pack.abbreviations), pack, DocumentInfo("d", "en", published))


def values(text: str, published: date | None = date(2009, 12, 19)) -> list[str]:
    return [m.value for m in read(text, published)]


def test_a_story_counts_on_from_what_it_told():
    assert values(f"{FAR} In May 1864 it rose. In July it fell.")[-1] == "1864-07"


def test_a_story_is_left_by_times_of_the_publication():
    text = f"{FAR} In May 1864 it rose. Today the town is calm, as it was yesterday. In July it fell."
    assert values(text)[-1] == "2009-07"


def test_news_with_a_flashback_stays_in_its_year():
    assert values("The party was founded in 1998. In November, it split.")[-1] == "2009-11"


def test_a_year_deep_in_a_sentence_does_not_move_a_story():
    text = f"{FAR} In May 1864 it rose, though nobody had thought of a rising before 1870. In July it fell."
    assert values(text)[-1] == "1864-07"


def test_a_story_before_our_era():
    text = "Persia moved in 499 BC. In 490 BC it landed. In 481 BC it armed. In August 480 BC it fought."
    assert values(f"{text} In May it left.")[-1] == "BC0480-05"


def test_a_comparison_is_not_gone_on_from():
    text = "Third-quarter profit fell from that of a year earlier. In the quarter, sales rose."
    assert values(text, date(1999, 10, 14)) == ["1999-Q3", "1998-Q3", "1999-Q3"]


@pytest.mark.parametrize(("sentence", "value"), [
    ("The film will be released in May.", "2010-05"),
    ("The film was released in June.", "2009-06"),
    ("Nobody has seen it since August.", "2009-08"),
    ("The film will be shown on Friday.", "2009-12-25"),
    ("The film was shown on Friday.", "2009-12-18"),
    ("The film will open in three weeks.", "2010-W01"),
    ("The film was made in three weeks.", "P3W"),
])  # fmt: skip
def test_tense_gives_the_direction(sentence: str, value: str):
    assert values(sentence) == [value]


def test_a_leap_day_is_of_a_leap_year():
    assert values("The bridge fell on February 29.") == ["2008-02-29"]


def test_without_publication_the_year_is_unknown():
    assert values("The bridge fell on March 3, a Tuesday.", None) == ["XXXX-03-03", "XXXX-WXX-2"]


def test_years_of_a_pair_are_shared():
    assert values("It rained in April, June and July 1968.") == ["1968-04", "1968-06", "1968-07"]
