"""Timelines of entities: the graph they are scored by, who takes part in what, and the whole run."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.bench import bench
from timeline.bench.awareness import Awareness, placed, time_graph
from timeline.bench.entities import Names
from timeline.bench.entity_timelines import as_time
from timeline.errors import InputError
from timeline.text import read_text

WORDS = ("met", "sold", "left", "won", "fled")
MENTION = st.builds(
    lambda word, sent: {"doc": "d", "sent": sent, "word": word}, st.sampled_from(WORDS), st.integers(0, 2)
)
ITEM = st.fixed_dictionaries(
    {
        "order": st.integers(0, 3),
        "time": st.sampled_from(["2020-01-01", "2020-02-XX", "2021-XX-XX", "XXXX-XX-XX"]),
        "events": st.lists(MENTION, min_size=1, max_size=2),
    }
)
TIMELINE = st.lists(ITEM, max_size=6)


def item(order, time, *words):
    return {"order": order, "time": time, "events": [{"doc": "d", "sent": 1, "word": word} for word in words]}


def counts(gold, system):
    found = Awareness()
    found.add(gold, system)
    return found


@given(TIMELINE)
def test_a_timeline_agrees_with_itself(items):
    found = counts(items, items)
    assert found.found == found.system == found.recalled == found.gold


@given(TIMELINE, TIMELINE)
def test_precision_is_the_recall_of_the_other_way_round(one, other):
    there, back = counts(one, other), counts(other, one)
    assert (there.found, there.system) == (back.recalled, back.gold)
    assert 0 <= there.found <= there.system


@given(TIMELINE, TIMELINE)
def test_what_has_no_place_counts_for_nothing(one, other):
    ordered = [x for x in one if x["order"]]
    assert counts(ordered, other) == counts(one, other)


@given(st.permutations([item(1, "2020-01-01", "met"), item(2, "2020-02-XX", "won"), item(2, "2020-02-XX", "fled")]))
def test_the_order_of_the_lines_says_nothing(items):
    assert [one.mention[0] for one in placed(items)] == ["d-1-met", "d-1-fled", "d-1-won"]


def test_what_follows_is_not_counted_again():
    items = [item(1, "2020-01-01", "met", "sold"), item(2, "2020-02-XX", "left"), item(3, "2021-XX-XX", "won")]
    assert len(time_graph(items).reduced) == 4 + 2
    assert time_graph(items).holds(("before", ("d-1-met", 0), ("d-1-won", 0)))
    assert not time_graph(items).holds(("before", ("d-1-won", 0), ("d-1-met", 0)))


def test_an_order_within_one_time_counts_only_as_it_is_stated():
    day = [item(1, "2020-01-01", "met"), item(2, "2020-01-01", "won")]
    assert counts(day, day).recalled == 3
    assert counts(day, [item(1, "2020-01-01", "met", "won")]).recalled == 2


def test_wrong_times_missed_and_spurious_mentions():
    gold = [item(1, "2020-01-01", "met"), item(2, "2020-02-XX", "left")]
    system = [item(1, "2020-01-01", "met"), item(2, "2020-03-XX", "left"), item(2, "2020-03-XX", "won")]
    found, misses = Awareness(), []
    found.add(gold, system, misses)
    assert (found.found, found.system, found.recalled, found.gold) == (2, 4, 2, 3)
    assert sorted(kind for kind, _ in misses) == ["spurious", "wrong time"]
    assert found.scores() == {"gold": 3, "system": 4, "precision": 50.0, "recall": 66.67, "f1": 57.14}


def test_names_are_told_by_their_last_words_their_numbers_and_stated_short_forms():
    text = read_text(
        "The Harbour Works Board ( HWB ) hired Ann Vesterby. Vesterby said the board may sell. "
        "HWB ordered a Falk 900. The 900 sails for Falk."
    )
    names = Names({n: [n] for n in ("Harbour Works Board", "Ann Vesterby", "Falk", "Falk 900")}, [text])
    told = [(text.surface(text.starts[n.first], text.ends[n.last - 1]), n.entity) for n in names.find(text)]
    assert told == [
        ("Harbour Works Board", "Harbour Works Board"),
        ("HWB", "Harbour Works Board"),
        ("Ann Vesterby", "Ann Vesterby"),
        ("Vesterby", "Ann Vesterby"),
        ("HWB", "Harbour Works Board"),
        ("Falk 900", "Falk 900"),
        ("900", "Falk 900"),
        ("Falk", "Falk"),
    ]


def test_the_time_that_two_days_share():
    assert as_time("2020-12-31", "2021-01-01") == "XXXX-XX-XX"


STORY = (
    "Vesterby leaves Norrline\nAnn Vesterby resigned on 3 March 2021. Norrline hired her in 2015. "
    "She praised the crew. The sale of the Norrline yard was announced yesterday."
)
EVENTS = ("resigned", "hired", "praised", "sale", "announced")


def document(name, text, words):
    spans = [(text.index(word), text.index(word) + len(word), word) for word in words]
    events = [{"start": a, "end": b, "text": w, "sent": 1, "eid": f"m{a}"} for a, b, w in spans]
    return {"id": name, "lang": "en", "dct": "2021-03-04", "text": text, "set": "one", "events": events}


def target(entity, items, collection="one"):
    return {"set": collection, "file": f"{entity.lower().replace(' ', '_')}.txt", "entity": entity, "items": items}


@pytest.fixture
def files(tmp_path):
    def write(name, lines):
        path = tmp_path / name
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return path

    return write


def mentions(answer):
    return [(i["order"], i["time"], [e["word"] for e in i["events"]]) for i in answer["items"]]


def test_timelines_of_entities_are_answered_in_the_shape_of_the_annotated_ones(files, tmp_path):
    gold = [item(1, "2015-XX-XX", "hired"), item(2, "2021-03-03", "announced")]
    targets = [target("Norrline", gold), target("Ann Vesterby", []), target("Elsewhere", [], "two")]
    out = tmp_path / "out.jsonl"
    paths = [files("docs.jsonl", [document("d", STORY, EVENTS)]), files("timelines.jsonl", targets)]
    table = bench("timelines", paths, out=out)
    answers = {answer["entity"]: answer for answer in map(json.loads, out.read_text("utf-8").splitlines())}
    assert list(answers) == ["Norrline", "Ann Vesterby"]
    assert answers["Norrline"].keys() == {"id", "set", "file", "entity", "items"}
    assert (1, "2015-XX-XX", ["hired"]) in mentions(answers["Norrline"])
    assert (1, "2021-03-03", ["resigned"]) in mentions(answers["Ann Vesterby"])
    assert answers["Norrline"]["items"][0]["events"] == [
        {"doc": "d", "sent": 1, "word": "hired", "eid": f"m{STORY.index('hired')}"}
    ]
    assert table.split()[:6] == ["timelines", "gold", "system", "precision", "recall", "f1"]


def test_entities_need_their_documents(files):
    with pytest.raises(InputError, match="documents of their set"):
        bench("timelines", [files("timelines.jsonl", [target("Norrline", [])])])


def test_entities_are_scored_apart(files):
    whole = {"id": "x", "lang": "en", "text": "It fell.", "events": [], "order": []}
    with pytest.raises(InputError, match="apart"):
        bench("timelines", [files("mixed.jsonl", [whole, target("Norrline", [])])])


@pytest.mark.parametrize("items", [[{"order": 1}], [{"order": 1, "time": "2020", "events": [{"doc": "d"}]}], "x"])
def test_a_broken_timeline_is_told_with_its_place(files, items):
    with pytest.raises(InputError, match="expected") as fault:
        bench("timelines", [files("timelines.jsonl", [target("Norrline", items)])])
    assert "timelines.jsonl:1" in str(fault.value)
