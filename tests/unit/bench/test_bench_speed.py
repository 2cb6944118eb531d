"""The table of speeds, with a clock of its own."""

from __future__ import annotations

from importlib import import_module
from itertools import count

import pytest
from attrs import evolve

from timeline import InputError
from timeline.bench import bench
from timeline.bench import speed as module
from timeline.bench.peers import PEERS, Work, processor_seconds, read_pieces
from timeline.bench.speed import Watch, fill, growth, pieces, speed, texts_by_language


@pytest.fixture
def watch() -> Watch:
    ticks = count(0, 2)
    return Watch(lambda: float(next(ticks)), runs=1, cap=5.0, sizes={"small": 200, "large": 400}, peer_size=1_200)


@pytest.fixture
def peer(monkeypatch) -> list[str]:
    """A peer that only notes what it is given, and one that is not installed."""
    read: list[str] = []
    peers = {
        "noted": (lambda work: read_pieces(read.append, work), ("en",)),
        "absent": (lambda work: import_module("no_such_module"), ("en",)),
        "of another language": (lambda work: (1, 1.0), ("ar",)),
    }
    monkeypatch.setattr(module, "PEERS", peers)
    return read


def test_rows_and_ratios(watch, peer):
    lines = [line.split() for line in speed(lang="en", watch=watch).splitlines()]
    assert lines[1] == ["small", "large", "growth"]
    assert lines[2:4] == [["en", "times", "100", "200", "0.00"], ["en", "whole", "way", "100", "200", "0.00"]]
    named = {tuple(line[:2]): line[2:] for line in lines if line[:1] == ["en"]}
    assert named["en", "timeline"] == ["1200", "600", "1.00"]
    assert int(named["en", "noted"][0]) >= 1_200 and ("en", "of") not in named
    assert named["en", "absent:"] == ["not", "installed", "–", "–", "–"]


def test_the_whole_way_is_measured_up_to_its_size(watch, peer):
    lines = speed(lang="en", watch=evolve(watch, whole_size=300)).splitlines()
    (row,) = [line.split() for line in lines if line.startswith("en whole")]
    assert row == ["en", "whole", "way", "100", "–", "0.00"]


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_is_measured_or_missing(name):
    measure, (lang, *_) = PEERS[name]
    try:
        done, spent = measure(Work(["It rained on 5 May 2020. " * 4] * 3, lang, processor_seconds, 0.0))
    except ImportError:
        return
    assert done in (0, 100) and spent > 0


def test_a_piece_that_a_peer_cannot_read_is_not_counted():
    assert read_pieces(int, Work(["1", "x", "22"], "en", processor_seconds, 1.0))[0] == 3


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
