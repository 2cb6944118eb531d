"""A standalone Spark cluster on loopback, of processes that end by themselves."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from attrs import field, frozen
from spark_news import ROOT

LONGEST = 400
"""Seconds after which every process ends, whatever became of the test."""
CLASSES = "org.apache.spark.deploy"


@frozen
class Cluster:
    """A master with workers; each worker with all it started is one group of processes."""

    url: str
    workers: list[subprocess.Popen[bytes]] = field(factory=list)

    def kill_worker(self) -> None:
        """End a worker, its executor and what those started, without a word to anybody."""
        _kill(self.workers.pop())


@contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """A cluster that listens on 127.0.0.1 only; all of it is gone afterwards."""
    port = _free_port()
    url = f"spark://127.0.0.1:{port}"
    listen = ["--host", "127.0.0.1", "--webui-port", "0", "--port"]
    started = [_start(folder, "master", [f"{CLASSES}.master.Master", *listen, str(port)])]
    found = Cluster(url)
    try:
        _wait_for(folder / "master.log", "New state: ALIVE")
        for n in range(workers):
            memory = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"work{n}")]
            found.workers.append(
                _start(folder, f"worker{n}", [f"{CLASSES}.worker.Worker", *listen, "0", *memory, url])
            )
            started.append(found.workers[-1])
        for n in range(workers):
            _wait_for(folder / f"worker{n}.log", "Successfully registered")
        yield found
    finally:
        for process in started:
            _kill(process)


def _start(folder: Path, name: str, command: list[str]) -> subprocess.Popen[bytes]:
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    environment |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            ["timeout", "--kill-after=5", str(LONGEST), str(home / "bin" / "spark-class"), *command],
            stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment, start_new_session=True,
        )  # fmt: skip


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(log: Path, words: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while words not in log.read_text("utf-8", "replace"):
        assert time.monotonic() < end, f"no {words!r} in:\n{log.read_text('utf-8', 'replace')[-2000:]}"
        time.sleep(0.2)
