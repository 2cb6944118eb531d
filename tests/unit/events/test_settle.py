"""Times counted from an event: which event is meant, what day that gives, and what happens then."""

from __future__ import annotations

from datetime import date

import pytest

import timeline
from timeline.events.counted import Counted, Distance
from timeline.events.targets import FEATURES, dated_targets, lands, target_pairs, target_rows
from timeline.model import load_model
from timeline.training.layers import describe_once
from timeline.values import Bounds, Document
from timeline.values.mentions import TimeMention


def mentions_by_word(text: str, lang: str, published: str = "2020-06-01") -> dict[str, timeline.EventMention]:
    found = timeline.extract(Document(text, lang=lang, published=published), keep="all")
    return {m.text: m for event in found.events for m in event.mentions}


FIRE = {
    "en": "A fire destroyed the market on 4 May 2020. The mayor visited the ruins on 20 May. ",
    "ar": "دمر حريق السوق يوم 4 مايو 2020. وزار رئيس البلدية الأنقاض يوم 20 مايو. ",
}


@pytest.mark.parametrize(
    ("lang", "text", "word", "day"),
    [
        ("en", "Two days after the fire, police arrested a guard.", "arrested", date(2020, 5, 6)),
        ("en", "Police had arrested a guard two days before the fire.", "arrested", date(2020, 5, 2)),
        ("ar", "واعتقلت الشرطة حارساً بعد يومين من الحريق.", "واعتقلت", date(2020, 5, 6)),
        ("ar", "وكانت الشرطة قد اعتقلت حارساً قبل يومين من الحريق.", "اعتقلت", date(2020, 5, 2)),
    ],
)
def test_what_happens_at_a_distance_to_an_event_has_the_day_that_this_gives(lang, text, word, day):
    mention = mentions_by_word(FIRE[lang] + text, lang)[word]
    assert (mention.earliest, mention.latest) == (day, day)


def test_a_time_counted_from_an_event_that_nothing_dates_has_no_day():
    found = timeline.extract(Document("Two days after the fire, police arrested a guard.", lang="en"), keep="all")
    (time,) = found.times
    assert (time.value, time.earliest) == ("P2D", None)


def counted(sign: int, distance: Distance | None, days: tuple[int, int] | None = None) -> Counted:
    time = TimeMention("t", "d", 0, 4, "time", "DURATION", "P2D")
    return Counted(time, sign, distance, None, False, None, None, None, None, "", "", 0, days)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "edtf"),
    [
        (counted(1, Distance(2, "day")), "2020-05-06"),
        (counted(-1, Distance(2, "day")), "2020-05-02"),
        (counted(1, Distance(1, "month")), "2020-06"),
        (counted(-1, None, (2, 6)), "2020-04-28/2020-05-02"),
        (counted(1, None, (0, 1)), "2020-05-04/2020-05-05"),
    ],
)
def test_where_a_time_lands(one, edtf):
    assert lands(one, (date(2020, 5, 4), date(2020, 5, 4))).edtf() == edtf


def test_what_would_land_outside_the_calendar_is_open():
    assert lands(counted(-1, None, (5, 9)), (date(1, 1, 3), date(1, 1, 3))) == Bounds()


def test_every_feature_has_a_name_of_the_head():
    from timeline.events.counted import counted_times

    text = FIRE["en"] + "Two days after the fire, police arrested a guard. Three weeks after the heist he confessed."
    draft, described = describe_once(Document(text, lang="en", published="2020-06-01"), load_model())
    found = list(counted_times(described))
    pairs = target_pairs(found, dated_targets(described))
    rows = target_rows(found, pairs, draft.info.published, load_model())
    assert len(found) == 2 and len(rows) == len(pairs) > 0
    assert {name for row in rows for name in row} <= set(FEATURES)
    assert all(target.mention.id != found[number].named.id for number, target in pairs if found[number].named)
