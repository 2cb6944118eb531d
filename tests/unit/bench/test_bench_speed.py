"""The table of speeds, with a clock of its own."""

from __future__ import annotations

from itertools import count

import pytest

from timeline import InputError
from timeline.bench import bench
from timeline.bench import speed as module
from timeline.bench.speed import Peer, Watch, fill, growth, pieces, speed, texts_by_language


@pytest.fixture
def watch() -> Watch:
    ticks = count(0, 2)
    return Watch(lambda: float(next(ticks)), runs=1, cap=5.0, sizes={"small": 200, "large": 400}, peer_size=1_200)


@pytest.fixture
def peer(monkeypatch) -> list[str]:
    """A peer that only notes what it is given, and one that is not installed."""
    read: list[str] = []
    peers = {"noted": Peer("json", lambda found, lang: read.append), "absent": Peer("no_such_module", lambda *_: str)}
    monkeypatch.setattr(module, "PEERS", peers)
    return read


def test_rows_and_ratios(watch, peer):
    lines = [line.split() for line in speed(lang="en", watch=watch).splitlines()]
    assert lines[1] == ["small", "large", "growth"]
    assert lines[2:4] == [["en", "times", "100", "200", "0.00"], ["en", "whole", "way", "100", "200", "0.00"]]
    named = {tuple(line[:2]): line[2:] for line in lines if line[:1] == ["en"]}
    assert named["en", "timeline"] == ["1200", "600", "1.00"]
    assert named["en", "noted"][0] == "1200" and ("en", "absent") not in named


def test_a_peer_stops_when_its_time_is_up(watch, peer):
    slow = Watch(watch.clock, runs=1, cap=1.0, sizes=watch.sizes, peer_size=5_000)
    table = speed(lang="en", watch=slow)
    (row,) = [line.split() for line in table.splitlines() if line.startswith("en noted")]
    assert int(row[2]) < 5_000 and len(peer) == 2


def test_only_languages_with_a_pack(watch):
    with pytest.raises(InputError, match="no articles"):
        speed([{"lang": "fr", "text": "Bonjour"}], watch=watch)
    assert list(texts_by_language([{"lang": "en", "text": "One.\n"}])) == ["en"]
    assert list(texts_by_language([])) == ["ar", "en"]


def test_texts_have_their_size():
    assert [len(part) for part in pieces(["abc", "", "de"], 7)] == [3, 2, 2]
    assert fill(["abc"], 7) == "abcabca" and fill([], 7) == ""


@pytest.mark.parametrize("power", [1, 2])
def test_growth_is_the_exponent(power):
    assert growth({size: 3.0 * size**power for size in (10, 100, 1_000)}) == power
    assert growth({10: 1.0}) == 0.0


def test_the_task_needs_no_files(monkeypatch):
    monkeypatch.setattr("timeline.bench.run.speed", lambda records, lang: f"{len(records)} {lang}")
    assert bench("speed", [], lang="ar") == "0 ar"
