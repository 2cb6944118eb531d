"""The pairs of mentions of different documents that are worth comparing, and how probably each is one event.

Blocks, ranks and joins need no Python; only the documents of a pair meet there, a batch at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812

from timeline.model import load_model
from timeline.reconcile.documents import Profiles
from timeline.reconcile.group import (
    CROWD,
    NEIGHBOURS,
    are_open,
    candidate_pairs,
    heads_of,
    least_for,
    meeting,
    same_probabilities,
)
from timeline.spark.extract import Row, node_of, table
from timeline.values.convert import load_value
from timeline.values.mentions import EventMention
from timeline.values.timeline import Evidence

SCORES = "a string, b string, a_node string, b_node string, score double, joins boolean"
PAIRS = ("a_doc", "b_doc", "a", "b")
DOCUMENTS_AT_ONCE = 1000
"""Pairs of documents whose mentions are compared at once: more need memory, fewer make vectors of one text again."""
_PLACE = ("doc", "start", "end", "id")


def scored_pairs(evidence: DataFrame) -> DataFrame:
    """How probable it is that two mentions are about one event (`SCORES`), for every pair worth comparing.

    Only pairs that are probable enough (`joins`) can make one event of the groups (`a_node`, `b_node`) they are in.
    The pairs are those of `timeline.reconcile.group.candidate_pairs` for all documents together.
    """
    texts = evidence.select("doc", "evidence")
    one, two = (texts.toDF(f"{side}_doc", f"{side}_evidence") for side in "ab")
    between = _document_pairs(blocked_pairs(evidence)).join(one, "a_doc").join(two, "b_doc")
    rows = between.select("a_doc", "a_evidence", "b_doc", "b_evidence", "a", "b").mapInPandas(_score, SCORES)
    open_within = F.exists("heads", lambda head: head["node"] == head["id"])
    return rows.union(evidence.where(open_within).select("evidence").mapInPandas(_score_within, SCORES))


def blocked_pairs(evidence: DataFrame) -> DataFrame:
    """The pairs of mentions (`a`, `b`) of two documents (`a_doc` < `b_doc`) that share a block, each once.

    In a block of up to `CROWD` mentions they are all compared, in a larger one each with the `NEIGHBOURS` next to it.
    """
    ranked = _ranked(evidence)
    reach = F.when(F.col("total") <= CROWD, F.col("total")).otherwise(NEIGHBOURS)
    last = F.least(F.col("rank") + reach, F.col("total"))
    ahead = ranked.where("rank < total").withColumn("rank", F.explode(F.sequence(F.col("rank") + 1, last)))
    here = ahead.select("key", "rank", F.struct("doc", "id").alias("one"))
    there = ranked.select("key", "rank", F.struct("doc", "id").alias("two"))
    met = here.join(there, ["key", "rank"]).where("one.doc != two.doc")
    pairs = met.select(F.least("one", "two").alias("a"), F.greatest("one", "two").alias("b")).distinct()
    return pairs.select(F.col("a.doc").alias("a_doc"), F.col("b.doc").alias("b_doc"), "a.id", "b.id").toDF(*PAIRS)


def _ranked(evidence: DataFrame) -> DataFrame:
    """Each mention with each of its keys, and its place among all of that key: by day, then in the documents.

    The mentions of a key and day are sorted by one task, those of a key are not: their days are only counted.
    """
    heads = evidence.select("doc", F.explode("heads").alias("head")).select("doc", "head.*")
    keyed = heads.select(*_PLACE, "day", F.explode("keys").alias("key"))
    days = keyed.groupBy("key", "day").count()
    so_far = F.sum("count").over(Window.partitionBy("key").orderBy("day")) - F.col("count")
    total = F.sum("count").over(Window.partitionBy("key"))
    days = days.select("key", "day", so_far.alias("before"), total.alias("total")).where("total > 1")
    place = F.row_number().over(Window.partitionBy("key", "day").orderBy(*_PLACE))
    joined = keyed.join(days, ["key", "day"])
    return joined.select("key", "doc", "id", "total", (F.col("before") + place).alias("rank"))


def _document_pairs(pairs: DataFrame) -> DataFrame:
    """The pairs of each two documents in one row, as two lists of ids."""
    both = F.collect_list(F.struct("a", "b")).alias("both")
    return pairs.groupBy("a_doc", "b_doc").agg(both).select("a_doc", "b_doc", "both.a", "both.b")


def _score(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for frame in frames:
        for first in range(0, len(frame), DOCUMENTS_AT_ONCE):
            yield _scores_of(frame[first : first + DOCUMENTS_AT_ONCE])


def _scores_of(frame: pd.DataFrame) -> pd.DataFrame:
    told = dict(zip(frame["a_doc"], frame["a_evidence"], strict=True))
    told |= dict(zip(frame["b_doc"], frame["b_evidence"], strict=True))
    mentions = [m for doc in sorted(told) for m in heads_of(load_value(told[doc], Evidence).mentions)]
    place = {m.id: i for i, m in enumerate(mentions)}
    ids = ((a, b) for row in zip(frame["a"], frame["b"], strict=True) for a, b in zip(*row, strict=True))
    pairs = meeting(mentions, ((place[a], place[b]) for a, b in ids), Profiles.of(mentions, load_model()))
    return _scored(mentions, [(a, b) for a, b in pairs if are_open(mentions[a], mentions[b])])


def _score_within(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The pairs of documents that have not grouped their mentions (``keep="all"``)."""
    for frame in frames:
        for text in frame["evidence"]:
            mentions = heads_of(load_value(text, Evidence).mentions)
            yield _scored(mentions, list(candidate_pairs(mentions)))


def _scored(mentions: list[EventMention], pairs: list[tuple[int, int]]) -> pd.DataFrame:
    scores = same_probabilities(mentions, pairs, load_model())
    sides = ((mentions[a], mentions[b], score) for (a, b), score in zip(pairs, scores, strict=True))
    return table((_row_of(a, b, score) for a, b, score in sides), SCORES)


def _row_of(a: EventMention, b: EventMention, score: float) -> Row:
    joins = score / least_for(a, b) >= 1
    return {"a": a.id, "b": b.id, "a_node": node_of(a), "b_node": node_of(b), "score": score, "joins": joins}
