from datetime import date

import pytest

from timeline.errors import InputError
from timeline.events.options import Option
from timeline.events.view import TimeSpan
from timeline.training.corpora import part_of
from timeline.training.datasets import mention_dataset, relation_dataset, same_event_dataset
from timeline.training.gold import GoldMention, dating_labels
from timeline.values import Bounds, TimeMention


def spelled(dataset):
    def surface(trigger):
        return dataset.documents[trigger.doc].text[trigger.start : trigger.end]

    return {(surface(pair.a), surface(pair.b), pair.label) for pair in dataset.pairs}


def test_links_get_the_library_s_names(sources):
    found = spelled(relation_dataset("meantime_en", sources))
    assert found == {("said", "sold", "after"), ("sold", "sent", "before")}


def test_own_order_is_closed_and_spread_over_mentions(sources):
    found = spelled(relation_dataset("own", sources))
    assert found == {
        ("Repairs", "flood", "includes"),
        ("Repairs", "falls", "includes"),
        ("Repairs", "fell", "includes"),
        ("flood", "falls", "before"),
        ("flood", "fell", "before"),
    }


def test_same_event_from_clusters(sources):
    found = spelled(same_event_dataset("meantime_en", sources))
    assert ("said", "sold", "same") in found
    assert {label for _, b, label in found if b == "sent"} == {"different"}


def test_same_event_between_articles_of_a_story(sources):
    pairs = same_event_dataset("own", sources).pairs
    across = {(p.a.start, p.b.start, p.label) for p in pairs if p.a.doc != p.b.doc}
    assert (7, 7, "same") in across
    assert (17, 7, "same") in across
    assert any(p.label == "different" and p.a.doc == p.b.doc for p in pairs)


def test_gold_mentions_know_status_and_days(sources):
    dataset = mention_dataset("own", sources)
    (gold,) = dataset.gold["own-2"]
    assert (gold.start, gold.end, gold.status) == (7, 12, "happened")
    assert gold.period == Bounds(date(2025, 4, 7), date(2025, 4, 7))
    assert dataset.documents["own-1"].published == date(2025, 4, 8)


def option(earliest, latest, start=0):
    mention = TimeMention("t", "d", start, start + 1, "x", "DATE", "", earliest=earliest, latest=latest)
    return Option("sentence", TimeSpan(0, 1, mention), earliest, latest)


def test_times_that_share_a_limit_date_the_event():
    day, month = date(2025, 4, 7), (date(2025, 4, 1), date(2025, 4, 30))
    year = date(2025, 1, 1), date(2025, 12, 31)
    gold = GoldMention(7, 12, period=Bounds(day, day))
    assert dating_labels(gold, [option(*month), option(day, day), option(None, None)]) == [False, True, False]
    assert dating_labels(gold, [option(*month), option(*year)]) == [True, False]


def test_annotated_spans_date_the_event():
    gold = GoldMention(7, 12, times=((20, 25),))
    assert dating_labels(gold, [option(None, None, 3), option(None, None, 21)]) == [False, True]
    assert dating_labels(GoldMention(7, 12), [option(None, None)]) == [False]


def test_a_story_is_in_one_part():
    record = {"id": "x", "split": "train", "story": "bridge"}
    assert part_of(record, "own") == part_of({**record, "id": "y"}, "own") in ("train", "dev")
    assert part_of({**record, "split": "test"}, "own") == "test"


def test_missing_corpus(sources):
    with pytest.raises(InputError, match=r"no such corpus @ .*nothing\.jsonl\.gz"):
        list(sources.records("nothing"))
