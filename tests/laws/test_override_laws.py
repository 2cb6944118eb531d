"""Corrections join like what was read, in any order; what is so already stays as it is; what they say is so after."""

from __future__ import annotations

import json

import jsonschema
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Evidence, Override, Selector, Timeline, extract_many
from timeline.batch.demo import demo_documents
from timeline.export import json_schema
from timeline.pipeline import build
from timeline.strategies import bounds, evidence
from timeline.values.mentions import STATUSES

FEWER = settings(max_examples=25)
VALUES = {
    "date": bounds().filter(lambda b: not b.open).map(lambda b: b.edtf()),
    "title": st.sampled_from(["The treaty", "الاتفاقية", "17"]),
    "status": st.sampled_from(STATUSES),
}


def selectors(mentions):
    named = st.sampled_from([Selector("m-none"), Selector(doc="d1", words="none"), *(Selector(m.id) for m in mentions)])
    quoted = [Selector(doc=m.doc, words=m.text) for m in mentions if m.text]
    return named | st.sampled_from(quoted) if quoted else named


@st.composite
def overrides(draw, mentions):
    """Any override of some mentions; it may name one that is not there."""
    kind = draw(st.sampled_from(["same", "different", "drop", *VALUES]))
    several = kind in ("same", "different")
    named = st.lists(selectors(mentions), min_size=1 + several, max_size=3 if several else 1, unique=True)
    return Override(kind, draw(named), draw(VALUES.get(kind, st.just(""))))


@st.composite
def corrected_evidence(draw):
    read = draw(evidence())
    return read | Evidence(overrides=tuple(draw(st.lists(overrides(read.mentions), max_size=4))))


def texts(*timelines):
    return {timeline.to_json() for timeline in timelines}


def event_of(timeline, mention):
    return next(event for event in timeline.events if mention in {m.id for m in event.mentions})


def groups(timeline):
    return {frozenset(m.id for m in event.mentions) for event in timeline.events}


@given(corrected_evidence(), corrected_evidence(), corrected_evidence())
def test_corrected_timelines_join(one, two, three):
    a, b, c = build(one), build(two), build(three)
    assert len(texts(a | b, b | a)) == 1
    assert len(texts((a | b) | c, a | (b | c), build(one | two | three))) == 1
    assert len(texts(a | a, a)) == 1


@given(corrected_evidence())
def test_nothing_read_is_lost(one):
    assert build(one).evidence == one


@FEWER
@given(corrected_evidence())
def test_corrected_timelines_read_back_and_fit_the_schema(one):
    timeline = build(one)
    assert Timeline.from_json(timeline.to_json()) == timeline
    jsonschema.validate(json.loads(timeline.to_json()), json_schema())


@FEWER
@given(corrected_evidence(), st.data())
def test_order_and_moment_of_corrections_do_not_matter(one, data):
    plain = build(evolve(one, overrides=()))
    mixed = data.draw(st.permutations(one.overrides))
    cut = data.draw(st.integers(0, len(mixed)))
    assert len(texts(build(one), plain.corrected(mixed), plain.corrected(mixed[:cut]).corrected(mixed[cut:]))) == 1


@FEWER
@given(corrected_evidence())
def test_relations_and_conflicts_are_of_events_that_are_there(one):
    timeline = build(one)
    ids = {event.id for event in timeline.events}
    assert ids.issuperset(one for r in timeline.relations for one in (r.a, r.b))
    assert ids.issuperset(one for conflict in timeline.conflicts for one in conflict.events)
    assert {m.id for m in timeline.dropped}.isdisjoint(m.id for e in timeline.events for m in e.mentions)


@FEWER
@given(evidence().filter(lambda read: read.mentions))
def test_the_present_state_as_overrides_changes_nothing(read):
    timeline = build(read)
    said = []
    for event in timeline.events:
        first, *others = (m.id for m in event.mentions)
        said += [Override("status", first, event.status), *(Override("same", (first, other)) for other in others)]
        said += [Override("title", first, event.title)] if event.title.strip() else []
    firsts = [event.mentions[0].id for event in timeline.events]
    said += [Override("different", firsts)] if len(firsts) > 1 else []
    assert timeline.corrected(said) == evolve(timeline, overrides=tuple(sorted(said)))


@given(evidence().filter(lambda read: len(read.mentions) > 1), st.data())
def test_grouping_is_as_told(read, data):
    ids = [m.id for m in read.mentions]
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True)
    plain, one, two = build(read), data.draw(pair), data.draw(pair)
    both = [Override("same", one), Override("different", two)]
    corrected = plain.corrected(both)
    if len({*one} & {*two}) > 1:
        assert [problem.code for problem in corrected.problems if problem.derived][:1] == ["override-conflict"]
        assert groups(corrected) == groups(plain)
        return
    assert len({event_of(corrected, m).id for m in one}) == 1
    assert len({event_of(corrected, m).id for m in two}) == len(two)
    assert sorted(m.id for e in corrected.events for m in e.mentions) == sorted(ids)
    assert {g for g in groups(plain) if not g & {*one, *two}} <= groups(corrected)


@FEWER
@given(evidence().filter(lambda read: read.mentions), st.data())
def test_an_event_is_as_told(read, data):
    mention = data.draw(st.sampled_from(read.mentions)).id
    values = {kind: data.draw(values) for kind, values in VALUES.items()}
    corrected = build(read).corrected(Override(kind, mention, value) for kind, value in values.items())
    event = event_of(corrected, mention)
    assert (event.title, event.status) == (values["title"], values["status"])
    assert groups(corrected) == groups(build(read))


@FEWER
@given(evidence().filter(lambda read: read.mentions), st.sampled_from([*VALUES]), st.data())
def test_of_two_values_none_applies(read, kind, data):
    mention = data.draw(st.sampled_from(read.mentions)).id
    one, two = data.draw(st.lists(VALUES[kind], min_size=2, max_size=2, unique=True))
    plain = build(read)
    corrected = plain.corrected([Override(kind, mention, one), Override(kind, mention, two)])
    assert (corrected.events, corrected.relations) == (plain.events, plain.relations)
    assert "override-conflict" in {problem.code for problem in corrected.problems}


@settings(max_examples=10)
@given(st.data())
def test_corrections_of_news_join_in_any_batches(data):
    documents = demo_documents()
    mentions = extract_many(documents).evidence.mentions
    said = data.draw(st.lists(overrides(mentions), max_size=5))
    one, two = (extract_many([d], overrides=said) for d in documents)
    assert len(texts(extract_many(documents, overrides=reversed(said)), one | two, two | one)) == 1
