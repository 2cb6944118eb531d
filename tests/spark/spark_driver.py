"""Run as a script, ``spark_driver.py MASTER FOLDER``: the news on a cluster, and how many executors there were."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from spark_news import COLUMNS, articles, parts_of_rows, settings_of

COUNT = 24
EXECUTORS = 2


def main(master: str, folder: Path) -> None:
    """Extract and reconcile; say on the way when two executors are there and when work has begun."""
    from pyspark.sql import SparkSession

    from timeline.spark import extract, reconcile

    builder = SparkSession.builder.master(master).config("spark.executor.memory", "600m")
    for name, value in {**settings_of(folder), "spark.sql.shuffle.partitions": "4"}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setCheckpointDir(str(folder / "kept"))
    while _executors(spark) < EXECUTORS:
        time.sleep(0.2)
    _say(executors=_executors(spark))
    news = spark.createDataFrame(articles(COUNT), COLUMNS).repartition(6)
    found = reconcile(extract(news)).collect()
    _say(executors=_executors(spark), parts=parts_of_rows(found))
    spark.stop()


def _executors(spark) -> int:
    """Those that answer; the driver is counted by Spark too."""
    return spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1


def _say(**told: object) -> None:
    print(json.dumps(told), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
