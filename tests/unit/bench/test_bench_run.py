import json
import sys
from types import ModuleType

import pytest

import timeline
from timeline.bench import bench
from timeline.bench.read import read_documents
from timeline.errors import InputError
from timeline.values import Bounds, Event, EventMention, Evidence, Timeline, TimeMention
from timeline.values.document import as_date

TEXT = "They signed it on 17 January 2025 and met on Monday."
EVENTS = [
    {"id": "e1", "title": "signing", "mentions": [{"start": 5, "end": 11, "text": "signed"}]},
    {"id": "e2", "title": "meeting", "mentions": [{"start": 38, "end": 41, "text": "met"}]},
]
EVENTS[0] |= {"begin": "2025-01-17", "end": "2025-01-17", "status": "happened"}
EVENTS[1] |= {"begin": "2025-01-20", "end": "2025-01-20", "status": "happened"}
TIMEX = {"start": 18, "end": 33, "text": "17 January 2025", "type": "DATE", "value": "2025-01-17"}
GOLD = {"id": "d1", "lang": "en", "published": "2025-01-21", "text": TEXT, "timexes": [TIMEX]}
GOLD |= {"events": EVENTS, "order": [["e1", "e2"]], "tlinks": [{"a": "e1.0", "b": "e2.0", "rel": "BEFORE"}]}


def mention(document, start, end):
    return EventMention(f"{document.id}.{start}", document.id, start, end, document.text[start:end], (0, 52))


def read_document(document, keep="timeline"):
    time = TimeMention("t1", document.id, 18, 33, TEXT[18:33], "DATE", "2025-01-18", rule="day_month_year")
    spans = [(5, 11), (42, 44)] if keep == "all" else [(5, 11)]
    return Evidence(times=(time,), mentions=tuple(mention(document, *span) for span in spans))


def describe_document(document, spans):
    return Evidence(mentions=tuple(mention(document, *span) for span in spans))


def build(evidence):
    day = Bounds(as_date("2025-01-17"), as_date("2025-01-17"))
    event = Event("E", "it", "en", "happened", "day", "2025-01-17", day, day, mentions=evidence.mentions)
    return Timeline("t", events=(event,))


@pytest.fixture(autouse=True)
def library(monkeypatch):
    """A library that finds one wrong time, one event, and takes all events for one."""
    pipeline = ModuleType("timeline.pipeline")
    doors = {"read_document": read_document, "describe_document": describe_document, "build": build}
    surely = {"before": 1.0, "after": 0.0, "includes": 0.0, "is_included": 0.0, "simultaneous": 0.0, "vague": 0.0}
    doors["judge_pairs"] = lambda evidence, pairs, model=None: [surely for _ in pairs]
    vars(pipeline).update(doors)
    monkeypatch.setitem(sys.modules, "timeline.pipeline", pipeline)
    monkeypatch.setattr(timeline, "extract", lambda document: build(read_document(document)), raising=False)
    many = lambda documents: build(read_document(next(iter(documents))))  # noqa: E731
    monkeypatch.setattr(timeline, "extract_many", many, raising=False)


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "docs" / "d1.json"
    path.parent.mkdir()
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return path


def scores(table):
    head, row = table.splitlines()[:2]
    return dict(zip(head.split(), row.split()[1:], strict=True))


def answers(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


EXPECTED = {
    "times": {"strict": "100.00", "value": "0.00"},
    "events": {"recall": "50.00", "precision": "50.00"},
    "relations": {"pairs": "1", "accuracy": "100.00"},
    "merging": {"groups": "2", "found": "1"},
    "timelines": {"gold": "2", "recall": "50.00", "date_acc": "100.00"},
}


@pytest.mark.parametrize("task", EXPECTED)
def test_scores_and_writes_answers(task, gold, tmp_path):
    out = tmp_path / "out.jsonl"
    table = scores(bench(task, [gold], out=out))
    assert EXPECTED[task].items() <= table.items()
    assert [answer["id"] for answer in answers(out)] == ["d1"]


def test_events_can_be_only_those_of_a_timeline(gold):
    assert scores(bench("events", [gold], keep="timeline"))["precision"] == "100.00"


FILLED = [("times", "timexes"), ("events", "events"), ("merging", "clusters")]


@pytest.mark.parametrize(("task", "key"), FILLED)
def test_answers_read_back_in_the_uniform_shape(task, key, gold, tmp_path):
    out = tmp_path / "out.jsonl"
    bench(task, [gold], out=out)
    (record,) = read_documents(out)
    shape = {"id", "lang", "dct", "text", "timexes", "events", "tlinks", "clusters"}
    assert record[key] and set(record) - {"same_stem"} == shape


@pytest.mark.parametrize(
    ("labels", "written"),
    [(["BEFORE"], "BEFORE"), (["before"], "before"), (["EQUAL", "VAGUE"], "BEFORE")],
)
def test_labels_are_spelled_as_the_corpus_does(labels, written, tmp_path):
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    links = [{"a": "e1.0", "b": "e2.0", "rel": label} for label in labels]
    path.write_text(json.dumps({**GOLD, "tlinks": links}), encoding="utf-8")
    bench("relations", [path], out=out)
    assert {link["rel"] for link in answers(out)[0]["tlinks"]} == {written}


def test_a_story_is_one_timeline(gold, tmp_path):
    story = {"name": "s", "docs": ["d1"], "events": []}
    members = [{"doc": "d1", "event": "e1"}, {"doc": "d1", "event": "e2"}]
    story["events"] = [{**EVENTS[0], "id": "E1", "members": members, "conflicts": []}]
    folder, out = tmp_path / "clusters", tmp_path / "out.jsonl"
    folder.mkdir()
    (folder / "s.json").write_text(json.dumps(story), encoding="utf-8")
    assert scores(bench("timelines", [folder], out=out))["recall"] == "100.00"
    assert [answer["id"] for answer in answers(out)] == ["s"]


@pytest.mark.parametrize(
    ("task", "words"),
    [("times", "1 wrong value, rule day_month_year"), ("events", "1 missed event"), ("merging", "1 mixed")],
)
def test_verbose_groups_the_misses(task, words, gold):
    assert words in bench(task, [gold], verbose=True)
    assert words not in bench(task, [gold])


def test_faults_are_input_errors(gold, tmp_path):
    for task, paths, options in (
        ("spelling", [gold], {}),
        ("times", [gold, gold], {}),
        ("times", [gold], {"lang": "xx"}),
        ("times", [gold], {"out": tmp_path}),
    ):
        with pytest.raises(InputError):
            bench(task, paths, **options)


def test_only_relations_take_other_weights(tmp_path):
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", "utf-8")
    with pytest.raises(InputError, match="other weights"):
        bench("times", [tmp_path / "gold.jsonl"], weights=tmp_path)
