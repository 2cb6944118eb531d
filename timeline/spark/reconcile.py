"""Evidence of any number of documents to events, spread over a cluster."""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812

from timeline.errors import InputError
from timeline.spark import steps
from timeline.spark.components import components, cut_lineage
from timeline.spark.extract import SCHEMA
from timeline.spark.pairs import scored_pairs


def reconcile(df: DataFrame) -> DataFrame:
    """The events of all documents of what `extract` made, or of a union of such results: a row each (`steps.RESULT`).

    `kind` is ``event``, ``relation``, ``conflict`` or ``problem``, `id` the event (of a relation the first one) or
    the document, `json` the value as in the JSON of a timeline. The events, conflicts and problems are those of
    `timeline.extract_many` of the documents, byte for byte, for any partitioning; the relations are those that texts,
    the model and dates give among events that documents tie together.

    Runs jobs when it is called. Set a checkpoint directory (`SparkContext.setCheckpointDir`) for the job to
    outlive lost executors. Raises InputError if `df` is not what `extract` makes.
    """
    missing = {"doc", "digest", "evidence", "heads"} - set(df.columns)
    if missing:
        raise InputError(f"no columns {', '.join(sorted(missing))}: give what `extract` made", place="df")
    evidence = cut_lineage(_one_text_an_id(df))
    scores = cut_lineage(scored_pairs(evidence))
    events = cut_lineage(_events(evidence, scores))
    problems = evidence.where("size(problems) > 0").select("evidence").mapInPandas(steps.problems_of, steps.RESULT)
    return _ordered(events).union(problems.distinct())


def _one_text_an_id(df: DataFrame) -> DataFrame:
    rows = df.select("doc", "digest", "evidence", "heads", "problems")
    no_document = F.col("doc") == ""
    counted = rows.where(~no_document).withColumn("rows", F.count("*").over(Window.partitionBy("doc")))
    several = counted.where("rows > 1").drop("rows").groupBy("doc")
    one = several.applyInPandas(lambda frame: steps.one_text(frame, SCHEMA), SCHEMA)
    return counted.where("rows = 1").drop("rows").union(one).union(rows.where(no_document))


def _events(evidence: DataFrame, scores: DataFrame) -> DataFrame:
    """The events (`steps.EVENTS`) that the mentions of all documents make."""
    mentions = evidence.select("evidence").mapInPandas(steps.mentions_of, steps.MENTIONS)
    part = cut_lineage(components(scores.where("joins").select(F.col("a_node").alias("a"), F.col("b_node").alias("b"))))
    members = mentions.where("id = head").join(part, "node")
    one, two = part.toDF("a_node", "component"), part.toDF("b_node", "other")
    known = scores.join(one, "a_node").join(two, "b_node").where("component = other")
    pairs = known.select("component", "a", "b", "score").groupBy("component")
    groups = (
        members.select("component", "mention")
        .groupBy("component")
        .cogroup(pairs)
        .applyInPandas(lambda some, scored: steps.join_groups(some, scored), steps.GROUPS)
    )
    told = mentions.join(groups, "head", "left").withColumn("event", F.coalesce("event", "node"))
    return told.groupBy("event").applyInPandas(lambda frame: steps.merge(frame), steps.EVENTS)


def _ordered(events: DataFrame) -> DataFrame:
    """The rows of events (`steps.RESULT`): those that documents tie together are ordered together."""
    parts = events.select("json").mapInPandas(steps.parts_of, steps.PARTS)
    near = cut_lineage(parts.groupBy("doc").applyInPandas(lambda frame: steps.near_in(frame), steps.NEAR))
    tied = components(near.select(F.col("a_event").alias("a"), F.col("b_event").alias("b")))
    story = cut_lineage(tied.toDF("event", "story"))
    told = events.join(story, "event", "left").withColumn("story", F.coalesce("story", "event"))
    asked = near.join(story.toDF("a_event", "story"), "a_event")
    return (
        told.groupBy("story")
        .cogroup(asked.groupBy("story"))
        .applyInPandas(lambda some, pairs: steps.order(some, pairs), steps.RESULT)
    )
