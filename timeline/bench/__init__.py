"""Beside the way: scores the library on annotated files. Start reading at `timeline/bench/run.py`."""

from timeline.bench.read import read_documents
from timeline.bench.run import TASKS, bench

__all__ = ["TASKS", "bench", "read_documents"]
