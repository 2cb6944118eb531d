"""What each format says of events that are known in different ways."""

import json
from datetime import date

import pytest
from export_readers import SVG
from lxml import etree

from timeline.export import (
    to_csv,
    to_ical,
    to_jsonl,
    to_jsonld,
    to_markdown,
    to_mermaid,
    to_svg,
    to_timelinejs,
    to_vega,
    to_vis,
)
from timeline.export.shown import is_exact, known_parts, shown_days
from timeline.export.wording import say_when, when_words
from timeline.export.words import load_words
from timeline.values import Bounds, DocumentInfo, Event, EventMention, Timeline

DAY = Bounds(date(2025, 1, 17), date(2025, 1, 17))
MONTH = Bounds(date(2022, 2, 1), date(2022, 2, 28))
DECADE = Bounds(date(1990, 1, 1), date(1999, 12, 31))
LATE, LAST = Bounds(date(2025, 1, 30), date(2025, 1, 30)), Bounds(date.max, date.max)


def event(begin, end=None, **known):
    known = {"title": "Talks", "lang": "en", "status": "happened", **known}
    end = begin if end is None else end
    edtf = begin.edtf()
    return Event("e1", granularity="", edtf=edtf, begin=begin, end=end, **known)


def one(begin, end=None, **known):
    mention = EventMention("m1", "d1", 0, 4, "talk", (0, 9), says="Adam Selmi")
    known = {"mentions": (mention,), **known}
    documents = (DocumentInfo("d1", "en", date(2025, 4, 8), source="The Post"),)
    return Timeline("t1", documents, events=(event(begin, end, **known),))


@pytest.mark.parametrize(
    ("begin", "end", "days", "exact"),
    [
        (DAY, DAY, (date(2025, 1, 17), date(2025, 1, 17)), True),
        (DAY, LATE, (date(2025, 1, 17), date(2025, 1, 30)), True),
        (DAY, Bounds(), (date(2025, 1, 17), date(2025, 1, 17)), False),
        (MONTH, MONTH, (date(2022, 2, 1), date(2022, 2, 28)), False),
        (Bounds(), MONTH, (date(2022, 2, 1), date(2022, 2, 28)), False),
        (Bounds(date(2025, 1, 1)), DAY, (date(2025, 1, 1), date(2025, 1, 17)), False),
        (Bounds(date(2025, 1, 1)), Bounds(date(2025, 1, 1)), None, False),
        (Bounds(None, date(2025, 1, 1)), Bounds(None, date(2025, 1, 1)), None, False),
        (Bounds(), Bounds(), None, False),
    ],
)
def test_days_that_can_be_shown(begin, end, days, exact):
    assert (shown_days(event(begin, end)), is_exact(event(begin, end))) == (days, exact)


@pytest.mark.parametrize(
    ("bounds", "parts"),
    [
        (DAY, [2025, 1, 17]),
        (MONTH, [2022, 2]),
        (DECADE, []),
        (Bounds(date(2025, 1, 18), date(2025, 1, 26)), [2025, 1]),
        (Bounds(date(2024, 1, 18), date(2025, 1, 18)), []),
        (Bounds(date(2025, 1, 18)), []),
    ],
)
def test_parts_on_which_both_sides_agree(bounds, parts):
    assert [*known_parts(bounds).values()] == parts


def test_ical_month_is_marked_and_its_end_is_excluded():
    lines = to_ical(one(MONTH)).split("\r\n")
    assert {"DTSTART;VALUE=DATE:20220201", "DTEND;VALUE=DATE:20220301", "X-TIMELINE-PRECISION:WITHIN"} <= set(lines)
    assert {"SUMMARY;LANGUAGE=en:Talks (2022-02)", "DTSTAMP:20250408T000000Z", "TRANSP:TRANSPARENT"} <= set(lines)


def test_ical_day_is_one_day():
    lines = to_ical(one(DAY, place="Dorn; Velika")).split("\r\n")
    assert {"DTEND;VALUE=DATE:20250118", "SUMMARY;LANGUAGE=en:Talks"} <= set(lines)
    assert r"LOCATION;LANGUAGE=en:Dorn\; Velika" in lines


@pytest.mark.parametrize("begin", [Bounds(), Bounds(date(2025, 1, 1)), LAST])
def test_ical_counts_what_it_leaves_out(begin):
    text = to_ical(one(begin))
    assert "X-TIMELINE-LEFT-OUT:1\r\n" in text
    assert "BEGIN:VEVENT" not in text


@pytest.mark.parametrize(
    ("status", "ical", "jsonld"),
    [
        ("happened", "CONFIRMED", "EventScheduled"),
        ("ongoing", "CONFIRMED", "EventScheduled"),
        ("planned", "TENTATIVE", "EventScheduled"),
        ("possible", "TENTATIVE", None),
        ("denied", "CANCELLED", "EventCancelled"),
    ],
)
def test_status(status, ical, jsonld):
    found = one(DAY, status=status)
    assert f"\r\nSTATUS:{ical}\r\n" in to_ical(found)
    (item,) = json.loads(to_jsonld(found))["@graph"]
    assert item.get("eventStatus") == (f"https://schema.org/{jsonld}" if jsonld else None)


@pytest.mark.parametrize(
    ("begin", "end", "dates"),
    [
        (MONTH, None, [[2022, 2]]),
        (DAY, LATE, [[2025, 1, 17], [2025, 1, 30]]),
        (DAY, Bounds(date(2025, 1, 17), date(2025, 12, 31)), [[2025, 1, 17]]),
        (DECADE, None, [[1990], [1999]]),
    ],
)
def test_timelinejs_has_only_known_parts(begin, end, dates):
    (slide,) = json.loads(to_timelinejs(one(begin, end)))["events"]
    assert [[*slide[name].values()] for name in ("start_date", "end_date") if name in slide] == dates


def test_timelinejs_counts_what_it_leaves_out():
    data = json.loads(to_timelinejs(one(Bounds())))
    assert (data["events"], data["title"]["text"]["text"]) == ([], "Without a date and left out: 1")


def test_vis_spans():
    (day,), (month,), (last,) = (json.loads(to_vis(one(bounds))) for bounds in (DAY, MONTH, LAST))
    assert (day["type"], day["start"], "end" in day, day["className"]) == ("box", "2025-01-17", False, "happened")
    assert (month["type"], month["end"], month["className"]) == ("range", "2022-03-01", "happened imprecise")
    assert last["start"] == "9999-12-31"


def test_vega_spans():
    (value,) = json.loads(to_vega(one(MONTH)))["data"]["values"]
    assert (value["start"], value["end"], value["when"]) == ("2022-02-01", "2022-03-01", "2022-02")
    assert not value["exact"]
    (value,) = json.loads(to_vega(one(LAST)))["data"]["values"]
    assert value["end"] == "9999-12-31T23:59:59"
    assert json.loads(to_vega(one(Bounds())))["usermeta"] == {"left_out": 1}


@pytest.mark.parametrize(
    ("begin", "start"),
    [(DAY, "2025-01-17"), (MONTH, "2022-02"), (DECADE, None), (Bounds(None, date(2025, 1, 1)), None)],
)
def test_jsonld_has_only_single_dates(begin, start):
    (item,) = json.loads(to_jsonld(one(begin)))["@graph"]
    assert item.get("startDate") == start
    assert item["subjectOf"][0]["publisher"] == {"@type": "Organization", "name": "The Post"}


def test_jsonld_cannot_end_a_script():
    text = to_jsonld(one(DAY, title="</script>"))
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script>"


def test_mermaid_escapes_its_signs():
    assert to_mermaid(one(DAY, title="a: #b; 50%")) == "timeline\n    2025-01-17 : a#58; #35;b#59; 50#37;\n"


def test_markdown_escapes_its_signs():
    assert to_markdown(one(DAY, title="[a](b) *c*")) == "- **2025-01-17** \\[a\\](b) \\*c\\* (happened · The Post)\n"


def test_markdown_table_keeps_its_columns():
    assert to_markdown(one(DAY, title="a|b"), table=True).endswith("| 2025-01-17 | a\\|b | happened · The Post |\n")


def test_csv_runs_no_formula():
    text = to_csv(one(DAY, title="=1+1", participants=("-x", "y")))
    assert ",'=1+1," in text
    assert ",'-x; y," in text


def test_csv_claims():
    head, row, _ = to_csv(one(DAY), claims=True).split("\r\n")
    read = dict(zip(head.split(","), row.split(","), strict=True))
    wanted = {"event": "e1", "doc": "d1", "says": "Adam Selmi", "source": "The Post", "published": "2025-04-08"}
    assert wanted.items() <= read.items()


def test_jsonl_lines_hold_no_other_breaks():
    assert len(to_jsonl(one(DAY, title="a\u2028b\x85c")).splitlines()) == 1


@pytest.mark.parametrize(
    ("title", "turned", "anchor"), [("Talks", False, "start"), ("توقيع معاهدة النهر", True, "end")]
)
def test_svg_is_drawn_in_the_direction_of_the_titles(title, turned, anchor):
    root = etree.fromstring(to_svg(one(DAY, title=title)).encode())
    dot, (when, shown, *_) = root.find(f"{SVG}circle"), root.findall(f"{SVG}text")
    assert (float(when.get("x")) > float(dot.get("cx"))) == turned
    assert (shown.get("text-anchor"), shown.text.startswith("\u2068")) == (anchor, turned)


def test_svg_mixed_directions_begin_at_the_axis():
    first = one(DAY, title="توقيع معاهدة النهر").events
    root = etree.fromstring(to_svg(Timeline("t", events=(*first, *one(DAY).events))).encode())
    titles = [text for text in root.findall(f"{SVG}text") if text.get("fill") == "#212121"]
    assert [text.get("text-anchor") for text in titles] == ["start", "start"]
    assert len({text.get("x") for text in titles}) == 1


def test_svg_marks_what_is_not_exact():
    roots = [etree.fromstring(to_svg(one(bounds)).encode()) for bounds in (DAY, MONTH)]
    assert [root.find(f"{SVG}circle").get("stroke-dasharray") for root in roots] == [None, "3 2"]


def test_an_event_that_began_by_some_day_is_not_undated():
    begun = event(Bounds(None, date(2025, 1, 18)), Bounds())
    assert say_when(begun) == "begun by 2025-01-18"
    assert when_words(begun, load_words("ar")) == "بدأ في موعد أقصاه 18 يناير 2025"
