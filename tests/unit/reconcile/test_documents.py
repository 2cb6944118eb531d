"""Which documents may tell of one event, and what is remembered of pairs."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from timeline import EventMention, extract
from timeline.model import load_model
from timeline.pipeline import build
from timeline.reconcile.documents import Profiles, places_in
from timeline.reconcile.group import score_pairs
from timeline.reconcile.memory import PairMemory

MAY = date(2024, 5, 3)


def mention(doc: str, quote: str, day: date | None = MAY) -> EventMention:
    made = EventMention(f"m-{doc}", doc, 0, 3, quote[:3], (0, len(quote)), quote=quote, group=f"m-{doc}")
    return evolve(made, earliest=day, latest=day, date_from="time") if day else made


def may_meet(one: EventMention, two: EventMention) -> bool:
    profiles = Profiles.of([one, two], load_model())
    assert profiles.may_meet("a", "b") == profiles.may_meet("b", "a")
    return profiles.may_meet("a", "b")


FERRY = "The ferry Oleander capsized near Batam and its captain was arrested"


@pytest.mark.parametrize(
    ("quote", "day", "meet"),
    [
        ("Rescuers searched for the ferry Oleander which capsized off Batam", MAY, True),
        ("Rescuers searched for the ferry Oleander which capsized off Batam", date(2024, 6, 30), True),
        ("Rescuers searched for the ferry Oleander which capsized off Batam", date(2023, 5, 3), False),
        ("Rescuers searched for the ferry Oleander which capsized off Batam", None, True),
        ("Parliament passed the budget after a night of debate", MAY, False),
    ],
)
def test_documents_in_one_script_share_rare_words_and_a_time(quote, day, meet):
    assert may_meet(mention("a", FERRY), mention("b", quote, day)) is meet


@pytest.mark.parametrize(
    ("quote", "day", "meet"),
    [
        ("غرقت العبارة قبالة سواحل إندونيسيا", date(2024, 5, 20), True),
        ("غرقت العبارة قبالة سواحل إندونيسيا", date(2023, 5, 3), False),
        ("غرقت العبارة وأوقف ربانها", MAY, True),
        ("غرقت العبارة وأوقف ربانها", date(2024, 5, 4), False),
    ],
)
def test_documents_in_two_scripts_share_a_place_or_a_day(quote, day, meet):
    assert may_meet(mention("a", "The ferry capsized off Indonesia", MAY), mention("b", quote, day)) is meet


def test_places_have_one_name_in_all_languages():
    assert places_in("a ferry off Indonesia") & places_in("عبارة في إندونيسيا")
    assert not places_in("a ferry capsized")


def news(text: str, day: str):
    return extract(text, published=day, lang="en")


def test_a_join_remembers_and_gives_what_it_gives_without_memory():
    one = news("A bomb killed 12 people in Mosul on 3 May 2024.", "2024-05-04")
    two = news("The bomb in Mosul on Friday killed 12, police said.", "2024-05-05")
    three = news("The Mosul bomb of 3 May 2024 killed 14 people.", "2024-05-08")
    joined = one | two
    assert joined.memory.scores and not joined.memory.earlier
    assert (joined | three).to_json() == build(one.evidence | two.evidence | three.evidence).to_json()


def test_only_pairs_of_documents_that_are_as_they_were_are_recalled():
    one, two = mention("a", FERRY), mention("b", "Divers found the ferry Oleander that capsized near Batam")
    memory, model = PairMemory(), load_model()
    scores = score_pairs([one, two], model, memory)
    assert len(scores) == 1
    false = PairMemory(documents=memory.documents, scores=dict.fromkeys(memory.scores, 0.125))
    assert score_pairs([one, two], model, PairMemory([false])) == {(0, 1): 0.125}
    changed = evolve(two, subject="the divers")
    assert score_pairs([one, changed], model, PairMemory([false])) != {(0, 1): 0.125}
