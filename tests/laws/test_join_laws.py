"""Reconcile is a function of the set of mentions: timelines join in any order, any grouping, any repeats."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Document, Timeline, extract, extract_many
from timeline.batch.demo import demo_documents
from timeline.model import load_model
from timeline.pipeline import build
from timeline.reconcile import reconcile
from timeline.strategies import arabic_texts, days, documents, english_texts, evidence

DEMO = demo_documents()
NEWS = st.builds(
    Document,
    st.one_of(arabic_texts(), english_texts(), st.sampled_from([d.text for d in DEMO])),
    published=st.none() | days(),
    lang=st.sampled_from(["ar", "en"]),
)


def same(*timelines: Timeline) -> bool:
    return len({t.to_json() for t in timelines}) == 1


@given(evidence(), evidence())
def test_join_is_commutative(one, two):
    a, b = build(one), build(two)
    assert same(a | b, b | a)


@given(evidence(), evidence(), evidence())
def test_join_is_associative(one, two, three):
    a, b, c = build(one), build(two), build(three)
    assert same((a | b) | c, a | (b | c), build(one | two | three))


@given(evidence())
def test_join_is_idempotent(one):
    a = build(one)
    assert same(a | a, a)


@given(evidence())
def test_a_timeline_keeps_all_its_evidence(one):
    assert build(one).evidence == one


@given(evidence(), evidence(("d3", "d4", "d5")))
def test_a_join_loses_no_mention_but_those_of_a_rival_text(one, two):
    joined = build(one) | build(two)
    kept = {m.id for e in joined.events for m in e.mentions}
    lost = {p.doc for p in joined.problems if p.code == "duplicate-id"}
    mentions = [m for m in (*one.mentions, *two.mentions) if m.doc not in lost]
    assert kept >= {m.id for m in mentions} and lost <= {"d3"}
    assert len({d.id for d in joined.documents}) == len(joined.documents)


@given(evidence(("d1",)), evidence(("d1",)))
def test_of_two_texts_under_one_id_one_stays_whole(one, two):
    joined = one | two
    read = [part for part in (one, two) if part.documents and part.documents[0].digest == joined.documents[0].digest]
    assert {m.id for m in joined.mentions} == {m.id for part in read for m in part.mentions}
    unlike = len({d.digest for d in (*one.documents, *two.documents)}) == 2
    assert [p.doc for p in joined.problems if p.code == "duplicate-id"] == ["d1"] * unlike


@given(evidence())
def test_groups_partition_the_mentions(one):
    events, _ = reconcile(one, load_model())
    grouped = [m for e in events for m in e.mentions]
    assert sorted(m.id for m in grouped) == sorted(m.id for m in one.mentions)
    assert all(e.mentions for e in events)
    assert len({e.id for e in events}) == len(events)


@given(evidence(), st.randoms(use_true_random=False))
def test_reconcile_is_blind_to_the_order_of_mentions(one, random):
    mixed = list(one.mentions)
    random.shuffle(mixed)
    assert reconcile(evolve(one, mentions=tuple(mixed)), load_model()) == reconcile(one, load_model())


@given(evidence())
def test_conflicts_speak_of_mentions_that_are_there(one):
    events, conflicts = reconcile(one, load_model())
    sizes = {e.id: len(e.mentions) for e in events}
    for conflict in conflicts:
        assert len({c.value for c in conflict.claims}) == len(conflict.claims) > 1
        assert all(0 <= i < sizes[conflict.events[0]] for c in conflict.claims for i in c.mentions)


@given(evidence())
def test_histories_change_and_end_with_the_status(one):
    for event in reconcile(one, load_model())[0]:
        days, statuses = [at.published for at in event.history], [at.status for at in event.history]
        assert days == sorted(set(days))
        assert all(a != b for a, b in pairwise(statuses))
        assert not statuses or (len(statuses) > 1 and statuses[-1] == event.status)
        assert all(event.mentions[i].status == at.status for at in event.history for i in at.mentions)


@given(evidence())
def test_no_event_begins_after_it_ends(one):
    for event in build(one).events:
        begin, end = event.begin, event.end
        assert not (begin.earliest and end.latest) or begin.earliest <= end.latest, event


@settings(max_examples=25)
@given(st.lists(NEWS, min_size=1, max_size=4), st.data())
def test_any_order_and_batching_gives_the_same_bytes(news, data):
    whole = extract_many(news)
    mixed = data.draw(st.permutations(news))
    cut = data.draw(st.integers(0, len(news)))
    batches = extract_many(mixed[:cut]) | extract_many(mixed[cut:])
    assert same(whole, extract_many([*mixed, mixed[0]]), batches)


@settings(max_examples=25)
@given(documents(), documents())
def test_documents_join_one_by_one(one, two):
    assert same(extract(one) | extract(two), extract_many([two, one]))


@settings(max_examples=25)
@given(NEWS)
def test_one_document_is_the_same_alone_and_among_many(document):
    assert same(extract(document), extract_many([document, document]))


def test_two_readings_of_one_document_join_in_any_order():
    """The same id and text with two publication dates: which reading counts is no matter of order."""
    days = ("2025-04-08", "2025-05-08")
    one, two = (extract(Document("He signed it on Tuesday.", id="d", published=day)) for day in days)
    assert same(one | two, two | one)


def test_the_demo_joins():
    one, two = (extract(d) for d in DEMO)
    assert same(one | two, two | one, extract_many(DEMO), extract_many(reversed(DEMO)))
    assert (one | two).events
