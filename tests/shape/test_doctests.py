"""The examples in docstrings run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest
from shape_modules import PATHS


@pytest.mark.parametrize("name", [n for n in PATHS if "__main__" not in n])
def test_examples_run(name):
    if name == "timeline.spacy":
        pytest.importorskip("spacy")
    found = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert found.failed == 0
