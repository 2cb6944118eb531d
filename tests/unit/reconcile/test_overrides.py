"""What a person corrects, on a story of two papers: groups, dates, status, titles, drops, and what does not apply."""

from __future__ import annotations

import pytest
from attrs import evolve

from timeline import Document, InputError, Origin, Override, Selector, extract, extract_many
from timeline.reconcile.named import holds_trigger

POST = Document(
    "A fire broke out at the port on 3 March 2025. The mayor resigned on 17 March 2025. "
    "A fire broke out at the mill on 20 March 2025.",
    id="post",
    published="2025-04-08",
)
ECHO = Document("The mayor resigned on 18 March 2025.", id="echo", published="2025-04-08")
STORY = extract_many([POST, ECHO])


def at(words, doc="post", nth=1):
    return Selector(doc=doc, words=words, nth=nth)


def event_of(timeline, selector):
    """The event that holds a mention with words of a document in its sentence; the words are clear here."""
    return next(e for e in timeline.events for m in e.mentions if m.doc == selector.doc and selector.words in m.quote)


def codes(timeline):
    return [problem.code for problem in timeline.problems]


def test_a_date_moves_the_event_and_its_relations():
    port, mayor = at("at the port"), at("mayor resigned")
    before = STORY.before(event_of(STORY, port), event_of(STORY, mayor))
    corrected = STORY.corrected([Override("date", at("broke out"), "2025-03-30")])
    event = event_of(corrected, port)
    assert (event.edtf, event.begin.earliest.isoformat(), event.granularity) == ("2025-03-30", "2025-03-30", "day")
    assert before.verdict == "yes"
    assert corrected.before(event, event_of(corrected, mayor)).verdict == "no"
    assert "corrected: date of «broke out» (post): 2025-03-30" in corrected.why(event).steps
    assert not any("full_date" in line for line in event.why)
    assert event.origin("begin") == Origin("begin", overrides=corrected.overrides)


def test_a_title_has_its_own_language():
    corrected = STORY.corrected([Override("title", at("broke out"), "حريق في الميناء")])
    event = event_of(corrected, at("at the port"))
    assert (event.title, event.lang) == ("حريق في الميناء", "ar")


def test_a_status_changes_what_the_period_means():
    corrected = STORY.corrected([Override("status", at("broke out"), "ongoing")])
    event = event_of(corrected, at("at the port"))
    assert (event.status, event.edtf, event.one_day) == ("ongoing", "2025-03-03", False)


def test_same_and_different_say_what_is_one_event():
    mayors, fires = [at("resigned"), at("resigned", "echo")], [at("broke out"), at("broke out", nth=2)]
    port, mill = at("at the port"), at("at the mill")
    assert event_of(STORY, mayors[0]) == event_of(STORY, mayors[1])
    assert event_of(STORY, port) != event_of(STORY, mill)
    told = STORY.corrected([Override("different", mayors), Override("same", fires)])
    assert event_of(told, mayors[0]) != event_of(told, mayors[1])
    assert event_of(told, port) == event_of(told, mill)
    assert "corrected: different: «resigned» (echo), «resigned» (post)" in event_of(told, mayors[0]).why
    assert "corrected: same: «broke out» (post), «broke out» (post, 2)" in event_of(told, port).why
    origins = [event_of(told, selector).origin("mentions").overrides for selector in (mayors[0], mayors[1], port)]
    assert origins == [(Override("different", mayors),)] * 2 + [(Override("same", fires),)]


def test_a_contradiction_changes_nothing():
    told = [Override("different", [at("resigned"), at("broke out")])]
    told += [Override("same", [at(word), at("broke out", nth=2)]) for word in ("resigned", "broke out")]
    corrected = STORY.corrected(told)
    (problem,) = corrected.problems
    assert (problem.code, problem.derived, problem.message.count("same: ")) == ("override-conflict", True, 2)
    assert corrected.events == STORY.events


def test_a_split_takes_what_repeats_along():
    fires = at("fire"), at("broke out")
    assert event_of(STORY, fires[0]) == event_of(STORY, fires[1])
    parted = STORY.corrected([Override("different", fires)])
    assert len(parted.events) == len(STORY.events) + 1
    assert sum("corrected: different: " in line for e in parted.events for line in e.why) == 2


def test_a_dropped_event_takes_its_relations_and_conflicts_along():
    mayors = [at("resigned"), at("resigned", "echo")]
    event = event_of(STORY, mayors[0])
    assert [c.attribute for c in STORY.conflicts if event.id in c.events] == ["date"]
    dropped = STORY.corrected([Override("drop", mayors[0]), Override("title", mayors[1], "No more")])
    assert {m.id for m in dropped.dropped} == {m.id for m in event.mentions}
    assert event.id not in {e.id for e in dropped.events} | {one for r in dropped.relations for one in (r.a, r.b)}
    assert dropped.conflicts == ()
    assert [(p.code, p.derived) for p in dropped.problems] == [("override-unused", True)]


def test_what_is_missing_today_applies_after_a_join():
    override = Override("title", at("resigned", "echo"), "A mayor goes")
    alone = extract(POST, overrides=[override])
    assert (codes(alone), alone.overrides) == (["override-unused"], (override,))
    joined = alone | extract(ECHO)
    assert codes(joined) == []
    assert event_of(joined, at("resigned", "echo")).title == "A mayor goes"


def test_the_number_chooses_among_equal_words():
    second = STORY.corrected([Override("title", at("broke out", nth=2), "The mill burns")])
    assert event_of(second, at("at the mill")).title == "The mill burns"
    assert codes(STORY.corrected([Override("drop", at("broke out", nth=3))])) == ["override-unused"]


@pytest.mark.parametrize(
    ("words", "held"),
    [("resigned", True), ("The Mayor resigned on", True), ("mayor", False), ("resign", False), ("the port", False)],
)
def test_words_hold_a_trigger_of_their_sentence(words, held):
    mention = next(m for m in STORY.evidence.mentions if m.text == "resigned")
    assert holds_trigger(words, mention) == held


def test_words_are_found_in_any_spelling():
    mention = next(m for m in extract("وُقِّعت الاتفاقيّة يوم ٨ أبريل ٢٠٢٥.").evidence.mentions)
    assert mention.text == "وُقِّعت"
    assert holds_trigger("وقعت الاتفاقية", mention)
    assert not holds_trigger("وقعت الاتفاقية", evolve(mention, quote=mention.quote[::-1]))


def test_only_overrides_are_overrides():
    with pytest.raises(InputError, match="an override is an Override, not 'drop'"):
        extract(POST, overrides=["drop"])
    with pytest.raises(InputError):
        STORY.corrected([None])
