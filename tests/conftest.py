"""Hypothesis profiles, the mark `slow`, and the folder ../shared where a test needs it.

`HYPOTHESIS_PROFILE=ci` (also chosen where CI is set) tries more examples than the default `fast`; both try
the same ones in every run. `nightly` tries many and new ones.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile(
    "fast", max_examples=50, deadline=None, derandomize=True, suppress_health_check=SLOW
)
settings.register_profile("ci", settings.get_profile("fast"), max_examples=100, print_blob=True)
settings.register_profile("nightly", settings.get_profile("ci"), max_examples=2_000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "fast"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes longer than a few seconds; leave out with -m 'not slow'")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data and texts beside the repository; the test is skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder ../shared beside the repository")
    return folder


@pytest.fixture
def nothing_left_over() -> Iterator[None]:
    """For tests that take time: the collector of garbage does not look through what earlier tests left in memory."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
