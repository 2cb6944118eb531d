import json
from itertools import combinations, permutations

import pytest
from bench_values import TIMEXES, gold_documents, reference, spans, system_timelines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.bench.clusters import b_cubed, ceaf_e, muc, score_clusters
from timeline.bench.events import score_events
from timeline.bench.matching import best_total
from timeline.bench.periods import periods_agree, read_period
from timeline.bench.read import as_record
from timeline.bench.relations import score_relations
from timeline.bench.spans import match_spans
from timeline.bench.timelines import TimelineCounts, gold_of
from timeline.bench.times import score_times

quick = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def same(ours, theirs, scale=1):
    return (ours or 0) == pytest.approx((theirs or 0) * scale, abs=0.0101)


@quick
@given(st.lists(TIMEXES, min_size=1, max_size=3), st.lists(TIMEXES, min_size=1, max_size=3))
def test_times_agree_with_the_shared_scorer(gold, system):
    wanted = {str(n): {"id": str(n), "timexes": timexes} for n, timexes in enumerate(gold)}
    given_ = {str(n): {"id": str(n), "timexes": timexes} for n, timexes in enumerate(system)}
    theirs = reference("timex_score").score(wanted, given_)
    ours = score_times(list(wanted.values()), given_).scores()
    assert all(same(ours[key], theirs[key]) for key in theirs)


PAIRS = {
    "gold": "gold_events",
    "system": "system_events",
    "precision": "event_p",
    "recall": "event_r",
    "f1": "event_f1",
    "dated_f1": "dated_f1",
    "date_acc": "date_accuracy",
    "status": "status",
    "order_rec": "order_recall",
    "order_acc": "order_accuracy",
    "merge_b3": "merge_b3",
    "conflicts": "conflicts",
}


def agree(ours, theirs):
    counts = ("gold", "system")
    return all(same(ours[key], theirs.get(name), 1 if key in counts else 100) for key, name in PAIRS.items())


@quick
@given(gold_documents(), system_timelines())
def test_timelines_agree_with_the_shared_scorer(gold, system):
    module = reference("timeline_score")
    theirs = module.Tally()
    mentions = {e["id"]: [("d1", m["start"], m["end"]) for m in e["mentions"]] for e in gold["events"]}
    events = {e["id"]: e for e in gold["events"]}
    order = [tuple(pair) for pair in gold["order"] if pair[0] in events and pair[1] in events]
    theirs.add("d1", events, mentions, order, system, False)
    ours = TimelineCounts()
    ours.add(gold_of(as_record(gold, "x")), system, [])
    assert agree(ours.scores(), theirs.report())


@quick
@given(gold_documents("d1"), gold_documents("d2"), system_timelines("story", ("d1", "d2")), st.data())
def test_stories_agree_with_the_shared_scorer(tmp_path_factory, first, second, system, data):
    module, folder = reference("timeline_score"), tmp_path_factory.mktemp("gold")
    members = [{"doc": d["id"], "event": e["id"]} for d in (first, second) for e in d["events"]]
    events = [{"id": f"E{n}", "begin": "2025", "end": None, "status": "happened"} for n in range(3)]
    for event in events:
        event["members"] = data.draw(st.lists(st.sampled_from(members), max_size=3)) if members else []
        event["conflicts"] = data.draw(st.sampled_from([[], [{}]]))
    story = {"name": "story", "docs": ["d1", "d2"], "events": events}
    for place, content in (("docs/d1", first), ("docs/d2", second), ("clusters/story", story)):
        path = folder / f"{place}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    theirs = module.score_clusters(folder / "clusters", folder / "docs", {"story": system})
    ours = TimelineCounts()
    records = [as_record(one, "x") for one in (first, second)]
    ours.add(gold_of({**story, "id": "story", "records": records}), system)
    assert agree(ours.scores(), theirs)


SPANS = st.lists(spans(), max_size=6)


@given(SPANS, SPANS)
def test_matches_are_one_to_one_and_overlap(gold, system):
    pairs = match_spans(gold, system)
    assert len({id(a) for a, _ in pairs}) == len({id(b) for _, b in pairs}) == len(pairs)
    assert all(a["start"] < b["end"] and b["start"] < a["end"] for a, b in pairs)


@given(st.lists(spans().filter(lambda s: s["end"] > s["start"]), max_size=5, unique_by=lambda s: s["start"]))
def test_the_annotation_itself_scores_full(events):
    record = {"id": "d", "events": events}
    scores = score_events([record], {"d": record}).scores()
    assert scores["strict_f1"] == scores["f1"] == (100 if events else None)


TABLES = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=4)


@given(TABLES)
def test_best_total_equals_brute_force(weights):
    size = min(len(weights), 3)
    totals = [
        sum(weights[row][column] for row, column in zip(rows, columns, strict=True))
        for rows in combinations(range(len(weights)), size)
        for columns in permutations(range(3), size)
    ]
    assert best_total(weights) == max(totals)


LABELS = st.lists(st.integers(0, 4), min_size=1, max_size=9)


def grouped(labels):
    return [
        frozenset(("d", n) for n, label in enumerate(labels) if label == one) for one in dict.fromkeys(labels)
    ]


@given(LABELS)
def test_the_gold_groups_score_full(labels):
    groups = grouped(labels)
    assert b_cubed(groups, groups).f1 == ceaf_e(groups, groups).f1 == 100
    assert muc(groups, groups).f1 in (100, None)


@given(LABELS, st.randoms(use_true_random=False))
def test_scores_are_symmetric(labels, random):
    gold, system = grouped(labels), grouped(random.sample(labels, len(labels)))
    for measure in (muc, b_cubed, ceaf_e):
        assert measure(gold, system).f1 == pytest.approx(measure(system, gold).f1)


def test_the_example_of_the_measures():
    """Vilain 1995 and Bagga 1998 score this one: two groups taken for one."""
    gold = [frozenset(("d", n) for n in part) for part in ("12345", "67", "89ABC")]
    system = [frozenset(("d", n) for n in part) for part in ("12345", "6789ABC")]
    assert muc(gold, system).f1 == pytest.approx(94.74, abs=0.01)
    assert b_cubed(gold, system).f1 == pytest.approx(86.49, abs=0.01)
    assert ceaf_e(gold, system).f1 == pytest.approx(100 * 2 * (1 + 10 / 12) / 5, abs=0.01)


def test_groups_are_shared_between_documents_only_if_they_say_so():
    events = [{"eid": "e1", "start": 0, "end": 1}]
    cluster = {"id": "c", "scope": "cross", "kind": "event", "members": ["e1"]}
    gold = [{"id": name, "events": events, "clusters": [cluster]} for name in ("a", "b")]
    inside = {name: {"clusters": [{**cluster, "scope": "intra"}]} for name in ("a", "b")}
    assert score_clusters(gold, {r["id"]: r for r in gold})["conll"] == 100
    assert score_clusters(gold, inside)["found"] == 2


TRIPLES = (("e1", "e2", "EQUAL"), ("e2", "e1", "VAGUE"), ("e1", "t1", "AFTER"))
LINKS = [{"a": a, "b": b, "rel": rel} for a, b, rel in TRIPLES]


def test_relations_leave_vague_and_times_out():
    record = {"id": "d", "events": [{"eid": "e1"}, {"eid": "e2"}], "tlinks": LINKS}
    answer = {"tlinks": [{**LINKS[0], "rel": "simultaneous"}, {**LINKS[1], "rel": "BEFORE"}]}
    scores = score_relations([record], {"d": answer}).scores()
    assert scores == {"pairs": 2, "accuracy": 50, "precision": 50, "recall": 100, "f1": 66.67, "ece": None}


def test_relations_say_how_well_their_probabilities_fit():
    record = {"id": "d", "events": [{"eid": "e1"}, {"eid": "e2"}], "tlinks": LINKS}
    right, wrong = {**LINKS[0], "probability": 0.9}, {**LINKS[1], "rel": "BEFORE", "probability": 0.6}
    assert score_relations([record], {"d": {"tlinks": [right, wrong]}}).scores()["ece"] == 35
    assert score_relations([record], {"d": {"tlinks": [right]}}).scores()["ece"] == 10


@given(st.dates(), st.dates())
def test_every_period_agrees_with_itself(first, last):
    period = min(first, last).toordinal(), max(first, last).toordinal()
    assert periods_agree(period, period)


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_none(text):
    period = read_period(text)
    assert period is None or period[0] <= period[1]
