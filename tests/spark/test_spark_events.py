"""On Spark the events are those of one machine, byte for byte, however the rows are spread."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from spark_news import COLUMNS, articles, on_one_machine, parts_of_rows

from timeline import InputError
from timeline.reconcile.group import CROWD, candidate_pairs
from timeline.values.ids import stable_id
from timeline.values.mentions import EventMention
from timeline.values.timeline import Evidence

ROWS = articles(4)
expected = cache(lambda keep: on_one_machine(ROWS, keep))
SPREAD = st.tuples(st.permutations(ROWS), st.integers(1, 5), st.integers(1, 3), st.sampled_from(["timeline", "all"]))


@settings(max_examples=3, phases=[Phase.generate])  # an example takes seconds, so none is made smaller
@given(spread=SPREAD)
def test_the_events_of_one_machine(spark, spread):
    from timeline.spark import extract, reconcile

    rows, partitions, shuffled, keep = spread
    spark.conf.set("spark.sql.shuffle.partitions", shuffled)
    news = spark.createDataFrame(rows, COLUMNS).repartition(partitions)
    assert parts_of_rows(reconcile(extract(news, keep=keep)).collect()) == expected(keep)


def test_there_is_something_to_compare():
    found = expected("timeline")
    assert {json.loads(one)["code"] for one in found["problem"]} >= {"duplicate-id", "empty", "bad-published"}
    several = [one for one in map(json.loads, found["event"]) if len({m["doc"] for m in one["mentions"]}) > 1]
    assert several and found["conflict"]


def test_a_crowd_is_compared_with_its_neighbours(spark):
    from timeline.spark.extract import SCHEMA, evidence_row
    from timeline.spark.pairs import blocked_pairs

    mentions = [_mention(f"d{n % 40:02}", n) for n in range(3 * CROWD)]
    by_doc = {doc: tuple(m for m in mentions if m.doc == doc) for doc in sorted({m.doc for m in mentions})}
    rows = [evidence_row(Evidence(mentions=some), doc) for doc, some in by_doc.items()]
    found = {(row["a"], row["b"]) for row in blocked_pairs(spark.createDataFrame(rows, SCHEMA)).collect()}
    ordered = sorted(mentions, key=lambda m: (m.doc, m.start, m.end, m.id))
    pairs = {(ordered[a].id, ordered[b].id) for a, b in candidate_pairs(ordered)}
    assert found == pairs
    assert len(pairs) < len(mentions) * (len(mentions) - 1) / 8


def _mention(doc: str, n: int) -> EventMention:
    word = ("said", "told", "shelled")[n % 7 % 3]
    id_ = stable_id("m", doc, n)
    return EventMention(id_, doc, n * 10, n * 10 + len(word), word, (n * 10, n * 10 + 9), lemma=word, group=id_)


def test_groups_are_connected_over_any_number_of_steps(spark):
    from timeline.spark.components import components

    path = [(f"p{n:02}", f"p{n + 1:02}") for n in range(0, 30)]
    edges = [*path[::2], *((b, a) for a, b in path[1::2]), *((f"s{n}", "s5") for n in range(9)), ("x", "x")]
    found = components(spark.createDataFrame(edges, "a string, b string")).collect()
    assert {row["node"]: row["component"] for row in found} == {
        **{f"p{n:02}": "p00" for n in range(31)},
        **{f"s{n}": "s0" for n in range(9)},
    }
    assert len(found) == 40


def test_what_is_no_document_table_is_refused(spark):
    from timeline.spark import extract, reconcile

    with pytest.raises(InputError, match="no column `text`"):
        extract(spark.createDataFrame([("a",)], "id string"))
    with pytest.raises(InputError, match="give what `extract` made"):
        reconcile(spark.createDataFrame([("a",)], "text string"))
