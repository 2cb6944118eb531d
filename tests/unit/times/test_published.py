"""A text that states its own day."""

from __future__ import annotations

import pytest

from timeline import extract

STATED = {
    "today, in Arabic": ("ar", "أعلن الناطق اليوم الأربعاء 26 يونيو 2019 أن الوفد غادر أمس.", "2019-06-26"),
    "today, two times": ("en", "The bridge opened today, Wednesday 26 June 2019, after it closed.", "2019-06-26"),
    "today in brackets": ("en", "Today (26 June 2019) the bridge opened.", "2019-06-26"),
    "yesterday": ("en", "Yesterday, Tuesday 25 June 2019, the bridge closed.", "2019-06-26"),
    "a date line": ("en", "Bridge opens\n\nTuesday, July 11, 2023\n\nThe bridge opened yesterday.", "2023-07-11"),
    "a labelled line": ("ar", "افتتاح الجسر\nنشر في 12 مارس 2020\nافتتح الجسر أمس", "2020-03-12"),
    "a label before the headline": ("ar", "نشر في 12 مارس 2020\nافتتح الجسر أمس", "2020-03-12"),
    "a dateline": ("en", "Bridge opens\n\nVELIKA, March 7, 2024 (Agency) - The bridge opened.", "2024-03-07"),
    "a dateline in Arabic": ("ar", "فيليكا في 7 مارس 2024 (وكالة) - افتتح الجسر أمس", "2024-03-07"),
    "a date line without a pack": ("fr", "Le pont\n\n12 mars 2020\n\nLe pont a ouvert le 5 mars.", "2020-03-12"),
    "today against a line": ("en", "Head\n\n11 July 2023\n\nIt opens today, 12 July 2023.", "2023-07-12"),
}
SILENT = {
    "a sentence": ("en", "The treaty was signed on 12 March 2020. It ended yesterday."),
    "a short sentence alone": ("en", "Signed 12 March 2020"),
    "a quote": ("en", "He said “today, 26 June 2019, we win” and left."),
    "a dash": ("en", "The deal of March 7, 2024 - signed at sea - ended."),
    "a chronicle": ("en", "2 May 2011\nThe bridge closed.\n3 May 2011\nIt opened."),
    "a list": ("en", "March 7, 2024 - the bridge closed.\nIt opened yesterday."),
    "a headline": ("en", "The explosion of 4 August 2020\n\nIt was heard far away."),
    "no year": ("en", "Head\n\nTuesday, July 11\n\nThe bridge opened yesterday."),
    "a wrong weekday": ("en", "The bridge opened today, Monday 26 June 2019, after it closed."),
    "a month": ("en", "Head\n\nJuly 2023\n\nThe bridge opened yesterday."),
    "deep in the text": ("en", "One line\nand two\nand three\nand four\n11 July 2023\nThe bridge opened."),
}


@pytest.mark.parametrize("name", STATED)
def test_texts_that_say_their_day(name):
    lang, raw, day = STATED[name]
    timeline = extract(raw, lang=lang)
    (info,) = timeline.documents
    assert (str(info.published), info.published_from) == (day, "text")
    (problem,) = [p for p in timeline.problems if p.code == "published-from-text"]
    assert day in problem.message


@pytest.mark.parametrize("name", SILENT)
def test_texts_that_do_not(name):
    lang, raw = SILENT[name]
    timeline = extract(raw, lang=lang)
    assert (timeline.documents[0].published, timeline.documents[0].published_from) == (None, None)
    assert not [p for p in timeline.problems if p.code == "published-from-text"]


def test_relative_times_count_from_it():
    times = extract("Bridge opens\n\nTuesday, July 11, 2023\n\nThe bridge opened yesterday.", lang="en").times
    assert [(t.text, t.value) for t in times][-1] == ("yesterday", "2023-07-10")
    times = extract("Le pont\n\n12 mars 2020\n\nLe pont a ouvert le 5 mars.", lang="fr").times
    assert [t.value for t in times] == ["2020-03-12", "2020-03-05"]


def test_a_given_date_counts_alone():
    (info,) = extract("Today, 26 June 2019, it opened.", lang="en", published="2020-01-02").documents
    assert (str(info.published), info.published_from) == ("2020-01-02", "given")
