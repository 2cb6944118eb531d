"""What a timeline answers, on a story a reader can follow."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from timeline import Bounds, Event, InputError, Relation, Timeline, extract


def make(name, first=None, last=None, *, status="happened"):
    bounds = Bounds(first, last or first)
    return Event(f"e-{name}", name, "en", status, "day", bounds.edtf(), bounds, bounds)


FIRE = make("fire", date(2025, 3, 1))
RAID = make("raid", date(2025, 3, 5))
INQUIRY = make("inquiry")
REPORT = make("report", date(2025, 3, 1), date(2025, 3, 31))
VERDICT = make("verdict", date(2025, 4, 2))
EVENTS = (FIRE, RAID, INQUIRY, REPORT, VERDICT)
RELATIONS = (
    Relation("e-fire", "e-raid", "before", 1.0, ("dates",)),
    Relation("e-raid", "e-inquiry", "before", 0.8, ("model",)),
    Relation("e-inquiry", "e-report", "includes", 0.9, ("text",)),
)
STORY = Timeline("t", events=EVENTS, relations=RELATIONS)


def titles(events):
    return [event.title for event in events]


def test_dates_decide_with_certainty():
    line = "«fire» before «raid» (dates: by 2025-03-01, not before 2025-03-05)"
    assert str(STORY.before(FIRE, RAID)) == f"yes (1.00): {line}"
    assert STORY.before("e-verdict", FIRE).verdict == "no"


def test_a_chain_is_as_sure_as_its_weakest_step():
    answer = STORY.before(FIRE, "e-report")
    assert (answer.verdict, answer.probability) == ("yes", 0.8)
    assert answer.steps == (
        "«fire» before «raid» (dates: by 2025-03-01, not before 2025-03-05)",
        "«raid» before «inquiry» (model, 0.80)",
        "«inquiry» includes «report» (text, 0.90)",
    )


def test_what_includes_another_does_not_begin_behind_it():
    assert STORY.before(REPORT, INQUIRY).verdict == "no"
    assert STORY.before(INQUIRY, VERDICT).probability == 0.9


def test_unknown_is_said_and_is_no_yes():
    answer = STORY.before(INQUIRY, REPORT)
    assert (answer.verdict, answer.probability, answer.steps, str(answer)) == ("unknown", 0.0, (), "unknown")
    assert not answer
    assert STORY.before(FIRE, FIRE).verdict == "no"


def test_two_events_of_one_day_have_no_order_without_a_relation():
    same = Timeline("t", events=(FIRE, make("flood", date(2025, 3, 1))))
    assert same.before("e-fire", "e-flood").verdict == "unknown"


def test_at_a_day_and_in_a_period():
    assert titles(STORY.at("2025-03-05").definitely) == ["raid"]
    assert titles(STORY.at(date(2025, 3, 5)).possibly) == ["inquiry", "report"]
    assert titles(STORY.at("2025-03").definitely) == ["fire", "raid", "report"]
    assert str(STORY.at("2025-04/..")) == "definitely  2025-04-02  verdict\npossibly  ../..  inquiry"
    assert str(Timeline("t").at("2025")) == "none"


def test_between_dates_and_events():
    assert titles(STORY.between("2025-03-02", "2025-03").definitely) == ["raid"]
    assert titles(STORY.between("2025-03-02", "2025-03").possibly) == ["inquiry", "report"]
    assert titles(STORY.between(FIRE, VERDICT).definitely) == ["raid"]
    assert titles(STORY.between("e-fire", "e-verdict").possibly) == ["inquiry", "report"]
    assert titles(STORY.between(RAID, "../..").definitely) == ["verdict"]


def test_what_is_under_way_may_not_be_over():
    siege = evolve(make("siege", date(2025, 3, 2), status="ongoing"), end=Bounds())
    found = Timeline("t", events=(FIRE, siege, VERDICT)).between(FIRE, VERDICT)
    assert (found.definitely, found.possibly) == ((), (siege,))


@pytest.mark.parametrize("ask", ["event", "before", "why"])
def test_an_unknown_event_is_named(ask):
    with pytest.raises(InputError, match="no event 'e-nothing' in this timeline @ event"):
        getattr(STORY, ask)(*["e-nothing"] * (2 if ask == "before" else 1))
    with pytest.raises(InputError, match="no event 'e-other' in this timeline"):
        STORY.between(make("other"), "2025")


@pytest.mark.parametrize("ask", [lambda: STORY.at("soon"), lambda: STORY.between("soon", "2025")])
def test_an_unknown_date_is_named(ask):
    with pytest.raises(InputError, match="not a date or period: 'soon'"):
        ask()


def test_why_names_mention_time_rule_and_refusals():
    found = extract("The treaty was signed on 17 January 2025.", published="2025-04-08")
    why = found.why(found.events[0])
    assert why.mentions == found.events[0].mentions
    assert [m.text for m in why.mentions] == ["treaty", "signed"]
    assert [(t.text, t.rule) for t in why.times] == [("17 January 2025", "full_date")]
    assert why.steps == found.events[0].why
    assert "  time «17 January 2025» (" in str(why)
    told = ("after «fire» (text)", "not kept: «raid» is before «fire» cannot hold with: itself")
    refused = evolve(RAID, why=told)
    assert Timeline("t", events=(refused,)).why("e-raid").refused == told[1:]
