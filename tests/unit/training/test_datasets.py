import pytest

from timeline.errors import InputError
from timeline.training.corpora import part_of
from timeline.training.datasets import Trigger, relation_dataset, salience_dataset, same_event_dataset


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


def test_salience_keeps_the_gold_triggers(sources):
    dataset = salience_dataset("own", sources)
    assert dataset.gold["own-2"] == (Trigger("own-2", 7, 12),)
    assert str(dataset.documents["own-1"].published) == "2025-04-08"


def test_a_story_is_in_one_part():
    record = {"id": "x", "split": "train", "story": "bridge"}
    assert part_of(record, "own") == part_of({**record, "id": "y"}, "own") in ("train", "dev")
    assert part_of({**record, "split": "test"}, "own") == "test"


def test_missing_corpus(sources):
    with pytest.raises(InputError, match=r"no such corpus @ .*nothing\.jsonl\.gz"):
        list(sources.records("nothing"))
