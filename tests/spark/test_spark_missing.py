"""Without PySpark the module says what to install."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = "import sys; sys.modules['pyspark'] = None; import timeline.spark"


def test_the_extra_is_named():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True)
    assert "needs PySpark and Java 17: pip install 'timeline-extraction[spark]'" in done.stderr
