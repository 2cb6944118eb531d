"""The examples in docstrings run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest
from shape_modules import PATHS

NEEDED = {"timeline.spacy": "spacy", "timeline.spark": "pyspark"}
"""What the modules of extras import that the tests do without."""


@pytest.mark.parametrize("name", [n for n in PATHS if "__main__" not in n])
def test_examples_run(name):
    for extra, needed in NEEDED.items():
        if name.startswith(extra):
            pytest.importorskip(needed)
    found = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert found.failed == 0
