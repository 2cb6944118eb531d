"""Coverage-guided fuzzing of one reader: ``python tests/fuzz/run.py TARGET [--seconds N] [--corpus FOLDER]``.

Needs the extra ``fuzz`` (atheris). Stops with the first finding, whose bytes it writes to a file ``crash-…`` or
``timeout-…`` of the corpus' folder; ``--replay FILE`` runs a target once on a file. Fixed findings become tests.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

SLOW = 20
"""Seconds after which one input counts as a finding."""
MEMORY = 1500
"""MB that the process may take, the fuzzer's own included."""
LONGEST = 4096


def main() -> None:
    with atheris.instrument_imports(include=["timeline"]):
        from fuzz_seeds import SEEDS
        from fuzz_targets import TARGETS
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("target", choices=sorted(TARGETS))
    options.add_argument("--seconds", type=int, default=600)
    options.add_argument("--corpus", type=Path, help="where inputs are kept; a new folder if not given")
    options.add_argument("--replay", type=Path, help="run the target once on this file")
    given = options.parse_args()
    target = TARGETS[given.target]
    if given.replay:
        target(given.replay.read_bytes())
        return
    corpus = given.corpus or Path(tempfile.mkdtemp(prefix=f"fuzz-{given.target}-"))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[given.target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = {"max_total_time": given.seconds, "timeout": SLOW, "rss_limit_mb": MEMORY, "max_len": LONGEST}
    places = [f"-artifact_prefix={corpus.parent}/", str(corpus)]
    flags = [f"-{name}={value}" for name, value in limits.items()]
    atheris.Setup([sys.argv[0], *flags, *places], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
