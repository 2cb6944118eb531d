"""On a real cluster of a master and two workers, one of them killed on the way: the events of one machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from spark_cluster import LONGEST, cluster
from spark_driver import COUNT
from spark_news import ROOT, articles, on_one_machine

SCRIPT = Path(__file__).with_name("spark_driver.py")
ASKED = "TIMELINE_SPARK_CLUSTER"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("needs_spark"),
    pytest.mark.skipif(ASKED not in os.environ, reason=f"a cluster of processes is started only with {ASKED}=1"),
]


@pytest.mark.parametrize("seconds", [None, 6, 14], ids=["no worker", "a worker while reading", "a worker later"])
def test_a_killed_worker_changes_nothing(tmp_path, seconds):
    with cluster(tmp_path) as workers:
        command = ["timeout", "--kill-after=5", str(LONGEST), sys.executable, str(SCRIPT), workers.url, str(tmp_path)]
        named = {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
        with (tmp_path / "driver.log").open("wb") as log:
            driver = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env={**os.environ, **named})
        try:
            begun = json.loads(driver.stdout.readline())
            if seconds is not None:
                time.sleep(seconds)
                assert driver.poll() is None
                workers.kill_worker()
            said, _ = driver.communicate()
        finally:
            driver.terminate()  # what `timeout` gets it hands on
    assert driver.returncode == 0, (tmp_path / "driver.log").read_text("utf-8", "replace")[-3000:]
    done = json.loads(said)
    assert (begun["executors"], done["executors"]) == (2, 2 if seconds is None else 1)
    assert done["parts"] == on_one_machine(articles(COUNT))
