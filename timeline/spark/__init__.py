"""Timelines on a cluster: `extract` and `reconcile` as functions of DataFrames of PySpark 4.

However the rows are spread over partitions and machines, the events are those of one machine, byte for byte.
"""

try:
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401
    import pyspark.sql  # noqa: F401
except ImportError as fault:
    raise ImportError("timeline.spark needs PySpark and Java 17: pip install 'timeline-extraction[spark]'") from fault

from timeline.spark.extract import extract
from timeline.spark.reconcile import reconcile

__all__ = ["extract", "reconcile"]
