"""The cost of an archive: its tables, and the documents it is measured with."""

from __future__ import annotations

import pytest

from timeline import Document, InputError
from timeline.bench.archive import archive
from timeline.bench.variants import TELLINGS, variants
from timeline.cli import main
from timeline.pipeline import build, read_document

NEWS = [
    Document("Karim Haddad resigned on 3 March 2025. Police killed 12 people.", id="a", published="2025-03-04"),
    Document("استقال سليم الخوري يوم 3 مارس 2025.", id="b", published="2025-03-05"),
]


@pytest.fixture(scope="module")
def varied():
    read = [(document, read_document(document)) for document in NEWS]
    return list(variants(read, 24))


def test_variants_are_tellings_of_other_events_by_other_people(varied):
    assert len({document.id for document, _ in varied}) == 24
    days = [document.published for document, _ in varied]
    stories = [days[i : i + TELLINGS] for i in range(0, 24, TELLINGS)]
    assert all((some[2] - some[0]).days == 2 for some in stories)
    assert len({name for _, evidence in varied for m in evidence.mentions for name in m.participants}) >= 3
    events = {m.earliest for _, evidence in varied for m in evidence.mentions if m.date_from == "time"}
    assert len(events) == 8


def test_variants_keep_positions(varied):
    for document, evidence in varied:
        assert len(build(evidence).documents) == 1
        for m in evidence.mentions:
            assert document.text[m.start : m.end] == m.text


def test_rows_say_what_an_archive_costs():
    lines = archive("40").splitlines()
    assert lines[0].startswith("Reading an article: ")
    assert [line.split()[0] for line in lines[2:6]] == ["10", "20", "30", "40"]
    assert "period, participant" in "".join(lines)


@pytest.mark.parametrize("count", ["many", "0", "-3", ""])
def test_a_number_that_is_none_is_named(count):
    with pytest.raises(InputError, match="whole number"):
        archive(count)


def test_the_command_line_asks_for_a_number(capfd):
    assert main(["bench", "archive"]) == 2
    assert main(["bench", "archive", "many"]) == 1
    assert "whole number" in capfd.readouterr().err
