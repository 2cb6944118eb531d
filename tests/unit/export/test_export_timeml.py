"""TimeML: what is tagged, and how it is linked."""

from datetime import date

import pytest
from attrs import evolve
from export_readers import read_timeml

from timeline import InputError
from timeline.export import to_timeml
from timeline.values import Anchor, Bounds, DocumentInfo, Event, EventMention, Relation, Timeline, TimeMention
from timeline.values.ids import stable_id

TEXT = "Fire & smoke: the fire began on Monday. The mayor may resign on Monday after it."
PUBLISHED, MONDAY = date(2025, 3, 12), date(2025, 3, 10)


def mention(word, *, at=0, **known):
    start = TEXT.index(word, at)
    return EventMention(f"m{start}", "d1", start, start + len(word), word, (0, len(TEXT)), pos="noun", **known)


def monday(at):
    start = TEXT.index("Monday", at)
    found = TimeMention(f"t{start}", "d1", start, start + 6, "Monday", "DATE", f"{MONDAY}")
    return evolve(found, anchor=Anchor("published"), earliest=MONDAY, latest=MONDAY)


def event(name, *mentions, status="happened"):
    day = Bounds(MONDAY, MONDAY)
    return Event(name, name, "en", status, "day", day.edtf(), day, day, mentions=mentions)


FIRST, SECOND = monday(0), monday(50)
FIRES = (mention("Fire"), mention("fire", times=(FIRST.id,), earliest=MONDAY, latest=MONDAY))
RESIGN = mention("resign", kind="intention", tense="future", status="possible")
TIMELINE = Timeline(
    "t1",
    (DocumentInfo("d1", "en", PUBLISHED, digest=stable_id("", TEXT)),),
    (FIRST, SECOND),
    (event("a", *FIRES), event("b", RESIGN, status="possible")),
    (Relation("a", "b", "before", 0.9), Relation("b", "a", "overlap", 0.5)),
)


def read(timeline=TIMELINE, text=TEXT):
    return read_timeml(to_timeml(timeline, {"d1": text})["d1"], text)


def test_tags_stand_at_their_places():
    tags = [f"{tag.tag} {tag.text}" for tag in read().find("TEXT")]
    assert tags == ["EVENT Fire", "EVENT fire", "TIMEX3 Monday", "EVENT resign", "TIMEX3 Monday"]


def test_publication_day_is_the_creation_time():
    assert dict(read().find("DCT")[0].attrib).items() >= {"tid": "t0", "value": "2025-03-12"}.items()
    assert {time.get("anchorTimeID") for time in read().find("TEXT").findall("TIMEX3")} == {"t0"}


def test_without_a_publication_day_there_is_none():
    bare = evolve(TIMELINE, documents=(evolve(TIMELINE.documents[0], published=None),))
    assert read(bare).find("DCT") is None
    assert not any("t0" in link.attrib.values() for link in read(bare).iter("TLINK", "TIMEX3"))


def test_instances_say_what_is_known():
    last = dict(read().findall("MAKEINSTANCE")[-1].attrib)
    assert last.items() >= {"tense": "FUTURE", "modality": "POSSIBLE", "polarity": "POS", "pos": "NOUN"}.items()
    assert read().find("TEXT")[3].get("class") == "I_ACTION"


def test_links():
    ends = ("eventInstanceID", "relatedToEventInstance", "relatedToTime", "relType")
    links = {tuple(link.get(name) for name in ends if link.get(name)) for link in read().findall("TLINK")}
    assert links == {
        ("ei2", "ei1", "IDENTITY"),
        ("ei1", "t0", "BEFORE"),
        ("ei3", "t0", "BEFORE"),
        ("ei2", "t1", "IS_INCLUDED"),
        ("ei1", "ei3", "BEFORE"),
    }


def test_what_overlaps_a_time_is_left_out():
    over = mention("on Monday")
    crossed = evolve(TIMELINE, events=(event("a", over),), relations=())
    assert [tag.tag for tag in read(crossed).find("TEXT")] == ["TIMEX3", "TIMEX3"]
    assert read(crossed).findall("MAKEINSTANCE") == []


@pytest.mark.parametrize("texts", [{}, {"d1": "another text"}])
def test_the_text_must_be_the_one_that_was_read(texts):
    with pytest.raises(InputError, match=r"text .* @ d1"):
        to_timeml(TIMELINE, texts)


def test_each_file_has_the_mentions_of_its_document():
    two = evolve(TIMELINE, documents=(*TIMELINE.documents, DocumentInfo("d2", "en")))
    written = to_timeml(two, {"d1": TEXT, "d2": TEXT})
    assert written["d1"] == to_timeml(TIMELINE, {"d1": TEXT})["d1"]
    assert len(read_timeml(written["d2"], TEXT).find("TEXT")) == 0


def test_a_file_holds_one_document():
    two = evolve(TIMELINE, documents=(*TIMELINE.documents, DocumentInfo("d2", "en")))
    with pytest.raises(InputError, match="holds one document, and this timeline has 2"):
        two.to("timeml", texts={"d1": TEXT, "d2": ""})
    assert TIMELINE.to("timeml", texts={"d1": TEXT}) == to_timeml(TIMELINE, {"d1": TEXT})["d1"]
