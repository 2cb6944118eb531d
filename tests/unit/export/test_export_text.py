import re

import pytest
from export_values import BIDI, NOISE, TIMELINES, example_timeline
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.export import to_text
from timeline.export.layout import wrap
from timeline.export.safe import FSI, PDI, balance, clean, is_right_to_left, printable
from timeline.values import Timeline

WIDTHS = st.integers(20, 140)
ISOLATE = re.compile(f"{FSI}[^{FSI}{PDI}]*{PDI}")


@given(TIMELINES, WIDTHS)
def test_no_bidi_control_but_closed_isolates(timeline, width):
    for line in to_text(timeline, width=width, color=False).split("\n"):
        assert not set(ISOLATE.sub("", line)) & set(BIDI)
        assert all(not set(found[1:-1]) & set(BIDI) for found in ISOLATE.findall(line))


@given(TIMELINES, WIDTHS)
def test_right_to_left_stands_in_isolates(timeline, width):
    for line in to_text(timeline, width=width, color=False).split("\n"):
        assert not is_right_to_left(ISOLATE.sub("", line))


@given(TIMELINES, WIDTHS)
def test_no_control_characters_without_color(timeline, width):
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", to_text(timeline, width=width, color=False)
    )


@given(TIMELINES, WIDTHS)
def test_lines_fit(timeline, width):
    assert all(cell_len(line) <= width for line in to_text(timeline, width=width, color=False).split("\n"))


@given(TIMELINES, WIDTHS)
def test_color_adds_nothing_but_styles(timeline, width):
    plain, colored = (to_text(timeline, width=width, color=on) for on in (False, True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip(" ") for line in bare.split("\n")] == plain.split("\n")


@given(NOISE)
def test_cleaning_is_idempotent(text):
    assert clean(clean(text)) == clean(text)


@given(NOISE, st.integers(8, 60))
def test_wrapping_keeps_every_word(text, width):
    shown = printable(text)
    kept = "".join(wrap(shown, width)).replace(FSI, "").replace(PDI, "")
    assert kept.replace(" ", "") == clean(text).replace(" ", "")


@given(st.lists(st.text(f"ab{FSI}", max_size=5), max_size=4))
def test_balanced_lines_close_what_they_open(lines):
    assert all(line.count(FSI) == line.count(PDI) for line in balance(lines))


def test_environment_changes_nothing(monkeypatch):
    before = to_text(example_timeline(), width=80, color=False)
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "30", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert to_text(example_timeline(), width=80, color=False) == before


def test_columns_stay_aligned_for_arabic():
    lines = to_text(example_timeline(), width=80, color=False).split("\n")
    head = next(line for line in lines if line.startswith("when"))
    starts = {cell_len(line[: line.index("[1][2]")]) for line in lines if line.strip() == "[1][2]"}
    assert starts == {cell_len(head[: head.index("who says")])}


def test_undated_event_stands_between_others():
    text = to_text(example_timeline(), width=200, color=False)
    assert f"between «Dispute begins» and {FSI}«توقيع معاهدة النهر»{PDI}" in text


@pytest.mark.parametrize(
    "words", ["from 2019-03", "undated", "2025-04-22", "2025-06-02 or later", "Conflicts", "Problems"]
)
@pytest.mark.parametrize("width", [40, 160])
def test_shows(words, width):
    assert words in " ".join(to_text(example_timeline(), width=width, color=False).split())


def test_empty_timeline():
    assert to_text(Timeline("t1"), width=40, color=False) == "No events.\n"
