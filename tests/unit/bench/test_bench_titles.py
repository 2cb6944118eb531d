"""A sample of titles for reading."""

from __future__ import annotations

import json

import pytest

from timeline.bench.titles import titles
from timeline.errors import InputError

TEXTS = {
    "d1": "The mayor of Odvar resigned on Monday. A fire destroyed the port on 3 March 2025.",
    "d2": "The ministers signed the treaty in Odvar on 17 January 2025.",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        record = {"id": name, "lang": "en", "published": "2025-04-08", "text": text}
        (tmp_path / f"{name}.json").write_text(json.dumps(record), "utf-8")
    return tmp_path


def test_a_sample_is_a_numbered_list_that_can_be_drawn_again(folder):
    printed = titles([folder], seed=1)
    assert printed == titles([folder], seed=1)
    first, *rows = printed.splitlines()
    assert first == "en"
    assert [row.split(".")[0].strip() for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert any("treaty" in row and row.endswith("(d2)") for row in rows)


def test_no_documents_are_told(folder):
    with pytest.raises(InputError):
        titles([folder], lang="ar")
