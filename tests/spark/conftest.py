"""A Spark session on this machine alone; tests are skipped where PySpark or Java is missing."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
from spark_news import ROOT, settings_of


def _needs_spark() -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'timeline-extraction[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java 17")


@pytest.fixture(scope="session")
def needs_spark():
    _needs_spark()


@pytest.fixture(scope="session")
def spark(needs_spark, tmp_path_factory):
    """A session of two cores that listens on loopback only."""
    from pyspark.sql import SparkSession

    before = {name: os.environ.get(name) for name in ("PYSPARK_PYTHON", "PYTHONPATH")}
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings_of(tmp_path_factory.mktemp("spark")).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})
