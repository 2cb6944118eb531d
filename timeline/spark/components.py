"""Connected components of a graph whose edges are rows of a DataFrame."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812  # as PySpark calls it


def components(edges: DataFrame) -> DataFrame:
    """The `component` of each `node`: the least node that is connected with it, itself included.

    `edges` has two columns of nodes, `a` and `b`, in any direction. Nodes without an edge are not in the result.
    Method: alternating large-star and small-star steps, each a join of the edges alone, until every edge leads
    from a node to the least of its component (Kiveris et al., "Connected components in MapReduce and beyond",
    SoCC 2014).
    """
    found = cut_lineage(edges.where("a != b").select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b")))
    while not _are_stars(found):
        found = cut_lineage(_small_star(_large_star(found)))
    centers = found.select(F.col("b").alias("node"), F.col("b").alias("component"))
    return found.select(F.col("a").alias("node"), F.col("b").alias("component")).union(centers).distinct()


def cut_lineage(df: DataFrame) -> DataFrame:
    """The rows of a DataFrame, made now, so that a plan does not grow with each step.

    Where the session has a checkpoint directory they are kept there, and outlive the executors; else they are
    kept by the executors, and a lost one ends the job.
    """
    reliable = df.sparkSession.sparkContext.getCheckpointDir() is not None
    return df.checkpoint() if reliable else df.localCheckpoint()


def _large_star(edges: DataFrame) -> DataFrame:
    """Each node ties its larger neighbours to the least of its neighbours and itself."""
    both = edges.union(edges.select("b", "a"))
    least = both.groupBy("a").agg(F.least(F.min("b"), F.col("a")).alias("least"))
    return both.where("b > a").join(least, "a").select(F.col("b").alias("a"), F.col("least").alias("b")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Each node ties itself and its smaller neighbours to the least of them; edges lead from larger to smaller."""
    least = edges.groupBy("a").agg(F.min("b").alias("least"))
    smaller = edges.join(least, "a").where("b != least").select(F.col("b").alias("a"), F.col("least").alias("b"))
    return smaller.union(least.select("a", F.col("least").alias("b"))).distinct()


def _are_stars(edges: DataFrame) -> bool:
    """Whether each node leads to one other at most, and those lead nowhere."""
    double = edges.groupBy("a").count().where("count > 1").select("a")
    chained = edges.join(edges.select(F.col("a").alias("b")), "b", "left_semi").select("a")
    return bool(double.union(chained).isEmpty())  # a bool also where PySpark is not there to say so
