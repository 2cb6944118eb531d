"""Without PySpark, or what it needs, the module says what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = "import sys; sys.modules[{!r}] = None; import timeline.spark"


@pytest.mark.parametrize("package", ["pandas", "pyarrow", "pyspark"])
def test_the_extra_is_named(package):
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(package)], capture_output=True, text=True)
    assert "needs PySpark and Java 17: pip install 'timeline-extraction[spark]'" in done.stderr


def test_pyspark_is_loaded_only_when_asked_for():
    script = "import sys, timeline; timeline.extract('She left on 3 May 2024.'); sys.exit('pyspark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
