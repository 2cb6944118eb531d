"""No hash order, clock, locale or folder reaches a result: the same bytes from every process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from timeline import extract, extract_many
from timeline.batch.demo import demo_documents
out = [extract(d) for d in demo_documents()] + [extract_many(demo_documents())]
sys.stdout.buffer.write("\\n".join(t.to_json() for t in out).encode())
"""
PLACES = {
    "seed 0": {"PYTHONHASHSEED": "0"},
    "seed 12345, four threads": {"PYTHONHASHSEED": "12345", "OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "4"},
    "another zone and locale": {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "ar_EG.UTF-8"},
    "one thread": {"PYTHONHASHSEED": "8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    "optimised": {"PYTHONHASHSEED": "9", "PYTHONOPTIMIZE": "2"},
}


@pytest.fixture(scope="module")
def output():
    def of(name: str) -> bytes:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, check=True, env={**os.environ, **PLACES[name]}
        )
        return done.stdout

    return {name: of(name) for name in PLACES}


@pytest.mark.parametrize("name", list(PLACES)[1:])
def test_same_bytes(output, name):
    assert output[name] == output["seed 0"]


def test_there_is_something_to_compare(output):
    assert output["seed 0"].count(b'"mentions"') > 10
