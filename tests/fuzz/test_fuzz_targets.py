"""The targets of the fuzzer run without it: on where it starts from, and on any bytes."""

from __future__ import annotations

import pytest
from fuzz_seeds import SEEDS
from fuzz_targets import TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_read_or_refused(name):
    for seed in SEEDS[name]:
        TARGETS[name](seed)


@settings(max_examples=20)
@given(st.sampled_from(sorted({*TARGETS} - {"files"})), st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(name, data):
    TARGETS[name](data)
