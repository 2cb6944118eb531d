"""The annotated articles and stories keep to their format: nothing is learnt or scored from a broken file."""

from __future__ import annotations

import json
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from timeline.values.mentions import STATUSES

CORPUS = Path(__file__).parent / "corpus"
ARTICLES = {path.stem: json.loads(path.read_text("utf-8")) for path in (CORPUS / "articles").glob("*.json")}
STORIES = [json.loads(path.read_text("utf-8")) for path in sorted((CORPUS / "clusters").glob("*.json"))]
KINDS = {"value", "date", "timezone", "rounding", "alias"}
every_article = pytest.mark.parametrize("name", sorted(ARTICLES))
every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])


@every_article
def test_spans_are_where_they_say(name: str):
    article = ARTICLES[name]
    mentions = [mention for event in article["events"] for mention in event["mentions"]]
    wrong = [
        span
        for span in [*article["timexes"], *mentions]
        if article["text"][span["start"] : span["end"]] != span["text"] or not span["text"].strip()
    ]
    assert (article["id"], wrong) == (name, [])


@every_article
def test_events_of_an_article_are_whole(name: str):
    article = ARTICLES[name]
    date.fromisoformat(article["published"])
    names = [event["id"] for event in article["events"]]
    assert len(set(names)) == len(names)
    assert {event["status"] for event in article["events"]} <= set(STATUSES)
    assert all(event["mentions"] and event["title"] for event in article["events"])
    assert {name for conflict in article["conflicts"] for name in conflict["events"]} <= set(names)
    assert_in_order(article)


@every_story
def test_every_event_of_every_article_is_in_one_event_of_its_story(story):
    found = [(member["doc"], member["event"]) for event in story["events"] for member in event["members"]]
    wanted = [(doc, event["id"]) for doc in story["docs"] for event in ARTICLES[doc]["events"]]
    assert sorted(found) == sorted(wanted)
    assert_in_order(story)


@every_story
def test_claims_come_from_articles_that_tell_of_the_event(story):
    for event in story["events"]:
        docs = {member["doc"] for member in event["members"]}
        for conflict in event["conflicts"]:
            claims = [set(claim["docs"]) for claim in conflict["claims"]]
            assert conflict["kind"] in KINDS
            assert len(claims) > 1
            assert set().union(*claims) <= docs


def test_a_story_is_on_one_side():
    sides = {(article["story"], article["split"]) for article in ARTICLES.values()}
    assert len(sides) == len({story for story, _ in sides})


def assert_in_order(record):
    """The pairs name events of the record and no event comes before itself."""
    names = {event["id"] for event in record["events"]}
    assert {name for pair in record["order"] for name in pair} <= names
    after: dict[str, set[str]] = {}
    for first, second in record["order"]:
        after.setdefault(second, set()).add(first)
    TopologicalSorter(after).prepare()
