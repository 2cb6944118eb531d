"""Frames, notebooks and EDTF."""

import re

import pytest
from edtf import parse_edtf
from export_values import TIMELINES, example_timeline, hard_timeline
from hypothesis import example, given
from lxml import etree

from timeline import InputError
from timeline.export import frame, to_columns
from timeline.export.rows import CLAIM_COLUMNS, EVENT_COLUMNS
from timeline.export.wording import plain_title
from timeline.strategies import bounds
from timeline.values import Timeline

DAY = r"\d{4}-\d\d-\d\d"
LEVEL_1 = re.compile(rf"{DAY}|\d{{4}}-\d\d|\d{{4}}|\d{{3}}X|(?:{DAY}|\.\.)/(?:{DAY}|\.\.)")


@given(bounds())
def test_edtf_is_level_1(found):
    assert LEVEL_1.fullmatch(found.edtf())
    read = parse_edtf(found.edtf())
    if found.known:
        assert (tuple(read.lower_strict())[:3], tuple(read.upper_strict())[:3]) == tuple(
            (day.year, day.month, day.day) for day in (found.earliest, found.latest)
        )


@pytest.mark.parametrize(("claims", "names", "count"), [(False, EVENT_COLUMNS, 4), (True, CLAIM_COLUMNS, 3)])
def test_columns(claims, names, count):
    columns = to_columns(example_timeline(), claims=claims)
    assert tuple(columns) == names
    assert {len(column) for column in columns.values()} == {count}


def test_claims_say_what_they_give_and_what_is_disputed():
    assert to_columns(example_timeline(), claims=True)["gives"] == [None, "title; place", "place"]
    assert to_columns(example_timeline(), claims=True)["disputed"] == [None, "manner: غير مباشرة", "manner: direct"]


@pytest.mark.parametrize("backend", ["pandas", "polars"])
@pytest.mark.parametrize("claims", [False, True])
def test_frame(backend, claims):
    pytest.importorskip(backend)
    found = example_timeline().to_frame(claims=claims, backend=backend)
    columns = to_columns(example_timeline(), claims=claims)
    assert list(found.columns) == list(columns)
    name = "text" if claims else "title"
    assert list(found[name]) == columns[name]


@pytest.mark.parametrize("backend", [None, "pandas", "spreadsheet"])
def test_without_a_backend_the_message_says_what_to_install(backend, monkeypatch):
    monkeypatch.setattr(frame, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'timeline-extraction\[frames\]'"):
        example_timeline().to_frame(backend=backend)


@given(TIMELINES)
@example(hard_timeline())
def test_notebook_table_is_escaped(timeline):
    rows = etree.HTML(f"<body>{timeline._repr_html_()}</body>").findall(".//tbody/tr")
    assert [row[2].text for row in rows] == [plain_title(event) for event in timeline.events]
    assert all(len(cell) == 0 and cell.get("dir") == "auto" for row in rows for cell in row)


def test_notebook_table_is_small():
    many = Timeline("t1", events=example_timeline().events * 20)
    assert many._repr_html_().count("<tr>") == 31
    assert many._repr_html_().endswith("<p>… and 50 more</p>")


def test_mime_bundle():
    found = example_timeline()
    assert set(found._repr_mimebundle_()) == {"text/plain", "text/html"}
    assert set(found._repr_mimebundle_(include={"text/html"})) == {"text/html"}
    assert set(found._repr_mimebundle_(exclude={"text/html"})) == {"text/plain"}
    assert found._repr_mimebundle_()["text/plain"] == found.to("text")
