"""Every field that has a value says what it comes from: mentions that say so, corrections, or other events."""

from __future__ import annotations

from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Bounds, Override
from timeline.model import load_model
from timeline.pipeline import build
from timeline.reconcile import reconcile
from timeline.reconcile.veto import period
from timeline.strategies import bounds, evidence
from timeline.values.events import FIELDS
from timeline.values.mentions import STATUSES

GIVEN = {
    "date": (("begin", "end"), bounds().filter(lambda b: not b.open).map(lambda b: b.edtf())),
    "title": (("title",), st.sampled_from(["The treaty", "الاتفاقية"])),
    "status": (("status",), st.sampled_from(STATUSES)),
}


def valued(event):
    """The fields of an event that have a value, and the names of those that hold several."""
    names = {*event.participants, *(name for names in event.aliases for name in names)}
    dated = {(side, "") for side in ("begin", "end") if not getattr(event, side).open}
    placed = {("place", "")} if event.place is not None else set()
    rows = {("title", ""), ("status", ""), ("confidence", ""), *(("participants", name) for name in names)}
    return rows | dated | placed


def says(mention, event, origin):
    """Whether a mention says what the event has in a field; for dates see the law of periods."""
    match origin.field:
        case "title":
            return event.title in (mention.caption, mention.title, mention.text)
        case "participants":
            return origin.value in mention.participants
        case "confidence":
            return mention.belongs == event.confidence
        case "status" | "place":
            return getattr(mention, origin.field) == getattr(event, origin.field)
    return True


def check(timeline):
    """That the provenance of all events is whole and true, where nobody has corrected anything."""
    ids = {event.id for event in timeline.events}
    for event in timeline.events:
        assert {(o.field, o.value) for o in event.provenance} == valued(event)
        assert [o.field for o in event.provenance] == sorted((o.field for o in event.provenance), key=FIELDS.index)
        for origin in event.provenance:
            assert list(origin.mentions) == sorted(set(origin.mentions))
            assert all(says(event.mentions[i], event, origin) for i in origin.mentions)
            assert origin.mentions or (origin.field in ("begin", "end") and origin.events)
            assert ids - {event.id} >= {*origin.events}
            assert not origin.overrides


@given(evidence())
def test_each_field_comes_from_mentions_that_say_it(read):
    check(build(read))


@given(evidence(), evidence())
def test_a_join_keeps_it_in_any_order(one, two):
    a, b = build(one), build(two)
    joined = a | b
    check(joined)
    assert [e.provenance for e in joined.events] == [e.provenance for e in (b | a).events]
    assert [e.provenance for e in joined.events] == [e.provenance for e in build(one | two).events]


@given(evidence())
def test_the_period_is_what_its_mentions_leave(read):
    """Before the order narrows it."""
    for event in reconcile(read, load_model())[0]:
        told = [period(event.mentions[i]) for i in event.origin("begin").mentions]
        assert reduce(Bounds.meet, told, Bounds()) == event.begin
        assert event.origin("end").mentions == event.origin("begin").mentions


@settings(max_examples=50)
@given(evidence().filter(lambda read: read.mentions), st.sampled_from([*GIVEN]), st.data())
def test_a_correction_is_the_origin_of_what_it_gives(read, kind, data):
    mention = data.draw(st.sampled_from(read.mentions)).id
    names, values = GIVEN[kind]
    override = Override(kind, mention, data.draw(values))
    plain = build(read)
    corrected = plain.corrected([override])
    before, after = (next(e for e in t.events if mention in {m.id for m in e.mentions}) for t in (plain, corrected))
    if any(line.startswith("corrected: ") for line in after.why):
        assert all(after.origin(name).overrides == (override,) for name in names)
        assert kind == "date" or all(after.origin(name).mentions == () for name in names)
    else:
        assert before == after
