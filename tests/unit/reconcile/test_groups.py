"""What a document groups and what belongs: groups stay whole across documents, and events are judged as groups."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventMention
from timeline.languages import load_families, load_pack, pack_codes
from timeline.model import load_model
from timeline.reconcile import belong
from timeline.reconcile.belong import FEATURES, belonging, document_groups, event_features
from timeline.reconcile.group import group_mentions
from timeline.strategies import event_mentions, evidence
from timeline.values import Link

CLAUSE = "The attack on the port of Norwick began."
ATTACK = EventMention("m1", "d1", 4, 10, "attack", (0, 40), CLAUSE, title=CLAUSE, concept="attack", pos="noun")
MENTIONS = st.lists(event_mentions("The port was shelled and the attack went on"), max_size=6, unique_by=lambda m: m.id)


def ids(groups):
    return {frozenset(m.id for m in group) for group in groups}


def test_what_a_document_groups_stays_together_and_what_it_keeps_apart_stays_apart():
    again = evolve(ATTACK, id="m2", start=50, end=56, sentence=(41, 90))
    together = [evolve(ATTACK, group="m1"), evolve(again, group="m1")]
    apart = [evolve(ATTACK, group="m1"), evolve(again, group="m2")]
    assert ids(group_mentions(together, load_model())) == {frozenset({"m1", "m2"})}
    assert ids(group_mentions(apart, load_model())) == {frozenset({"m1"}), frozenset({"m2"})}


def test_another_document_does_not_join_what_one_keeps_apart():
    other = evolve(ATTACK, id="m3", doc="d2", group="m3")
    again = evolve(ATTACK, id="m2", start=50, end=56, sentence=(41, 90), group="m2")
    groups = ids(group_mentions([evolve(ATTACK, group="m1"), again, other], load_model()))
    assert not any({"m1", "m2"} <= group for group in groups)
    assert any(len(group) == 2 for group in groups)


@given(evidence())
def test_groups_of_documents_stay_whole(read):
    groups = group_mentions(read.mentions, load_model())
    assert sorted(m.id for group in groups for m in group) == sorted(m.id for m in read.mentions)
    for m in read.mentions:
        for n in read.mentions:
            if m.doc == n.doc and m.group and n.group and not (m.repeats or n.repeats):
                one = any(m in group and n in group for group in groups)
                assert one == (m.group == n.group)


@given(MENTIONS)
def test_features_of_groups_are_known_and_none_is_lost(mentions):
    groups = document_groups(mentions, load_model())
    assert sorted(m.id for group in groups for m in group.mentions) == sorted(m.id for m in mentions)
    for row in event_features(groups):
        assert set(row) <= set(FEATURES)


@given(MENTIONS)
def test_what_belongs_is_told_by_whole_groups(mentions):
    kept = belonging(mentions, load_model())
    assert {m.id for m in kept} <= {m.id for m in mentions}
    for group in document_groups(mentions, load_model()):
        inside = [m for m in kept if m.id in {n.id for n in group.mentions}]
        assert len(inside) in (0, len(group.mentions))
        assert {m.group for m in inside} <= {group.name}


def test_families_name_concepts_that_packs_have():
    known = {concept for code in pack_codes() for concept in load_pack(code).concepts}
    assert set(load_families()) <= known


def test_what_days_are_counted_from_stays_longer(monkeypatch):
    clause = "The mayor resigned."
    other = EventMention("m2", "d1", 60, 68, "resigned", (50, 90), clause, concept="resign", salience=0.3)
    monkeypatch.setattr(belong, "BELONGS", 0.0)
    both = sorted(belonging([ATTACK, other], load_model()), key=lambda m: -m.belongs)
    sure, less = both
    assert sure.belongs > less.belongs
    monkeypatch.setattr(belong, "BELONGS", (sure.belongs + less.belongs) / 2)
    monkeypatch.setattr(belong, "COUNTED_FROM", 0.0)
    linked = evolve(sure, links=(Link("before", less.id, days=(2, 5), evidence="days before"),))
    assert {m.id for m in belonging([sure, less], load_model())} == {sure.id}
    assert {m.id for m in belonging([linked, less], load_model())} == {"m1", "m2"}
